/**
 * The French strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there. French writes it before `:`, `;`,
 * `?` and inside « ».
 *
 * Glossary. HF is the glossary or chapter 11.4 (LoRA) of the French Hugging Face course (huggingface/course,
 * chapters/fr); WP is the French Wikipedia.
 * - rank: rang (HF, WP). low-rank: de rang faible (usual in French texts on LoRA; WP « approximation de rang faible »)
 * - fine-tuning: affinage, full fine-tuning: affinage complet (French documentation of Vertex AI). HF writes « finetuning »,
 *   which is English.
 * - frozen: gelé (HF). trainable: entraînable, trained: entraîné (HF). adapter: adaptateur (HF)
 * - weight: poids (HF). weight matrix: matrice de poids (usual; no page of HF found)
 * - merged: fusionné (HF). scaling: facteur d’échelle (HF)
 * - singular value: valeur singulière (WP « Décomposition en valeurs singulières »)
 * - learning rate: taux d’apprentissage (HF). loss: perte (HF)
 * - forward pass, backward pass: passe avant, passe arrière (HF). inference: inférence (HF)
 * - token: jeton (official since the Journal officiel of September 6, 2024). HF writes « token ».
 * - pretrained model: modèle préentraîné (the same list of the Journal officiel)
 * - accuracy: exactitude. HF writes « précision », which is ambiguous beside fp32 and bf16. No source in HF or WP.
 * - multiply-add: multiplication-addition, short « mult.-add. »; no source found
 * - break-even rank: rang d’équilibre; no source found
 * - checkpointing: recalcul des activations; no source found
 * - embedding: plongement (WP « Plongement lexical »)
 * - byte: octet, GB: Go, MB: Mo, kB: ko (WP « Octet »)
 */
import type { Comparison } from "../figures/adapter/comparison.js";
import { comparisonTexts, exponentOf } from "../figures/adapter/comparison-texts.js";
import type { ComparisonWords } from "../figures/adapter/comparison-words.js";
import {
  type Input as AdapterInput,
  type Numbers as AdapterNumbers,
  getExponent,
  type Module,
  powerOfTen,
  type Row,
  range,
} from "../figures/adapter/numbers.js";
import { adapterTable } from "../figures/adapter/tables.js";
import { NORM, numberTexts, symbol } from "../figures/adapter/texts.js";
import type { Numbers as CapacityNumbers, Setting } from "../figures/capacity/numbers.js";
import { type Rank, SEEDS, SIDE, TESTED } from "../figures/capacity/runs.js";
import { capacityTable } from "../figures/capacity/tables.js";
import type { Meaning } from "../figures/card.js";
import { GPT3_RATES, MEASURED_SECONDS, type Work } from "../figures/compute/numbers.js";
import { computeTable } from "../figures/compute/tables.js";
import { exerciseWords } from "../figures/decomposition/exercise.js";
import type {
  Exercise,
  Input as MatrixInput,
  Numbers as MatrixNumbers,
} from "../figures/decomposition/numbers.js";
import { matrixTable, type Span, stepWords } from "../figures/decomposition/tables.js";
import { cellTexts, scalingText } from "../figures/decomposition/texts.js";
import type { Numbers as ForwardNumbers } from "../figures/forward/numbers.js";
import { forwardTable } from "../figures/forward/tables.js";
import { isZero } from "../figures/initialization/numbers.js";
import { initializationTable } from "../figures/initialization/tables.js";
import {
  INPUTS as INIT_INPUTS,
  RANK as INIT_RANK,
  RATE as INIT_RATE,
  SIDE as INIT_SIDE,
  type Moment,
} from "../figures/initialization/training.js";
import type { Matrix } from "../figures/matrix.js";
import {
  A100_OVERHEAD_RANGE,
  type Costs,
  hasActivations,
  type Published,
  TRAINING_MODES,
  type TrainingMode,
} from "../figures/memory/numbers.js";
import { memoryTable } from "../figures/memory/tables.js";
import { byteTexts, textRows } from "../figures/memory/texts.js";
import { type Matrix as EntryRows, SCALING, W, X } from "../figures/merge/example.js";
import type { Numbers as MergeNumbers } from "../figures/merge/numbers.js";
import type { Merge, Rounding } from "../figures/merge/rounding.js";
import { roundingTexts } from "../figures/merge/rounding-texts.js";
import type { RoundingWords } from "../figures/merge/rounding-words.js";
import { mergeTable } from "../figures/merge/tables.js";
import {
  findBest,
  isCompared,
  type Numbers as MethodsNumbers,
  type Run,
} from "../figures/methods/numbers.js";
import { methodsTable, type SettingWords, trendTexts } from "../figures/methods/tables.js";
import { SMALL } from "../figures/methods/trend.js";
import { toShare } from "../figures/model/numbers.js";
import { modelTable } from "../figures/model/tables.js";
import { hasBreakEven, type Numbers as SavingsNumbers } from "../figures/savings/numbers.js";
import { RANKS, SWEEPS } from "../figures/savings/sweep.js";
import { savingsTable } from "../figures/savings/tables.js";
import type { ShareWords } from "../figures/share.js";
import { droppedText, type Numbers as SpectrumNumbers } from "../figures/spectrum/numbers.js";
import {
  MOMENTUM,
  INPUTS as SPECTRUM_INPUTS,
  RATE as SPECTRUM_RATE,
  SIDE as SPECTRUM_SIDE,
  STEPS as SPECTRUM_STEPS,
  SPREAD,
} from "../figures/spectrum/setting.js";
import type { SheetsWords } from "../figures/spectrum/sheets-words.js";
import { sheetsTable, valuesTable } from "../figures/spectrum/tables.js";
import { errorTexts } from "../figures/spectrum/texts.js";
import {
  breakEvenText,
  type Share,
  type Sides,
  shapeText,
  shareText,
  sizeText,
  timesText,
} from "../figures/texts.js";
import type { Targets, WholeCount } from "../figures/whole-model.js";
import { type Formats, type Language, plain } from "../formats.js";
import { listSettings, type SettingTexts } from "../tables/settings.js";
import type { Notes } from "../tables/words.js";
import type { Locale } from "./locale.js";

export const language: Language = {
  tag: "fr",
  direction: "ltr",
  numbers: {
    decimal: ",",
    group: "\u202f",
    minGrouped: 1,
    minus: "−",
    percent: ["", "\u00a0%"],
    units: ["k", "M", "Md", "Bn"],
    bytes: ["o", "ko", "Mo", "Go", "To"],
  },
  list: [", ", " et "],
  variants: [
    { regions: "CA", numbers: { group: "\u00a0" } },
    { regions: "LU MA", numbers: { group: "." } },
  ],
};

/** The strings that a page has around every figure. */
export const html: Locale["html"] = (f) => ({
  details: "Description et valeurs",
  answer: "Réponse",
  reset: "Réinitialiser",
  svg: "Télécharger en SVG",
  png: "Télécharger en PNG",
  link: "Lien vers cette vue",
  failed: "Échec du téléchargement.",
  sheet: "Planche tactile",
  key: "Légende en braille",
  controls: "Réglages",
  count: f.exact,
  figure: (number) => `Figure\u00a0${number}`,
  table: (number) => `Tableau\u00a0${number}`,
  bookContents: "Table des matières",
  bookFigures: "Figures",
  bookTables: "Tableaux",
  bookAlternatives: "Chaque image a un texte alternatif.",
  bookDescriptions:
    "Les figures qui contiennent beaucoup de nombres sont suivies d’une description et de tableaux.",
  bookFormulas: "Les formules sont en MathML.",
  bookNavigation: "Le livre a une table des matières et des titres.",
});

// Phrases that several figures share. They are separate functions, so that scripts contain only those that they use.

type Counts = Omit<MatrixNumbers, "largestRank" | "hasSteps" | "hasAlpha">;

const COSTS_MORE = "LoRA coûte plus";
const FULL = "Affinage complet";
const OF_FULL = "de l’affinage complet";
const ALL_LINEAR = "tous les modules linéaires";
const RANK = "Rang *r*";
const TO_SCALE = "qu’à\u00a0l’échelle";
const LOWERED = "Abaissé pour respecter d et k\u00a0:";

/** Returns "LoRA de rang 8". */
const lora = (f: Formats, { rank }: { readonly rank: number }) =>
  `LoRA de rang\u00a0${f.exact(rank)}`;

const parameters = (f: Formats, count: number) => `${f.exact(count)} paramètres`;

/** Returns the saving, or that LoRA costs more. */
const saving = (f: Formats, { trainable, full }: Share) =>
  trainable > full ? `aucune, ${COSTS_MORE}` : f.percent(trainable, full).rest;

/** Returns "1 sur 256", or undefined for a share of more than one half. */
const oneIn = (f: Formats, part: number, total: number) =>
  2 * part > total
    ? undefined
    : `${total % part ? "environ " : ""}1\u00a0sur\u00a0${timesText(f, part, total)}`;

/** Returns "soit 0,391 % de 16 777 216 (économie de 99,609 %)"; `of` is the total with its preposition. */
function outcome(f: Formats, { trainable, full }: Share, of: string): string {
  const { share, rest } = f.percent(trainable, full);
  const result =
    trainable > full ? COSTS_MORE : trainable < full ? `économie de ${rest}` : "aucune économie";
  return `soit ${share} ${of} (${result})`;
}

/** Returns the strings beside the share's area. `loss` is appended to the share if LoRA costs more. */
function areaWords(
  f: Formats,
  { trainable, full }: Share,
  names: readonly [full: string, trained: string],
  loss: readonly [string, string],
): ShareWords {
  const { share, rest } = f.percent(trainable, full);
  const ratio = oneIn(f, trainable, full);
  return {
    outline: "Complet",
    full: names[0] + f.exact(full),
    trained: names[1] + f.exact(trainable),
    verdict:
      trainable > full
        ? [`LoRA entraîne ${share}${loss[0]}`, loss[1]]
        : [
            `LoRA entraîne ${ratio ?? `${share}\u00a0;`}`,
            `${ratio ? `(${share})\u00a0; ` : ""}${rest} de\u00a0moins`,
          ],
    times: (times) => `${f.exact(times)}\u00a0×`,
    corner: (times) => `Le coin est agrandi ${f.exact(times)}\u00a0×.`,
  };
}

const breakEven = (f: Formats, counts: Sides & Pick<Share, "full">) =>
  breakEvenText(f, counts, (rank, isBelow) => `un peu ${isBelow ? "moins" : "plus"} de ${rank}`);

/** The strings that several previews share. */
const cardWords = (f: Formats) => ({
  count: f.exact,
  meaning({ trainable, full }: Share): Meaning {
    if (trainable > full) return [`entraînés au lieu de ${f.exact(full)}\u00a0:`, COSTS_MORE];
    return [
      `entraînés sur ${f.exact(full)}\u00a0:`,
      trainable < full
        ? (oneIn(f, trainable, full) ?? f.percent(trainable, full).share)
        : "LoRA n’économise rien",
    ];
  },
  thinBars: "Barres fines hors échelle",
  tooLarge: (times: number) =>
    `Petite aire agrandie ${f.quotient(Math.round(10 * times), 10)}\u00a0×`,
});

/** Returns how experts are stored. */
const layout = (experts: "fused" | "separate") =>
  experts === "fused"
    ? "regroupés, comme dans transformers\u00a05"
    : "séparés, comme dans transformers\u00a04";

/** Returns the targets as "q_proj et v_proj", or as a number of kinds of module. */
function targetWords(f: Formats, targets: Targets): string {
  if (targets === "all") return ALL_LINEAR;
  if ("kinds" in targets) return `${targets.kinds} des ${targets.total} types de module`;
  return f.list(targets);
}

/** A note on parameters that the count leaves out, or on how experts are stored. */
function modelNote({
  isHeadless,
  experts,
}: Pick<WholeCount, "isHeadless" | "experts">): string | undefined {
  if (isHeadless) return "Le modèle est compté sans couche d’agrégation ni têtes.";
  return experts && `Les experts sont ${layout(experts)}.`;
}

// The figure of one matrix.

const spokenMatrix = (f: Formats, counts: Counts, option: string) =>
  `${option === "rank" ? "rang" : option}\u00a0${f.exact(counts[option as "rank"])}, ` +
  `${parameters(f, counts.trainable)}, ${shareText(f, counts)}`;

export const decomposition: Locale["decomposition"] = (f) => ({
  title: (counts) => lora(f, counts),
  alt(counts) {
    const { d, k, rank, full, trainable } = counts;
    const times = counts.scaling === 1 ? "" : `${scalingText(f, counts)} fois `;
    return (
      `${lora(f, counts)}\u00a0: W, ${sizeText(f, d, k)}, gelée, plus ${times}B, ${sizeText(f, d, rank)}, fois A, ` +
      `${sizeText(f, rank, k)}. Entraînés\u00a0: ${parameters(f, trainable)}, ` +
      `${outcome(f, counts, `de ${f.exact(full)}`)}.`
    );
  },
  size: (...args) => sizeText(f, ...args),
  values: (counts) => `*α*/*r*\u00a0=\u00a0${scalingText(f, counts)}`,
  matrices: (counts, composition) =>
    composition === "wide"
      ? [
          ["*d* × *k*", shapeText(f, counts, " "), "gelée"],
          [`rang ≤\u00a0*r*\u00a0=\u00a0${f.exact(counts.rank)},`, "jamais stockée"],
          ["adaptée,", "même taille"],
        ]
      : [["gelée"], ["rang ≤ *r*"], ["adaptée"]],
  trained: "entraînée",
  columns: (rank) => `${f.exact(rank)} ${f.plural(rank, { one: "colonne", other: "colonnes" })}`,
  rows: (rank) => `${f.exact(rank)} ${f.plural(rank, { one: "ligne", other: "lignes" })}`,
  sizes: (counts) => [
    `*W*, *d* × *k*\u00a0: ${shapeText(f, counts, " ")}, gelée`,
    `*BA*\u00a0: rang ≤ *r* = ${f.exact(counts.rank)}, jamais stockée`,
  ],
  thickStrips: (rank, times) =>
    `Au rang ${f.exact(rank)}, *B* et *A* sont dessinées ${f.exact(times)}\u00a0× plus épaisses ${TO_SCALE}.`,
  thinSide: (side, times) =>
    `Le côté *${side}* est dessiné ${f.exact(times)}\u00a0× plus long ${TO_SCALE}.`,
  share: (counts) =>
    areaWords(
      f,
      counts,
      ["Complet, *dk*\u00a0: ", "LoRA, *r*(*d*\u00a0+\u00a0*k*)\u00a0: "],
      ["\u00a0: surcoût\u00a0;", `rang d’équilibre\u00a0:\u00a0${breakEven(f, counts)}`],
    ),
  caption: (counts) =>
    `${lora(f, counts)} pour une matrice de poids de ${shapeText(f, counts)} entraîne ` +
    `${parameters(f, counts.trainable)}, ${outcome(f, counts, `des ${f.exact(counts.full)} ${OF_FULL}`)}.`,
  cells: (counts) =>
    cellTexts(f, counts, shapeText(f, counts), saving(f, counts), breakEven(f, counts)),
  spoken: (counts, option) => spokenMatrix(f, counts, option),
  lowered: (counts) => `${LOWERED} ${spokenMatrix(f, counts, "rank")}`,
  // Only pages with an exercise load this module.
  answer: async (counts, { goal }) => goal && (await import("./fr.js")).replyTo(f, counts, goal),
});

