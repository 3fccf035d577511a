/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import type { Counts } from "../../counts.js";
import { exact, percent, real } from "../../format.js";
import type { Card } from "../card.js";
import type { Live, Table, Words } from "../figure.js";
import { larger, oneIn, size } from "../words.js";
import type { Input, Numbers } from "./moving.js";

export const title = (counts: Numbers) =>
  `LoRA’s forward pass at rank ${exact(counts.rank)}${counts.merged ? ", merged" : ""}`;

/** The longest alpha whose fraction has room beside the picture, in characters. */
const LONGEST = 9;

/** "= 16/8", which is exact, or rounded where that is too long. */
function equalsScaling(counts: Counts): string {
  if (counts.scaling === 1) return "= 1";
  const alpha = exact(counts.alpha);
  return alpha.length > LONGEST ? `≈ ${real(counts.scaling)}` : `= ${alpha}/${exact(counts.rank)}`;
}

/** The factor before BA, written where the author gave an alpha: at any rank, so that nothing moves. */
const before = (counts: Numbers) => (counts.hasAlpha ? "(*α*/*r*)" : "");

/** Words without the marks of variables. */
const plain = (...words: readonly string[]) => words.join(" ").replaceAll("*", "");

export const formula = (counts: Numbers) =>
  counts.merged ? "*h* = *W′x*" : `*h* = *Wx* + ${before(counts)}*BA**x*`;

const several = (count: number, item: string) => `${exact(count)} ${item}${count === 1 ? "" : "s"}`;
const numbers = (count: number) => several(count, "number");
const multiplyAdds = (count: number) => several(count, "multiply-add");

export const alt = (counts: Numbers) =>
  counts.merged
    ? `${title(counts)}: x, ${numbers(counts.k)}, goes through one matrix W′\u00a0=\u00a0W\u00a0+\u00a0${plain(before(counts))}BA ` +
      `to h, ${numbers(counts.d)}. Multiply-adds: ${exact(counts.full)}, none for A and B.`
    : `${title(counts)}: x, ${numbers(counts.k)}, goes through W and, beside it, through A, ` +
      `${numbers(counts.rank)}, and B; their sum is h, ${numbers(counts.d)}. ` +
      `Multiply-adds: W ${exact(counts.full)}, A ${exact(counts.a)}, B ${exact(counts.b)}.`;

/** What A and B add to W's work: "1 in 256, 0.391 %". */
function share(counts: Counts): string {
  const item = oneIn(counts.trainable, counts.full);
  return `${item ? `${item}, ` : ""}${percent(counts.trainable, counts.full).share}`;
}

const caption = (counts: Numbers) =>
  counts.merged
    ? `LoRA’s forward pass once BA is added to W: h\u00a0=\u00a0W′x takes ${multiplyAdds(counts.full)} a ` +
      "token, as many as without an adapter."
    : `LoRA’s forward pass, h\u00a0=\u00a0Wx\u00a0+\u00a0${plain(before(counts))}BAx: a token takes ` +
      `${multiplyAdds(counts.full)} through W, and ${exact(counts.trainable)} through A and B, ` +
      `${percent(counts.trainable, counts.full).share}${counts.trainable > counts.full ? ", more than W itself" : ""}. BA itself is never formed in training.`;

const description = (counts: Numbers) => `${alt(counts)} ${plain(...formed(counts))}`;

/** What holds for every matrix and rank. */
const explanation =
  "A takes the k numbers of x to r, B takes these to d, and (α/r)BAx is added to Wx (arXiv " +
  "2106.09685, section 4.1). B(Ax) needs r(d\u00a0+\u00a0k) multiply-adds; (BA)x would need the d\u00a0×\u00a0k matrix " +
  "BA, formed with d·r·k, and then as many again as W: in training, where B and A change at every " +
  "step, BA is never formed. After training it may be, once: W′\u00a0=\u00a0W\u00a0+\u00a0(α/r)BA takes W’s place, gives " +
  "the same h but for rounding, and adds no work. Scaling and sum take one multiply-add for each " +
  "number of h. All counts are per token and for one matrix; biases and dropout are left out.";

/** Where a vector is said to have a length. */
export const x = (counts: Counts) => `*x*, one token: *k* = ${numbers(counts.k)}`;
export const h = (counts: Counts) => `*h*: *d* = ${numbers(counts.d)}`;
export const waist = (counts: Counts) => `*Ax*: *r* = ${exact(counts.rank)}`;

/** The same where there is room for no more. */
export const between = "*Ax*";

/** A matrix's letter, its role, and its multiply-adds: the number in a line of its own. */
export type Name = ReturnType<typeof name>;

const name = (letter: string, role: string, formula: string, count: number) =>
  [`*${letter}*`, role, exact(count), `= *${formula}* multiply-adds`] as const;

export const w = (counts: Counts) => name("W", "frozen", "dk", counts.full);
export const a = (counts: Counts) => name("A", "trained", "rk", counts.a);
export const b = (counts: Counts) => name("B", "trained", "dr", counts.b);
export const merged = (counts: Numbers) =>
  name("W′", `= *W* + ${before(counts)}*BA*`, "dk", counts.full);

