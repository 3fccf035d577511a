/** The stylesheet's rules for tables. */

/**
 * Dark at an edge behind which there is more: the paper over it moves with the table, the shade does
 * not. It is 1 px from the edge, for the paper may end within the last. All is on that paper, which is
 * the picture's and may not be the page's, and so in its ink.
 */
const edges = ["left", "right"];
const paper = edges.map(
  (side) =>
    `linear-gradient(to ${side},#0000,var(--lora-paper) 50%) ${side}/2.5em 100% no-repeat local`,
);
const shade = edges.map(
  (side) =>
    `linear-gradient(to ${side},#0000,var(--lora-frozen)) ${side} 1px top/.75em calc(100% - 2px) no-repeat scroll`,
);

/**
 * Rows of words and numbers with few rules; a figure's own table of four columns has only numbers.
 * In narrow columns the tables that say so are stacked, in a grid that is the same for every row: a
 * model's name above its numbers in three lines, a method's settings and trade-off below its
 * numbers; no cell is out of sight then, nor are the columns' names, which stay at the window's
 * top while the rows go by: they are in the grid's own places, and so say what each number is.
 * Where letters are too large for that, the table scrolls.
 */
export const tables = `.lora-scroll,.lora-data[open]{overflow-x:auto;background:${[...paper, ...shade].join()} var(--lora-paper);color:var(--lora-ink)}
.lora .lora-scroll{font-size:.9em}
.lora.lora table{display:table;table-layout:auto;border:0;white-space:normal;overflow-wrap:normal;border-collapse:collapse;margin:.75em 0;font-variant-numeric:tabular-nums;line-height:1.4}
.lora caption{caption-side:top;text-align:start;font-weight:600;padding-bottom:.4em}
.lora .lora-number+span{font-weight:400}
.lora.lora.lora :is(thead,tbody,tr,th,td){border:0;background:none;color:inherit;overflow-wrap:inherit}
.lora.lora :is(th,td){padding:.3em 1.25em .3em 0;text-align:start;font-weight:400;vertical-align:baseline}
.lora.lora.lora thead th{color:var(--lora-muted);vertical-align:bottom}
.lora th a{display:inline-block;min-height:24px;scroll-margin-top:7em}
.lora.lora.lora tr{border-bottom:1px solid var(--lora-tint)}
.lora.lora.lora :is(thead,tbody:last-child)>tr:last-child{border-color:var(--lora-frozen)}
.lora :is(td,thead th):last-child{text-align:end;padding-inline-end:0}
.lora .lora-scroll :is(td,th+th){text-align:end}
.lora-data tr:has(>:nth-child(4))>:nth-child(n+2):not(.lora-prose){text-align:end}
.lora-scroll [scope=row]{white-space:nowrap}
.lora .lora-scroll .lora-prose{text-align:start;min-width:6.5em}
.lora-methods .lora-prose{min-width:14em}
@container (width<600px){.lora .lora-scroll{font-size:.8em}
.lora.lora :is(th,td){padding-inline-end:.75em}
.lora.lora .lora-stack,.lora-stack :is(caption,thead,tbody){display:block}
@container (width>12em){.lora-scroll:has(.lora-stack){overflow:visible}}
.lora.lora .lora-stack thead{position:sticky;top:0;background:var(--lora-paper)}
.lora-stack tr{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));column-gap:.75em;padding:.3em 0}
.lora .lora-stack :is(th,td){grid-column:span 3;min-width:0;padding:0;white-space:normal}
.lora .lora-stack :is(th,td):first-child{font-weight:600}
.lora .lora-models :nth-last-child(2n),.lora .lora-methods :nth-last-child(4){text-align:start}
.lora .lora-stack :is(:first-child,.lora-prose){grid-column:1/-1}
.lora-methods tr{grid-template-columns:minmax(0,1fr) 5em minmax(0,1fr)}
.lora .lora-methods :is(th,td):not(:first-child,.lora-prose){grid-column:auto}}
@media print{.lora th a::after{content:", " attr(title);white-space:normal}}`;
