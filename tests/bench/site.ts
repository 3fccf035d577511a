/** Measures how much figures add to the build time of a large site. */
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { measureRounds } from "./rounds.js";
import { buildSite, figure, PLAIN, page, parseImageCounts, shape, writeSite } from "./sites.js";
import { median, type Row } from "./table.js";

export async function benchSite(): Promise<Row[]> {
  return [
    ...(await compareSites(1000, 3, {})),
    ...(await compareSites(5000, 3, { max: 1.15 })),
    ...buildImages(1000),
  ];
}

/** Returns the built HTML of `figure(number)`. */
function finished(number: number): string {
  const drawing = figures.decomposition!.draw(shape(number));
  return toHtml(drawing, { id: `lora-p${number}-1`, interactive: true });
}

const formatCount = (count: number) => count.toLocaleString("en");

async function compareSites(
  pages: number,
  rounds: number,
  target: Pick<Row, "max">,
): Promise<Row[]> {
  const folders = {
    svg: writeSite(pages, (number) => figure(number)),
    text: writeSite(pages, () => PLAIN),
    pasted: writeSite(pages, finished),
  };
  const build = (folder: string) => () => {
    rmSync(path.join(folder, "_site"), { recursive: true, force: true });
    return buildSite(folder).cpu;
  };
  try {
    const contenders = Object.entries(folders).map(([name, folder]) => [name, build(folder)]);
    const cpu = await measureRounds<keyof typeof folders>(Object.fromEntries(contenders), rounds);
    const [svg, text, pasted] = [median(cpu.svg), median(cpu.text), median(cpu.pasted)];
    const task = `site of ${formatCount(pages)} pages with a figure each`;
    return [
      { task: `${task}, CPU time`, value: svg, unit: "s" },
      {
        task: `${task}: CPU time / with text in place of figures`,
        value: svg / text,
        unit: "x",
        ...target,
      },
      // Measures the cost of Markdown and files of the same length without the plugin.
      { task: `${task}: CPU time with pasted HTML / with text`, value: pasted / text, unit: "x" },
      { task: `${task}: CPU time per figure`, value: (1000 * (svg - text)) / pages, unit: "ms" },
    ];
  } finally {
    for (const folder of Object.values(folders)) rmSync(folder, { recursive: true });
  }
}

/** Measures builds of a site with images: the first build, a build without changes, and a build after an edit. */
function buildImages(pages: number): Row[] {
  const folder = writeSite(pages, (number) => figure(number, ", format=png"));
  const build = () => parseImageCounts(buildSite(folder).log);
  try {
    const [first, again] = [build(), build()];
    writeFileSync(path.join(folder, "p1.md"), page(1, figure(7777, ", format=png")));
    const edited = build();
    const task = `site of ${formatCount(pages)} PNG figures`;
    return [
      { task: `${task}, first build: images drawn`, value: first.drawn, unit: "" },
      { task: `${task}, first build: time for images`, value: first.ms, unit: "ms" },
      { task: `${task}, second build: images drawn`, value: again.drawn, unit: "", max: 0 },
      { task: `${task}, second build: images reused`, value: again.reused, unit: "" },
      { task: `${task}, second build: time for images`, value: again.ms, unit: "ms" },
      { task: `${task}, one page edited: images drawn`, value: edited.drawn, unit: "", max: 4 },
      { task: `${task}, one page edited: time for images`, value: edited.ms, unit: "ms" },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
