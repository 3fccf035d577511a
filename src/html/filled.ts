/** The stylesheet of pages with only a figure, for windows and frames. */

/**
 * The figure fills its window without scrolling. Its width is limited so that the wide picture, which is
 * 720 × 410 px, fits with nine lines of controls, if it has any. A small frame shows only sliders in two
 * columns and the picture; screen readers announce results there too.
 */
export const filledStylesheet = `.filled main{padding-inline:8px}
@layer lora{
.filled main>.lora{height:calc(100vh - 8px);min-height:480px;max-width:calc((100vh - 8px - 9em)*720/410);row-gap:.25em;font-size:clamp(.85rem,min(1.9vh,4vw),1.25rem)}
.filled main>.lora:not(:has(form)){max-width:calc((100vh - 8px)*720/410)}
.filled .lora :is(.lora-controls,.lora-buttons){flex:none;max-width:none;padding-inline:calc(100%/36)}
.filled .lora output{min-height:0;line-height:1.1}
.filled .lora :is(.lora-wide,.lora-narrow){flex:1;max-width:none;min-height:0}
@media (width<620px){.filled main>.lora{max-width:none}}
@media (width<620px) and (height<620px){.filled .lora :is(.lora-buttons,.lora-tick,[type=number]){display:none!important}
.filled .lora output{position:absolute;clip-path:inset(50%)}
.filled .lora .lora-controls{grid-template-columns:1fr 1fr}
.filled .lora .lora-row{display:flex;grid-column:auto;white-space:nowrap}}
@media print{.filled main>.lora{height:auto}}}
`.replaceAll("}\n", "}");
