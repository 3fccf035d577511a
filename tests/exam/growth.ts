/**
 * Time grows with what is given, never faster: each exam is one kind of large input. Its control is
 * the fault that all of these once were, a pattern that from every piece reads on to the end.
 */
import { render } from "../../site/playground/render.js";
import { figures } from "../../src/figures/index.js";
import { LoraError } from "../../src/lora.js";
import { parseTag } from "../../src/tag/arguments.js";
import { blankQuoted } from "../../src/tag/grammar.js";
import { buildPages } from "../support/host.js";

interface Exam {
  readonly name: string;
  /** Pieces at least; each doubling has twice as many. */
  readonly from: number;
  text(count: number): string;
  run(text: string, count: number): unknown;
  /** What the control reads on from to the end. */
  readonly piece: string;
}

export interface Growth {
  readonly name: string;
  /** Pieces at most. */
  readonly count: number;
  /** CPU time of that many, s. */
  readonly seconds: number;
  /** The exponent of growth, and the control's. */
  readonly exponent: number;
  readonly control: number;
}

export interface Effort {
  readonly doublings: number;
  /** Of which the fastest counts. */
  readonly runs: number;
}

const each = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => piece(index)).join("");
const asPage = (text: string) => buildPages([text]);
/** The text as HTML that a page ends up with, beside a figure of its own. */
const asHtml = (text: string) =>
  buildPages([text], (content, { lora }) => lora(8, 64, 64, { id: "own" }) + content);
const TAG = "<%";

const exams: readonly Exam[] = [
  {
    name: "figures with ids on a page",
    from: 125,
    text: (count) => each(count, (i) => `<% lora 8, 64, ${64 + (i % 500)}, id="f${i}" %>\n\n`),
    run: asPage,
    piece: TAG,
  },
  {
    name: "figures without ids on a page",
    from: 500,
    text: (count) => each(count, (i) => `<% lora 8, 64, ${64 + (i % 500)} %>\n\n`),
    run: asPage,
    piece: TAG,
  },
  {
    name: "figures of the same id on a page",
    from: 125,
    text: (count) => each(count, (i) => `<% lora 8, 64, 64, id="f${i >> 1}" %>\n\n`),
    run: asPage,
    piece: TAG,
  },
  {
    name: "wrong tags on a page",
    from: 250,
    text: (count) => each(count, (i) => `<% lora 80, 64,\n${64 + i} %>\n\n`),
    run: asPage,
    piece: TAG,
  },
  {
    name: "unclosed tags in a paragraph",
    from: 250,
    text: (count) => each(count, (i) => `a <% lora 8, 64, ${64 + i} `),
    run: asPage,
    piece: TAG,
  },
  {
    name: "unclosed tags in HTML",
    from: 250,
    text: (count) => `<div>\n${each(count, (i) => `<b title="<% lora 8, ${i}">\n`)}`,
    run: asPage,
    piece: TAG,
  },
  {
    name: "wrong shortcodes on a page",
    from: 250,
    text: (count) => `{% lora 80, 64, 64 %}\n`.repeat(count),
    run: (text, count) =>
      buildPages([text], (_, { lora }) => each(count, (i) => lora(80, 64, 64, { maxRank: i }))),
    piece: "{%",
  },
  {
    name: "open calls beside a wrong shortcode",
    from: 8000,
    text: (count) => "lora(\n".repeat(count),
    run: (text) => buildPages([text], (_, { lora }) => lora(80, 64, 64)),
    piece: "lora(",
  },
  {
    name: "a wrong tag on each page",
    from: 50,
    text: (count) => each(count, (i) => `<% lora 80, 64, ${64 + i} %>\f`),
    run: (text) => buildPages(text.split("\f").slice(0, -1)),
    piece: TAG,
  },
  {
    name: "references and their figures",
    from: 125,
    text: (count) =>
      each(count, (i) => `<% lora 8, 64, 64, id="f${i}" %>\n\nSee <% loraRef "f${i}" %>.\n\n`),
    run: asPage,
    piece: TAG,
  },
  {
    name: "references to nothing",
    from: 125,
    text: (count) =>
      each(count, (i) => `<% lora 8, 64, 64, id="f${i}" %>\n\nSee <% loraRef "g${i}" %>.\n\n`),
    run: asPage,
    piece: TAG,
  },
  {
    name: "ambiguous references, a figure a page",
    from: 25,
    text: (count) =>
      each(count, () => '<% lora 8, 64, 64, id="f" %>\f').concat(
        each(count, () => 'See <% loraRef "f" %>\f'),
      ),
    run: (text) => buildPages(text.split("\f").slice(0, -1)),
    piece: TAG,
  },
  {
    name: "numbers in a paragraph",
    from: 700,
    text: (count) => each(count, (i) => `<% lora 8, 64, ${64 + i}, show=trainable %> `),
    run: asPage,
    piece: TAG,
  },
  {
    name: "open <img>",
    from: 4000,
    text: (count) => '<img src="/lora/0123456789abcdef01234567.png" '.repeat(count),
    run: asHtml,
    piece: "<img",
  },
  {
    name: "addresses of images in one <img>",
    from: 4000,
    text: (count) => `<img srcset="${"/lora/0123456789abcdef01234567.png, ".repeat(count)}">`,
    run: asHtml,
    piece: "/lora",
  },
  {
    name: "open <figure>",
    from: 8000,
    text: (count) => '<figure class="lora" '.repeat(count),
    run: asHtml,
    piece: "<figure",
  },
  {
    name: "open comments and <meta>",
    from: 8000,
    text: (count) => "<meta name='<!-- ".repeat(count),
    run: asHtml,
    piece: "<meta",
  },
  {
    name: "code spans that nothing closes",
    from: 8000,
    text: (count) => {
      const runs = Math.floor(Math.sqrt(2 * count));
      return each(runs, (i) => `a ${"`".repeat(i + 1)} `);
    },
    run: blankQuoted,
    piece: "`",
  },
  {
    name: "steps given as spaces",
    from: 16_000,
    text: (count) => " ".repeat(count),
    run: (steps) =>
      refused(() => figures.decomposition.draw({ rank: 8, d: 64, k: 64, steps } as never)),
    piece: " ",
  },
  {
    name: "nested brackets in a tag",
    from: 16_000,
    text: (count) => `<% lora 8, 64, 64, steps=${"[".repeat(count)}${"]".repeat(count)} %>`,
    run: (tag) => refused(() => raise(parseTag(tag))),
    piece: "[",
  },
  {
    name: "open brackets in a tag",
    from: 16_000,
    text: (count) => `<% lora 8, 64, 64, steps=${"[".repeat(count)} %>`,
    run: (tag) => refused(() => raise(parseTag(tag))),
    piece: "[",
  },
  {
    name: "quotes in the playground",
    from: 16_000,
    text: (count) => `<% lora 8, 64, 64, caption="${'\\"'.repeat(count)} %>`,
    run: (text) => render(text, "a"),
    piece: "\\",
  },
];

function raise(tag: object): void {
  if ("error" in tag) throw tag.error;
}

/** Throws unless the work is refused, as what an author may mend. */
function refused(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (error instanceof LoraError || (error as Error).name === "TagError") return;
    throw error;
  }
  throw new Error("what cannot be read was not refused");
}