/** Returns "de 1 à 8". */
const span = ([first, last]: Span) => `de ${first} à ${last}`;

export const decompositionPage: Locale["decompositionPage"] = (f, { title, alt, cells }) => ({
  lesson: "Ce que coûte une matrice",
  summary:
    "Une matrice de poids, ses deux facteurs de rang faible, et ce que coûte leur entraînement.",
  listed: (counts) => `${title(counts)}, ${shapeText(f, counts)}`,
  labels: { rank: RANK, d: "Lignes *d*", k: "Colonnes *k*" },
  alt,
  explanation:
    "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*. " +
    "Chaque élément de *BA* est une ligne de *B* fois une colonne de *A*\u00a0: *BA* est donc de rang *r* au plus.",
  table: (counts) =>
    matrixTable(counts, cells(counts), {
      caption: "Taille et paramètres",
      head: ["Grandeur", "Formule", "Valeur"],
      quantities: [
        "Rang",
        "Matrice de poids",
        FULL,
        "LoRA",
        "dont *B*",
        "dont *A*",
        "Part entraînée",
        "Économie",
        "Rang d’équilibre",
        "Facteur d’échelle",
      ],
      savingFormula: "1 − part",
    }),
  steps: stepWords(f, {
    legend: RANK,
    ranks: (names) => `LoRA aux rangs ${f.list(names)}`,
    manyRanks: (count, ends) => `LoRA à ${count} rangs, ${span(ends)}`,
    listed: ({ ranks, shape }) => `${ranks}, ${shape}`,
    caption: ({ ranks, shape, trained, share, full }) =>
      `${ranks}, pour une matrice de poids de ${shape}, entraîne ${span(trained)} paramètres, ` +
      `soit ${span(share)} des ${f.exact(full)} ${OF_FULL}.`,
    alt: ({ ranks, shape, trained, share, full }) =>
      `${ranks}\u00a0: W, ${shape}, gelée, plus B fois A. ` +
      `Entraînés\u00a0: ${span(trained)} paramètres, soit ${span(share)} de ${f.exact(full)}.`,
    saving: (counts) => saving(f, counts),
    table: {
      caption: "Rang par rang",
      head: [RANK, "LoRA, *r*(*d*\u00a0+\u00a0*k*)", "Part entraînée", "Économie"],
    },
  }),
  goal: ({ goal }: MatrixInput) => goal && exerciseIn(f, goal).goal,
  card: {
    ...cardWords(f),
    subject: (counts) => `Rang ${f.exact(counts.rank)} sur ${shapeText(f, counts)}`,
    number: (counts) => f.exact(counts.trainable),
  },
});

// The exercise of the figure of one matrix.

/** Returns the words of an exercise. */
const exerciseIn = (f: Formats, exercise: Exercise) =>
  exerciseWords(f, exercise, shapeText(f, exercise), {
    task: (target, shape) =>
      `Trouvez le plus grand rang qui économise au moins ${target} d’une matrice de ${shape}.`,
    answer: (rank, saving, next) =>
      `Le rang ${rank} est le plus grand\u00a0: il économise ${saving}. ${next}`,
    slightlyLess: (rank, target) => `Le rang ${rank} économise un peu moins de ${target}.`,
    less: (rank, saving, target) => `Le rang ${rank} économise ${saving}, moins que ${target}.`,
    nothing: (rank, target) => `Le rang ${rank} n’économise rien, moins que ${target}.`,
    otherMatrix: (shape) => `L’exercice porte sur une matrice de ${shape}.`,
    noSaving: (rank) =>
      `Le rang ${rank} n’économise rien\u00a0: LoRA entraîne autant de paramètres que W en compte, ou plus.`,
    enough: (rank, saving, target) =>
      `Le rang ${rank} économise ${saving}, au moins ${target}. Un rang plus grand y parvient-il aussi\u00a0?`,
  });

/** Returns the reply to a reader's rank. */
export const replyTo = (f: Formats, counts: Counts, exercise: Exercise) =>
  exerciseIn(f, exercise).replyTo(counts);

// The figure of a model.

const ROLES = {
  attention: "Attention",
  cross: "Attention croisée",
  mlp: "MLP",
  experts: "Experts",
  // The outputs of shared experts are added to the outputs of the chosen experts.
  shared: "Experts partagés aussi",
  other: "Autres modules linéaires",
};

/** The titles of linear modules outside of layers, by part. */
const OTHERS = {
  "": "Autres modules linéaires",
  vision: "Autres modules linéaires, vision",
  encoder: "Autres modules linéaires, encodeur",
  decoder: "Autres modules linéaires, décodeur",
};

export const model: Locale["model"] = (f) => ({
  title: (counts) => `${lora(f, counts)} sur ${counts.model}`,
  alt: (counts) =>
    `${lora(f, counts)} sur ${counts.model}\u00a0: B et A entraînées à côté de ${targetWords(f, counts.targets)}, ` +
    `tout le reste gelé. Entraînés\u00a0: ${parameters(f, counts.trainable)}, ` +
    `${outcome(f, toShare(counts), `de ${f.exact(counts.base)}`)}.`,
  size: (...args) => sizeText(f, ...args),
  targets: (targets) => targetWords(f, targets),
  scaling: (counts) =>
    `Facteur *α*/*r*\u00a0=\u00a0${f.real(counts.alpha)}/${f.exact(counts.rank)}`,
  trained: (adapted) => `*B* et *A* entraînées à côté de ${targetWords(f, adapted)}`,
  frozen: "*W* et tout le reste\u00a0gelés",
  layer({ part, layers }) {
    const count = f.exact(layers);
    return {
      "": `Une couche sur ${count}`,
      vision: `Vision\u00a0: une couche sur ${count}`,
      encoder: `Encodeur\u00a0: une couche sur ${count}`,
      decoder: `Décodeur\u00a0: une couche sur ${count}`,
    }[part];
  },
  block({ role, each = 1, hasRouter, isParallel, part = "", layers }, { layers: all }, hasLayers) {
    if (!all) return hasLayers ? OTHERS[part] : "Modules linéaires";
    const experts = `${f.exact(each)}\u00a0experts`;
    const name = hasRouter
      ? `Routeur, ${experts}`
      : each === 1
        ? ROLES[role]
        : role === "experts"
          ? experts
          : `${ROLES[role]} ×\u00a0${f.exact(each)}`;
    const where = layers === undefined ? "" : `, dans ${f.exact(layers)} sur ${f.exact(all)}`;
    return name + (isParallel ? ", en parallèle" : "") + where;
  },
  experts: (count) => `${f.exact(count)}\u00a0experts`,
  each: (size) => `${size} chacun`,
  share: (counts) =>
    areaWords(
      f,
      toShare(counts),
      [`${FULL}\u00a0: `, `${lora(f, counts)}\u00a0: `],
      ["\u00a0;", COSTS_MORE],
    ),
  thickStrips: (times) =>
    `*B* et *A* sont dessinées ${f.exact(times)}\u00a0× plus épaisses ${TO_SCALE}.`,
  thinSide: (times) =>
    `Le côté le plus mince d’un module est dessiné ${f.exact(times)}\u00a0× plus épais ${TO_SCALE}.`,
  note: modelNote,
  caption: (counts) =>
    `${lora(f, counts)} sur ${targetWords(f, counts.targets)}, dans ${counts.model}, entraîne ` +
    `${parameters(f, counts.trainable)}, ` +
    `${outcome(f, toShare(counts), `des ${f.exact(counts.base)} du modèle`)}.`,
  cells: (counts) => [
    ...counts.modules.map(({ parameters }) => f.exact(parameters)),
    f.exact(counts.trainable),
    f.exact(counts.base),
    f.percent(counts.trainable, counts.base).share,
    saving(f, toShare(counts)),
    f.exact(counts.all),
    f.percent(counts.trainable, counts.all).share,
  ],
  spoken: (counts) =>
    `rang\u00a0${f.exact(counts.rank)}, ${parameters(f, counts.trainable)}, ${shareText(f, toShare(counts))}`,
});

export const modelPage: Locale["modelPage"] = (f, { title, alt, targets, cells }) => {
  const { meaning, ...notes } = cardWords(f);
  return {
    lesson: "Ce que coûte un modèle complet",
    summary:
      "Les modules linéaires d’un modèle, ceux que LoRA adapte, et les nombres du modèle complet.",
    listed: (counts) => `${title(counts)}\u00a0: ${targets(counts.targets)}`,
    labels: { rank: RANK, preset: "Modules adaptés" },
    values: {
      preset: { "as given": "selon l’auteur", "q and v": "q et v", "all linear": "tous linéaires" },
    },
    alt,
    explanation: "Les modules suivent le flux des données.",
    table: (counts) =>
      modelTable(f, counts, cells(counts), {
        caption: `Modules dans ${counts.model} et ce que LoRA y entraîne`,
        head: ["Module", "*d*\u00a0×\u00a0*k*", "Entraînés"],
        fused: (size, times) => `${size}, rang ${times}*r*`,
        totals: [
          ["LoRA, tous les modules ciblés", "*r*(*d* + *k*) chacun"],
          ["Modèle de base", "gelé"],
          ["Part entraînée", "LoRA/base"],
          ["Économie", "1 − part"],
          ["Tous les paramètres", "base + LoRA"],
          ["trainable% de PEFT", "LoRA/total"],
        ],
      }),
    card: {
      ...notes,
      subject: (counts) => `${counts.model}, rang\u00a0${f.exact(counts.rank)}`,
      number: (counts) => f.exact(counts.trainable),
      meaning: (counts) => meaning(toShare(counts)),
      adapted: (counts) =>
        `*B* et *A* sur ${targets(counts.targets)} dans ${f.exact(counts.layers)}\u00a0` +
        f.plural(counts.layers, { one: "couche", other: "couches" }),
    },
  };
};

// The figure of memory.

const byteUnits = ["Go", "Mo", "ko"] as const;

const MODES = { full: FULL, lora: "LoRA", qlora: "QLoRA" };

const OPTIMIZERS: Readonly<Record<string, string>> = {
  adamw: "AdamW",
  "adamw-8bit": "AdamW 8\u00a0bits",
  sgd: "SGD",
};

const THIN_PARTS = {
  full: "partie entraînée de l’affinage complet",
  lora: "partie gelée de LoRA",
  qlora: "partie gelée de QLoRA",
  trained: "partie entraînée de LoRA et QLoRA",
};

export const memory: Locale["memory"] = (f) => {
  const { inTotalsUnit, total, trained } = byteTexts(f, byteUnits);
  const title = ({ count }: Costs) =>
    `Mémoire pour entraîner ${count.model} avec ${lora(f, count)}`;
  const adapted = ({ count }: Costs) => `${lora(f, count)} sur ${targetWords(f, count.targets)}`;
  const tokens = ({ batch, sequence }: Pick<Published, "batch" | "sequence">) =>
    `${sizeText(f, batch, sequence)}\u00a0jetons`;
  const shareOf = ({ memory }: Costs, mode: TrainingMode) =>
    f.percent(memory[mode].total, memory.full.total).share;
  /** Returns a total and, if it is smaller than full fine-tuning's, its share of that total. */
  const totalAndShare = (counts: Costs, mode: TrainingMode) =>
    total(counts, mode) +
    (counts.memory[mode].total < counts.memory.full.total
      ? `, ${shareOf(counts, mode)} du complet`
      : "");
  const overhead = `${A100_OVERHEAD_RANGE.map((bytes) => f.oneDecimal(bytes, 1e9)).join(" à ")}\u00a0Go`;
  const measured = (counts: Costs) =>
    TRAINING_MODES.flatMap((mode) => {
      const bytes = counts.measured[mode];
      return bytes ? [`${MODES[mode]} ${inTotalsUnit(counts, bytes)}`] : [];
    });

  const alt = (counts: Costs) =>
    `${title(counts)}, ${hasActivations(counts) ? `${tokens(counts.training)} avec` : "sans"} activations\u00a0: ` +
    TRAINING_MODES.map((mode) => `${MODES[mode]} ${totalAndShare(counts, mode)}`).join("\u00a0; ") +
    `. B, A et leur état\u00a0: ${trained(counts)}.`;

  function caption(counts: Costs): string {
    const { model } = counts.count;
    const [full, lora, qlora] = TRAINING_MODES.map((mode) => total(counts, mode));
    if (!hasActivations(counts))
      return (
        `Poids, gradients et état de l’optimiseur pour entraîner ${model}\u00a0: affinage complet ${full}\u00a0; ` +
        `${adapted(counts)} ${lora}\u00a0; QLoRA ${qlora}. Les activations ne sont pas comprises.`
      );
    const { training, min } = counts;
    const published = measured(counts);
    return (
      `Pic de mémoire d’une étape d’entraînement pour ${model} sur ${tokens(training)}` +
      `${training.checkpointing ? " avec recalcul des activations" : ""}\u00a0: affinage complet ${full}\u00a0; ` +
      `${adapted(counts)} ${totalAndShare(counts, "lora")}\u00a0; QLoRA ${qlora}` +
      `${min < counts.memory.qlora.total ? ` (au moins ${inTotalsUnit(counts, min)})` : ""}. ` +
      `Les activations sont comprises. CUDA et son allocateur demandent ${overhead} de plus.` +
      (published.length ? ` Mesuré\u00a0: ${published.join(", ")}.` : "")
    );
  }

  const rowWords = (counts: Costs) => ({
    phases: {
      forward: "passe avant",
      loss: "perte",
      backward: "passe arrière",
      step: "étape de l’optimiseur",
    },
    excluded: hasActivations(counts)
      ? `CUDA, allocateur\u00a0: ${overhead}`
      : "activations, CUDA, allocateur",
    none: "aucun",
    unknown: "inconnu",
    mixture: "dépend des experts utilisés",
  });
  const rows = (counts: Costs) => textRows(f, counts, rowWords(counts));

  return {
    title,
    alt,
    total,
    trained,
    rows,
    verdict: (counts) => [
      counts.memory.lora.total > counts.memory.full.total
        ? `${COSTS_MORE}\u00a0: ${shareOf(counts, "lora")}\u00a0;`
        : `LoRA\u00a0: ${shareOf(counts, "lora")} de la mémoire\u00a0;`,
      `QLoRA\u00a0: ${shareOf(counts, "qlora")}`,
    ],
    rowWords,
    values: ({ count }) => `LoRA sur ${targetWords(f, count.targets)}`,
    label: ({ training: { precision, isMostlyFp32 } }, mode) =>
      MODES[mode] +
      {
        full: precision === "bf16" ? ", 16\u00a0bits" : ", 32\u00a0bits",
        lora: precision === "fp32" ? ", base 32\u00a0bits" : ", base 16\u00a0bits",
        qlora: isMostlyFp32 ? ", surtout 32\u00a0bits" : ", base 4\u00a0bits",
      }[mode],
    legend: {
      frozen: "poids gelés",
      ink: "poids entraînés",
      gradient: "gradients",
      optimizer: "état de l’optimiseur",
      activation: "activations",
      temporary: "temporaire",
    },
    lens: ({ count, enlargement }) => [
      `*B* et *A* à *r*\u00a0=\u00a0${f.exact(count.rank)}`,
      `${enlargement > 1 ? "agrandies" : "dessinées"} ×\u00a0${f.real(enlargement)}`,
    ],
    foot(counts) {
      const { precision, optimizer, checkpointing, published } = counts.training;
      const setting = `${precision === "mixed" ? "mixte" : precision}, ${OPTIMIZERS[optimizer]}.`;
      if (!hasActivations(counts))
        return [`État seul\u00a0; ${setting}`, "Activations non comprises."];
      const bytes = TRAINING_MODES.flatMap((mode) => counts.measured[mode] ?? []);
      return [
        `${tokens(counts.training)}${checkpointing ? ", activations recalculées" : ""}.`,
        `Au pic\u00a0; ${setting}`,
        `Borne inférieure de QLoRA\u00a0: ${inTotalsUnit(counts, counts.min)}.`,
        `CUDA, allocateur\u00a0: +\u00a0${overhead}.`,
        ...(published
          ? [
              bytes.length
                ? `Traits\u00a0: ${bytes.map((value) => inTotalsUnit(counts, value)).join(", ")} mesurés.`
                : `Mesuré seulement sur ${tokens(published)}.`,
            ]
          : []),
      ];
    },
    wider(parts) {
      const items = (["full", "lora", "qlora", "trained"] as const).flatMap((part) => {
        const times = parts[part];
        return times === undefined ? [] : [`${THIN_PARTS[part]} ${f.exact(times)}\u00a0×`];
      });
      return items.length ? `Plus larges ${TO_SCALE}\u00a0: ${items.join(", ")}.` : undefined;
    },
    note: ({ count }) => modelNote(count),
    caption: (counts) =>
      caption(counts) +
      (counts.count.experts ? ` ${modelNote(counts.count)}` : "") +
      (counts.training.isMostlyFp32 ? " QLoRA laisse la plupart des poids en fp32." : ""),
    cells: (counts) => rows(counts).flat(),
    spoken: (counts) =>
      `rang\u00a0${f.exact(counts.count.rank)}, ${tokens(counts.training)}, LoRA ${total(counts, "lora")}`,
  };
};