/** What became of A and B. */
export const gone = ["*A* and *B* are in *W′*:", "no work of their own,", "the same *h*"];

export const scaled = (counts: Counts) => ["*α*/*r*", equalsScaling(counts)];
export const sum = (counts: Numbers) => `sum: *d* = ${several(counts.sum, "addition")}`;

/** The costs below the narrow picture. */
export const perToken = "Multiply-adds per token:";
export const costs = (counts: Numbers): string[] =>
  counts.merged
    ? [`*W′*, merged: *dk*\u00a0= ${exact(counts.full)}`, "*A* and *B*: none, for the same *h*"]
    : [
        `*W*, frozen: *dk*\u00a0= ${exact(counts.full)}`,
        `*A*, trained: *rk*\u00a0= ${exact(counts.a)}`,
        `*B*, trained: *dr*\u00a0= ${exact(counts.b)}`,
        sum(counts),
      ];

/** What stands between the paths' ends below the narrow picture. */
export const waists = (counts: Numbers) =>
  counts.merged
    ? []
    : [waist(counts), ...(counts.hasAlpha ? [`scaling: *α*/*r* ${equalsScaling(counts)}`] : [])];

/** The outcome, in two parts. The narrow picture says above what it counts. */
export function verdict(counts: Numbers, isWide: boolean): readonly [string, string] {
  if (counts.merged) return ["Merged, LoRA costs nothing", "when the model is used"];
  return [
    `*A* and *B* add ${exact(counts.trainable)}${isWide ? " multiply-adds" : ""}:`,
    `${share(counts)} of *W*’s${counts.trainable > counts.full ? ", more than *W*" : ""}`,
  ];
}

/** That BA is never formed, or when it is. */
export const formed = (counts: Numbers): readonly [string, string] =>
  counts.merged
    ? ["Training keeps *W*, *A* and *B* apart;", "*BA* is added once, after it."]
    : [
        "In training *BA* is never formed:",
        `it would cost *r*\u00a0=\u00a0${exact(counts.rank)} times *Wx*.`,
      ];

/** What is not to scale. */
export const areas = "Lengths of vectors are to one scale, areas of matrices are not.";
export const longer = (vector: string, drawn: number, toScale: number) =>
  larger(`*${vector}* is`, drawn, toScale, "longer");

const quantities = [
  ["*W* or *W′*", "*dk*"],
  ["*A*", "*rk*"],
  ["*B*", "*dr*"],
  ["Scaling and sum", "*d*"],
  ["All", "*dk* + *r*(*d* + *k*) + *d*"],
  ["*A* and *B*, of *W*’s", "*r*(*d* + *k*)/*dk*"],
  ["Numbers between *A* and *B*", "*r*"],
  ["Scaling", "*α*/*r*"],
];

/** Row by row the last two columns: while BA is beside W, and once it is merged. */
function rows(counts: Numbers): readonly (readonly [string, string])[] {
  return [
    [exact(counts.full), exact(counts.full)],
    [exact(counts.a), "none"],
    [exact(counts.b), "none"],
    [exact(counts.sum), "none"],
    [exact(counts.beside), exact(counts.full)],
    [percent(counts.trainable, counts.full).share, "none"],
    [exact(counts.rank), "none"],
    [equalsScaling(counts).replace("= ", ""), "in W′"],
  ];
}

function table(counts: Numbers): Table {
  const values = rows(counts);
  return {
    caption: "Multiply-adds of a token’s forward pass",
    head: ["Step", "Formula", "Beside *W*", "Merged"],
    rows: quantities.map((row, index) => [...row, ...values[index]!]),
  };
}

/** What the card says: the multiply-adds that A and B add. */
export const card = (counts: Numbers): Omit<Card, "draw"> => ({
  subject: counts.merged ? "Multiply-adds, merged" : `Multiply-adds, rank ${exact(counts.rank)}`,
  number: exact(counts.merged ? counts.full : counts.trainable),
  meaning: counts.merged
    ? ["A and B add", "nothing"]
    : [
        `added to ${exact(counts.full)}:`,
        counts.trainable > counts.full
          ? "LoRA costs more"
          : (oneIn(counts.trainable, counts.full) ?? percent(counts.trainable, counts.full).share),
      ],
});
export const cardNote = (isLonger: boolean) =>
  isLonger ? "Short vectors are not to scale" : "Lengths of vectors to scale";

/** What a control says of itself. */
const spoken = (counts: Numbers) =>
  `rank ${exact(counts.rank)}: ${plain(...verdict(counts, true))}`;

/** What is said again when the figure moves. */
export const live: Live<Input, Numbers> = {
  caption,
  description,
  cells: (counts) => rows(counts).flat(),
  spoken,
};

export const words: Words<Numbers> = {
  summary: "A token’s way through W and, beside it, through the waist between A and B.",
  listed: (counts) => `${title(counts)}, ${size(counts.d, counts.k)}`,
  labels: { rank: "Rank *r*", merged: "Merged: *W′* = *W* + *BA*" },
  alt,
  explanation,
  table,
};
