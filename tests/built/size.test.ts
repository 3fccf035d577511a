/** What a page costs its reader, as a server would send it: brotli at its best. Run alone by `npm run size`. */
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { expect, it, onTestFinished } from "vitest";
import { figures } from "../../src/figures/index.js";
import { toHtml } from "../../src/html/figure.js";
import { stylesheet } from "../../src/html/stylesheet.js";
import { launch, openSite } from "../support/chromium.js";
import { SITE } from "../support/site.js";

const size = (...parts: string[]) =>
  brotliCompressSync(parts.join("\n"), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  }).length;

const island = readFileSync("dist/plugin/island/lora-figure.js", "utf8");
const html = (values: Record<string, unknown>, id: string) =>
  toHtml(figures.decomposition!.draw(values), { id, interactive: true });
const first = html({ rank: 8, d: 4096, k: 4096 }, "first");
const rows: [what: string, bytes: number, most: number][] = [
  ["the island with decomposition", size(island), 5_000],
  [
    "a first figure: HTML, stylesheet and island",
    size(first) + size(stylesheet) + size(island),
    10_000,
  ],
  ...figures.decomposition!.examples.map((values, index): [string, number, number] => [
    `a further figure (${Object.values(values).join(", ")})`,
    size(first, html(values, `further-${index}`)) - size(first),
    2_000,
  ]),
  ...[figures.model!, figures.memory!].flatMap((figure) =>
    figure.examples.map((values): [string, number, number] => {
      const html = toHtml(figure.draw(values), { id: "m", interactive: true });
      const what = `${figure.name}, ${values.rank}, ${values.model}`;
      return [`a further figure (${what})`, size(first, html) - size(first), 2_000];
    }),
  ),
  ...figures.model!.examples.map((values): [string, number, number] => {
    const html = toHtml(figures.model!.draw(values), { id: "m", interactive: true });
    const without = html.replace(/ data-model="[^"]*"/, "");
    return [`the data of ${values.model}`, size(first, html) - size(first, without), 1_000];
  }),
  [
    "a further figure with five steps",
    size(first, html({ rank: 8, d: 512, k: 512, steps: [1, 4, 8, 16, 32] }, "s")) - size(first),
    2_000,
  ],
];

it.each(rows)("%s costs %d bytes, at most %d", (_, bytes, most) => {
  expect(bytes).toBeLessThanOrEqual(most);
});

it("the customer's whole page with its formulas, first visit, costs at most 40,000 bytes", async () => {
  const browser = await launch();
  onTestFinished(() => browser.close());
  const page = await openSite(browser, SITE, { viewport: { width: 1024, height: 768 } });
  const bodies = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => bodies.set(response.url(), response.body()));
  await page.goto("http://site.test/sims/lora-visualizer/", { waitUntil: "networkidle" });
  let sum = 0;
  for (const [url, body] of bodies) {
    const bytes = await body;
    // A woff2 font is compressed already.
    sum += url.endsWith(".woff2") ? bytes.length : size(bytes.toString());
  }
  console.log(`${bodies.size} files, ${sum} bytes`);
  expect(bodies.size).toBeGreaterThan(6);
  expect(sum).toBeLessThanOrEqual(40_000);
});
