/** The figure's English strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. */
import { type Formats, plain } from "../../formats.js";
import type { Meaning } from "../card.js";
import type { LiveWords, PageWords, Table } from "../figure.js";
import { comparisonWords } from "./comparison-words.js";
import {
  getExponent,
  type Input,
  type Module,
  type Numbers,
  powerOfTen,
  type Range,
  type Row,
  range,
} from "./numbers.js";
import { adapterTable } from "./tables.js";
import { NORM, numberTexts, symbol } from "./texts.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** Returns the strings that change while a reader uses a control. */
export function live(f: Formats) {
  const { span, divided, norms } = numberTexts(f);
  const inUnits = (exponent: number) => (exponent ? `, in\u00a0${powerOfTen(exponent)}` : "");
  const percent = ({ share }: Pick<Input, "share">) => f.percentage(share);
  const directions = (counts: Pick<Row, "directions" | "ranks">) =>
    `${span(counts.directions, f.exact)} of\u00a0${span(counts.ranks, f.exact)}`;
  const place = ({ kind, layer }: Pick<Module, "kind" | "layer">) =>
    layer === undefined ? kind : `${kind} of layer\u00a0${f.exact(layer)}`;
  const hold = (values: Range) =>
    f.plural(values[1], { one: "directions holds", other: "directions hold" });
  const title = "What training changed in each module";
  const isZero = ({ largest }: Numbers) => largest.norm === 0;
  const nothing = "Every update is 0: nothing was trained.";

  const largest = (counts: Numbers) =>
    `${place(counts.largest)}, ${symbol(counts)}\u00a0=\u00a0${norms(counts, range([counts.largest.norm]))}`;
  const held = (counts: Numbers) =>
    `${directions(counts)} ${hold(counts.directions)} ${percent(counts)} of each update`;
  /** Returns the outcome in one or two sentences. */
  const verdict = (counts: Numbers) =>
    isZero(counts) ? [nothing] : [`Largest: ${largest(counts)}.`, `${held(counts)}.`];
  const sentences = (counts: Numbers) => verdict(counts).join(" ");
  const notShown = ({ hasMagnitudes }: Input) =>
    `Not shown: which rank would have done as well${hasMagnitudes ? "; DoRA’s magnitudes" : ""}.`;
  const caution = (counts: Input) => {
    const experts = Math.max(...counts.kinds.map(({ experts = 1 }) => experts));
    const orExperts = experts > 1 ? `, or in the ${f.exact(experts)} experts of a layer` : "";
    return `What training left in each module${orExperts}. ${notShown(counts)}`;
  };

  return {
    title,
    inUnits,
    percent,
    place,
    directions,
    verdict,
    caution,
    isZero,
    heading: "Δ*W*\u00a0=\u00a0*s*\u2009*BA*",
    scale: ({ scale, isScaleAssumed }: Input) =>
      scale === undefined
        ? "*s* differs between modules"
        : `*s*\u00a0=\u00a0${f.real(scale)}${isScaleAssumed ? " is assumed" : ""}`,
    keys: (counts: Numbers) => [
      `Up: ${symbol(counts)}, the ${counts.measure === "entry" ? "update per entry" : "size of the update"}` +
        `${inUnits(getExponent(counts.largest.norm))}; one scale`,
      `Down: directions that hold ${percent(counts)} of ${NORM}²`,
      "and the rest of the module’s *r* directions",
    ],
    /** The heading of the singular values. */
    example: ({ exampleModule: module, share }: Numbers) =>
      `${place(module)}: its singular values *σ*; ` +
      `${f.exact(module.directions)} of\u00a0${f.exact(module.rank)} ${hold([0, module.directions])} ${percent({ share })}`,
    /** The meaning of the two numbers of each row. */
    values: "size, directions",
    norms: ({ largest }: Numbers, row: Row) => divided(row.norms, getExponent(largest.norm)),
    /** The two numbers of a row, in a narrow picture. */
    row: ({ largest }: Numbers, row: Row) =>
      `${divided(row.norms, getExponent(largest.norm))}, ${directions(row)}`,
    layer: "layer",
    tick: f.exact,
    alt: (counts: Numbers) => plain(`${title}. ${sentences(counts)} ${notShown(counts)}`),
    caption: (counts: Numbers) =>
      `What training changed. ${plain(sentences(counts))} ` +
      `This does not show which rank would have done as well${counts.hasMagnitudes ? ", or DoRA’s magnitudes" : ""}.` +
      (counts.others
        ? ` The file also has tensors of ${f.list(counts.others)}, which are not drawn.`
        : ""),
    /** The last two columns of the table. */
    cells: (counts: Numbers) =>
      counts.rows.flatMap((row) => [norms(counts, row.norms), span(row.directions, f.exact)]),
    spoken: (counts: Numbers) => plain(sentences(counts)),
  } satisfies LiveWords<Input, Numbers> & Record<string, unknown>;
}

/** Returns the strings that only the page uses. */
export function page(f: Formats, words: Live) {
  const { title, percent, place, directions, cells, isZero } = words;
  return {
    lesson: "What an adapter learned",
    summary: "A trained adapter: the size of each update, and how many directions hold most of it.",
    listed: (counts: Numbers) => `${title}, ${percent(counts)} of each update`,
    labels: { share: "Share held, %", measure: "Size of an update" },
    values: { measure: { update: "complete", entry: "per entry" } },
    alt: words.alt,
    explanation:
      "A module’s update is Δ*W*\u00a0=\u00a0*s*·*BA*, with *s*\u00a0=\u00a0*α*/*r*, or *α*/√*r* for rsLoRA. Its size ‖Δ*W*‖ is the root of the sum of " +
      "its squared singular values, which are computed from *B* and *A*. Larger matrices have larger norms; per entry, " +
      "the norm is divided by √(*dk*). Directions are counted as in PEFT’s conversion to LoRA: the smallest number " +
      "of singular values whose squares are at least the chosen share of the sum. Few directions may hold most of an " +
      "update, but a share of squares is not accuracy: training at that rank may give another result.",
    table: (counts: Numbers): Table =>
      adapterTable(f, counts, cells(counts), {
        caption: title,
        modules: "Modules",
        sigma: "Largest *σ*",
        directions: (share) => `Directions that hold ${share}`,
        energy: (norm) => `Share of the sum of all ${norm}`,
        norm: "Size of the update",
        chosen: "Directions for the chosen share",
        separator: ", ",
      }),
    card: {
      subject: (_counts: Numbers) => "Directions of a trained adapter:",
      number: (counts: Numbers) => directions(counts),
      meaning: (counts: Numbers): Meaning =>
        isZero(counts)
          ? ["hold a part of each update:", "nothing was trained"]
          : [`hold ${percent(counts)} of each update;`, `largest: ${place(counts.largest)}`],
      note: "Size of each update, and its directions",
      noteOfSome: "The largest updates, and their directions",
    },
    comparison: comparisonWords(f, words),
  } satisfies PageWords<Input, Numbers> & Record<string, unknown>;
}
