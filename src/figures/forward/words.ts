/** Every word of this figure, so that another language can stand beside it. `*…*` is a variable. */
import type { Counts } from "../../counts.js";
import { exact, percent, real } from "../../format.js";
import type { Card } from "../card.js";
import type { Live, Table, Words } from "../figure.js";
import { larger, oneIn, size } from "../words.js";
import type { Input, Numbers } from "./moving.js";

export const title = (n: Numbers) =>
  `LoRA’s forward pass at rank ${exact(n.rank)}${n.merged ? ", merged" : ""}`;

/** The longest alpha whose fraction has room beside the picture, in characters. */
const LONGEST = 9;

/** "= 16/8", which is exact, or rounded where that is too long. */
function equalsScaling(n: Counts): string {
  if (n.scaling === 1) return "= 1";
  const alpha = exact(n.alpha);
  return alpha.length > LONGEST ? `≈ ${real(n.scaling)}` : `= ${alpha}/${exact(n.rank)}`;
}

/** The factor before BA, written where the author gave an alpha: at any rank, so that nothing moves. */
const before = (n: Numbers) => (n.hasAlpha ? "(*α*/*r*)" : "");

/** Words without the marks of variables. */
const plain = (...words: readonly string[]) => words.join(" ").replaceAll("*", "");

export const formula = (n: Numbers) =>
  n.merged ? "*h* = *W′x*" : `*h* = *Wx* + ${before(n)}*BA**x*`;

const several = (count: number, one: string) => `${exact(count)} ${one}${count === 1 ? "" : "s"}`;
const numbers = (count: number) => several(count, "number");
const multiplyAdds = (count: number) => several(count, "multiply-add");

export const alt = (n: Numbers) =>
  n.merged
    ? `${title(n)}: x, ${numbers(n.k)}, goes through one matrix W′\u00a0=\u00a0W\u00a0+\u00a0${plain(before(n))}BA ` +
      `to h, ${numbers(n.d)}. Multiply-adds: ${exact(n.full)}, none for A and B.`
    : `${title(n)}: x, ${numbers(n.k)}, goes through W and, beside it, through A, ` +
      `${numbers(n.rank)}, and B; their sum is h, ${numbers(n.d)}. ` +
      `Multiply-adds: W ${exact(n.full)}, A ${exact(n.a)}, B ${exact(n.b)}.`;

/** What A and B add to W's work: "1 in 256, 0.391 %". */
function share(n: Counts): string {
  const one = oneIn(n.trainable, n.full);
  return `${one ? `${one}, ` : ""}${percent(n.trainable, n.full).share}`;
}

const caption = (n: Numbers) =>
  n.merged
    ? `LoRA’s forward pass once BA is added to W: h\u00a0=\u00a0W′x takes ${multiplyAdds(n.full)} a ` +
      "token, as many as without an adapter."
    : `LoRA’s forward pass, h\u00a0=\u00a0Wx\u00a0+\u00a0${plain(before(n))}BAx: a token takes ` +
      `${multiplyAdds(n.full)} through W, and ${exact(n.trainable)} through A and B, ` +
      `${percent(n.trainable, n.full).share}${n.trainable > n.full ? ", more than W itself" : ""}. BA itself is never formed in training.`;

const description = (n: Numbers) => `${alt(n)} ${plain(...formed(n))}`;

/** What holds for every matrix and rank. */
const explanation =
  "A takes the k numbers of x to r, B takes these to d, and (α/r)BAx is added to Wx (arXiv " +
  "2106.09685, section 4.1). B(Ax) needs r(d\u00a0+\u00a0k) multiply-adds; (BA)x would need the d\u00a0×\u00a0k matrix " +
  "BA, formed with d·r·k, and then as many again as W: in training, where B and A change at every " +
  "step, BA is never formed. After training it may be, once: W′\u00a0=\u00a0W\u00a0+\u00a0(α/r)BA takes W’s place, gives " +
  "the same h but for rounding, and adds no work. Scaling and sum take one multiply-add for each " +
  "number of h. All counts are per token and for one matrix; biases and dropout are left out.";

/** Where a vector is said to have a length. */
export const x = (n: Counts) => `*x*, one token: *k* = ${numbers(n.k)}`;
export const h = (n: Counts) => `*h*: *d* = ${numbers(n.d)}`;
export const waist = (n: Counts) => `*Ax*: *r* = ${exact(n.rank)}`;

/** The same where there is room for no more. */
export const between = "*Ax*";

/** A matrix's letter, its role, and its multiply-adds: the number in a line of its own. */
export type Name = ReturnType<typeof name>;

const name = (letter: string, role: string, formula: string, count: number) =>
  [`*${letter}*`, role, exact(count), `= *${formula}* multiply-adds`] as const;

