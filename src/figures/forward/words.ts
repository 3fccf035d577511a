/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import type { Counts } from "../../counts.js";
import { type Formats, plain } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { sharedWords } from "../words.js";
import type { Input, Numbers } from "./numbers.js";
import { forwardTable } from "./tables.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** The maximum length of an alpha, in characters, whose fraction fits beside the picture. */
const MAX_ALPHA = 9;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  const { oneIn } = sharedWords(f);
  const numbers = (count: number) =>
    `${f.exact(count)} ${f.plural(count, { one: "number", other: "numbers" })}`;
  const multiplyAdds = (count: number) =>
    `${f.exact(count)} ${f.plural(count, { one: "multiply-add", other: "multiply-adds" })}`;

  const title = (counts: Numbers) =>
    counts.merged
      ? `LoRA’s forward pass at rank ${f.exact(counts.rank)}, merged`
      : `LoRA’s forward pass at rank ${f.exact(counts.rank)}`;

  /** Returns alpha / rank as an exact fraction, or rounded if the fraction is too long. */
  function scaling(counts: Counts): { readonly value: string; readonly isRounded: boolean } {
    if (counts.scaling === 1) return { value: "1", isRounded: false };
    const alpha = f.exact(counts.alpha);
    return alpha.length > MAX_ALPHA
      ? { value: f.real(counts.scaling), isRounded: true }
      : { value: `${alpha}/${f.exact(counts.rank)}`, isRounded: false };
  }
  /** Returns "= 16/8" or "≈ 0.333". */
  function equalsScaling(counts: Counts): string {
    const { value, isRounded } = scaling(counts);
    return `${isRounded ? "≈" : "="} ${value}`;
  }
  /** Returns the factor before BA. If the author gave an alpha, it appears at every rank, so that nothing moves. */
  const factor = (counts: Numbers) => (counts.hasAlpha ? "(*α*/*r*)" : "");
  const share = (counts: Counts) => f.percent(counts.trainable, counts.full).share;
  const alt = (counts: Numbers) =>
    counts.merged
      ? `${title(counts)}: x (${numbers(counts.k)}) goes through one matrix W′\u00a0=\u00a0W\u00a0+\u00a0${plain(factor(counts))}BA ` +
        `to h (${numbers(counts.d)}). Multiply-adds: ${f.exact(counts.full)}, none for A and B.`
      : `${title(counts)}: x (${numbers(counts.k)}) goes through W, and through A ` +
        `(to ${numbers(counts.rank)}) and B. Their sum is h (${numbers(counts.d)}). ` +
        `Multiply-adds: W ${f.exact(counts.full)}, A ${f.exact(counts.a)}, B ${f.exact(counts.b)}.`;

  const waist = (counts: Counts) => `*Ax*: *r* = ${f.exact(counts.rank)}`;
  const sum = (counts: Numbers) =>
    `sum: *d* = ${f.exact(counts.sum)} ${f.plural(counts.sum, { one: "addition", other: "additions" })}`;
  const costs = (count: number, formula: string) => [
    f.exact(count),
    `= *${formula}* multiply-adds`,
  ];

  /** The outcome, in two parts. */
  function verdict(counts: Numbers): readonly [string, string] {
    if (counts.merged) return ["After merging, LoRA adds", "no cost at inference"];
    return [
      `LoRA adds ${counts.trainable > counts.full ? "more than *W*" : (oneIn(counts.trainable, counts.full) ?? share(counts))}:`,
      `${f.exact(counts.trainable)} multiply-adds`,
    ];
  }
  /** Returns a sentence in two parts that states when BA is formed. */
  const formed = (counts: Numbers): readonly [string, string] =>
    counts.merged
      ? ["In training *W*, *A* and *B* stay separate;", "*BA* is added once, afterward."]
      : [
          "In training *BA* need not be formed:",
          `*B*(*Ax*) is cheaper below ${f.exact(Math.ceil(counts.full / (counts.d + counts.k)))} tokens.`,
        ];

  return {
    title,
    alt,
    formula: (counts: Numbers) =>
      counts.merged ? "*h* = *W′x*" : `*h* = *Wx* + ${factor(counts)}*BA**x*`,
    /** The lengths of the vectors. */
    x: (counts: Counts) => `*x*, one token: *k* = ${numbers(counts.k)}`,
    h: (counts: Counts) => `*h*: *d* = ${numbers(counts.d)}`,
    waist,
    /** The texts beside each matrix: its role, and its multiply-adds in two lines. */
    w: (counts: Counts) => ["frozen", ...costs(counts.full, "dk")],
    a: (counts: Counts) => ["trained", ...costs(counts.a, "rk")],
    b: (counts: Counts) => ["trained", ...costs(counts.b, "dr")],
    merged: (counts: Numbers) => [`= *W* + ${factor(counts)}*BA*`, ...costs(counts.full, "dk")],
    /** The note about A and B after merging. */
    gone: ["*A* and *B* are in *W′*:", "no extra compute,", "the same *h*"],
    /** The scaling in two lines; a narrow picture shows only the first. */
    scaled: (counts: Counts) => ["*α*/*r*", equalsScaling(counts)],
    sum,
    /** The lines above and below the list of costs in a narrow picture. */
    perToken: "Multiply-adds per token:",
    costs: (counts: Numbers): readonly string[] =>
      counts.merged
        ? [
            `*W′*, merged: *dk*\u00a0= ${f.exact(counts.full)}`,
            "*A* and *B*: none, for the same *h*",
          ]
        : [
            `*W*, frozen: *dk*\u00a0= ${f.exact(counts.full)}`,
            `*A*, trained: *rk*\u00a0= ${f.exact(counts.a)}`,
            `*B*, trained: *dr*\u00a0= ${f.exact(counts.b)}`,
            sum(counts),
          ],
    /** The lines that a narrow picture has below the paths instead of between them. */
    waists: (counts: Numbers): readonly string[] =>
      counts.merged
        ? []
        : [
            waist(counts),
            ...(counts.hasAlpha ? [`scaling: *α*/*r* ${equalsScaling(counts)}`] : []),
          ],
    verdict,
    formed,
    /** Notes about shapes that are not to scale. */
    areas: "Lengths of vectors are to one scale, areas of matrices are not.",
    longer: (vector: string, times: number) =>
      `*${vector}* is drawn ${f.exact(times)}\u00a0×\u00a0longer than\u00a0to\u00a0scale.`,

    caption(counts: Numbers): string {
      if (counts.merged)
        return (
          `LoRA’s forward pass after BA is merged into W: h\u00a0=\u00a0W′x takes ${multiplyAdds(counts.full)} a ` +
          "token, as many as without an adapter."
        );
      const beside =
        counts.trainable > counts.full ? `${share(counts)}, more than W itself` : share(counts);
      return (
        `LoRA’s forward pass, h\u00a0=\u00a0Wx\u00a0+\u00a0${plain(factor(counts))}BAx: a token takes ` +
        `${multiplyAdds(counts.full)} through W, and ${f.exact(counts.trainable)} through A and B, ` +
        `${beside}.`
      );
    },
    /** Returns the table's last two columns, row by row: the values before and after merging. */
    cells(counts: Numbers): readonly string[] {
      const { value, isRounded } = scaling(counts);
      return [
        ...[f.exact(counts.full), f.exact(counts.full)],
        ...[f.exact(counts.a), "none"],
        ...[f.exact(counts.b), "none"],
        ...[f.exact(counts.sum), "none"],
        ...[f.exact(counts.beside), f.exact(counts.full)],
        ...[share(counts), "none"],
        ...[f.exact(counts.rank), "none"],
        ...[isRounded ? `≈ ${value}` : value, "in W′"],
      ];
    },
    spoken: (counts: Numbers) =>
      `rank ${f.exact(counts.rank)}: ${plain(verdict(counts).join(" "))}`,
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, { title, alt, cells }: Live) {
  const { size, oneIn } = sharedWords(f);
  return {
    lesson: "How a token passes through W, A and B",
    summary: "The two paths of a token: through W, and through A and B.",
    listed: (counts: Numbers) => `${title(counts)}, ${size(counts.d, counts.k)}`,
    labels: { rank: "Rank *r*", merged: "Merged: *W′* = *W* + *BA*" },
    alt,
    explanation:
      "*A* maps the *k* numbers of *x* to *r* numbers, and *B* maps these to *d*; (*α*/*r*)*BAx* is added to *Wx* (arXiv " +
      "2106.09685, section 4.1). *B*(*Ax*) takes *r*(*d*\u00a0+\u00a0*k*) multiply-adds for each token. To form *BA* and add it to *W* takes *drk* " +
      "multiply-adds once per step, for all tokens, which is cheaper beyond *dk*/(*d*\u00a0+\u00a0*k*) tokens. Training changes *B* and *A* at " +
      "every step, so that *BA* need not be formed; PEFT’s DoRA forms it once per step. " +
      "After training *BA* can be merged once: *W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* replaces *W*, gives the same *h* except for " +
      "rounding, and adds no compute. Scaling and sum take one multiply-add for each number of *h*. All counts are per " +
      "token and for one matrix, without biases and dropout.",
    table: (counts: Numbers): Table =>
      forwardTable(cells(counts), {
        caption: "Multiply-adds of a token’s forward pass",
        head: ["Step", "Formula", "Unmerged", "Merged"],
        steps: [
          "*W* or *W′*",
          "*A*",
          "*B*",
          "Scaling and sum",
          "Total",
          "*A* and *B*, relative to *W*",
          "Size of *Ax*",
          "Scaling",
        ],
      }),
    card: {
      subject: (counts: Numbers) =>
        counts.merged ? "Multiply-adds, merged" : `Multiply-adds, rank ${f.exact(counts.rank)}`,
      /** The multiply-adds that A and B add, or W′'s. */
      number: (counts: Numbers) => f.exact(counts.merged ? counts.full : counts.trainable),
      meaning(counts: Numbers): Meaning {
        if (counts.merged) return ["A and B add", "nothing"];
        const outcome =
          counts.trainable > counts.full
            ? "LoRA costs more"
            : (oneIn(counts.trainable, counts.full) ??
              f.percent(counts.trainable, counts.full).share);
        return [`added to ${f.exact(counts.full)}:`, outcome];
      },
      shortVectors: "Short vectors are not to scale",
      toScale: "Lengths of vectors to scale",
    },
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
