/** Measures how much figures add to the build time of a large site. */
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { compare } from "./rounds.js";
import { buildSite, figure, PLAIN, page, parseImageCounts, shape, writeSite } from "./sites.js";
import type { Row } from "./table.js";

export async function benchSite(): Promise<Row[]> {
  return [
    ...(await compareSites(1000, 3)),
    ...(await compareSites(8000, 3, { time: 1.5, memory: 550 })),
    ...(await compareSites(40_000, 1, { memory: 2000 })),
    ...buildImages(1000),
  ];
}

/** Returns the built HTML of `figure(number)`. */
function finished(number: number): string {
  const drawing = figures.decomposition!.draw(shape(number));
  return toHtml(drawing, { id: `lora-p${number}-1`, interactive: true });
}

/** The limit of memory for the largest site, MB. The default is not enough for it. */
const LARGE_HEAP = 12_288;

/** Compares builds of sites whose pages have a figure, its finished HTML, or a paragraph of text. */
async function compareSites(
  pages: number,
  rounds: number,
  max: { readonly time?: number; readonly memory?: number } = {},
): Promise<Row[]> {
  const folders = {
    figure: writeSite(pages, (number) => figure(number)),
    text: writeSite(pages, () => PLAIN),
    pasted: writeSite(pages, finished),
  };
  type Name = keyof typeof folders;
  const peaks: Record<Name, number[]> = { figure: [], text: [], pasted: [] };
  const build = (name: Name) => () => {
    rmSync(path.join(folders[name], "_site"), { recursive: true, force: true });
    const { wall, user, peak } = buildSite(folders[name], pages > 8000 ? LARGE_HEAP : undefined);
    peaks[name].push(peak);
    return { wall, cpu: user };
  };
  try {
    const builds = await compare(
      { figure: build("figure"), text: build("text"), pasted: build("pasted") },
      rounds,
      0,
    );
    const task = `site of ${pages.toLocaleString("en")} pages with a figure each`;
    const { figure: drawn, text } = builds.costs;
    const added = drawn.map(({ cpu = NaN }, round) => (cpu - text[round]!.cpu!) / pages);
    const memory = (name: Name) => builds.measured(peaks[name]);
    return [
      { task: `${task}, CPU time`, ...builds.time("figure", "cpu"), unit: "ms" },
      {
        task: `${task}: CPU time / with text in place of figures`,
        ...builds.cpuRatio("figure", "text"),
        unit: "x",
        ...(max.time && { max: max.time }),
      },
      // Measures the cost of Markdown and files of the same length without the plugin.
      {
        task: `${task}: CPU time with pasted HTML / with text`,
        ...builds.cpuRatio("pasted", "text"),
        unit: "x",
      },
      { task: `${task}: CPU time per figure`, ...builds.measured(added), unit: "ms" },
      {
        task: `${task}, memory`,
        ...memory("figure"),
        unit: "MB",
        ...(max.memory && { max: max.memory }),
      },
      { task: `${task}, memory with text`, ...memory("text"), unit: "MB" },
      { task: `${task}, memory with pasted HTML`, ...memory("pasted"), unit: "MB" },
    ];
  } finally {
    for (const folder of Object.values(folders)) rmSync(folder, { recursive: true });
  }
}

/** Measures builds of a site with images: the first build, a build without changes, and a build after an edit. */
function buildImages(pages: number): Row[] {
  const folder = writeSite(pages, (number) => figure(number, ", format=png"));
  const build = () => parseImageCounts(buildSite(folder).stdout);
  try {
    const [first, again] = [build(), build()];
    writeFileSync(path.join(folder, "p1.md"), page(1, figure(7777, ", format=png")));
    const edited = build();
    const task = `site of ${pages.toLocaleString("en")} PNG figures`;
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