export const memoryPage: Locale["memoryPage"] = (
  f,
  { title, alt, total, label, rows, rowWords },
) => {
  const [min, max] = A100_OVERHEAD_RANGE;
  return {
    lesson: "Combien de mémoire demande l’entraînement",
    summary: "Le pic de mémoire d’une étape d’entraînement\u00a0: affinage complet, LoRA et QLoRA.",
    listed: title,
    labels: {
      rank: RANK,
      batch: "Séquences",
      sequence: "Jetons par séquence",
      checkpointing: "Recalcul des activations",
    },
    alt,
    explanation:
      "En précision mixte et en fp32, l’affinage complet prend 16 octets par paramètre\u00a0: 4 pour le poids, 4 pour " +
      "son gradient et 8 pour les deux moments d’AdamW\u00a0; en bf16, il en prend 8. Une étape qui n’est pas fusionnée " +
      "en ajoute 4 à son pic, ou 2 en bf16. LoRA stocke sa base gelée sur 16 bits, ou 32 en fp32, et prend 16 octets par " +
      "paramètre entraîné. Seuls bf16 et fp32 comparent à précision égale. QLoRA (arXiv 2305.14314) stocke les modules " +
      `linéaires en NF4, qui prend ${f.exact(4.126953125)} bits par poids avec la double quantification, et tout le reste en fp32, ` +
      "comme PEFT le prépare. Les activations sont ce que PyTorch conserve pour la passe arrière, sans dropout\u00a0: un " +
      "module gelé n’en conserve aucune, un module adapté conserve son entrée. Elles sont libérées avant l’étape de " +
      "l’optimiseur. L’état est exact. Les activations et les pics étaient justes à 2\u00a0% près dans " +
      `${f.exact(1224)}\u00a0étapes d’entraînement de ${f.exact(14)}\u00a0types de modèle. QLoRA n’a pas été comparé\u00a0; ` +
      "il conserve au moins les activations de LoRA. CUDA, ses bibliothèques et l’allocateur ne sont pas compris\u00a0: " +
      `QwenLM/Qwen a mesuré ${f.oneDecimal(min, 1e9)} à ${f.oneDecimal(max, 1e9)}\u00a0Go pour LoRA sur un A100. ` +
      "1\u00a0Go vaut 10⁹ octets. Le calcul ne compte que les modules linéaires.",
    table: (counts) =>
      memoryTable(counts, rows(counts), rowWords(counts), {
        caption:
          `Mémoire pour entraîner ${counts.count.model}, en octets, et calcul` +
          (counts.count.experts ? `\u00a0; experts ${layout(counts.count.experts)}` : ""),
        head: ["Grandeur", "Complet", "LoRA", "QLoRA"],
        quantities: [
          "Poids",
          "Adaptateur",
          "Gradients",
          "État de l’optimiseur",
          "Activations au pic",
          "Temporaire",
          "Total",
          "Borne inférieure",
          "Moment du pic",
          "Mesuré",
          "Non compris",
          "Multiplications-additions de l’entraînement, par rapport au complet",
          "Multiplications-additions en plus à l’inférence, non fusionné",
          "Fichier de l’adaptateur, sans son en-tête",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: ({ count }) => `${count.model}, rang\u00a0${f.exact(count.rank)}`,
      number: (counts) => total(counts, "lora"),
      total,
      label,
      meaning: (counts) => {
        const { lora, full } = counts.memory;
        return [
          `avec LoRA, ${total(counts, "full")} en\u00a0complet\u00a0:`,
          lora.total > full.total ? COSTS_MORE : f.percent(lora.total, full.total).share,
        ];
      },
      note: (isThin, hasActivations) => {
        if (hasActivations)
          return isThin ? "Pic\u00a0; barres fines hors échelle" : "Pic d’une étape d’entraînement";
        return isThin
          ? "Sans activations\u00a0; barres fines hors échelle"
          : "État de l’entraînement, sans activations";
      },
    },
  };
};

// The figure of a token's way.

/** The maximum length of an alpha, in characters, whose fraction fits beside the picture. */
const MAX_ALPHA = 9;

const numbers = (f: Formats, count: number) =>
  `${f.exact(count)} ${f.plural(count, { one: "nombre", other: "nombres" })}`;

const multiplyAdds = (f: Formats, count: number) =>
  `${f.exact(count)} ` +
  f.plural(count, { one: "multiplication-addition", other: "multiplications-additions" });

/** Returns alpha / rank as an exact fraction, or rounded if the fraction is too long. */
function factorText(f: Formats, counts: Counts): { value: string; isRounded: boolean } {
  if (counts.scaling === 1) return { value: "1", isRounded: false };
  const alpha = f.exact(counts.alpha);
  return alpha.length > MAX_ALPHA
    ? { value: f.real(counts.scaling), isRounded: true }
    : { value: `${alpha}/${f.exact(counts.rank)}`, isRounded: false };
}

export const forward: Locale["forward"] = (f) => {
  const title = (counts: ForwardNumbers) =>
    `Passe avant avec ${lora(f, counts)}${counts.merged ? ", fusionné" : ""}`;
  const equalsFactor = (counts: Counts) => {
    const { value, isRounded } = factorText(f, counts);
    return `${isRounded ? "≈" : "="} ${value}`;
  };
  /** Returns the factor before BA. If the author gave an alpha, it appears at every rank, so that nothing moves. */
  const factor = (counts: ForwardNumbers) => (counts.hasAlpha ? "(*α*/*r*)" : "");
  const alt = (counts: ForwardNumbers) => {
    const [x, h] = [numbers(f, counts.k), numbers(f, counts.d)];
    return counts.merged
      ? `${title(counts)}\u00a0: x (${x}) passe par une seule matrice W′\u00a0=\u00a0W\u00a0+\u00a0${plain(factor(counts))}BA ` +
          `et donne h (${h}). Multiplications-additions\u00a0: ${f.exact(counts.full)}, aucune pour A et B.`
      : `${title(counts)}\u00a0: x (${x}) passe par W, et par A (${numbers(f, counts.rank)}) puis B. ` +
          `Leur somme est h (${h}). Multiplications-additions\u00a0: W ${f.exact(counts.full)}, ` +
          `A ${f.exact(counts.a)}, B ${f.exact(counts.b)}.`;
  };
  const waist = (counts: Counts) => `*Ax*\u00a0: *r* = ${f.exact(counts.rank)}`;
  const sum = (counts: ForwardNumbers) =>
    `somme\u00a0: *d* = ${f.exact(counts.sum)} ${f.plural(counts.sum, { one: "addition", other: "additions" })}`;
  const costs = (count: number, formula: string) => [f.exact(count), `= *${formula}* mult.-add.`];
  const verdict = (counts: ForwardNumbers): readonly [string, string] => {
    const { trainable, full } = counts;
    if (counts.merged) return ["Une fois fusionné, LoRA n’ajoute", "aucun coût à l’inférence"];
    const added =
      trainable > full ? "plus que *W*" : (oneIn(f, trainable, full) ?? shareText(f, counts));
    return [`LoRA ajoute ${added}\u00a0:`, `${f.exact(trainable)} multiplications-additions`];
  };
  const formed = (counts: ForwardNumbers): readonly [string, string] =>
    counts.merged
      ? [
          "À l’entraînement, *W*, *A* et *B* restent séparées\u00a0;",
          "*BA* est ajoutée une seule fois, après.",
        ]
      : [
          "À l’entraînement, inutile de former\u00a0*BA*\u00a0:",
          `*B*(*Ax*) coûte moins sous ${f.exact(Math.ceil(counts.full / (counts.d + counts.k)))} jetons.`,
        ];
  return {
    title,
    alt,
    formula: (counts) => (counts.merged ? "*h* = *W′x*" : `*h* = *Wx* + ${factor(counts)}*BA**x*`),
    x: (counts) => `*x*, un jeton\u00a0: *k* = ${numbers(f, counts.k)}`,
    h: (counts) => `*h*\u00a0: *d* = ${numbers(f, counts.d)}`,
    waist,
    w: (counts) => ["gelée", ...costs(counts.full, "dk")],
    a: (counts) => ["entraînée", ...costs(counts.a, "rk")],
    b: (counts) => ["entraînée", ...costs(counts.b, "dr")],
    merged: (counts) => [`= *W* + ${factor(counts)}*BA*`, ...costs(counts.full, "dk")],
    gone: ["*A* et *B* sont dans *W′*\u00a0:", "aucun calcul en plus,", "le même *h*"],
    scaled: (counts) => ["*α*/*r*", equalsFactor(counts)],
    sum,
    perToken: "Mult.-additions par jeton\u00a0:",
    costs: (counts) =>
      counts.merged
        ? [
            `*W′*, fusionnée\u00a0: *dk*\u00a0= ${f.exact(counts.full)}`,
            "*A* et *B*\u00a0: aucune, pour le même *h*",
          ]
        : [
            `*W*, gelée\u00a0: *dk*\u00a0= ${f.exact(counts.full)}`,
            `*A*, entraînée\u00a0: *rk*\u00a0= ${f.exact(counts.a)}`,
            `*B*, entraînée\u00a0: *dr*\u00a0= ${f.exact(counts.b)}`,
            sum(counts),
          ],
    waists: (counts) =>
      counts.merged
        ? []
        : [
            waist(counts),
            ...(counts.hasAlpha ? [`facteur\u00a0: *α*/*r* ${equalsFactor(counts)}`] : []),
          ],
    verdict,
    formed,
    areas: "Les longueurs des vecteurs sont à la même échelle, les aires des matrices non.",
    longer: (vector, times) =>
      `*${vector}* est dessiné ${f.exact(times)}\u00a0× plus long ${TO_SCALE}.`,
    caption(counts) {
      if (counts.merged)
        return (
          "Passe avant de LoRA une fois BA fusionnée dans W\u00a0: h\u00a0=\u00a0W′x demande " +
          `${multiplyAdds(f, counts.full)} par jeton, autant que sans adaptateur.`
        );
      const more = counts.trainable > counts.full ? ", plus que W elle-même" : "";
      return (
        `Passe avant de LoRA, h\u00a0=\u00a0Wx\u00a0+\u00a0${plain(factor(counts))}BAx\u00a0: un jeton demande ` +
        `${multiplyAdds(f, counts.full)} dans W, et ${f.exact(counts.trainable)} dans A et B, ` +
        `soit ${shareText(f, counts)}${more}.`
      );
    },
    cells(counts) {
      const { value, isRounded } = factorText(f, counts);
      const none = "aucune";
      return [
        ...[f.exact(counts.full), f.exact(counts.full)],
        ...[f.exact(counts.a), none],
        ...[f.exact(counts.b), none],
        ...[f.exact(counts.sum), none],
        ...[f.exact(counts.beside), f.exact(counts.full)],
        ...[shareText(f, counts), none],
        ...[f.exact(counts.rank), none],
        ...[isRounded ? `≈ ${value}` : value, "dans W′"],
      ];
    },
    spoken: (counts) =>
      `rang\u00a0${f.exact(counts.rank)}\u00a0: ${plain(verdict(counts).join(" "))}`,
  };
};

export const forwardPage: Locale["forwardPage"] = (f, { title, alt, cells }) => ({
  lesson: "Comment un jeton traverse W, A et B",
  summary: "Les deux chemins d’un jeton\u00a0: par W, et par A et B.",
  listed: (counts) => `${title(counts)}, ${shapeText(f, counts)}`,
  labels: { rank: RANK, merged: "Fusionnée\u00a0: *W′* = *W* + *BA*" },
  alt,
  explanation:
    "*A* envoie les *k* nombres de *x* sur *r* nombres, et *B* envoie ceux-ci sur *d* nombres\u00a0; (*α*/*r*)*BAx* s’ajoute à *Wx* (arXiv " +
    "2106.09685, section 4.1). *B*(*Ax*) demande *r*(*d*\u00a0+\u00a0*k*) multiplications-additions par jeton. Former *BA* et l’ajouter à *W* " +
    "en demande *drk* une fois par étape, pour tous les jetons, ce qui coûte moins au-delà de *dk*/(*d*\u00a0+\u00a0*k*) jetons. Le DoRA " +
    "de PEFT forme *BA*. Après l’entraînement, *BA* peut être fusionnée une fois pour toutes\u00a0: " +
    "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* remplace *W*, donne le même *h* aux arrondis près, et n’ajoute aucun calcul. Tous les nombres " +
    "valent pour un jeton et pour une seule matrice.",
  table: (counts) =>
    forwardTable(cells(counts), {
      caption: "Multiplications-additions de la passe avant d’un jeton",
      head: ["Étape", "Formule", "Non fusionné", "Fusionné"],
      steps: [
        "*W* ou *W′*",
        "*A*",
        "*B*",
        "Facteur et somme",
        "Total",
        "*A* et *B*, par rapport à *W*",
        "Taille de *Ax*",
        "Facteur d’échelle",
      ],
    }),
  card: {
    subject: (counts) =>
      counts.merged
        ? "Multiplications-additions, fusionné"
        : `Multiplications-additions, rang ${f.exact(counts.rank)}`,
    number: (counts) => f.exact(counts.merged ? counts.full : counts.trainable),
    meaning(counts) {
      if (counts.merged) return ["A et B n’ajoutent", "rien"];
      return [
        `ajoutées à ${f.exact(counts.full)}\u00a0:`,
        counts.trainable > counts.full
          ? COSTS_MORE
          : (oneIn(f, counts.trainable, counts.full) ?? shareText(f, counts)),
      ];
    },
    shortVectors: "Vecteurs courts hors échelle",
    toScale: "Longueurs des vecteurs à l’échelle",
  },
});

// The figure of compute.

const MEASURED = [
  [FULL, MEASURED_SECONDS.full],
  ["LoRA, *r*\u00a0=\u00a064", MEASURED_SECONDS.lora],
  ["DoRA, *r*\u00a0=\u00a032", MEASURED_SECONDS.dora],
] as const;

export const compute: Locale["compute"] = (f) => {
  const title = (counts: Work) => `Calcul pour ${counts.model} avec ${lora(f, counts)}`;
  const ofTraining = (counts: Work) => f.percent(counts.lora, counts.full).share;
  const ofInference = (counts: Work) => f.percent(counts.added, counts.forward).share;
  const isLarge = (counts: Work) => counts.full >= 1e9;
  /** Returns an amount in the picture's unit. */
  const amount = (count: number, counts: Work) => f.quotient(count, isLarge(counts) ? 1e9 : 1e6);
  const time = ([label, seconds]: (typeof MEASURED)[number]) =>
    `${label}\u00a0: ${f.exact(seconds)}\u00a0s`;
  /** Returns a measured time, in which no line breaks. */
  const timeOf = (item: (typeof MEASURED)[number]) =>
    (
      time(item) +
      (item[0] === FULL ? "" : `, ${f.percent(item[1], MEASURED_SECONDS.full).share} du complet`)
    ).replaceAll(" ", "\u00a0");
  const rows = (counts: Work): readonly (readonly string[])[] => {
    const passes = f.exact(counts.forward);
    const both = f.exact(counts.forward + counts.added);
    // No value for training, because a merged adapter is not trained.
    const never = "–";
    return [
      [passes, both, never],
      [passes, both, never],
      [passes, f.exact(counts.added), never],
      [f.exact(counts.full), f.exact(counts.lora), never],
      [f.percent(1, 1).share, ofTraining(counts), never],
      [passes, both, passes],
      ["aucun", ofInference(counts), "aucun"],
    ];
  };
  const alt = (counts: Work) =>
    `${title(counts)}, en multiplications-additions par jeton. Étape d’entraînement\u00a0: complet ` +
    `${f.exact(counts.full)}, LoRA ${f.exact(counts.lora)}. Inférence\u00a0: ${f.exact(counts.forward)}\u00a0; LoRA non ` +
    `fusionné\u00a0: ${f.exact(counts.forward + counts.added)}\u00a0; fusionné\u00a0: rien de plus.`;
  return {
    title,
    alt,
    ofTraining,
    rows,
    heading: "LoRA se passe du gradient des poids gelés",
    unit: (counts) =>
      `${isLarge(counts) ? "Milliards" : "Millions"} de multiplications-additions par jeton`,
    adapted: (counts) =>
      `*r*\u00a0=\u00a0${f.exact(counts.rank)} sur ${targetWords(f, counts.targets)}`,
    legend: {
      forward: "passe avant",
      input: "gradient des entrées",
      weights: "gradient des poids",
    },
    training: "À l’entraînement",
    inference: "À l’inférence",
    full: FULL,
    fullStep: (counts) => `${FULL}\u00a0: ${amount(counts.full, counts)}`,
    loraStep: (counts) =>
      `LoRA\u00a0: ${amount(counts.lora, counts)} (${ofTraining(counts)}` +
      `${counts.lora > counts.full ? "), coûte plus" : " du complet)"}`,
    skipped: "évité",
    token: (counts) =>
      `${FULL} ou LoRA\u00a0fusionné\u00a0: ${amount(counts.forward, counts)}\u00a0; ` +
      `LoRA\u00a0non\u00a0fusionné\u00a0: ${ofInference(counts)}\u00a0de\u00a0plus`,
    thin: (times) =>
      `La partie la plus mince d’une barre est dessinée ${f.exact(times)}\u00a0× plus large ${TO_SCALE}.`,
    time: "Le calcul n’est pas le temps. Mesuré\u00a0:",
    times: [
      `Llama-3.2-3B, ${f.exact(5000)} étapes (PEFT)\u00a0– ${MEASURED.map(timeOf).join("\u00a0; ")}.`,
      "GPT-3 (article LoRA)\u00a0– avec LoRA, " +
        `${f.percent(GPT3_RATES.full, GPT3_RATES.lora).rest}\u00a0de\u00a0temps en moins par jeton.`,
    ],
    measuredWays: MEASURED.map(([label, seconds]) => ({ label, seconds })),
    caption: (counts) =>
      `Avec ${lora(f, counts)} sur ${targetWords(f, counts.targets)}, une étape d’entraînement pour ${counts.model} ` +
      `prend ${ofTraining(counts)} des multiplications-additions ${OF_FULL}` +
      `${counts.lora > counts.full ? ", donc LoRA coûte plus" : ""}. À l’inférence, LoRA en ajoute ` +
      `${ofInference(counts)}, ou rien une fois fusionné. Les durées sont mesurées.`,
    cells: (counts) => rows(counts).flat(),
    spoken: (counts) =>
      `rang\u00a0${f.exact(counts.rank)}, entraînement ${ofTraining(counts)} du complet, inférence ` +
      `${ofInference(counts)} de plus`,
  };
};

export const computePage: Locale["computePage"] = (f, live) => {
  const { title, alt, ofTraining, rows } = live;
  return {
    lesson: "Combien de calcul demande un jeton",
    summary:
      "Multiplications-additions par jeton, à l’entraînement et à l’inférence\u00a0: affinage complet, LoRA et LoRA fusionné.",
    listed: title,
    labels: { rank: RANK },
    alt,
    explanation:
      "Une matrice *d*\u00a0×\u00a0*k* demande *dk* multiplications-additions par jeton pour la passe avant, *dk* pour le gradient de " +
      "son entrée et *dk* pour le gradient de ses poids. Une matrice gelée n’a pas besoin du dernier\u00a0: LoRA approche donc " +
      "deux tiers du calcul de l’affinage complet (LoRA Without Regret, Thinking Machines Lab 2025). *B* et *A* ajoutent " +
      "*r*(*d*\u00a0+\u00a0*k*) à chacun. Les nombres comprennent les modules linéaires des couches, chacun comme si son entrée " +
      "demandait un gradient. Ils ne comprennent pas les scores d’attention, les plongements, la tête de sortie et le " +
      "recalcul des activations. Les durées viennent de la comparaison de méthodes de PEFT (huggingface/peft, commit 5d602fd), " +
      `${f.exact(5000)} étapes de Llama-3.2-3B sur un L40S, avec LoRA de rang 64 et DoRA de rang 32 sur q_proj et v_proj. Sur ` +
      `GPT-3, l’article LoRA a mesuré ${f.real(43.1)} jetons par seconde et par V100 avec LoRA et ${f.real(32.5)} sans (arXiv 2106.09685, ` +
      "section 4.2).",
    table: (counts) =>
      computeTable(rows(counts).flat(), {
        caption: `Multiplications-additions par jeton dans les modules linéaires du modèle ${counts.model}`,
        head: ["Grandeur", "Complet", "LoRA", "LoRA fusionné"],
        quantities: [
          "Passe avant",
          "Gradient des entrées",
          "Gradient des poids",
          "Étape d’entraînement",
          "Part de l’affinage complet",
          "Jeton à l’inférence",
          "Calcul en plus à l’inférence",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: (counts) => `${counts.model}, rang\u00a0${f.exact(counts.rank)}`,
      number: ofTraining,
      meaning: (counts) => [
        `du calcul ${OF_FULL}\u00a0:`,
        counts.lora > counts.full
          ? COSTS_MORE
          : `${f.percent(counts.lora, counts.full).rest} de moins`,
      ],
      picture: live,
      lora: "LoRA\u00a0: sans gradient des poids gelés",
      thinParts: "Parties fines hors échelle",
      parts: "Passe avant et gradients",
    },
  };
};

// The figure of singular values, and its view of sheets.

const DECAY_NAMES = { fast: "rapide", slow: "lente", flat: "plate" };

const MANNERS = {
  fast: "décroissent vite",
  slow: "décroissent lentement",
  flat: "ne décroissent pas",
};

/** The error of a rank that misses nothing. */
const NOTHING = "rien";

/** Returns "perd 6,25 %" or "ne perd rien". */
const loses = (error: string) => (error === NOTHING ? "ne perd rien" : `perd ${error}`);

const columnsAndRows = (f: Formats, rank: number) =>
  `${f.exact(rank)} ${f.plural(rank, { one: "colonne", other: "colonnes" })} de *B*, ` +
  `${f.exact(rank)} ${f.plural(rank, { one: "ligne", other: "lignes" })} de *A*`;

export const spectrum: Locale["spectrum"] = (f) => {
  const { min, fitted, missed, cells } = errorTexts(f, NOTHING);
  const title = (counts: SpectrumNumbers) =>
    `${lora(f, counts)} quand les valeurs singulières ${MANNERS[counts.decay]}`;
  const alt = (counts: SpectrumNumbers) =>
    `Au mieux, le rang ${f.exact(counts.rank)} ${loses(missed(counts))} d’une mise à jour de ${sizeText(f, SPECTRUM_SIDE, SPECTRUM_SIDE)} ` +
    `à décroissance ${DECAY_NAMES[counts.decay]}\u00a0; LoRA entraîné en perd ${fitted(counts)}.`;
  return {
    title,
    alt,
    fitted,
    formula: "*T* ≈ *BA*",
    values: ({ rank }) => `rang ≤ *r* = ${f.exact(rank)}`,
    target: `*T*\u00a0: la mise à jour cible, ${sizeText(f, SPECTRUM_SIDE, SPECTRUM_SIDE)}`,
    valuesHeading: "Valeurs singulières de *T*",
    left: (counts, decay) => `erreur ${min(counts, decay)}`,
    kept: ({ rank }) => columnsAndRows(f, rank),
    dropped: ({ rank, decay, chosen }) =>
      `${DECAY_NAMES[decay]}\u00a0: ${f.exact(SPECTRUM_SIDE - rank)} ` +
      `${f.plural(SPECTRUM_SIDE - rank, { one: "écartée", other: "écartées" })}, ` +
      `${droppedText(f, chosen, rank)} des carrés`,
    errorHeading: "Erreur restante, % de *T*, selon le rang *r*",
    min: "minimum possible",
    trained: "LoRA entraîné",
    decays: DECAY_NAMES,
    rankTick: f.exact,
    rank: ({ rank }) => `*r* = ${f.exact(rank)}`,
    valueTick: f.real,
    verdict: (counts) => [
      `Au mieux, le rang ${f.exact(counts.rank)} ${loses(missed(counts))}`,
      `et LoRA entraîné ${fitted(counts)} de *T*`,
    ],
    caption: (counts) =>
      `Quand les valeurs singulières ${MANNERS[counts.decay]}, ${lora(f, counts)} perd ${fitted(counts)} de la mise à ` +
      `jour cible\u00a0; la meilleure matrice de ce rang ${loses(missed(counts))}.`,
    cells,
    spoken: (counts) =>
      `rang\u00a0${f.exact(counts.rank)}, décroissance ${DECAY_NAMES[counts.decay]}\u00a0: ${loses(missed(counts))} au mieux, ` +
      `LoRA ${fitted(counts)}`,
  };
};

/** The strings of the view of sheets. */
function sheetsWords(f: Formats): SheetsWords {
  const { missed } = errorTexts(f, NOTHING);
  const count = ({ rank }: SpectrumNumbers) =>
    `${f.exact(rank)} ${f.plural(rank, { one: "feuille", other: "feuilles" })}`;
  const title = (counts: SpectrumNumbers) =>
    `BA comme somme de ${count(counts)}, à décroissance ${DECAY_NAMES[counts.decay]}`;
  const alt = (counts: SpectrumNumbers) =>
    `La meilleure BA de rang ${f.exact(counts.rank)} comme somme de ${count(counts)}\u00a0: chacune est une colonne de B ` +
    `fois une ligne de A. La somme de toutes ${loses(missed(counts))} d’une cible à décroissance ${DECAY_NAMES[counts.decay]}.`;
  return {
    keys: [
      "positif\u00a0; aire\u00a0: taille d’un coefficient",
      "négatif\u00a0; mince dans *B* et *A*",
    ],
    heading: "Feuilles de rang 1\u00a0: une colonne de *B* fois une ligne de *A*",
    sums: "Somme jusqu’ici",
    sheet: (index) => `${index > 1 ? "+\u00a0" : ""}feuille ${f.exact(index)}`,
    target: "≈\u00a0*T*, la cible",
    missing: (counts) => `manque ${missed(counts)}`,
    verdict: (counts) => `${count(counts)}, manque de *T*\u00a0: ${missed(counts)}.`,
    listed: title,
    alt,
    caption: (counts) =>
      `${title(counts)}\u00a0: chaque feuille de rang 1 rapproche BA de la cible\u00a0; à la fin, la somme ` +
      `${loses(missed(counts))}.`,
    table: (counts) =>
      sheetsTable(f, counts, missed, "Ce qui manque de T après chaque feuille", [
        "Feuille",
        "Valeur singulière",
        "Manque de *T*",
      ]),
    card: {
      subject: (counts) =>
        `Ce que ${count(counts)} de rang 1 ${f.plural(counts.rank, { one: "perd", other: "perdent" })}\u00a0:`,
      number: missed,
      meaning: ({ rank }) => [
        "de la mise à jour cible",
        `rang au plus ${f.exact(rank)} sur ${f.exact(SPECTRUM_SIDE)}`,
      ],
      note: (counts) => `La somme de ${count(counts)}`,
    },
  };
}

export const spectrumPage: Locale["spectrumPage"] = (f, { title, alt, fitted, cells }) => ({
  lesson: "Quand un rang faible suffit",
  summary:
    "Pourquoi un rang faible peut suffire, et quand il ne suffit pas\u00a0: valeurs singulières, erreur minimale possible et entraînements.",
  listed: title,
  labels: { rank: RANK, decay: "Décroissance" },
  values: { decay: DECAY_NAMES },
  alt,
  explanation:
    "Un élève, *W*\u00a0+\u00a0*BA*, apprend la mise à jour *T* d’un maître, *W*\u00a0+\u00a0*T*. Les erreurs sont ‖*T*\u00a0−\u00a0*BA*‖ en part de " +
    "‖*T*‖. Le minimum de ‖*T*\u00a0−\u00a0*BA*‖ au rang *r* est la racine de la somme des carrés des valeurs singulières écartées (Eckart et " +
    `Young). LoRA minimise la moitié de la moyenne de ‖(*T*\u00a0−\u00a0*BA*)*x*‖² sur ${f.exact(SPECTRUM_INPUTS)} entrées aléatoires *x*, ` +
    "dont les coefficients ont la moyenne 0 et l’écart type 1. *T* a des vecteurs singuliers aléatoires. *B* part de 0\u00a0; les " +
    `coefficients de *A* sont d’abord aléatoires, de moyenne 0 et d’écart type ${f.real(SPREAD)}. L’entraînement compte ` +
    `${f.exact(SPECTRUM_STEPS)} étapes de descente de gradient avec un taux d’apprentissage de ${f.real(SPECTRUM_RATE)} et ` +
    `une inertie de ${f.real(MOMENTUM)}. LoRA s’approche de l’erreur minimale, sauf en décroissance rapide à partir du ` +
    "rang 7\u00a0: les petites valeurs singulières s’apprennent lentement. Les mises à jour réelles décroissent vite dans " +
    "arXiv 2106.09685, section 7, et plus lentement dans arXiv 2405.09673.",
  table: (counts) =>
    valuesTable(f, counts, cells(counts), {
      caption: "Ce que le rang r perd de T, par décroissance",
      values: "Valeurs singulières",
      kept: (share) => `Rang qui garde ${share} de leurs carrés`,
      min: "Erreur minimale possible",
      trained: "Erreur de LoRA",
      falls: {
        fast: "rapide\u00a0: chacune la moitié de la précédente",
        slow: "lente\u00a0: la *i*-ième vaut 1/*i*",
        flat: "plate\u00a0: toutes égales",
      },
    }),
  card: {
    subject: (counts) => `${lora(f, counts)}, sur ${f.exact(SPECTRUM_SIDE)}, perd`,
    number: fitted,
    meaning: (counts) => [
      "de la mise à jour, une fois entraîné\u00a0;",
      `au mieux\u00a0: ${errorTexts(f, NOTHING).missed(counts)}`,
    ],
    note: ({ rank }) =>
      `Ses valeurs singulières, ${f.exact(rank)} ${f.plural(rank, { one: "gardée", other: "gardées" })}`,
  },
  sheets: sheetsWords(f),
});

// The figure of capacity.

export const capacity: Locale["capacity"] = (f) => {
  const rankTick = (rank: Rank) => (rank === "full" ? "complet" : f.exact(Number(rank)));
  const name = ({ rank }: Setting) => (rank === "full" ? "Complet" : `Rang ${rankTick(rank)}`);
  const percent = (tenths: number) => f.percentage(tenths / 10, 1);
  const trained = ({ trainable }: Setting) => f.exact(trainable);
  const shareOf = ({ chosen, full }: CapacityNumbers) =>
    f.percent(chosen.trainable, full.trainable).share;
  /** Returns how many percentage points a mean is above or below another. */
  const difference = ({ mean }: Setting, other: Setting) =>
    (mean > other.mean ? "+" : "") + f.signed((mean - other.mean) / 10, 1);
  const title = "Exactitude d’un petit réseau selon le rang de LoRA";
  const verdict = (counts: CapacityNumbers): readonly [string, string] => {
    const { chosen, full } = counts;
    return [
      `${name(chosen)}\u00a0: ${percent(chosen.mean)} en moyenne,`,
      chosen === full
        ? `${parameters(f, full.trainable)}.`
        : `${parameters(f, chosen.trainable)}, ${shareOf(counts)} du complet.`,
    ];
  };
  const change = ({ chosen, full, neighbor }: CapacityNumbers) =>
    `${chosen === full ? "Moitié moins" : "Deux fois plus"} de paramètres\u00a0: ${difference(neighbor, chosen)}\u00a0` +
    `${f.plural(Math.abs(neighbor.mean - chosen.mean) / 10, { one: "point", other: "points" })}.`;
  const lesson = ({ enough, full }: CapacityNumbers) =>
    `Un petit réseau atteint ${percent(enough.mean)} au rang ${rankTick(enough.rank)} et ${percent(full.mean)} par ` +
    "affinage complet\u00a0: plus de rang n’ajoute guère.";
  return {
    title,
    name,
    percent,
    mean: ({ mean }) => f.oneDecimal(mean, 10),
    difference,
    parameters: trained,
    share: shareOf,
    verdict,
    change,
    lesson,
    heading: "Exactitude d’un petit réseau, %",
    trained: "Paramètres entraînés",
    axes: {
      rank: "rang *r*",
      rankTick: (rank) => (rank === "full" ? "compl." : rankTick(rank)),
      accuracyTick: f.exact,
    },
    keys: [
      `un des ${f.exact(SEEDS)} essais`,
      "minimum à maximum",
      "moyenne\u00a0; tirets\u00a0: complet",
    ],
    alt: (counts) => `${title}. ${verdict(counts).join(" ")} ${lesson(counts)}`,
    caption: lesson,
    cells: ({ settings, chosen }) => settings.map((item) => difference(item, chosen)),
    spoken: (counts) => verdict(counts).join(" "),
  };
};

export const capacityPage: Locale["capacityPage"] = (f, words) => {
  const { title, percent, cells, axes } = words;
  return {
    lesson: "Combien de rang demande une tâche",
    summary:
      "L’exactitude mesurée d’un petit réseau selon le rang\u00a0: un rang de quelques unités peut suffire.",
    listed: () => title,
    labels: { rank: RANK },
    values: { rank: { full: "complet" } },
    alt: words.alt,
    explanation:
      "Un réseau à deux couches cachées de 64 unités apprend les chiffres de scikit-learn (8\u00a0×\u00a08 pixels), puis les " +
      `mêmes chiffres aux pixels mélangés. L’affinage complet entraîne les deux matrices de ${sizeText(f, SIDE, SIDE)}\u00a0; LoRA ` +
      "leur ajoute *BA*. Tout le reste est gelé. Chaque graine a son propre réseau préentraîné, son mélange et " +
      `${f.exact(TESTED)} images de test. L’entraînement compte 800 étapes de 32 images avec Adam. De huit taux ` +
      "d’apprentissage, chaque rang utilise celui dont la perte d’entraînement est la plus basse. L’affinage complet a la " +
      "moyenne la plus haute, mais n’est le meilleur qu’avec deux graines sur cinq. Un autre réseau ou une autre tâche " +
      "peut demander un rang plus élevé.",
    table: (counts) =>
      capacityTable(
        f,
        counts,
        cells(counts),
        (rank) => (rank === "full" ? "complet" : axes.rankTick(rank)),
        {
          caption: "Exactitude selon le rang",
          head: [
            RANK,
            "Taux d’apprentissage",
            `Exactitude avec les graines 1 à ${f.exact(SEEDS)}, %`,
            "Paramètres entraînés",
            "Part du complet",
            "Moyenne",
            "Écart au rang mis en évidence, points",
          ],
          separator: "\u00a0; ",
        },
      ),
    card: {
      axes,
      heading: words.heading,
      subject: ({ chosen, full }) =>
        chosen === full
          ? "L’affinage complet atteint"
          : `LoRA de rang ${axes.rankTick(chosen.rank)} atteint`,
      number: ({ chosen }) => percent(chosen.mean),
      meaning: ({ chosen, full, enough }) => [
        "dans un petit réseau\u00a0;",
        chosen === full
          ? `LoRA de rang ${axes.rankTick(enough.rank)}\u00a0: ${percent(enough.mean)}`
          : `affinage complet\u00a0: ${percent(full.mean)}`,
      ],
    },
  };
};

// The figure of one or two adapters.

export const adapter: Locale["adapter"] = (f) => {
  const { span, divided, norms } = numberTexts(f);
  const percent = ({ share }: { readonly share: number }) => f.percentage(share);
  const title = "Ce que l’entraînement a changé dans chaque module";
  const place = ({ kind, layer }: Pick<Module, "kind" | "layer">) =>
    layer === undefined ? kind : `${kind} de la couche\u00a0${f.exact(layer)}`;
  const isZero = ({ largest }: AdapterNumbers) => largest.norm === 0;
  const inUnits = (exponent: number) => (exponent ? `, en\u00a0${powerOfTen(exponent)}` : "");
  const directions = (counts: Pick<Row, "directions" | "ranks">) =>
    `${span(counts.directions, f.exact)} sur\u00a0${span(counts.ranks, f.exact)}`;
  /** Returns "3 directions sur 16 contiennent 90 %". */
  const held = (max: number, values: string, total: string, share: string) =>
    f.plural(max, {
      one: `${values} direction sur\u00a0${total} contient ${share}`,
      other: `${values} directions sur\u00a0${total} contiennent ${share}`,
    });
  /** Returns the outcome in one or two sentences. */
  const verdict = (counts: AdapterNumbers) =>
    isZero(counts)
      ? ["Chaque mise à jour est 0\u00a0: rien n’a été entraîné."]
      : [
          `La plus grande\u00a0: ${place(counts.largest)}, ${symbol(counts)}\u00a0=\u00a0${norms(counts, range([counts.largest.norm]))}.`,
          `${held(
            counts.directions[1],
            span(counts.directions, f.exact),
            span(counts.ranks, f.exact),
            percent(counts),
          )} de chaque mise à jour.`,
        ];
  const sentences = (counts: AdapterNumbers) => verdict(counts).join(" ");
  const notShown = ({ hasMagnitudes }: AdapterInput) =>
    `Non montré\u00a0: quel rang aurait fait aussi bien${hasMagnitudes ? "\u00a0; les magnitudes de DoRA" : ""}.`;
  const caution = (counts: AdapterInput) => {
    const experts = Math.max(...counts.kinds.map(({ experts = 1 }) => experts));
    const orExperts = experts > 1 ? `, ou dans les ${f.exact(experts)} experts d’une couche` : "";
    return `Ce que l’entraînement a laissé dans chaque module${orExperts}. ${notShown(counts)}`;
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
    scale: ({ scale, isScaleAssumed }) =>
      scale === undefined
        ? "*s* varie selon les modules"
        : `*s*\u00a0=\u00a0${f.real(scale)}${isScaleAssumed ? " (supposé)" : ""}`,
    keys: (counts) => [
      `En haut\u00a0: ${symbol(counts)}, ${counts.measure === "entry" ? "mise à jour par coefficient" : "taille de la mise à jour"}` +
        `${inUnits(getExponent(counts.largest.norm))}\u00a0; même échelle`,
      `En bas\u00a0: directions qui contiennent ${percent(counts)} de ${NORM}²`,
      "et le reste des *r* directions du module",
    ],
    example: ({ exampleModule: module, share }) =>
      `${place(module)}\u00a0: ses valeurs singulières *σ*\u00a0; ` +
      held(module.directions, f.exact(module.directions), f.exact(module.rank), percent({ share })),
    values: "taille, directions",
    norms: ({ largest }, row) => divided(row.norms, getExponent(largest.norm)),
    row: ({ largest }, row) =>
      `${divided(row.norms, getExponent(largest.norm))}, ${directions(row)}`,
    layer: "couche",
    tick: f.exact,
    alt: (counts) => plain(`${title}. ${sentences(counts)} ${notShown(counts)}`),
    caption: (counts) =>
      `Ce que l’entraînement a changé. ${plain(sentences(counts))} ` +
      `La figure ne montre pas quel rang aurait fait aussi bien${counts.hasMagnitudes ? ", ni les magnitudes de DoRA" : ""}.` +
      (counts.others
        ? ` Le fichier a aussi des tenseurs pour ${f.list(counts.others)}, qui ne sont pas dessinés.`
        : ""),
    cells: (counts) =>
      counts.rows.flatMap((row) => [norms(counts, row.norms), span(row.directions, f.exact)]),
    spoken: (counts) => plain(sentences(counts)),
  };
};

/** The strings of two adapters. */
function comparisonWords(
  f: Formats,
  { inUnits, place }: ReturnType<Locale["adapter"]>,
): ComparisonWords {
  const title = "Deux adaptateurs des mêmes modules";
  const texts = comparisonTexts(f, "aucun", ", ");

  const verdict = (comparison: Comparison) => {
    const different = texts.different(comparison);
    return [
      different
        ? `Plus grand écart de taille\u00a0: ${place(different)} (${different.sizes.join(" et ")}).`
        : "Toutes les tailles sont égales.",
      `Recouvrement moyen des espaces\u00a0: ${texts.means(comparison).join("\u00a0; ")}\u00a0; d’espaces aléatoires\u00a0: ` +
        `${texts.randoms(comparison).join("\u00a0; ")}.`,
    ];
  };
  const sentences = (comparison: Comparison) => plain(verdict(comparison).join(" "));
  const notShown = ({ hasMagnitudes }: Comparison) =>
    `Non montré\u00a0: si les deux adaptateurs font la même chose${hasMagnitudes ? "\u00a0; les magnitudes de DoRA" : ""}.`;
  const caution = (comparison: Comparison) =>
    "Recouvrement\u00a0: moyenne des carrés des cosinus des angles principaux, où les directions faibles comptent autant que " +
    `les fortes. ${notShown(comparison)}`;

  return {
    verdict,
    caution,
    subject: ({ isScaleAssumed }) =>
      `deux adaptateurs${isScaleAssumed ? "\u00a0; *s* est supposé" : ""}`,
    keys: (comparison, isArea) => [
      `En haut\u00a0: ${symbol(comparison)} du premier adaptateur${isArea ? ", et du second en ligne" : " et du second"}` +
        `${inUnits(exponentOf(comparison))}\u00a0; même échelle`,
      "En bas\u00a0: recouvrement des espaces des colonnes de *B* des deux adaptateurs",
      "et recouvrement des espaces des lignes de *A*",
      "Plein\u00a0: même espace. Trait\u00a0: espaces aléatoires",
    ],
    sizes: (comparison, kind) => texts.dividedSizes(comparison, kind).join("\u00a0; "),
    b: texts.b,
    a: texts.a,
    overlaps: (kind) => texts.overlaps(kind).join(", "),
    listed: () => title,
    alt: (comparison) => `${title}. ${sentences(comparison)}`,
    caption: (comparison) => `${title}. ${sentences(comparison)} ${notShown(comparison)}`,
    table: (comparison) =>
      texts.table(comparison, `${title}, comparés comme dans l’article sur LoRA`, {
        modules: "Modules",
        first: (quantity) => `${quantity}, premier`,
        second: (quantity) => `${quantity}, second`,
        overlap: (factor) => `Recouvrement de ${factor}`,
        random: "Aléatoire",
      }),
    card: {
      subject: () => "Recouvrement des espaces de B de deux adaptateurs\u00a0:",
      number: (comparison) => texts.meanOf(comparison, "b"),
      meaning: (comparison) => [
        `en moyenne\u00a0; espaces aléatoires\u00a0: ${texts.randomOf(comparison, "b")}`,
        `A\u00a0: ${texts.meanOf(comparison, "a")}`,
      ],
      note: "Tailles, et recouvrements de B et de A",
    },
  };
}

export const adapterPage: Locale["adapterPage"] = (f, words) => {
  const { title, percent, place, directions, cells, isZero } = words;
  return {
    lesson: "Ce qu’un adaptateur a appris",
    summary:
      "Un adaptateur entraîné\u00a0: la taille de chaque mise à jour, et le nombre de directions qui en contiennent l’essentiel.",
    listed: (counts) => `${title}, ${percent(counts)} de chaque mise à jour`,
    labels: { share: "Part contenue, %", measure: "Taille d’une mise à jour" },
    values: { measure: { update: "complète", entry: "par coefficient" } },
    alt: words.alt,
    explanation:
      "La mise à jour d’un module est Δ*W*\u00a0=\u00a0*s*·*BA*, avec *s*\u00a0=\u00a0*α*/*r*, ou *α*/√*r* pour rsLoRA. Sa taille ‖Δ*W*‖ est la racine de la " +
      "somme des carrés de ses valeurs singulières, qui sont calculées à partir de *B* et *A*. Les grandes matrices ont de grandes " +
      "normes\u00a0; par coefficient, la norme est divisée par √(*dk*). Les directions se comptent comme dans la conversion en LoRA " +
      "de PEFT\u00a0: le plus petit nombre de valeurs singulières dont les carrés font au moins la part choisie de la somme. Peu " +
      "de directions peuvent contenir l’essentiel d’une mise à jour, mais une part de carrés n’est pas une exactitude\u00a0: un " +
      "entraînement à ce rang peut donner un autre résultat.",
    table: (counts) =>
      adapterTable(f, counts, cells(counts), {
        caption: title,
        modules: "Modules",
        sigma: "Plus grand *σ*",
        directions: (share) => `Directions qui contiennent ${share}`,
        energy: (norm) => `Part de la somme de tous les ${norm}`,
        norm: "Taille de la mise à jour",
        chosen: "Directions pour la part choisie",
        separator: ", ",
      }),
    card: {
      subject: () => "Directions d’un adaptateur entraîné\u00a0:",
      number: (counts) => directions(counts),
      meaning: (counts) =>
        isZero(counts)
          ? ["contiennent une part de chaque mise à jour\u00a0:", "rien n’a été entraîné"]
          : [
              `contiennent ${percent(counts)} de chaque mise à jour\u00a0;`,
              `max.\u00a0: ${place(counts.largest)}`,
            ],
      note: "Taille de chaque mise à jour, et ses directions",
      noteOfSome: "Plus grandes mises à jour, et directions",
    },
    comparison: comparisonWords(f, words),
  };
};

// The figure of the first training steps.

const STARTS = {
  "B = 0": "B\u00a0=\u00a00 et A aléatoire",
  "A = 0": "A\u00a0=\u00a00 et B aléatoire",
  "both 0": "B\u00a0=\u00a00 et A\u00a0=\u00a00",
  "both random": "B et A aléatoires",
};

/** The names of the lines of losses. */
const START_LABELS = {
  "B = 0": "*B* = 0",
  "A = 0": "*A* = 0",
  "both 0": "tout à 0",
  "both random": "aléatoire",
};

const PRETRAINED = "Part du modèle préentraîné\u00a0;";

/** The outcome of training from each start in the picture and the text alternative. */
const OUTCOMES = {
  "B = 0": [PRETRAINED, "*A* donne un gradient à *B*"],
  "A = 0": [PRETRAINED, "*B* donne un gradient à *A*"],
  "both 0": [PRETRAINED, "aucun gradient\u00a0: il n’apprend jamais"],
  "both random": ["Part d’un autre modèle\u00a0;", "les deux ont un gradient"],
} as const;

/** The outcome in the caption, after the start. */
const EXPLAINED = {
  "B = 0":
    "BA\u00a0=\u00a00\u00a0: l’entraînement part du modèle préentraîné, et A donne un gradient à B.",
  "A = 0":
    "BA\u00a0=\u00a00\u00a0: l’entraînement part du modèle préentraîné, et B donne un gradient à A.",
  "both 0": "les deux gradients valent 0\u00a0: le modèle n’apprend jamais.",
  "both random":
    "BA ne vaut pas 0\u00a0: l’entraînement part d’un modèle autre que le modèle préentraîné.",
};

export const initialization: Locale["initialization"] = (f) => {
  const entry = (value: number) => f.signed(value, 2);
  const losses = (moments: readonly Moment[]) =>
    moments.map(({ loss }) => entry(loss)).join("\u00a0; ");
  const state = (matrix: Matrix) => (isZero(matrix) ? "0" : "≠\u00a00");
  return {
    title: ({ run: { start } }) => `Premières étapes de LoRA, ${STARTS[start]}`,
    entry,
    state,
    formula: "*W′* = *W* + *BA*",
    setting: `*W* gelée, ${sizeText(f, INIT_SIDE, INIT_SIDE)}\u00a0; *r* = ${f.exact(INIT_RANK)}`,
    zero: entry(0),
    key: "Carré plus grand\u00a0: coefficient plus grand\u00a0; creux\u00a0: négatif",
    step({ run: { moments } }, index) {
      if (!index) return ["départ", isZero(moments[0]!.ba) ? "*BA* = 0" : "*BA* ≠ 0"];
      const { gradientB, gradientA } = moments[index - 1]!;
      const changed = [
        ...(isZero(gradientB) ? [] : ["*B*"]),
        ...(isZero(gradientA) ? [] : ["*A*"]),
      ];
      return [`étape ${f.exact(index)}`, changed.length ? `MAJ ${changed.join(", ")}` : "tout à 0"];
    },
    outcome: ({ run: { start } }) => OUTCOMES[start],
    losses: "Perte",
    constant: "n’apprend jamais",
    run: ({ start }, isWide) =>
      isWide ? STARTS[start].replace(/[AB]\b/g, "*$&*") : START_LABELS[start],
    alt: ({ run: { start, moments } }) =>
      `B, A et BA au départ et après les étapes 1 et 2 de l’entraînement, depuis ${STARTS[start]}. ` +
      `${plain(OUTCOMES[start].join(" "))}. Perte\u00a0: ${losses(moments)}.`,
    caption: ({ run: { start, moments } }) =>
      `Avec ${STARTS[start]}, ${EXPLAINED[start]} Perte au départ et après deux étapes\u00a0: ` +
      `${entry(moments[0]!.loss)} et ${entry(moments.at(-1)!.loss)}.`,
    cells: ({ runs }) => runs.map(({ moments }) => losses(moments)),
    spoken: ({ run: { start, moments } }) => `${STARTS[start]}\u00a0: perte ${losses(moments)}`,
  };
};

export const initializationPage: Locale["initializationPage"] = (
  f,
  { title, alt, entry, state, cells },
) => ({
  lesson: "Pourquoi B part de zéro, et A non",
  summary:
    "Pourquoi B est initialisée à zéro et A au hasard\u00a0: les premières étapes d’entraînement depuis quatre initialisations.",
  listed: title,
  labels: { start: "Initialisation" },
  values: {
    start: {
      "B = 0": "B = 0",
      "A = 0": "A = 0",
      "both 0": "tout à 0",
      "both random": "tout aléatoire",
    },
  },
  alt,
  explanation:
    `LoRA apprend une régression sur ${f.exact(INIT_INPUTS)} entrées aléatoires. *W* et la mise à jour cible sont aléatoires, de ` +
    `${sizeText(f, INIT_SIDE, INIT_SIDE)}. Le rang est ${f.exact(INIT_RANK)} et le taux d’apprentissage ` +
    `${f.real(INIT_RATE)}. Si *G* est le gradient de *BA*, le gradient de *B* est *GA*ᵀ et celui de *A* est *B*ᵀ*G*\u00a0: si un facteur est ` +
    "nul, l’autre n’a pas de gradient\u00a0; si les deux le sont, aucun n’en a. LoRA part de *B*\u00a0=\u00a00 et *A* aléatoire (arXiv " +
    "2106.09685, section 4.1). L’inverse, *A*\u00a0=\u00a00, part aussi du modèle préentraîné, mais s’est révélé moins bon en moyenne, car " +
    "*B*\u00a0=\u00a00 permet des taux d’apprentissage plus élevés (Hayou et al., arXiv 2406.08447). L’initialisation qui a la plus " +
    "faible perte après deux étapes varie d’une graine à l’autre. *A* est aléatoire plutôt que constante, pour que ses lignes, et " +
    "donc les colonnes de *B*, diffèrent. *A* est petite, car sa taille fixe la première étape de *B*.",
  table: (counts) =>
    initializationTable(counts, cells(counts), {
      caption: "Le même entraînement depuis quatre initialisations",
      head: ["Initialisation", "Gradient de *B*", "Gradient de *A*", "Perte aux étapes 0, 1, 2"],
      start: (start) => STARTS[start],
      state,
    }),
  card: {
    subject: () => "Premières étapes de LoRA",
    number: ({ run: { start } }) => plain(START_LABELS[start]),
    meaning: ({ run: { moments } }) => [
      "au départ\u00a0; perte en deux étapes\u00a0:",
      `de ${entry(moments[0]!.loss)} à ${entry(moments.at(-1)!.loss)}`,
    ],
    zero: entry(0),
    notZero: "≠ 0",
    random: "aléatoire",
  },
});

// The figure of savings.

/** The target as its shortest decimal: 0.99 is "99 %". */
const targetText = (f: Formats, { target }: SavingsNumbers) =>
  f.percentage(Number((100 * target).toFixed(3)));

/** Returns the saving of the largest rank for the target. */
function describeTarget(f: Formats, counts: SavingsNumbers): string {
  const { best } = counts;
  const target = targetText(f, counts);
  if (!best) return counts.target ? `aucun rang n’économise ${target}` : "tout rang coûte plus";
  const rank = f.exact(best.rank);
  return counts.target
    ? `le rang ${rank} économise encore ${target}`
    : `le rang ${rank} ne coûte pas encore plus`;
}

export const savings: Locale["savings"] = (f) => {
  const title = (counts: Counts) =>
    `Part d’une matrice de ${shapeText(f, counts)} que LoRA entraîne, selon le rang`;
  const trains = (counts: Counts) =>
    `Le rang ${f.exact(counts.rank)} entraîne ${shareText(f, counts)}`;
  const reached = (counts: SavingsNumbers) => describeTarget(f, counts);
  const even = (counts: SavingsNumbers) =>
    hasBreakEven(counts)
      ? `rang d’équilibre\u00a0: ${breakEven(f, counts)}`
      : "aucun rang d’équilibre";
  const [firstRank, lastRank] = [f.exact(RANKS[0]), f.exact(RANKS.at(-1)!)];
  const spoken = (counts: SavingsNumbers, option: string) =>
    option === "target" ? reached(counts) : spokenMatrix(f, counts, option);
  return {
    title,
    share: (counts) => shareText(f, counts),
    reached,
    shape: (counts) => shapeText(f, counts),
    axes: {
      share: "Part de *W* entraînée, logarithmique",
      quality: "L’exactitude monte à peine (GPT-3)",
      rank: "rang *r*, logarithmique",
      rankTick: f.exact,
      shareTick: (share) => f.percent(Math.round(share * 1e9), 1e9).share,
      accuracyTick: (percent) => f.percentage(percent),
    },
    verdict: (counts) => [trains(counts), `de ${shapeText(f, counts)}`],
    marks: {
      rank: (counts) => [`rang ${f.exact(counts.rank)}`, parameters(f, counts.trainable)],
      best: (counts) => [
        reached(counts),
        counts.best ? parameters(f, counts.best.trainable) : trains(counts.next),
      ],
      even: (counts) => [
        even(counts),
        hasBreakEven(counts) ? "au-delà, LoRA coûte plus" : "LoRA coûte toujours plus",
      ],
    },
    line: ({ task, weights }) =>
      `${task}\u00a0: ${weights === "q" ? "poids de requête seuls" : "poids de requête, valeur"}`,
    alt: (counts) =>
      `${title(counts)}. ${trains(counts)}\u00a0; ${reached(counts)}\u00a0; ${even(counts)}. En dessous, l’exactitude, qui ` +
      `monte à peine du rang ${firstRank} à ${lastRank}.`,
    caption: (counts) =>
      `${lora(f, counts)} entraîne ${shareText(f, counts)} d’une matrice de ${shapeText(f, counts)}\u00a0; ${reached(counts)}\u00a0; ` +
      `${even(counts)}.`,
    cells(counts) {
      const { best, next } = counts;
      return [
        f.exact(counts.rank),
        shapeText(f, counts),
        f.exact(counts.full),
        f.exact(counts.trainable),
        shareText(f, counts),
        saving(f, counts),
        hasBreakEven(counts) ? breakEven(f, counts) : "aucun",
        targetText(f, counts),
        best ? f.exact(best.rank) : "aucun",
        best ? saving(f, best) : "–",
        saving(f, next),
        ...SWEEPS.map(({ tenths }) =>
          tenths.map((item) => f.oneDecimal(item, 10)).join("\u00a0; "),
        ),
      ];
    },
    spoken,
    lowered: (counts) => `${LOWERED} ${spoken(counts, "rank")}`,
  };
};

export const savingsPage: Locale["savingsPage"] = (
  f,
  { title, share, reached, shape, axes, alt, cells },
) => ({
  lesson: "À quel rang LoRA cesse d’économiser",
  summary:
    "La part que LoRA entraîne à chaque rang, le rang où il cesse d’économiser, et l’exactitude mesurée.",
  listed: title,
  labels: { rank: RANK, d: "Lignes *d*", k: "Colonnes *k*", target: "Économie visée" },
  alt,
  explanation:
    "La part entraînée est *r*(*d*\u00a0+\u00a0*k*)/*dk*\u00a0: deux fois le rang, deux fois la part. LoRA économise tant que *r* reste sous " +
    "*dk*/(*d*\u00a0+\u00a0*k*). Le plus grand rang qui économise une part *s* est (1\u00a0−\u00a0*s*)*dk*/(*d*\u00a0+\u00a0*k*), arrondi vers le bas. Mesures\u00a0: " +
    "exactitude de validation de GPT-3 175B, article LoRA (arXiv 2106.09685), tableau 6, sur les poids de requête (q), de " +
    `valeur (v), de clé (k) et de sortie (o)\u00a0; la graine fait varier WikiSQL de ±${f.real(0.5)} et MultiNLI de ±${f.real(0.1)}. Un autre modèle ou ` +
    "une autre tâche peut demander un rang plus élevé.",
  table: (counts) =>
    savingsTable(f, cells(counts), {
      caption: "Économies selon le rang, et exactitude mesurée",
      head: ["Grandeur", "Valeur"],
      quantities: [
        RANK,
        "Matrice de poids, *d*\u00a0×\u00a0*k*",
        `${FULL}, *dk*`,
        "LoRA, *r*(*d* + *k*)",
        "Part entraînée",
        "Économie",
        "Rang d’équilibre, *dk*/(*d* + *k*)",
        "Économie visée",
        "Plus grand rang qui l’atteint",
        "Économie à ce rang",
        "Économie au rang suivant",
      ],
      measured: ({ task, weights }, ranks) =>
        `${task} sur ${weights}, %, aux rangs ${ranks.join(", ")}`,
    }),
  card: {
    axes,
    subject: (counts) => `${lora(f, counts)} entraîne`,
    number: share,
    meaning: (counts) => [`d’une matrice de ${shape(counts)}\u00a0;`, reached(counts)],
  },
});

// The figure of methods.

const FULL_METHOD = "Full fine-tuning";

/** French names of methods and runs. Other names are the same in every language. */
const METHOD_NAMES: Readonly<Record<string, string>> = { [FULL_METHOD]: FULL, Full: "Complet" };

const methodName = (name: string) => METHOD_NAMES[name] ?? name;

const MEASURES = {
  accuracy: "exactitude de test",
  memory: "pic de mémoire",
  time: "durée d’entraînement",
};

const LORA_64 = "LoRA de rang\u00a064";

const bytesOf = ({ memory }: Run) => 2 ** 20 * memory;

export const methods: Locale["methods"] = (f) => {
  const trainedTick = (value: number) =>
    value < 1e6 ? `${f.exact(value / 1e3)}\u00a0k` : `${f.exact(value / 1e6)}\u00a0M`;
  const all = ({ named, others }: MethodsNumbers) => [...named, ...others];
  const values = {
    accuracy: ({ accuracy }: Run) => f.percentage(accuracy / 100),
    memory: (run: Run) => `${f.oneDecimal(bytesOf(run), 1e9)}\u00a0Go`,
    time: ({ time }: Run) => `${f.oneDecimal(time, 10)}\u00a0s`,
  };
  const value = ({ vertical }: MethodsNumbers, run: Run) => values[vertical](run);
  const shareOf = ({ full }: MethodsNumbers, run: Run) =>
    f.percent(run.trained, full.trained).share;
  const runs = (counts: MethodsNumbers) => f.exact(all(counts).length);
  const title = (counts: MethodsNumbers) =>
    `${runs(counts)} affinages de Llama-3.2-3B\u00a0: paramètres entraînés et ${MEASURES[counts.vertical]}`;
  const formatBytes = (run: Run) => f.exact(bytesOf(run));

  /** Returns the name of the chosen run and, if it is the best of several, their number. */
  function chosenName({ chosen, lora, method, highlighted }: MethodsNumbers): string {
    if (chosen === lora) return LORA_64;
    return highlighted.length > 1
      ? `${methodName(method)} (meilleur de ${f.exact(highlighted.length)} essais)`
      : methodName(method);
  }

  /** Compares the chosen run with LoRA's and with full fine-tuning. */
  function verdict(counts: MethodsNumbers): string {
    const { chosen, lora, full, vertical } = counts;
    const parts = [
      `${chosenName(counts)} entraîne ${shareOf(counts, chosen)} des paramètres`,
      `${MEASURES[vertical]}\u00a0: ${value(counts, chosen)}`,
      ...(chosen === lora ? [] : [`${LORA_64}\u00a0: ${value(counts, lora)}`]),
      ...(chosen === full ? [] : [`affinage complet\u00a0: ${value(counts, full)}`]),
    ];
    return `${parts.join("\u00a0; ")}.`;
  }

  return {
    title,
    values,
    value,
    share: shareOf,
    verdict,
    formatBytes,
    all,
    heading: (counts) => `${runs(counts)} essais, Llama-3.2-3B`,
    plot: {
      vertical: {
        accuracy: "Exactitude de test, %, à\u00a0maximiser",
        memory: "Pic de mémoire, Go, à\u00a0minimiser",
        time: "Durée, s, logarithmique, à\u00a0minimiser",
      },
      trained: "paramètres entraînés, logarithmique",
      trainedTick,
      fewer: (tick) => `<\u00a0${tick}`,
      more: (max) => `>\u00a0${trainedTick(max)}`,
      verticalTick: f.exact,
      full: FULL,
      runName: ({ name }) => methodName(name),
    },
    outcome: (counts) => [
      chosenName(counts),
      `entraîne ${shareOf(counts, counts.chosen)}, ` +
        `${counts.vertical === "accuracy" ? "atteint " : ""}${value(counts, counts.chosen)}`,
    ],
    others: (counts) =>
      (counts.chosen === counts.lora
        ? ""
        : `LoRA r64\u00a0: ${value(counts, counts.lora)}\u00a0; `) +
      `complet\u00a0: ${value(counts, counts.full)}`,
    key: (counts) => [
      "Famille LoRA\u00a0; ligne\u00a0: r32, r64",
      FULL,
      isCompared(counts)
        ? methodName(counts.method)
        : `${f.exact(counts.others.length)} autres essais`,
    ],
    note: "Un point est un réglage, pas\u00a0un\u00a0verdict.",
    alt: (counts) =>
      `${title(counts)}. ${verdict(counts)} Meilleur résultat\u00a0: ${methodName(findBest(all(counts), counts.vertical)!.method)}.`,
    caption: (counts) => `${runs(counts)} essais mesurés. ${verdict(counts)}`,
    cells: () => [],
    spoken: verdict,
  };
};

export const methodsPage: Locale["methodsPage"] = (f, words) => {
  const { title, value, share, plot } = words;
  const trend = trendTexts(f);
  const subjects = {
    accuracy: "Exactitude de test",
    memory: "Pic de mémoire",
    time: "Durée d’entraînement",
  };
  const settingWords = settingWordsOf(f);
  return {
    lesson: "Comment LoRA se compare à d’autres méthodes",
    summary:
      "Essais mesurés de LoRA et d’autres méthodes\u00a0: paramètres entraînés, exactitude, mémoire et durée.",
    listed: title,
    labels: { vertical: "Axe vertical", method: "Mettre en évidence" },
    values: {
      vertical: { accuracy: "exactitude", memory: "mémoire", time: "durée" },
      method: METHOD_NAMES,
    },
    alt: words.alt,
    explanation:
      `Comparaison de méthodes de PEFT (huggingface/peft, commit 5d602fd)\u00a0: Llama-3.2-3B en bfloat16, ${f.exact(5000)} étapes de 4 ` +
      "exemples de MetaMathQA, test sur GSM8K, un L40S. L’image nomme une douzaine de méthodes connues\u00a0; s’il y a plusieurs " +
      "essais, le plus exact. Chaque essai est un réglage avec une graine\u00a0: un mauvais résultat tient au réglage, pas à la " +
      "méthode. Au rang 64, rsLoRA et LoRA diffèrent aussi par le facteur d’échelle, 8 et 2. Le pic de mémoire est la mémoire " +
      `réservée. Sur les ${trend.count} essais de moins de ${plot.trainedTick(SMALL)} de paramètres, la corrélation des ` +
      `rangs de la taille et de l’exactitude est ${trend.accuracy}\u00a0; de la taille et de la mémoire, ` +
      `${trend.memory}\u00a0; de la taille et de la durée, ${trend.time}.`,
    table: (counts) =>
      methodsTable(f, counts, words, {
        caption: (named, others) =>
          `Les ${f.exact(named)} essais nommés, puis ${f.exact(others)} autres, que l’impression omet`,
        head: [
          "Méthode",
          "Réglage",
          "Paramètres entraînés",
          "Exactitude de test",
          "Pic de mémoire, octets",
          "Durée d’entraînement",
        ],
        settings: settingWords,
        separator: "\u00a0; ",
      }),
    card: {
      plot,
      subject({ chosen, lora, method, vertical }) {
        return `${subjects[vertical]}, ${chosen === lora ? LORA_64 : methodName(method)}`;
      },
      number: (counts) => value(counts, counts.chosen),
      meaning: (counts) => [
        `avec ${share(counts, counts.chosen)} entraînés\u00a0;`,
        counts.chosen === counts.full
          ? `LoRA\u00a0: ${value(counts, counts.lora)}`
          : `affinage complet\u00a0: ${value(counts, counts.full)}`,
      ],
    },
  };
};

/** The parts of a run's setting. */
const settingWordsOf = (f: Formats): SettingWords => ({
  r: (rank, last) =>
    last === undefined ? `r ${f.exact(rank!)}` : `r de ${f.exact(rank!)} à ${f.exact(last)}`,
  values: (count) => `${f.exact(count!)} valeurs`,
  tokens: (count) => `${f.exact(count!)} jetons`,
  frequencies: (count) => `${f.exact(count!)} fréquences`,
  subspaces: (count) => `${f.exact(count!)} sous-espaces`,
  groups: (size) => `groupes de ${f.exact(size!)}`,
  blocks: (size) => `blocs de ${f.exact(size!)}`,
  factor: (factor) => `facteur ${f.exact(factor!)}`,
  sparse: (share) => `creux ${f.real(share!)}`,
  learningRate: (rate) => `taux d’apprentissage ${f.real(rate!)}`,
  vBiases: () => "biais de v",
  allNorms: () => "toutes les normalisations",
  allLinear: () => "tous les linéaires",
  mini: () => "réduit",
  bat: () => "Bat",
  para: () => "PaRa",
  fast: () => "rapide",
  tied: () => "liés",
  vectors: () => "vecteurs",
  mlp: () => "MLP",
  randomStart: () => "initialisation aléatoire",
  wordStart: () => "initialisation par des mots",
  zeroStart: () => "initialisation à zéro",
  default: () => "par défaut",
});

// The figure of merged and stored adapters.

type Bytes = Pick<MergeNumbers, "copies" | "adapters">;

const TASKS = { law: "droit", code: "code", poems: "poèmes" };

export const merge: Locale["merge"] = (f) => {
  const entry = (value: number) => f.signed(value, 0);
  /** Returns a matrix in one line: "2 −1 0 ; 1 3 −2". */
  const matrix = (rows: EntryRows) =>
    rows.map((row) => row.map(entry).join("\u00a0")).join("\u00a0; ");
  /** Returns a column in one line: "6, 5, −3". */
  const column = (rows: EntryRows) => rows.map(([value = 0]) => entry(value)).join(",\u00a0");
  const tasks = (count: number) =>
    `${f.exact(count)} ${f.plural(count, { one: "tâche", other: "tâches" })}`;
  const outcome = ({ copies, adapters }: Bytes) =>
    adapters > copies
      ? "les adaptateurs coûtent plus"
      : adapters < copies
        ? `${f.percent(adapters, copies).rest} économisés`
        : "rien d’économisé";
  const share = ({ copies, adapters }: Bytes) => f.percent(adapters, copies).share;
  const verdict = (counts: MergeNumbers) =>
    `${share(counts)} des octets des copies complètes\u00a0: ${outcome(counts)}.`;
  return {
    entry,
    task: (task) => TASKS[task],
    title: ({ example }) =>
      `L’adaptateur de la tâche «\u00a0${TASKS[example.task]}\u00a0», séparé de W et fusionné dans W`,
    alt: (counts) =>
      `Wx + ${SCALING}BAx et W′x valent tous deux (${column(counts.example.h)}) pour la tâche ` +
      `«\u00a0${TASKS[counts.example.task]}\u00a0». Stockage pour ${tasks(counts.tasks)}\u00a0: copies complètes ${f.exact(counts.copies)} ` +
      `octets, une W avec adaptateurs ${f.exact(counts.adapters)}.`,
    heading: "La fusion garde la sortie",
    scaling: `*r* = 1, *α* = ${SCALING}\u00a0: *α*/*r* = ${SCALING}`,
    separate: "Séparé, deux chemins\u00a0: *h*\u00a0=\u00a0*Wx*\u00a0+\u00a0(*α*/*r*)*BA**x*",
    merged: "Fusionné, une matrice\u00a0: *W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*",
    changed: "gras\u00a0: modifié",
    same: "même sortie",
    kept: (counts) => `Octets stockés pour ${tasks(counts.tasks)}`,
    shape: (counts) =>
      `*W*, ${shapeText(f, counts)}, en bf16\u00a0; adaptateurs de rang *r*\u00a0=\u00a0${f.exact(counts.rank)} en fp32`,
    copies: "Copies complètes de *W*",
    adapters: "Une *W* et adaptateurs",
    bytes: f.exact,
    thinMatrix: (times) =>
      `La partie de W dans la barre est dessinée ${f.exact(times)}\u00a0× plus large ${TO_SCALE}.`,
    thinAdapters: (times) =>
      `La partie des adaptateurs dans la barre est dessinée ${f.exact(times)}\u00a0× plus large ${TO_SCALE}.`,
    share,
    outcome,
    verdict,
    caption: (counts) =>
      `L’adaptateur de la tâche «\u00a0${TASKS[counts.example.task]}\u00a0» donne la même sortie, fusionné ou séparé. Pour ` +
      `${tasks(counts.tasks)}, des copies complètes d’une matrice de ${shapeText(f, counts)} prennent ${f.exact(counts.copies)} ` +
      `octets\u00a0; une W avec des adaptateurs de rang ${f.exact(counts.rank)} en prend ${f.exact(counts.adapters)}.`,
    cells({ example, ...counts }) {
      const { b, a, ba, merged, wx, ax, bax, h, mergedH } = example;
      const entries = (...all: EntryRows[]) => f.exact(all.flat(2).length);
      return [
        ...[W, X, b, a, ba, merged, wx, ax, bax, h, mergedH].map(matrix),
        `${entries(W)}, ${entries(b, a)}`,
        `${shapeText(f, counts)}, ${f.exact(counts.rank)}`,
        ...[counts.matrix, counts.adapter, counts.tasks, counts.copies, counts.adapters].map(
          f.exact,
        ),
        share(counts),
      ];
    },
    spoken: (counts, option) =>
      option === "tasks"
        ? `${tasks(counts.tasks)}, ${verdict(counts)}`
        : `${TASKS[counts.example.task]}, h\u00a0=\u00a0${column(counts.example.h)}`,
  };
};

/** The strings of the figure in bf16. */
function roundingWords(f: Formats): RoundingWords {
  const { share, error, ratio, ...texts } = roundingTexts(f);
  const rank = (value: number) => `rang ${f.exact(value)}`;
  const shares = (merges: readonly Merge[]) =>
    f.list(merges.map((item) => `${share(item)} à ${ratio(item)}`));
  const alt = ({ rows }: Rounding) =>
    "Poids en bf16 qui gardent leur valeur quand BA est ajoutée, selon le rang et la taille de BA par rapport à W\u00a0: " +
    `${rows.map((row) => `au ${rank(row.rank)}, ${shares(row.merges)}`).join("\u00a0; ")}.`;
  const limits =
    `bf16 a ${texts.bits} bits significatifs\u00a0: une mise à jour inférieure à 1/${texts.lost} de son poids ` +
    `est perdue, une mise à jour supérieure à 1/${texts.kept} ne l’est pas.`;
  return {
    rank,
    limits,
    heading: "bf16 perd les petites mises à jour",
    formula: "*W′* = *W* + *BA*, arrondie en bf16",
    keys: ["plein\u00a0: poids modifié", "vide\u00a0: perdu, poids inchangé"],
    units:
      "*BA*/*W*\u00a0: rapport des moyennes quadratiques\u00a0; pertes\u00a0: part des poids\u00a0; erreurs\u00a0: par rapport à *BA*",
    corner: `Montrés\u00a0: ${texts.corner} des ${texts.size} poids aléatoires`,
    ratio: (item) => `*BA*/*W*\u00a0: ${ratio(item)}`,
    lost: (item) => `perdus\u00a0: ${share(item)}`,
    error: (item) => `erreur\u00a0: ${error(item)}`,
    listed: () => "Les poids qui changent quand BA est ajoutée en bf16",
    alt,
    caption: ({ example }) =>
      `Fusionnée en bf16, une partie de la mise à jour est perdue. Si la taille de BA est ${ratio(example)} fois celle ` +
      `de W, ${share(example)} des poids gardent leur valeur au ${rank(example.rank)}, et l’erreur de la mise à jour est ${error(example)}.`,
    table: (rounding) =>
      texts.table(
        rounding,
        `Poids en bf16 qui gardent leur valeur, sur ${texts.weights} aléatoires et presque normaux\u00a0; la somme est arrondie une fois, au nombre le plus proche ou, à égalité, au nombre pair`,
        [
          RANK,
          "Rapport des tailles, *BA*/*W*",
          "Poids inchangés",
          "Part",
          "Erreur de la mise à jour",
        ],
      ),
    card: {
      subject: ({ example }) => `Fusionnés en bf16 au ${rank(example.rank)}`,
      number: ({ example }) => share(example),
      meaning: ({ example }) => [
        "des poids ne changent pas",
        `si BA vaut ${ratio(example)} fois W`,
      ],
      note: "Vide\u00a0: mise à jour perdue",
    },
  };
}

export const mergePage: Locale["mergePage"] = (f, live) => {
  const { title, alt, cells, copies, adapters, share, outcome } = live;
  return {
    lesson: "Comment les adaptateurs sont fusionnés et stockés",
    summary:
      "Un exemple calculé en nombres entiers\u00a0: un adaptateur gardé séparé, fusionné et stocké.",
    listed: title,
    labels: { task: "Tâche", tasks: "Nombre de tâches" },
    values: { task: TASKS },
    alt,
    explanation:
      "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* a la taille de *W*\u00a0: un adaptateur fusionné n’ajoute donc ni calcul ni latence à " +
      "l’inférence (article LoRA, arXiv 2106.09685, section 4.1). Pour changer de tâche, on soustrait (*α*/*r*)*BA* et on ajoute celui " +
      "d’un autre adaptateur, ou on laisse *W* inchangée et on remplace *B* et *A*. En virgule flottante, les deux donnent la même " +
      "sortie aux arrondis près. Un poids de *W* prend 2 octets (bf16) et un poids d’un adaptateur 4 (fp32), comme PEFT les " +
      "enregistre\u00a0; les en-têtes des fichiers ne sont pas comptés.",
    table: (counts) =>
      mergeTable(cells(counts), {
        caption:
          "L’exemple calculé, avec des points-virgules entre les lignes d’une matrice, et les octets stockés",
        head: ["Grandeur", "Valeur"],
        quantities: [
          "Fusionnée, *W′* = *W* + (*α*/*r*)*BA*",
          "Mise à jour, (*α*/*r*)*B*(*Ax*)",
          "Sortie, *h* = *Wx* + (*α*/*r*)*B*(*Ax*)",
          "Nombres dans *W*, et dans l’adaptateur",
          "Matrice stockée, *d*\u00a0×\u00a0*k*, et rang *r*",
          "Une matrice, octets",
          "Un adaptateur, octets",
          "Tâches",
          "Copies complètes, octets",
          "Une *W* et adaptateurs, octets",
          "Part des copies complètes",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: ({ tasks }) =>
        `Une W, ${f.exact(tasks)} ${f.plural(tasks, { one: "adaptateur", other: "adaptateurs" })}`,
      number: share,
      meaning: (counts) => ["des octets des copies complètes\u00a0:", outcome(counts)],
      bytes: (name, bytes) => `${name}\u00a0: ${f.exact(bytes)} octets`,
      copies,
      adapters,
    },
    rounding: roundingWords(f),
  };
};

// Comparison tables.

/** The trade-off of each method, one sentence by the method's name. */
const TRADES: Readonly<Record<string, string>> = {
  full: "Il peut atteindre n’importe quels poids, mais demande des gradients et un état de l’optimiseur pour tous.",
  lora: "Elle limite la mise à jour de chaque matrice au rang r et peut être fusionnée dans les poids.",
  rslora:
    "Elle a la taille de LoRA mais multiplie par alpha / √r, pour que les rangs élevés continuent d’apprendre.",
  dora: "Elle ajoute une magnitude entraînée par ligne de sortie, et calcule une norme à chaque étape.",
  adalora:
    "Elle part d’une fois et demie le rang et élague\u00a0: les rangs diffèrent, mais l’entraînement coûte plus.",
  vera: "Elle entraîne deux vecteurs par matrice à côté de matrices aléatoires gelées\u00a0; son rang usuel est 256.",
  loha: "Elle atteint le rang r² avec deux fois les paramètres de LoRA, et calcule un produit par coefficient.",
  lokr: "Elle garde un rang élevé avec très peu de paramètres, mais a une structure de blocs fixe.",
  ia3: "Elle ne fait que pondérer les activations\u00a0: très petite, mais incapable de les mélanger.",
  prefix:
    "Elle laisse les poids tels quels\u00a0; ses clés et valeurs virtuelles occupent du contexte dans chaque couche.",
  prompt:
    "Elle n’entraîne que les plongements de jetons virtuels\u00a0: petite, et faible sur les petits modèles.",
  bitfit: "Elle entraîne les biais existants\u00a0; beaucoup de modèles récents n’en ont pas.",
  houlsby:
    "Elle insère des couches qui ne peuvent pas être fusionnées\u00a0; PEFT ne l’a pas, et son article entraîne aussi les normalisations.",
  "lora-fa":
    "Elle gèle A, ce qui économise la mémoire des activations et lie la mise à jour aux lignes de A.",
  "ln-tuning":
    "Elle n’entraîne que les normalisations\u00a0: un gain par composante, et un décalage si elles en ont un.",
  "p-tuning": "Elle entraîne un encodeur de jetons virtuels, puis se passe de l’encodeur.",
  mica: "Elle gèle B sur les directions singulières les plus faibles du poids et n’entraîne que A.",
  hira: "Elle multiplie le poids par BA coefficient par coefficient\u00a0: la taille de LoRA et un rang plein.",
  deft: "Elle retire du poids un sous-espace de rang r et le remplace par un sous-espace entraîné.",
  delora: "Elle borne la taille de la mise à jour par un nombre entraîné par module.",
  gralora:
    "Elle donne à chaque bloc de la matrice son adaptateur\u00a0: la taille de LoRA et un rang plus élevé.",
  glora:
    "Elle met le poids à l’échelle et lui ajoute un terme\u00a0: deux produits de rang faible par matrice.",
  lily: "Elle partage A entre des couches et un mélange de B entre toutes, choisi par un routeur.",
  peanut:
    "Elle calcule la mise à jour à partir du poids même, par un réseau mince avec une activation.",
  miss: "Elle entraîne un petit bloc répété le long de la matrice\u00a0: la moitié de la taille de LoRA ou moins.",
  vblora:
    "Elle compose A et B à partir d’une banque de vecteurs\u00a0; les logits qui les choisissent sont l’essentiel de ses paramètres.",
  tinylora: "Elle entraîne un vecteur court par module\u00a0; le reste, gelé, remplit son fichier.",
  unilora:
    "Elle entraîne un vecteur pour tout le modèle\u00a0; une projection fixe en fait toutes les A et B.",
  pvera:
    "C’est VeRA avec une distribution à la place de chaque valeur intérieure\u00a0: une moyenne et une dispersion.",
  randlora:
    "Elle additionne de nombreux produits aléatoires gelés de rang r jusqu’au rang plein\u00a0; son fichier les contient aussi.",
  beft: "Elle n’entraîne un biais que sur les valeurs, même si le modèle n’a pas de biais.",
  road: "Elle fait tourner les sorties par paires et les met à l’échelle\u00a0: minuscule, et peu coûteuse à servir en lots mixtes.",
  shira:
    "Elle entraîne autant de poids isolés que LoRA a de paramètres\u00a0: rang plein, et un fichier trois fois plus gros.",
  frod: "Elle entraîne une diagonale et quelques autres coefficients entre deux bases fixes du poids.",
  fourierft:
    "Elle entraîne quelques coefficients de la transformée de Fourier de la mise à jour, en nombre quelconque.",
  waveft:
    "Elle entraîne quelques coefficients de la transformée en ondelettes de la mise à jour, en nombre quelconque.",
  c3a: "Elle entraîne des blocs circulants\u00a0: rang élevé, et d·k paramètres divisés par le côté du bloc.",
  boft: "Elle fait tourner les entrées par blocs et met les sorties à l’échelle, ce qui conserve les angles.",
  oft: "Elle fait tourner les entrées par blocs, ce qui conserve les angles entre les neurones.",
  hra: "Elle applique r réflexions aux entrées\u00a0: orthogonale, avec la moitié de la taille de LoRA ou moins.",
  psoft:
    "Elle ne fait tourner que les r directions les plus fortes du poids\u00a0: r(r + 3) / 2 nombres par module.",
  osf: "Elle affine tout sauf les directions les plus fortes du poids, contre l’oubli.",
  "adaption-prompt":
    "Elle ajoute des invites à l’attention des couches supérieures par une porte qui part de zéro.",
  "trainable-tokens":
    "Elle entraîne des lignes isolées des plongements, comme pour de nouveaux jetons, et rien d’autre.",
};

const TERMS = { lora: "de rang faible", vector: "vecteurs", constant: "nombres", none: "aucun" };

export const tables: Locale["tables"] = (f) => {
  const { exact, percent, real } = f;
  const noteWords = ({ isHeadless, experts }: Notes) =>
    (isHeadless ? "\u00a0; modèles de type BERT sans couche d’agrégation ni têtes" : "") +
    (experts ? `\u00a0; experts ${layout(experts)}` : "");
  const modelColumns = [
    ...["Paramètres de base", "LoRA entraîne", "Part", "Économie", "trainable% de PEFT"],
    "Fichier, octets",
  ];
  const unknown = "inconnu";

  const settings: SettingTexts = {
    rank: (value) => `rang ${exact(value)}`,
    tokens: (value) => `${exact(value)} jetons`,
    bottleneck: (value) => `largeur ${exact(value)}`,
    initRank: (value) => `${exact(value)} avant élagage`,
    factor: (value) => `facteur ${exact(value)}`,
    decomposeBoth: () => "les deux facteurs minces",
    feedforward: (value) => `entrées de ${value.join(", ")} pondérées`,
    encoderHidden: (value) => `largeur de l’encodeur ${exact(value)}`,
    layers: (value) => `${exact(value)} couches`,
    para: () => "PaRa, sans *R*",
    bat: () => "Bat, un bloc carré pour chaque groupe de *r* sorties",
    weightTerms: (value) => `A et B\u00a0: ${TERMS[value]}`,
    promptTerm: (value) => `C\u00a0: ${TERMS[value]}`,
    biasTerms: (value) => `D et E\u00a0: ${TERMS[value]}`,
    orthogonal: () => "une matrice quelconque à la place d’une rotation",
    scaleInput: () => "entrées sans facteur",
    scaleOutput: () => "sorties sans facteur",
    sparseRate: (value) => `${real(value)} des coefficients`,
    miniRank: (value) => `largeur de bloc ${exact(value)}`,
    frequencies: (value) => `${exact(value)} coefficients`,
    variant: (value) => `variante ${value}`,
    groupSize: (value) => `groupes de ${exact(value)}`,
    vectorSize: (value) => `vecteurs de ${exact(value)}`,
    blocks: (value) => `blocs ${sizeText(f, value, value)}`,
    blockCount: (value) => `${exact(value)} blocs`,
    shareBlocks: () => "tous les blocs égaux",
    hybridRank: (value) => `rang hybride ${exact(value)}`,
    blockSize: (value) => `blocs de ${exact(value)}`,
    vectors: (value) => `${exact(value)} vecteurs`,
    vectorLength: (value) => `de longueur ${exact(value)}`,
    stride: (value) => `une *A* pour ${exact(value)} couches`,
    bCount: (value) => `${exact(value)} matrices *B*`,
    depth: (value) => `${exact(value)} couches cachées par côté`,
    thetaLength: (value) => `un vecteur de ${exact(value)}`,
    keptRank: (value) => `${exact(value)} directions gardées`,
    saveProjection: () => "projections non enregistrées",
  };

  return {
    captions: {
      matrix: (d, k) => `LoRA sur une matrice de ${sizeText(f, d, k)} à ${exact(d * k)} paramètres`,
      model: (modules, model, notes) => `LoRA sur ${modules}, dans ${model}${noteWords(notes)}`,
      models: (rank, modules, notes) =>
        `LoRA de rang ${exact(rank)} sur ${modules ?? "les cibles par défaut de PEFT"}, modèle par modèle${noteWords(notes)}`,
      methods: (model, parameters, notes) =>
        `Méthodes sur ${model}, ${exact(parameters)} paramètres${noteWords(notes)}`,
    },
    heads: {
      matrix: [RANK, "LoRA entraîne, *r*(*d*\u00a0+\u00a0*k*)", "Part", "Économie"],
      model: [RANK, ...modelColumns],
      models: (hasTargets) => ["Modèle", ...(hasTargets ? ["Cibles"] : []), ...modelColumns],
      methods: ["Méthode", "Entraîne", "Part", "Fichier, octets", "Réglages et compromis"],
    },
    count: (value) => (value === undefined ? unknown : exact(value)),
    share: (part, total) => (total === undefined ? unknown : percent(part, total).share),
    saving: (trainable, full) => (full === undefined ? unknown : saving(f, { trainable, full })),
    modules: (names) => names?.join(", ") ?? ALL_LINEAR,
    noFile: "aucun",
    settings(rank, values, modules) {
      const list = listSettings({ rank, ...values }, settings).join(", ");
      return [list, modules === undefined ? "" : `sur ${modules}`].filter(Boolean).join(" ");
    },
    tradeOffs: TRADES,
    trades: (settings, trades) =>
      settings ? `${settings[0]!.toUpperCase()}${settings.slice(1)}. ${trades}` : trades,
  };
};