export const w = (n: Counts) => name("W", "frozen", "dk", n.full);
export const a = (n: Counts) => name("A", "trained", "rk", n.a);
export const b = (n: Counts) => name("B", "trained", "dr", n.b);
export const merged = (n: Numbers) => name("W′", `= *W* + ${before(n)}*BA*`, "dk", n.full);

/** What became of A and B. */
export const gone = ["*A* and *B* are in *W′*:", "no work of their own,", "the same *h*"];

export const scaled = (n: Counts) => ["*α*/*r*", equalsScaling(n)];
export const sum = (n: Numbers) => `sum: *d* = ${several(n.sum, "addition")}`;

/** The costs below the narrow picture. */
export const perToken = "Multiply-adds per token:";
export const costs = (n: Numbers): string[] =>
  n.merged
    ? [`*W′*, merged: *dk*\u00a0= ${exact(n.full)}`, "*A* and *B*: none, for the same *h*"]
    : [
        `*W*, frozen: *dk*\u00a0= ${exact(n.full)}`,
        `*A*, trained: *rk*\u00a0= ${exact(n.a)}`,
        `*B*, trained: *dr*\u00a0= ${exact(n.b)}`,
        sum(n),
      ];

/** What stands between the paths' ends below the narrow picture. */
export const waists = (n: Numbers) =>
  n.merged ? [] : [waist(n), ...(n.hasAlpha ? [`scaling: *α*/*r* ${equalsScaling(n)}`] : [])];

/** The outcome, in two parts. The narrow picture says above what it counts. */
export function verdict(n: Numbers, isWide: boolean): readonly [string, string] {
  if (n.merged) return ["Merged, LoRA costs nothing", "when the model is used"];
  return [
    `*A* and *B* add ${exact(n.trainable)}${isWide ? " multiply-adds" : ""}:`,
    `${share(n)} of *W*’s${n.trainable > n.full ? ", more than *W*" : ""}`,
  ];
}

/** That BA is never formed, or when it is. */
export const formed = (n: Numbers): readonly [string, string] =>
  n.merged
    ? ["Training keeps *W*, *A* and *B* apart;", "*BA* is added once, after it."]
    : [
        "In training *BA* is never formed:",
        `it would cost *r*\u00a0=\u00a0${exact(n.rank)} times *Wx*.`,
      ];

/** What is not to scale. */
export const areas = "Lengths of vectors are to one scale, areas of matrices are not.";
export const longer = (vector: string, drawn: number, true_: number) =>
  larger(`*${vector}* is`, drawn, true_, "longer");

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
function rows(n: Numbers): readonly (readonly [string, string])[] {
  return [
    [exact(n.full), exact(n.full)],
    [exact(n.a), "none"],
    [exact(n.b), "none"],
    [exact(n.sum), "none"],
    [exact(n.beside), exact(n.full)],
    [percent(n.trainable, n.full).share, "none"],
    [exact(n.rank), "none"],
    [equalsScaling(n).replace("= ", ""), "in W′"],
  ];
}

function table(n: Numbers): Table {
  const values = rows(n);
  return {
    caption: "Multiply-adds of a token’s forward pass",
    head: ["Step", "Formula", "Beside *W*", "Merged"],
    rows: quantities.map((row, index) => [...row, ...values[index]!]),
  };
}

/** What the card says: the multiply-adds that A and B add. */
export const card = (n: Numbers): Omit<Card, "draw"> => ({
  subject: n.merged ? "Multiply-adds, merged" : `Multiply-adds, rank ${exact(n.rank)}`,
  number: exact(n.merged ? n.full : n.trainable),
  meaning: n.merged
    ? ["A and B add", "nothing"]
    : [
        `added to ${exact(n.full)}:`,
        n.trainable > n.full
          ? "LoRA costs more"
          : (oneIn(n.trainable, n.full) ?? percent(n.trainable, n.full).share),
      ],
});
export const cardNote = (isLonger: boolean) =>
  isLonger ? "Short vectors are not to scale" : "Lengths of vectors to scale";

/** What a control says of itself. */
const spoken = (n: Numbers) => `rank ${exact(n.rank)}: ${plain(...verdict(n, true))}`;

/** What is said again when the figure moves. */
export const live: Live<Input, Numbers> = {
  caption,
  description,
  cells: (n) => rows(n).flat(),
  spoken,
};

export const words: Words<Numbers> = {
  summary: "A token’s way through W and, beside it, through the waist between A and B.",
  listed: (n) => `${title(n)}, ${size(n.d, n.k)}`,
  labels: { rank: "Rank *r*", merged: "Merged: *W′* = *W* + *BA*" },
  alt,
  explanation,
  table,
};