/** CPU time of the fastest run, ms. */
async function timeOf(work: () => unknown, runs: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** The slope of a line through the logarithms of times by counts: 1 is linear, 2 quadratic. */
function exponentOf(points: readonly (readonly [count: number, time: number])[]): number {
  const logs = points.map(([count, time]) => [Math.log(count), Math.log(time)] as const);
  const mean = (at: 0 | 1) => logs.reduce((sum, one) => sum + one[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = logs.reduce((sum, one) => sum + (one[0] - x) * (one[1] - y), 0);
  return covariance / logs.reduce((sum, one) => sum + (one[0] - x) ** 2, 0);
}

async function grow(
  from: number,
  { doublings, runs }: Effort,
  work: (count: number) => () => unknown,
) {
  const points: [count: number, time: number][] = [];
  for (let doubling = 0; doubling <= doublings; doubling++) {
    const count = from * 2 ** doubling;
    points.push([count, await timeOf(work(count), runs)]);
  }
  return points;
}

/** The least count, of doublings of 100, whose time can be told from nothing: 5 ms. */
async function startOf(work: (count: number) => () => unknown): Promise<number> {
  let count = 100;
  while ((await timeOf(work(count), 1)) < 5) count *= 2;
  return count;
}

/** Every exam's growth, one after the other. */
export async function* growths(effort: Effort): AsyncGenerator<Growth> {
  for (const { name, from, text, run, piece } of exams) {
    // Looks for what is in none of the texts.
    const again = new RegExp(`${piece.replace(/\W/g, "\\$&")}[\\s\\S]*?§`, "g");
    const slow = (count: number) => {
      const content = text(count);
      return () => content.match(again);
    };
    const points = await grow(from, effort, (count) => {
      const content = text(count);
      return () => run(content, count);
    });
    const controls = await grow(await startOf(slow), { doublings: 3, runs: 2 }, slow);
    const [count, time] = points.at(-1)!;
    const [exponent, control] = [exponentOf(points), exponentOf(controls)];
    yield { name, count, seconds: time / 1000, exponent, control };
  }
}
