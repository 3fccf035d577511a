/**
 * The Spanish strings. `*…*` marks a variable; \u00a0 keeps a line from breaking there.
 *
 * Glossary. HF is the Spanish Hugging Face course (huggingface/course, chapters/es), mostly chapter 11.4 (LoRA); WP is the
 * Spanish Wikipedia.
 * - rank: rango (HF). low-rank: de bajo rango (HF)
 * - fine-tuning: ajuste fino (HF), full fine-tuning: ajuste fino completo (usual in Spanish texts on LoRA)
 * - frozen: congelado (HF « congela los pesos »). trainable: entrenable, trained: entrenado (HF). adapter: adaptador (HF)
 * - weight: peso (HF). weight matrix: matriz de pesos (usual; no page of HF found)
 * - merged: fusionado (HF). scaling: factor de escala (HF « factor de escalado »)
 * - singular value: valor singular (WP « Descomposición en valores singulares »)
 * - learning rate: tasa de aprendizaje; no page of HF checked
 * - token: token (HF)
 * - pretrained model: modelo preentrenado (HF)
 * - accuracy: exactitud; loss: pérdida; forward pass: pase hacia adelante, backward pass: pase hacia atrás; embedding:
 *   incrustación; multiply-add: multiplicación-suma, short « mult.-suma »; break-even rank: rango de equilibrio;
 *   checkpointing: recálculo de activaciones. No sources checked for these.
 *
 * The number patterns of regions with a decimal point, such as Mexico, are in `variants`.
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
  tag: "es",
  direction: "ltr",
  numbers: {
    decimal: ",",
    group: ".",
    minGrouped: 2,
    minus: "−",
    percent: ["", "\u00a0%"],
    units: ["k", "M", "mil M", "B"],
    bytes: ["B", "kB", "MB", "GB", "TB"],
  },
  list: [", ", " y "],
  variants: [
    { regions: "AR BO CL CO EC PY UY VE", numbers: { minGrouped: 1 } },
    { regions: "CR", numbers: { group: "\u00a0", minGrouped: 1 } },
    {
      regions: "419 BR BZ CU DO GT HN MX NI PA PE PR SV US",
      numbers: { decimal: ".", group: ",", minGrouped: 1 },
    },
  ],
};

/** The strings that a page has around every figure. */
export const html: Locale["html"] = (f) => ({
  details: "Descripción y valores",
  answer: "Respuesta",
  reset: "Restablecer",
  svg: "Descargar SVG",
  png: "Descargar PNG",
  link: "Enlace a esta vista",
  failed: "La descarga ha fallado.",
  sheet: "Lámina táctil",
  key: "Leyenda en braille",
  controls: "Controles",
  count: f.exact,
  figure: (number) => `Figura\u00a0${number}`,
  table: (number) => `Tabla\u00a0${number}`,
  bookContents: "Índice",
  bookFigures: "Figuras",
  bookTables: "Tablas",
  bookAlternatives: "Todas las imágenes tienen un texto alternativo.",
  bookDescriptions: "A las figuras con muchos números les siguen una descripción y tablas.",
  bookFormulas: "Las fórmulas están en MathML.",
  bookNavigation: "El libro tiene un índice y encabezados.",
});

// Phrases that several figures share. They are separate functions, so that scripts contain only those that they use.

type Counts = Omit<MatrixNumbers, "largestRank" | "hasSteps" | "hasAlpha">;

const COSTS_MORE = "LoRA cuesta más";
const FULL = "Ajuste fino completo";
const OF_FULL = "del ajuste fino completo";
const ALL_LINEAR = "todos los módulos lineales";
const RANK = "Rango *r*";
const TO_SCALE = "que\u00a0a\u00a0escala";
const LOWERED = "Reducido para ajustarse a d y k:";

/** Returns "LoRA de rango 8". */
const lora = (f: Formats, { rank }: { readonly rank: number }) =>
  `LoRA de rango\u00a0${f.exact(rank)}`;

const parameters = (f: Formats, count: number) => `${f.exact(count)} parámetros`;

/** Returns the saving, or that LoRA costs more. */
const saving = (f: Formats, { trainable, full }: Share) =>
  trainable > full ? `ninguno, ${COSTS_MORE}` : f.percent(trainable, full).rest;

/** Returns "1 de cada 256", or undefined for a share of more than one half. */
const oneIn = (f: Formats, part: number, total: number) =>
  2 * part > total
    ? undefined
    : `${total % part ? "≈\u00a0" : ""}1\u00a0de\u00a0cada\u00a0${timesText(f, part, total)}`;

/** Returns "el 0,391 % de 16.777.216 (ahorro del 99,609 %)"; `of` is the total with its preposition. */
function outcome(f: Formats, { trainable, full }: Share, of: string): string {
  const { share, rest } = f.percent(trainable, full);
  const result =
    trainable > full ? COSTS_MORE : trainable < full ? `ahorro del ${rest}` : "sin ahorro";
  return `el ${share} ${of} (${result})`;
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
    outline: "Completo",
    full: names[0] + f.exact(full),
    trained: names[1] + f.exact(trainable),
    verdict:
      trainable > full
        ? [`LoRA entrena el ${share}${loss[0]}`, loss[1]]
        : [
            `LoRA entrena ${ratio ? `${ratio},` : `el ${share};`}`,
            `${ratio ? `el ${share}; ` : ""}ahorra\u00a0el\u00a0${rest}`,
          ],
    times: (times) => `${f.exact(times)}\u00a0×`,
    corner: (times) => `La esquina está ampliada ${f.exact(times)}\u00a0×.`,
  };
}

const breakEven = (f: Formats, counts: Sides & Pick<Share, "full">) =>
  breakEvenText(f, counts, (rank, isBelow) => `algo ${isBelow ? "menos" : "más"} de ${rank}`);

/** The strings that several previews share. */
const cardWords = (f: Formats) => ({
  count: f.exact,
  meaning({ trainable, full }: Share): Meaning {
    if (trainable > full) return [`entrenados en vez de ${f.exact(full)}:`, COSTS_MORE];
    return [
      `entrenados de ${f.exact(full)}:`,
      trainable < full
        ? (oneIn(f, trainable, full) ?? f.percent(trainable, full).share)
        : "LoRA no ahorra nada",
    ];
  },
  thinBars: "Barras finas fuera de escala",
  tooLarge: (times: number) =>
    `Área pequeña ampliada ${f.quotient(Math.round(10 * times), 10)}\u00a0×`,
});

/** Returns how experts are stored. */
const layout = (experts: "fused" | "separate") =>
  experts === "fused"
    ? "agrupados, como en transformers\u00a05"
    : "separados, como en transformers\u00a04";

/** Returns the targets as "q_proj y v_proj", or as a number of kinds of module. */
function targetWords(f: Formats, targets: Targets): string {
  if (targets === "all") return ALL_LINEAR;
  if ("kinds" in targets) return `${targets.kinds} de los ${targets.total} tipos de módulo`;
  return f.list(targets);
}

/** A note on parameters that the count leaves out, or on how experts are stored. */
function modelNote({
  isHeadless,
  experts,
}: Pick<WholeCount, "isHeadless" | "experts">): string | undefined {
  if (isHeadless) return "El modelo se cuenta sin la capa de agregación ni las cabezas.";
  return experts && `Los expertos están ${layout(experts)}.`;
}

// The figure of one matrix.

const spokenMatrix = (f: Formats, counts: Counts, option: string) =>
  `${option === "rank" ? "rango" : option}\u00a0${f.exact(counts[option as "rank"])}, ` +
  `${parameters(f, counts.trainable)}, ${shareText(f, counts)}`;

export const decomposition: Locale["decomposition"] = (f) => ({
  title: (counts) => lora(f, counts),
  alt(counts) {
    const { d, k, rank, full, trainable } = counts;
    const times = counts.scaling === 1 ? "" : `${scalingText(f, counts)} por `;
    return (
      `${lora(f, counts)}: W, ${sizeText(f, d, k)}, congelada, más ${times}B, ${sizeText(f, d, rank)}, por A, ` +
      `${sizeText(f, rank, k)}. Entrenados: ${parameters(f, trainable)}, ` +
      `${outcome(f, counts, `de ${f.exact(full)}`)}.`
    );
  },
  size: (...args) => sizeText(f, ...args),
  values: (counts) => `*α*/*r*\u00a0=\u00a0${scalingText(f, counts)}`,
  matrices: (counts, composition) =>
    composition === "wide"
      ? [
          ["*d* × *k*", shapeText(f, counts, " "), "congelada"],
          [`rango ≤\u00a0*r*\u00a0=\u00a0${f.exact(counts.rank)},`, "nunca guardada"],
          ["adaptada,", "mismo tamaño"],
        ]
      : [["congelada"], ["rango ≤\u00a0*r*"], ["adaptada"]],
  trained: "entrenada",
  columns: (rank) => `${f.exact(rank)} ${f.plural(rank, { one: "columna", other: "columnas" })}`,
  rows: (rank) => `${f.exact(rank)} ${f.plural(rank, { one: "fila", other: "filas" })}`,
  sizes: (counts) => [
    `*W*, *d* × *k*: ${shapeText(f, counts, " ")}, congelada`,
    `*BA*: rango ≤ *r* = ${f.exact(counts.rank)}, nunca guardada`,
  ],
  thickStrips: (rank, times) =>
    `Con rango ${f.exact(rank)}, *B* y *A* se dibujan ${f.exact(times)}\u00a0× más gruesas ${TO_SCALE}.`,
  thinSide: (side, times) =>
    `El lado *${side}* se dibuja ${f.exact(times)}\u00a0× más largo ${TO_SCALE}.`,
  share: (counts) =>
    areaWords(
      f,
      counts,
      ["Completo, *dk*: ", "LoRA, *r*(*d*\u00a0+\u00a0*k*): "],
      [": más caro;", `rango de equilibrio:\u00a0${breakEven(f, counts)}`],
    ),
  caption: (counts) =>
    `${lora(f, counts)} para una matriz de pesos de ${shapeText(f, counts)} entrena ` +
    `${parameters(f, counts.trainable)}, ${outcome(f, counts, `de los ${f.exact(counts.full)} ${OF_FULL}`)}.`,
  cells: (counts) =>
    cellTexts(f, counts, shapeText(f, counts), saving(f, counts), breakEven(f, counts)),
  spoken: (counts, option) => spokenMatrix(f, counts, option),
  lowered: (counts) => `${LOWERED} ${spokenMatrix(f, counts, "rank")}`,
  // Only pages with an exercise load this module.
  answer: async (counts, { goal }) => goal && (await import("./es.js")).replyTo(f, counts, goal),
});

/** Returns "de 1 a 8". */
const span = ([first, last]: Span) => `de ${first} a ${last}`;

export const decompositionPage: Locale["decompositionPage"] = (f, { title, alt, cells }) => ({
  lesson: "Lo que cuesta una matriz",
  summary: "Una matriz de pesos, sus dos factores de bajo rango y lo que cuesta entrenarlos.",
  listed: (counts) => `${title(counts)}, ${shapeText(f, counts)}`,
  labels: { rank: RANK, d: "Filas *d*", k: "Columnas *k*" },
  alt,
  explanation:
    "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*. " +
    "Cada elemento de *BA* es una fila de *B* multiplicada por una columna de *A*: por eso el rango de *BA* es como mucho *r*.",
  table: (counts) =>
    matrixTable(counts, cells(counts), {
      caption: "Tamaños y parámetros",
      head: ["Magnitud", "Fórmula", "Valor"],
      quantities: [
        "Rango",
        "Matriz de pesos",
        FULL,
        "LoRA",
        "de ellos, *B*",
        "de ellos, *A*",
        "Parte entrenada",
        "Ahorro",
        "Rango de equilibrio",
        "Factor de escala",
      ],
      savingFormula: "1 − parte",
    }),
  steps: stepWords(f, {
    legend: RANK,
    ranks: (names) => `LoRA con los rangos ${f.list(names)}`,
    manyRanks: (count, ends) => `LoRA con ${count} rangos, ${span(ends)}`,
    listed: ({ ranks, shape }) => `${ranks}, ${shape}`,
    caption: ({ ranks, shape, trained, share: [first, last], full }) =>
      `${ranks}, para una matriz de pesos de ${shape}, entrena ${span(trained)} parámetros, ` +
      `del ${first} al ${last} de los ${f.exact(full)} ${OF_FULL}.`,
    alt: ({ ranks, shape, trained, share: [first, last], full }) =>
      `${ranks}: W, ${shape}, congelada, más B por A. ` +
      `Entrenados: ${span(trained)} parámetros, del ${first} al ${last} de ${f.exact(full)}.`,
    saving: (counts) => saving(f, counts),
    table: {
      caption: "Rango a rango",
      head: [RANK, "LoRA, *r*(*d*\u00a0+\u00a0*k*)", "Parte entrenada", "Ahorro"],
    },
  }),
  goal: ({ goal }: MatrixInput) => goal && exerciseIn(f, goal).goal,
  card: {
    ...cardWords(f),
    subject: (counts) => `Rango ${f.exact(counts.rank)} en ${shapeText(f, counts)}`,
    number: (counts) => f.exact(counts.trainable),
  },
});

// The exercise of the figure of one matrix.

/** Returns the words of an exercise. */
const exerciseIn = (f: Formats, exercise: Exercise) =>
  exerciseWords(f, exercise, shapeText(f, exercise), {
    task: (target, shape) =>
      `Encuentra el mayor rango que ahorra al menos el ${target} de una matriz de ${shape}.`,
    answer: (rank, saving, next) => `El rango ${rank} es el mayor: ahorra el ${saving}. ${next}`,
    slightlyLess: (rank, target) => `El rango ${rank} ahorra algo menos del ${target}.`,
    less: (rank, saving, target) => `El rango ${rank} ahorra el ${saving}, menos del ${target}.`,
    nothing: (rank, target) => `El rango ${rank} no ahorra nada, menos del ${target}.`,
    otherMatrix: (shape) => `El ejercicio trata de una matriz de ${shape}.`,
    noSaving: (rank) =>
      `El rango ${rank} no ahorra nada: LoRA entrena tantos parámetros como tiene W, o más.`,
    enough: (rank, saving, target) =>
      `El rango ${rank} ahorra el ${saving}, al menos el ${target}. ¿Hay un rango mayor que también lo consiga?`,
  });

/** Returns the reply to a reader's rank. */
export const replyTo = (f: Formats, counts: Counts, exercise: Exercise) =>
  exerciseIn(f, exercise).replyTo(counts);

// The figure of a model.

const ROLES = {
  attention: "Atención",
  cross: "Atención cruzada",
  mlp: "MLP",
  experts: "Expertos",
  // The outputs of shared experts are added to the outputs of the chosen experts.
  shared: "También los compartidos",
  other: "Otros módulos lineales",
};

/** The titles of linear modules outside of layers, by part. */
const OTHERS = {
  "": "Otros módulos lineales",
  vision: "Otros módulos lineales, visión",
  encoder: "Otros módulos lineales, codificador",
  decoder: "Otros módulos lineales, decodificador",
};

export const model: Locale["model"] = (f) => ({
  title: (counts) => `${lora(f, counts)} en ${counts.model}`,
  alt: (counts) =>
    `${lora(f, counts)} en ${counts.model}: B y A entrenadas junto a ${targetWords(f, counts.targets)}, ` +
    `lo demás congelado. Entrenados: ${parameters(f, counts.trainable)}, ` +
    `${outcome(f, toShare(counts), `de ${f.exact(counts.base)}`)}.`,
  size: (...args) => sizeText(f, ...args),
  targets: (targets) => targetWords(f, targets),
  scaling: (counts) => `Factor *α*/*r*\u00a0=\u00a0${f.real(counts.alpha)}/${f.exact(counts.rank)}`,
  trained: (adapted) => `*B* y *A* entrenadas junto a ${targetWords(f, adapted)}`,
  frozen: "*W* y todo lo demás,\u00a0congelado",
  layer({ part, layers }) {
    const count = f.exact(layers);
    return {
      "": `Una de ${count} capas`,
      vision: `Visión: una de ${count} capas`,
      encoder: `Codificador: una de ${count} capas`,
      decoder: `Decodificador: una de ${count} capas`,
    }[part];
  },
  block({ role, each = 1, hasRouter, isParallel, part = "", layers }, { layers: all }, hasLayers) {
    if (!all) return hasLayers ? OTHERS[part] : "Módulos lineales";
    const experts = `${f.exact(each)}\u00a0expertos`;
    const name = hasRouter
      ? `Enrutador, ${experts}`
      : each === 1
        ? ROLES[role]
        : role === "experts"
          ? experts
          : `${ROLES[role]} ×\u00a0${f.exact(each)}`;
    const where = layers === undefined ? "" : `, en ${f.exact(layers)} de ${f.exact(all)}`;
    return name + (isParallel ? ", en paralelo" : "") + where;
  },
  experts: (count) => `${f.exact(count)}\u00a0expertos`,
  each: (size) => `${size} cada uno`,
  share: (counts) =>
    areaWords(f, toShare(counts), [`${FULL}: `, `${lora(f, counts)}: `], [";", COSTS_MORE]),
  thickStrips: (times) => `*B* y *A* se dibujan ${f.exact(times)}\u00a0× más gruesas ${TO_SCALE}.`,
  thinSide: (times) =>
    `El lado más fino de un módulo se dibuja ${f.exact(times)}\u00a0× más grueso ${TO_SCALE}.`,
  note: modelNote,
  caption: (counts) =>
    `${lora(f, counts)} en ${targetWords(f, counts.targets)} de ${counts.model} entrena ` +
    `${parameters(f, counts.trainable)}, ` +
    `${outcome(f, toShare(counts), `de los ${f.exact(counts.base)} del modelo`)}.`,
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
    `rango\u00a0${f.exact(counts.rank)}, ${parameters(f, counts.trainable)}, ${shareText(f, toShare(counts))}`,
});

export const modelPage: Locale["modelPage"] = (f, { title, alt, targets, cells }) => {
  const { meaning, ...notes } = cardWords(f);
  return {
    lesson: "Lo que cuesta un modelo completo",
    summary:
      "Los módulos lineales de un modelo, cuáles adapta LoRA y los recuentos del modelo completo.",
    listed: (counts) => `${title(counts)}: ${targets(counts.targets)}`,
    labels: { rank: RANK, preset: "Módulos adaptados" },
    values: {
      preset: { "as given": "los dados", "q and v": "q y v", "all linear": "todos los lineales" },
    },
    alt,
    explanation: "Los módulos siguen el flujo de los datos.",
    table: (counts) =>
      modelTable(f, counts, cells(counts), {
        caption: `Módulos de ${counts.model} y lo que entrena LoRA`,
        head: ["Módulo", "*d*\u00a0×\u00a0*k*", "Entrenados"],
        fused: (size, times) => `${size}, rango ${times}*r*`,
        totals: [
          ["LoRA, todos los módulos elegidos", "*r*(*d* + *k*) cada uno"],
          ["Modelo base", "congelado"],
          ["Parte entrenada", "LoRA/base"],
          ["Ahorro", "1 − parte"],
          ["Todos los parámetros", "base + LoRA"],
          ["trainable% de PEFT", "LoRA/todos"],
        ],
      }),
    card: {
      ...notes,
      subject: (counts) => `${counts.model}, rango\u00a0${f.exact(counts.rank)}`,
      number: (counts) => f.exact(counts.trainable),
      meaning: (counts) => meaning(toShare(counts)),
      adapted: (counts) =>
        `*B* y *A* en ${targets(counts.targets)} de ${f.exact(counts.layers)}\u00a0` +
        f.plural(counts.layers, { one: "capa", other: "capas" }),
    },
  };
};

// The figure of memory.

const byteUnits = ["GB", "MB", "kB"] as const;

const MODES = { full: FULL, lora: "LoRA", qlora: "QLoRA" };

const OPTIMIZERS: Readonly<Record<string, string>> = {
  adamw: "AdamW",
  "adamw-8bit": "AdamW de 8\u00a0bits",
  sgd: "SGD",
};

const THIN_PARTS = {
  full: "parte entrenada del ajuste fino completo",
  lora: "parte congelada de LoRA",
  qlora: "parte congelada de QLoRA",
  trained: "parte entrenada de LoRA y QLoRA",
};

export const memory: Locale["memory"] = (f) => {
  const { inTotalsUnit, total, trained } = byteTexts(f, byteUnits);
  const title = ({ count }: Costs) => `Memoria para entrenar ${count.model} con ${lora(f, count)}`;
  const adapted = ({ count }: Costs) => `${lora(f, count)} en ${targetWords(f, count.targets)}`;
  const tokens = ({ batch, sequence }: Pick<Published, "batch" | "sequence">) =>
    `${sizeText(f, batch, sequence)}\u00a0tokens`;
  const shareOf = ({ memory }: Costs, mode: TrainingMode) =>
    f.percent(memory[mode].total, memory.full.total).share;
  /** Returns a total and, if it is smaller than full fine-tuning's, its share of that total. */
  const totalAndShare = (counts: Costs, mode: TrainingMode) =>
    total(counts, mode) +
    (counts.memory[mode].total < counts.memory.full.total
      ? `, el ${shareOf(counts, mode)} del completo`
      : "");
  const overhead = `${A100_OVERHEAD_RANGE.map((bytes) => f.oneDecimal(bytes, 1e9)).join(" a ")}\u00a0GB`;
  const measured = (counts: Costs) =>
    TRAINING_MODES.flatMap((mode) => {
      const bytes = counts.measured[mode];
      return bytes ? [`${MODES[mode]} ${inTotalsUnit(counts, bytes)}`] : [];
    });

  const alt = (counts: Costs) =>
    `${title(counts)}, ${hasActivations(counts) ? `${tokens(counts.training)} con` : "sin"} activaciones: ` +
    TRAINING_MODES.map((mode) => `${MODES[mode]} ${totalAndShare(counts, mode)}`).join("; ") +
    `. B, A y su estado: ${trained(counts)}.`;

  function caption(counts: Costs): string {
    const { model } = counts.count;
    const [full, lora, qlora] = TRAINING_MODES.map((mode) => total(counts, mode));
    if (!hasActivations(counts))
      return (
        `Pesos, gradientes y estado del optimizador al entrenar ${model}: ajuste fino completo ${full}; ` +
        `${adapted(counts)} ${lora}; QLoRA ${qlora}. No se incluyen las activaciones.`
      );
    const { training, min } = counts;
    const published = measured(counts);
    return (
      `Pico de memoria de un paso de entrenamiento de ${model} con ${tokens(training)}` +
      `${training.checkpointing ? " y recálculo de activaciones" : ""}: ajuste fino completo ${full}; ` +
      `${adapted(counts)} ${totalAndShare(counts, "lora")}; QLoRA ${qlora}` +
      `${min < counts.memory.qlora.total ? ` (al menos ${inTotalsUnit(counts, min)})` : ""}. ` +
      `Se incluyen las activaciones. CUDA y su asignador necesitan ${overhead} más.` +
      (published.length ? ` Medido: ${published.join(", ")}.` : "")
    );
  }

  const rowWords = (counts: Costs) => ({
    phases: {
      forward: "pase hacia adelante",
      loss: "pérdida",
      backward: "pase hacia atrás",
      step: "paso del optimizador",
    },
    excluded: hasActivations(counts)
      ? `CUDA, asignador: ${overhead}`
      : "activaciones, CUDA, asignador",
    none: "ninguno",
    unknown: "desconocido",
    mixture: "depende de los expertos en uso",
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
        ? `${COSTS_MORE}: ${shareOf(counts, "lora")};`
        : `LoRA: el ${shareOf(counts, "lora")} de la memoria;`,
      `QLoRA: el ${shareOf(counts, "qlora")}`,
    ],
    rowWords,
    values: ({ count }) => `LoRA en ${targetWords(f, count.targets)}`,
    label: ({ training: { precision, isMostlyFp32 } }, mode) =>
      MODES[mode] +
      {
        full: precision === "bf16" ? ", 16\u00a0bits" : ", 32\u00a0bits",
        lora: precision === "fp32" ? ", base de 32\u00a0bits" : ", base de 16\u00a0bits",
        qlora: isMostlyFp32 ? ", casi todo 32\u00a0bits" : ", base de 4\u00a0bits",
      }[mode],
    legend: {
      frozen: "pesos congelados",
      ink: "pesos entrenados",
      gradient: "gradientes",
      optimizer: "estado del optimizador",
      activation: "activaciones",
      temporary: "temporal",
    },
    lens: ({ count, enlargement }) => [
      `*B* y *A* con *r*\u00a0=\u00a0${f.exact(count.rank)}`,
      `${enlargement > 1 ? "ampliadas" : "dibujadas"} ×\u00a0${f.real(enlargement)}`,
    ],
    foot(counts) {
      const { precision, optimizer, checkpointing, published } = counts.training;
      const setting = `${precision === "mixed" ? "mixta" : precision}, ${OPTIMIZERS[optimizer]}.`;
      if (!hasActivations(counts))
        return [`Solo el estado; ${setting}`, "Sin incluir activaciones."];
      const bytes = TRAINING_MODES.flatMap((mode) => counts.measured[mode] ?? []);
      return [
        `${tokens(counts.training)}${checkpointing ? ", activaciones recalculadas" : ""}.`,
        `En el pico; ${setting}`,
        `Cota inferior de QLoRA: ${inTotalsUnit(counts, counts.min)}.`,
        `CUDA, asignador: ${overhead} más.`,
        ...(published
          ? [
              bytes.length
                ? `Marcas: ${bytes.map((value) => inTotalsUnit(counts, value)).join(", ")} medidos.`
                : `Medido solo con ${tokens(published)}.`,
            ]
          : []),
      ];
    },
    wider(parts) {
      const items = (["full", "lora", "qlora", "trained"] as const).flatMap((part) => {
        const times = parts[part];
        return times === undefined ? [] : [`${THIN_PARTS[part]} ${f.exact(times)}\u00a0×`];
      });
      return items.length ? `Más anchas ${TO_SCALE}: ${items.join(", ")}.` : undefined;
    },
    note: ({ count }) => modelNote(count),
    caption: (counts) =>
      caption(counts) +
      (counts.count.experts ? ` ${modelNote(counts.count)}` : "") +
      (counts.training.isMostlyFp32 ? " QLoRA deja la mayoría de los pesos en fp32." : ""),
    cells: (counts) => rows(counts).flat(),
    spoken: (counts) =>
      `rango\u00a0${f.exact(counts.count.rank)}, ${tokens(counts.training)}, LoRA ${total(counts, "lora")}`,
  };
};

export const memoryPage: Locale["memoryPage"] = (
  f,
  { title, alt, total, label, rows, rowWords },
) => {
  const [min, max] = A100_OVERHEAD_RANGE;
  return {
    lesson: "Cuánta memoria necesita el entrenamiento",
    summary: "El pico de memoria de un paso de entrenamiento: ajuste fino completo, LoRA y QLoRA.",
    listed: title,
    labels: {
      rank: RANK,
      batch: "Secuencias",
      sequence: "Tokens por secuencia",
      checkpointing: "Recálculo de activaciones",
    },
    alt,
    explanation:
      "En precisión mixta y en fp32, el ajuste fino completo ocupa 16 bytes por parámetro: 4 del peso, 4 de su " +
      "gradiente y 8 de los dos momentos de AdamW; en bf16 ocupa 8. Un paso del optimizador que no está fusionado " +
      "añade 4 en su pico, o 2 en bf16. LoRA guarda su base congelada en 16 bits, o en 32 con fp32, y ocupa 16 bytes por " +
      "parámetro entrenado. Solo bf16 y fp32 comparan con la misma precisión. QLoRA (arXiv 2305.14314) guarda los módulos " +
      `lineales en NF4, que ocupa ${f.exact(4.126953125)} bits por peso con doble cuantización, y todo lo demás en fp32, ` +
      "como lo prepara PEFT. Las activaciones son lo que PyTorch guarda para el pase hacia atrás, sin dropout: un " +
      "módulo congelado no guarda ninguna, uno adaptado guarda su entrada. Se liberan antes del paso del " +
      "optimizador. El estado es exacto. Las activaciones y los picos acertaron con un margen del 2\u00a0% en " +
      `${f.exact(1224)}\u00a0pasos de entrenamiento de ${f.exact(14)}\u00a0tipos de modelo. QLoRA no se comparó; ` +
      "guarda al menos las activaciones de LoRA. No se incluyen CUDA, sus bibliotecas ni el asignador: " +
      `QwenLM/Qwen midió de ${f.oneDecimal(min, 1e9)} a ${f.oneDecimal(max, 1e9)}\u00a0GB con LoRA en una A100. ` +
      "1\u00a0GB son 10⁹ bytes. El cómputo solo cuenta los módulos lineales.",
    table: (counts) =>
      memoryTable(counts, rows(counts), rowWords(counts), {
        caption:
          `Memoria para entrenar ${counts.count.model}, en bytes, y cómputo` +
          (counts.count.experts ? `; expertos ${layout(counts.count.experts)}` : ""),
        head: ["Magnitud", "Completo", "LoRA", "QLoRA"],
        quantities: [
          "Pesos",
          "Adaptador",
          "Gradientes",
          "Estado del optimizador",
          "Activaciones en el pico",
          "Temporal",
          "Total",
          "Cota inferior",
          "Momento del pico",
          "Medido",
          "No incluido",
          "Multiplicaciones-sumas del entrenamiento, respecto al completo",
          "Multiplicaciones-sumas de más en la inferencia, sin fusionar",
          "Archivo del adaptador, sin su cabecera",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: ({ count }) => `${count.model}, rango\u00a0${f.exact(count.rank)}`,
      number: (counts) => total(counts, "lora"),
      total,
      label,
      meaning: (counts) => {
        const { lora, full } = counts.memory;
        return [
          `con LoRA, ${total(counts, "full")} con el\u00a0completo:`,
          lora.total > full.total ? COSTS_MORE : f.percent(lora.total, full.total).share,
        ];
      },
      note: (isThin, hasActivations) => {
        if (hasActivations)
          return isThin ? "Pico; barras finas fuera de escala" : "Pico de un paso de entrenamiento";
        return isThin
          ? "Sin activaciones; barras finas fuera de escala"
          : "Estado del entrenamiento, sin activaciones";
      },
    },
  };
};

// The figure of a token's way.

/** The maximum length of an alpha, in characters, whose fraction fits beside the picture. */
const MAX_ALPHA = 9;

const numbers = (f: Formats, count: number) =>
  `${f.exact(count)} ${f.plural(count, { one: "número", other: "números" })}`;

const multiplyAdds = (f: Formats, count: number) =>
  `${f.exact(count)} ` +
  f.plural(count, { one: "multiplicación-suma", other: "multiplicaciones-sumas" });

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
    `Pase hacia adelante con ${lora(f, counts)}${counts.merged ? ", fusionado" : ""}`;
  const equalsFactor = (counts: Counts) => {
    const { value, isRounded } = factorText(f, counts);
    return `${isRounded ? "≈" : "="} ${value}`;
  };
  /** Returns the factor before BA. If the author gave an alpha, it appears at every rank, so that nothing moves. */
  const factor = (counts: ForwardNumbers) => (counts.hasAlpha ? "(*α*/*r*)" : "");
  const alt = (counts: ForwardNumbers) => {
    const [x, h] = [numbers(f, counts.k), numbers(f, counts.d)];
    return counts.merged
      ? `${title(counts)}: x (${x}) pasa por una sola matriz W′\u00a0=\u00a0W\u00a0+\u00a0${plain(factor(counts))}BA ` +
          `y da h (${h}). Multiplicaciones-sumas: ${f.exact(counts.full)}, ninguna para A y B.`
      : `${title(counts)}: x (${x}) pasa por W, y por A (${numbers(f, counts.rank)}) y luego B. ` +
          `Su suma es h (${h}). Multiplicaciones-sumas: W ${f.exact(counts.full)}, ` +
          `A ${f.exact(counts.a)}, B ${f.exact(counts.b)}.`;
  };
  const waist = (counts: Counts) => `*Ax*: *r* = ${f.exact(counts.rank)}`;
  const sum = (counts: ForwardNumbers) =>
    `suma: *d* = ${f.exact(counts.sum)} ${f.plural(counts.sum, { one: "suma", other: "sumas" })}`;
  const costs = (count: number, formula: string) => [f.exact(count), `= *${formula}* mult.-sumas`];
  const verdict = (counts: ForwardNumbers): readonly [string, string] => {
    const { trainable, full } = counts;
    if (counts.merged) return ["Una vez fusionado, LoRA no añade", "ningún coste en la inferencia"];
    const added =
      trainable > full
        ? "más que *W*"
        : (oneIn(f, trainable, full) ?? `el ${shareText(f, counts)}`);
    return [`LoRA añade ${added}:`, `${f.exact(trainable)} multiplicaciones-sumas`];
  };
  const formed = (counts: ForwardNumbers): readonly [string, string] =>
    counts.merged
      ? [
          "En el entrenamiento, *W*, *A* y *B* siguen separadas;",
          "*BA* se suma una sola vez, después.",
        ]
      : [
          "En el entrenamiento no hay que formar\u00a0*BA*:",
          `*B*(*Ax*) cuesta menos por debajo de ${f.exact(Math.ceil(counts.full / (counts.d + counts.k)))}\u00a0tokens.`,
        ];
  return {
    title,
    alt,
    formula: (counts) => (counts.merged ? "*h* = *W′x*" : `*h* = *Wx* + ${factor(counts)}*BA**x*`),
    x: (counts) => `*x*, un token: *k* = ${numbers(f, counts.k)}`,
    h: (counts) => `*h*: *d* = ${numbers(f, counts.d)}`,
    waist,
    w: (counts) => ["congelada", ...costs(counts.full, "dk")],
    a: (counts) => ["entrenada", ...costs(counts.a, "rk")],
    b: (counts) => ["entrenada", ...costs(counts.b, "dr")],
    merged: (counts) => [`= *W* + ${factor(counts)}*BA*`, ...costs(counts.full, "dk")],
    gone: ["*A* y *B* están en *W′*:", "ningún cálculo de más,", "el mismo *h*"],
    scaled: (counts) => ["*α*/*r*", equalsFactor(counts)],
    sum,
    perToken: "Mult.-sumas por token:",
    costs: (counts) =>
      counts.merged
        ? [
            `*W′*, fusionada: *dk*\u00a0= ${f.exact(counts.full)}`,
            "*A* y *B*: ninguna, para el mismo *h*",
          ]
        : [
            `*W*, congelada: *dk*\u00a0= ${f.exact(counts.full)}`,
            `*A*, entrenada: *rk*\u00a0= ${f.exact(counts.a)}`,
            `*B*, entrenada: *dr*\u00a0= ${f.exact(counts.b)}`,
            sum(counts),
          ],
    waists: (counts) =>
      counts.merged
        ? []
        : [waist(counts), ...(counts.hasAlpha ? [`factor: *α*/*r* ${equalsFactor(counts)}`] : [])],
    verdict,
    formed,
    areas: "Las longitudes de los vectores están a la misma escala; las áreas de las matrices, no.",
    longer: (vector, times) =>
      `*${vector}* se dibuja ${f.exact(times)}\u00a0× más largo ${TO_SCALE}.`,
    caption(counts) {
      if (counts.merged)
        return (
          "Pase hacia adelante de LoRA una vez fusionada BA en W: h\u00a0=\u00a0W′x requiere " +
          `${multiplyAdds(f, counts.full)} por token, tantas como sin adaptador.`
        );
      const more = counts.trainable > counts.full ? ", más que la propia W" : "";
      return (
        `Pase hacia adelante de LoRA, h\u00a0=\u00a0Wx\u00a0+\u00a0${plain(factor(counts))}BAx: un token requiere ` +
        `${multiplyAdds(f, counts.full)} en W, y ${f.exact(counts.trainable)} en A y B, ` +
        `el ${shareText(f, counts)}${more}.`
      );
    },
    cells(counts) {
      const { value, isRounded } = factorText(f, counts);
      const none = "ninguna";
      return [
        ...[f.exact(counts.full), f.exact(counts.full)],
        ...[f.exact(counts.a), none],
        ...[f.exact(counts.b), none],
        ...[f.exact(counts.sum), none],
        ...[f.exact(counts.beside), f.exact(counts.full)],
        ...[shareText(f, counts), none],
        ...[f.exact(counts.rank), none],
        ...[isRounded ? `≈ ${value}` : value, "en W′"],
      ];
    },
    spoken: (counts) => `rango\u00a0${f.exact(counts.rank)}: ${plain(verdict(counts).join(" "))}`,
  };
};

export const forwardPage: Locale["forwardPage"] = (f, { title, alt, cells }) => ({
  lesson: "Cómo pasa un token por W, A y B",
  summary: "Los dos caminos de un token: por W, y por A y B.",
  listed: (counts) => `${title(counts)}, ${shapeText(f, counts)}`,
  labels: { rank: RANK, merged: "Fusionada: *W′* = *W* + *BA*" },
  alt,
  explanation:
    "*A* lleva los *k* números de *x* a *r* números, y *B* lleva estos a *d* números; (*α*/*r*)*BAx* se suma a *Wx* (arXiv " +
    "2106.09685, sección 4.1). *B*(*Ax*) requiere *r*(*d*\u00a0+\u00a0*k*) multiplicaciones-sumas por token. Formar *BA* y sumarla a *W* " +
    "requiere *drk* una vez por paso, para todos los tokens, lo que cuesta menos por encima de *dk*/(*d*\u00a0+\u00a0*k*) tokens. El DoRA " +
    "de PEFT forma *BA*. Tras el entrenamiento, *BA* se puede fusionar una sola vez: " +
    "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* sustituye a *W*, da el mismo *h* salvo redondeos y no añade cómputo. Todos los recuentos " +
    "son por token y para una sola matriz.",
  table: (counts) =>
    forwardTable(cells(counts), {
      caption: "Multiplicaciones-sumas del pase hacia adelante de un token",
      head: ["Paso", "Fórmula", "Sin fusionar", "Fusionado"],
      steps: [
        "*W* o *W′*",
        "*A*",
        "*B*",
        "Factor y suma",
        "Total",
        "*A* y *B*, respecto a *W*",
        "Tamaño de *Ax*",
        "Factor de escala",
      ],
    }),
  card: {
    subject: (counts) =>
      counts.merged
        ? "Multiplicaciones-sumas, fusionado"
        : `Multiplicaciones-sumas, rango ${f.exact(counts.rank)}`,
    number: (counts) => f.exact(counts.merged ? counts.full : counts.trainable),
    meaning(counts) {
      if (counts.merged) return ["A y B no añaden", "nada"];
      return [
        `añadidas a ${f.exact(counts.full)}:`,
        counts.trainable > counts.full
          ? COSTS_MORE
          : (oneIn(f, counts.trainable, counts.full) ?? shareText(f, counts)),
      ];
    },
    shortVectors: "Vectores cortos fuera de escala",
    toScale: "Longitudes de los vectores a escala",
  },
});

// The figure of compute.

const MEASURED = [
  [FULL, MEASURED_SECONDS.full],
  ["LoRA, *r*\u00a0=\u00a064", MEASURED_SECONDS.lora],
  ["DoRA, *r*\u00a0=\u00a032", MEASURED_SECONDS.dora],
] as const;

export const compute: Locale["compute"] = (f) => {
  const title = (counts: Work) => `Cómputo de ${counts.model} con ${lora(f, counts)}`;
  const ofTraining = (counts: Work) => f.percent(counts.lora, counts.full).share;
  const ofInference = (counts: Work) => f.percent(counts.added, counts.forward).share;
  const isLarge = (counts: Work) => counts.full >= 1e9;
  /** Returns an amount in the picture's unit. */
  const amount = (count: number, counts: Work) => f.quotient(count, isLarge(counts) ? 1e9 : 1e6);
  const time = ([label, seconds]: (typeof MEASURED)[number]) =>
    `${label}: ${f.exact(seconds)}\u00a0s`;
  /** Returns a measured time, in which no line breaks. */
  const timeOf = (item: (typeof MEASURED)[number]) =>
    (
      time(item) +
      (item[0] === FULL
        ? ""
        : `, el ${f.percent(item[1], MEASURED_SECONDS.full).share} del completo`)
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
      ["ninguno", ofInference(counts), "ninguno"],
    ];
  };
  const alt = (counts: Work) =>
    `${title(counts)}, en multiplicaciones-sumas por token. Paso de entrenamiento: completo ` +
    `${f.exact(counts.full)}, LoRA ${f.exact(counts.lora)}. Inferencia: ${f.exact(counts.forward)}; LoRA sin ` +
    `fusionar: ${f.exact(counts.forward + counts.added)}; fusionado: nada más.`;
  return {
    title,
    alt,
    ofTraining,
    rows,
    heading: "LoRA no necesita el gradiente de los pesos congelados",
    unit: (counts) =>
      `${isLarge(counts) ? "Miles de millones" : "Millones"} de multiplicaciones-sumas por token`,
    adapted: (counts) =>
      `*r*\u00a0=\u00a0${f.exact(counts.rank)} en ${targetWords(f, counts.targets)}`,
    legend: {
      forward: "pase hacia adelante",
      input: "gradiente de las entradas",
      weights: "gradiente de los pesos",
    },
    training: "En el entrenamiento",
    inference: "En la inferencia",
    full: FULL,
    fullStep: (counts) => `${FULL}: ${amount(counts.full, counts)}`,
    loraStep: (counts) =>
      `LoRA: ${amount(counts.lora, counts)} (${ofTraining(counts)}` +
      `${counts.lora > counts.full ? "), cuesta más" : " del completo)"}`,
    skipped: "evitado",
    token: (counts) =>
      `${FULL} o LoRA\u00a0fusionado: ${amount(counts.forward, counts)}; ` +
      `LoRA\u00a0sin\u00a0fusionar:\u00a0un\u00a0${ofInference(counts)}\u00a0más`,
    thin: (times) =>
      `La parte más fina de una barra se dibuja ${f.exact(times)}\u00a0× más ancha ${TO_SCALE}.`,
    time: "Cómputo no es tiempo. Medido:",
    times: [
      `Llama-3.2-3B, ${f.exact(5000)} pasos (PEFT) – ${MEASURED.map(timeOf).join("; ")}.`,
      "GPT-3 (artículo de LoRA): con LoRA, un " +
        `${f.percent(GPT3_RATES.full, GPT3_RATES.lora).rest}\u00a0menos\u00a0de tiempo por token.`,
    ],
    measuredWays: MEASURED.map(([label, seconds]) => ({ label, seconds })),
    caption: (counts) =>
      `Con ${lora(f, counts)} en ${targetWords(f, counts.targets)}, un paso de entrenamiento de ${counts.model} ` +
      `requiere el ${ofTraining(counts)} de las multiplicaciones-sumas ${OF_FULL}` +
      `${counts.lora > counts.full ? ", así que LoRA cuesta más" : ""}. En la inferencia, LoRA añade un ` +
      `${ofInference(counts)}, o nada una vez fusionado. Los tiempos son medidos.`,
    cells: (counts) => rows(counts).flat(),
    spoken: (counts) =>
      `rango\u00a0${f.exact(counts.rank)}, entrenamiento el ${ofTraining(counts)} del completo, inferencia un ` +
      `${ofInference(counts)} más`,
  };
};

export const computePage: Locale["computePage"] = (f, live) => {
  const { title, alt, ofTraining, rows } = live;
  return {
    lesson: "Cuánto cálculo necesita un token",
    summary:
      "Multiplicaciones-sumas por token, en el entrenamiento y en la inferencia: ajuste fino completo, LoRA y LoRA fusionado.",
    listed: title,
    labels: { rank: RANK },
    alt,
    explanation:
      "Una matriz de *d*\u00a0×\u00a0*k* requiere *dk* multiplicaciones-sumas por token en el pase hacia adelante, *dk* para el gradiente de " +
      "su entrada y *dk* para el gradiente de sus pesos. Una matriz congelada no necesita lo último: por eso LoRA se acerca a " +
      "dos tercios del cómputo del ajuste fino completo (LoRA Without Regret, Thinking Machines Lab 2025). *B* y *A* añaden " +
      "*r*(*d*\u00a0+\u00a0*k*) a cada uno. Los recuentos incluyen los módulos lineales de las capas, cada uno como si su entrada " +
      "necesitara un gradiente. No incluyen las puntuaciones de atención, las incrustaciones, la cabeza de salida ni el " +
      "recálculo de activaciones. Los tiempos son de la comparación de métodos de PEFT (huggingface/peft, commit 5d602fd), " +
      `${f.exact(5000)} pasos de Llama-3.2-3B en una L40S, con LoRA de rango 64 y DoRA de rango 32 en q_proj y v_proj. En ` +
      `GPT-3, el artículo de LoRA midió ${f.real(43.1)} tokens por segundo y V100 con LoRA y ${f.real(32.5)} sin él (arXiv 2106.09685, ` +
      "sección 4.2).",
    table: (counts) =>
      computeTable(rows(counts).flat(), {
        caption: `Multiplicaciones-sumas por token en los módulos lineales de ${counts.model}`,
        head: ["Magnitud", "Completo", "LoRA", "LoRA fusionado"],
        quantities: [
          "Pase hacia adelante",
          "Gradiente de las entradas",
          "Gradiente de los pesos",
          "Paso de entrenamiento",
          "Parte del ajuste fino completo",
          "Token en la inferencia",
          "Cómputo de más en la inferencia",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: (counts) => `${counts.model}, rango\u00a0${f.exact(counts.rank)}`,
      number: ofTraining,
      meaning: (counts) => [
        `del cómputo ${OF_FULL}:`,
        counts.lora > counts.full
          ? COSTS_MORE
          : `un ${f.percent(counts.lora, counts.full).rest} menos`,
      ],
      picture: live,
      lora: "LoRA: sin gradiente de pesos congelados",
      thinParts: "Partes finas fuera de escala",
      parts: "Pase hacia adelante y gradientes",
    },
  };
};

// The figure of singular values, and its view of sheets.

const DECAY_NAMES = { fast: "rápida", slow: "lenta", flat: "plana" };

const MANNERS = {
  fast: "decrecen rápido",
  slow: "decrecen despacio",
  flat: "no decrecen",
};

/** The error of a rank that misses nothing. */
const NOTHING = "nada";

/** Returns "pierde el 6,25 %" or "no pierde nada". */
const loses = (error: string) => (error === NOTHING ? "no pierde nada" : `pierde el ${error}`);

const columnsAndRows = (f: Formats, rank: number) =>
  `${f.exact(rank)} ${f.plural(rank, { one: "columna", other: "columnas" })} de *B*, ` +
  `${f.exact(rank)} ${f.plural(rank, { one: "fila", other: "filas" })} de *A*`;

export const spectrum: Locale["spectrum"] = (f) => {
  const { min, fitted, missed, cells } = errorTexts(f, NOTHING);
  const title = (counts: SpectrumNumbers) =>
    `${lora(f, counts)} si los valores singulares ${MANNERS[counts.decay]}`;
  const alt = (counts: SpectrumNumbers) =>
    `En el mejor caso, el rango ${f.exact(counts.rank)} ${loses(missed(counts))} de una actualización de ${sizeText(f, SPECTRUM_SIDE, SPECTRUM_SIDE)} ` +
    `con caída ${DECAY_NAMES[counts.decay]}; LoRA entrenado pierde el ${fitted(counts)}.`;
  return {
    title,
    alt,
    fitted,
    formula: "*T* ≈ *BA*",
    values: ({ rank }) => `rango ≤ *r* = ${f.exact(rank)}`,
    target: `*T*: la actualización objetivo, ${sizeText(f, SPECTRUM_SIDE, SPECTRUM_SIDE)}`,
    valuesHeading: "Valores singulares de *T*",
    left: (counts, decay) => `error ${min(counts, decay)}`,
    kept: ({ rank }) => columnsAndRows(f, rank),
    dropped: ({ rank, decay, chosen }) =>
      `${DECAY_NAMES[decay]}: ${f.exact(SPECTRUM_SIDE - rank)} ` +
      `fuera, ${droppedText(f, chosen, rank)} de cuadrados`,
    errorHeading: "Error restante, % de *T*, por rango *r*",
    min: "mínimo posible",
    trained: "LoRA entrenado",
    decays: DECAY_NAMES,
    rankTick: f.exact,
    rank: ({ rank }) => `*r* = ${f.exact(rank)}`,
    valueTick: f.real,
    verdict: (counts) => [
      `Óptimo: rango ${f.exact(counts.rank)} ${loses(missed(counts))}`,
      `y LoRA entrenado, el ${fitted(counts)} de *T*`,
    ],
    caption: (counts) =>
      `Si los valores singulares ${MANNERS[counts.decay]}, ${lora(f, counts)} pierde el ${fitted(counts)} de la ` +
      `actualización objetivo; la mejor matriz de ese rango ${loses(missed(counts))}.`,
    cells,
    spoken: (counts) =>
      `rango\u00a0${f.exact(counts.rank)}, caída ${DECAY_NAMES[counts.decay]}: ${loses(missed(counts))} en el mejor caso, ` +
      `LoRA el ${fitted(counts)}`,
  };
};

/** The strings of the view of sheets. */
function sheetsWords(f: Formats): SheetsWords {
  const { missed } = errorTexts(f, NOTHING);
  const count = ({ rank }: SpectrumNumbers) =>
    `${f.exact(rank)} ${f.plural(rank, { one: "lámina", other: "láminas" })}`;
  const title = (counts: SpectrumNumbers) =>
    `BA como suma de ${count(counts)}, con caída ${DECAY_NAMES[counts.decay]}`;
  const alt = (counts: SpectrumNumbers) =>
    `La mejor BA de rango ${f.exact(counts.rank)} como suma de ${count(counts)}: cada una es una columna de B ` +
    `por una fila de A. La suma de todas ${loses(missed(counts))} de un objetivo con caída ${DECAY_NAMES[counts.decay]}.`;
  return {
    keys: ["positivo; área: tamaño de un elemento", "negativo; fino en *B* y *A*"],
    heading: "Láminas de rango 1: una columna de *B* por una fila de *A*",
    sums: "Suma hasta aquí",
    sheet: (index) => `${index > 1 ? "+\u00a0" : ""}lámina ${f.exact(index)}`,
    target: "≈\u00a0*T*, el objetivo",
    missing: (counts) => `falta: ${missed(counts)}`,
    verdict: (counts) => `${count(counts)}; falta de *T*: ${missed(counts)}.`,
    listed: title,
    alt,
    caption: (counts) =>
      `${title(counts)}: cada lámina de rango 1 acerca BA al objetivo; al final, la suma ` +
      `${loses(missed(counts))}.`,
    table: (counts) =>
      sheetsTable(f, counts, missed, "Lo que falta de T tras cada lámina", [
        "Lámina",
        "Valor singular",
        "Falta de *T*",
      ]),
    card: {
      subject: (counts) =>
        `Lo que ${f.plural(counts.rank, { one: "pierde", other: "pierden" })} ${count(counts)} de rango 1:`,
      number: missed,
      meaning: ({ rank }) => [
        "de la actualización objetivo",
        `rango como mucho ${f.exact(rank)} de ${f.exact(SPECTRUM_SIDE)}`,
      ],
      note: (counts) => `La suma de ${count(counts)}`,
    },
  };
}

export const spectrumPage: Locale["spectrumPage"] = (f, { title, alt, fitted, cells }) => ({
  lesson: "Cuándo basta un rango bajo",
  summary:
    "Por qué un rango bajo puede bastar, y cuándo no: valores singulares, error mínimo posible y entrenamientos.",
  listed: title,
  labels: { rank: RANK, decay: "Caída" },
  values: { decay: DECAY_NAMES },
  alt,
  explanation:
    "Un alumno, *W*\u00a0+\u00a0*BA*, aprende la actualización *T* de un maestro, *W*\u00a0+\u00a0*T*. Los errores son ‖*T*\u00a0−\u00a0*BA*‖ como parte de " +
    "‖*T*‖. El mínimo de ‖*T*\u00a0−\u00a0*BA*‖ con rango *r* es la raíz de la suma de los cuadrados de los valores singulares descartados (Eckart y " +
    `Young). LoRA minimiza la mitad de la media de ‖(*T*\u00a0−\u00a0*BA*)*x*‖² sobre ${f.exact(SPECTRUM_INPUTS)} entradas aleatorias *x*, ` +
    "cuyos elementos tienen media 0 y desviación típica 1. *T* tiene vectores singulares aleatorios. *B* empieza en 0; los " +
    `elementos de *A* empiezan al azar, con media 0 y desviación típica ${f.real(SPREAD)}. El entrenamiento son ` +
    `${f.exact(SPECTRUM_STEPS)} pasos de descenso de gradiente con una tasa de aprendizaje de ${f.real(SPECTRUM_RATE)} y ` +
    `un momento de ${f.real(MOMENTUM)}. LoRA se acerca al error mínimo, salvo con caída rápida a partir del ` +
    "rango 7: los valores singulares pequeños se aprenden despacio. Las actualizaciones reales decrecen rápido en " +
    "arXiv 2106.09685, sección 7, y más despacio en arXiv 2405.09673.",
  table: (counts) =>
    valuesTable(f, counts, cells(counts), {
      caption: "Lo que el rango r pierde de T, según la caída",
      values: "Valores singulares",
      kept: (share) => `Rango que conserva ${share} de sus cuadrados`,
      min: "Error mínimo posible",
      trained: "Error de LoRA",
      falls: {
        fast: "rápida: cada uno, la mitad del anterior",
        slow: "lenta: el *i*-ésimo es 1/*i*",
        flat: "plana: todos iguales",
      },
    }),
  card: {
    subject: (counts) => `${lora(f, counts)}, de ${f.exact(SPECTRUM_SIDE)}, pierde`,
    number: fitted,
    meaning: (counts) => [
      "de la actualización, ya entrenado;",
      `en el mejor caso, ${errorTexts(f, NOTHING).missed(counts)}`,
    ],
    note: ({ rank }) =>
      `Sus valores singulares, ${f.exact(rank)} ${f.plural(rank, { one: "conservado", other: "conservados" })}`,
  },
  sheets: sheetsWords(f),
});

// The figure of capacity.

export const capacity: Locale["capacity"] = (f) => {
  const rankTick = (rank: Rank) => (rank === "full" ? "completo" : f.exact(Number(rank)));
  const name = ({ rank }: Setting) => (rank === "full" ? "Completo" : `Rango ${rankTick(rank)}`);
  const percent = (tenths: number) => f.percentage(tenths / 10, 1);
  const trained = ({ trainable }: Setting) => f.exact(trainable);
  const shareOf = ({ chosen, full }: CapacityNumbers) =>
    f.percent(chosen.trainable, full.trainable).share;
  /** Returns how many percentage points a mean is above or below another. */
  const difference = ({ mean }: Setting, other: Setting) =>
    (mean > other.mean ? "+" : "") + f.signed((mean - other.mean) / 10, 1);
  const title = "Exactitud de una red pequeña según el rango de LoRA";
  const verdict = (counts: CapacityNumbers): readonly [string, string] => {
    const { chosen, full } = counts;
    return [
      `${name(chosen)}: ${percent(chosen.mean)} de media,`,
      chosen === full
        ? `${parameters(f, full.trainable)}.`
        : `${parameters(f, chosen.trainable)}, el ${shareOf(counts)} del completo.`,
    ];
  };
  const change = ({ chosen, full, neighbor }: CapacityNumbers) =>
    `${chosen === full ? "Con la mitad" : "Con el doble"} de parámetros: ${difference(neighbor, chosen)}\u00a0` +
    `${f.plural(Math.abs(neighbor.mean - chosen.mean) / 10, { one: "punto", other: "puntos" })}.`;
  const lesson = ({ enough, full }: CapacityNumbers) =>
    `Una red pequeña alcanza el ${percent(enough.mean)} con rango ${rankTick(enough.rank)} y el ${percent(full.mean)} con ` +
    "ajuste fino completo: más rango añade poco.";
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
    heading: "Exactitud de una red pequeña, %",
    trained: "Parámetros entrenados",
    axes: {
      rank: "rango *r*",
      rankTick: (rank) => (rank === "full" ? "compl." : rankTick(rank)),
      accuracyTick: f.exact,
    },
    keys: [
      `una de ${f.exact(SEEDS)} ejecuciones`,
      "de mínima a máxima",
      "media; a trazos: completo",
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
    lesson: "Cuánto rango necesita una tarea",
    summary:
      "La exactitud medida de una red pequeña según el rango: unos pocos rangos pueden bastar.",
    listed: () => title,
    labels: { rank: RANK },
    values: { rank: { full: "completo" } },
    alt: words.alt,
    explanation:
      "Una red con dos capas ocultas de 64 unidades aprende los dígitos de scikit-learn (8\u00a0×\u00a08 píxeles) y luego los " +
      `mismos dígitos con los píxeles barajados. El ajuste fino completo entrena las dos matrices de ${sizeText(f, SIDE, SIDE)}; LoRA ` +
      "les suma *BA*. Todo lo demás está congelado. Cada semilla tiene su propia red preentrenada, su barajado y " +
      `${f.exact(TESTED)} imágenes de prueba. El entrenamiento son 800 pasos de 32 imágenes con Adam. De ocho tasas ` +
      "de aprendizaje, cada rango usa la que da la menor pérdida de entrenamiento. El ajuste fino completo tiene la " +
      "media más alta, pero solo es el mejor con dos de cinco semillas. Otra red u otra tarea " +
      "puede necesitar un rango mayor.",
    table: (counts) =>
      capacityTable(
        f,
        counts,
        cells(counts),
        (rank) => (rank === "full" ? "completo" : axes.rankTick(rank)),
        {
          caption: "Exactitud según el rango",
          head: [
            RANK,
            "Tasa de aprendizaje",
            `Exactitud con las semillas 1 a ${f.exact(SEEDS)}, %`,
            "Parámetros entrenados",
            "Parte del completo",
            "Media",
            "Diferencia con el rango resaltado, puntos",
          ],
          separator: "; ",
        },
      ),
    card: {
      axes,
      heading: words.heading,
      subject: ({ chosen, full }) =>
        chosen === full
          ? "El ajuste fino completo alcanza"
          : `LoRA de rango ${axes.rankTick(chosen.rank)} alcanza`,
      number: ({ chosen }) => percent(chosen.mean),
      meaning: ({ chosen, full, enough }) => [
        "en una red pequeña;",
        chosen === full
          ? `LoRA de rango ${axes.rankTick(enough.rank)}: ${percent(enough.mean)}`
          : `ajuste fino completo: ${percent(full.mean)}`,
      ],
    },
  };
};

// The figure of one or two adapters.

export const adapter: Locale["adapter"] = (f) => {
  const { span, divided, norms } = numberTexts(f);
  const percent = ({ share }: { readonly share: number }) => f.percentage(share);
  const title = "Lo que el entrenamiento cambió en cada módulo";
  const place = ({ kind, layer }: Pick<Module, "kind" | "layer">) =>
    layer === undefined ? kind : `${kind} de la capa\u00a0${f.exact(layer)}`;
  const isZero = ({ largest }: AdapterNumbers) => largest.norm === 0;
  const inUnits = (exponent: number) => (exponent ? `, en\u00a0${powerOfTen(exponent)}` : "");
  const directions = (counts: Pick<Row, "directions" | "ranks">) =>
    `${span(counts.directions, f.exact)} de\u00a0${span(counts.ranks, f.exact)}`;
  /** Returns "3 direcciones de 16 contienen el 90 %". */
  const held = (max: number, values: string, total: string, share: string) =>
    f.plural(max, {
      one: `${values} dirección de\u00a0${total} contiene el ${share}`,
      other: `${values} direcciones de\u00a0${total} contienen el ${share}`,
    });
  /** Returns the outcome in one or two sentences. */
  const verdict = (counts: AdapterNumbers) =>
    isZero(counts)
      ? ["Cada actualización es 0: no se entrenó nada."]
      : [
          `La mayor: ${place(counts.largest)}, ${symbol(counts)}\u00a0=\u00a0${norms(counts, range([counts.largest.norm]))}.`,
          `${held(
            counts.directions[1],
            span(counts.directions, f.exact),
            span(counts.ranks, f.exact),
            percent(counts),
          )} de cada actualización.`,
        ];
  const sentences = (counts: AdapterNumbers) => verdict(counts).join(" ");
  const notShown = ({ hasMagnitudes }: AdapterInput) =>
    `No se muestra: qué rango habría servido igual${hasMagnitudes ? "; las magnitudes de DoRA" : ""}.`;
  const caution = (counts: AdapterInput) => {
    const experts = Math.max(...counts.kinds.map(({ experts = 1 }) => experts));
    const orExperts = experts > 1 ? `, o en los ${f.exact(experts)} expertos de una capa` : "";
    return `Lo que el entrenamiento dejó en cada módulo${orExperts}. ${notShown(counts)}`;
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
        ? "*s* varía entre módulos"
        : `*s*\u00a0=\u00a0${f.real(scale)}${isScaleAssumed ? " (supuesto)" : ""}`,
    keys: (counts) => [
      `Arriba: ${symbol(counts)}, ${counts.measure === "entry" ? "actualización por elemento" : "tamaño de la actualización"}` +
        `${inUnits(getExponent(counts.largest.norm))}; misma escala`,
      `Abajo: direcciones que contienen el ${percent(counts)} de ${NORM}²`,
      "y el resto de las *r* direcciones del módulo",
    ],
    example: ({ exampleModule: module, share }) =>
      `${place(module)}: sus valores singulares *σ*; ` +
      held(module.directions, f.exact(module.directions), f.exact(module.rank), percent({ share })),
    values: "tamaño, direcciones",
    norms: ({ largest }, row) => divided(row.norms, getExponent(largest.norm)),
    row: ({ largest }, row) =>
      `${divided(row.norms, getExponent(largest.norm))}, ${directions(row)}`,
    layer: "capa",
    tick: f.exact,
    alt: (counts) => plain(`${title}. ${sentences(counts)} ${notShown(counts)}`),
    caption: (counts) =>
      `Lo que cambió el entrenamiento. ${plain(sentences(counts))} ` +
      `La figura no muestra qué rango habría servido igual${counts.hasMagnitudes ? ", ni las magnitudes de DoRA" : ""}.` +
      (counts.others
        ? ` El archivo también tiene tensores de ${f.list(counts.others)}, que no se dibujan.`
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
  const title = "Dos adaptadores de los mismos módulos";
  const texts = comparisonTexts(f, "ninguno", ", ");

  const verdict = (comparison: Comparison) => {
    const different = texts.different(comparison);
    return [
      different
        ? `Mayor diferencia de tamaño: ${place(different)} (${different.sizes.join(" y ")}).`
        : "Todos los tamaños son iguales.",
      `Solapamiento medio de los espacios: ${texts.means(comparison).join("; ")}; de espacios aleatorios: ` +
        `${texts.randoms(comparison).join("; ")}.`,
    ];
  };
  const sentences = (comparison: Comparison) => plain(verdict(comparison).join(" "));
  const notShown = ({ hasMagnitudes }: Comparison) =>
    `No se muestra: si ambos adaptadores hacen lo mismo${hasMagnitudes ? "; las magnitudes de DoRA" : ""}.`;
  const caution = (comparison: Comparison) =>
    "Solapamiento: media de los cuadrados de los cosenos de los ángulos principales, donde las direcciones débiles cuentan tanto como " +
    `las fuertes. ${notShown(comparison)}`;

  return {
    verdict,
    caution,
    subject: ({ isScaleAssumed }) => `dos adaptadores${isScaleAssumed ? "; *s* es supuesto" : ""}`,
    keys: (comparison, isArea) => [
      `Arriba: ${symbol(comparison)} del primer adaptador${isArea ? ", y del segundo como línea" : " y del segundo"}` +
        `${inUnits(exponentOf(comparison))}; misma escala`,
      "Abajo: solapamiento de los espacios de las columnas de *B* de ambos adaptadores",
      "y solapamiento de los espacios de las filas de *A*",
      "Lleno: mismo espacio. Línea: espacios aleatorios",
    ],
    sizes: (comparison, kind) => texts.dividedSizes(comparison, kind).join("; "),
    b: texts.b,
    a: texts.a,
    overlaps: (kind) => texts.overlaps(kind).join(", "),
    listed: () => title,
    alt: (comparison) => `${title}. ${sentences(comparison)}`,
    caption: (comparison) => `${title}. ${sentences(comparison)} ${notShown(comparison)}`,
    table: (comparison) =>
      texts.table(comparison, `${title}, comparados como en el artículo de LoRA`, {
        modules: "Módulos",
        first: (quantity) => `${quantity}, primero`,
        second: (quantity) => `${quantity}, segundo`,
        overlap: (factor) => `Solapamiento de ${factor}`,
        random: "Aleatorio",
      }),
    card: {
      subject: () => "Solapamiento de los espacios de B de dos adaptadores:",
      number: (comparison) => texts.meanOf(comparison, "b"),
      meaning: (comparison) => [
        `de media; espacios aleatorios: ${texts.randomOf(comparison, "b")}`,
        `A: ${texts.meanOf(comparison, "a")}`,
      ],
      note: "Tamaños, y solapamientos de B y A",
    },
  };
}

export const adapterPage: Locale["adapterPage"] = (f, words) => {
  const { title, percent, place, directions, cells, isZero } = words;
  return {
    lesson: "Lo que aprendió un adaptador",
    summary:
      "Un adaptador entrenado: el tamaño de cada actualización y cuántas direcciones contienen casi toda.",
    listed: (counts) => `${title}, ${percent(counts)} de cada actualización`,
    labels: { share: "Parte contenida, %", measure: "Tamaño de una actualización" },
    values: { measure: { update: "completa", entry: "por elemento" } },
    alt: words.alt,
    explanation:
      "La actualización de un módulo es Δ*W*\u00a0=\u00a0*s*·*BA*, con *s*\u00a0=\u00a0*α*/*r*, o *α*/√*r* en rsLoRA. Su tamaño ‖Δ*W*‖ es la raíz de la " +
      "suma de los cuadrados de sus valores singulares, que se calculan a partir de *B* y *A*. Las matrices mayores tienen normas " +
      "mayores; por elemento, la norma se divide por √(*dk*). Las direcciones se cuentan como en la conversión a LoRA " +
      "de PEFT: el menor número de valores singulares cuyos cuadrados suman al menos la parte elegida del total. Pocas " +
      "direcciones pueden contener casi toda una actualización, pero una parte de los cuadrados no es exactitud: " +
      "entrenar con ese rango puede dar otro resultado.",
    table: (counts) =>
      adapterTable(f, counts, cells(counts), {
        caption: title,
        modules: "Módulos",
        sigma: "Mayor *σ*",
        directions: (share) => `Direcciones que contienen ${share}`,
        energy: (norm) => `Parte de la suma de todos los ${norm}`,
        norm: "Tamaño de la actualización",
        chosen: "Direcciones para la parte elegida",
        separator: ", ",
      }),
    card: {
      subject: () => "Direcciones de un adaptador:",
      number: (counts) => directions(counts),
      meaning: (counts) =>
        isZero(counts)
          ? ["contienen una parte de cada actualización:", "no se entrenó nada"]
          : [
              `contienen el ${percent(counts)} de cada actualización;`,
              `la mayor: ${place(counts.largest)}`,
            ],
      note: "Tamaño de cada actualización, y direcciones",
      noteOfSome: "Las mayores actualizaciones, y direcciones",
    },
    comparison: comparisonWords(f, words),
  };
};

// The figure of the first training steps.

const STARTS = {
  "B = 0": "B\u00a0=\u00a00 y A aleatoria",
  "A = 0": "A\u00a0=\u00a00 y B aleatoria",
  "both 0": "B\u00a0=\u00a00 y A\u00a0=\u00a00",
  "both random": "B y A aleatorias",
};

/** The names of the lines of losses. */
const START_LABELS = {
  "B = 0": "*B* = 0",
  "A = 0": "*A* = 0",
  "both 0": "ambas 0",
  "both random": "al azar",
};

const PRETRAINED = "Parte del modelo preentrenado;";

/** The outcome of training from each start in the picture and the text alternative. */
const OUTCOMES = {
  "B = 0": [PRETRAINED, "*A* da un gradiente a *B*"],
  "A = 0": [PRETRAINED, "*B* da un gradiente a *A*"],
  "both 0": [PRETRAINED, "sin gradiente: nunca aprende"],
  "both random": ["Parte de otro modelo;", "ambas tienen gradiente"],
} as const;

/** The outcome in the caption, after the start. */
const EXPLAINED = {
  "B = 0":
    "BA\u00a0=\u00a00: el entrenamiento parte del modelo preentrenado, y A da un gradiente a B.",
  "A = 0":
    "BA\u00a0=\u00a00: el entrenamiento parte del modelo preentrenado, y B da un gradiente a A.",
  "both 0": "ambos gradientes son 0: el modelo nunca aprende.",
  "both random": "BA no es 0: el entrenamiento parte de un modelo distinto del preentrenado.",
};

export const initialization: Locale["initialization"] = (f) => {
  const entry = (value: number) => f.signed(value, 2);
  const losses = (moments: readonly Moment[]) => moments.map(({ loss }) => entry(loss)).join("; ");
  const state = (matrix: Matrix) => (isZero(matrix) ? "0" : "≠\u00a00");
  return {
    title: ({ run: { start } }) => `Primeros pasos de LoRA, ${STARTS[start]}`,
    entry,
    state,
    formula: "*W′* = *W* + *BA*",
    setting: `*W* congelada, ${sizeText(f, INIT_SIDE, INIT_SIDE)}; *r* = ${f.exact(INIT_RANK)}`,
    zero: entry(0),
    key: "Cuadrado mayor: elemento mayor; hueco:\u00a0negativo",
    step({ run: { moments } }, index) {
      if (!index) return ["inicio", isZero(moments[0]!.ba) ? "*BA* = 0" : "*BA* ≠ 0"];
      const { gradientB, gradientA } = moments[index - 1]!;
      const changed = [
        ...(isZero(gradientB) ? [] : ["*B*"]),
        ...(isZero(gradientA) ? [] : ["*A*"]),
      ];
      return [`paso ${f.exact(index)}`, changed.length ? `nueva ${changed.join(", ")}` : "todo 0"];
    },
    outcome: ({ run: { start } }) => OUTCOMES[start],
    losses: "Pérdida",
    constant: "nunca aprende",
    run: ({ start }, isWide) =>
      isWide ? STARTS[start].replace(/[AB]\b/g, "*$&*") : START_LABELS[start],
    alt: ({ run: { start, moments } }) =>
      `B, A y BA al inicio y tras los pasos 1 y 2 del entrenamiento, desde ${STARTS[start]}. ` +
      `${plain(OUTCOMES[start].join(" "))}. Pérdida: ${losses(moments)}.`,
    caption: ({ run: { start, moments } }) =>
      `Con ${STARTS[start]}, ${EXPLAINED[start]} Pérdida al inicio y tras dos pasos: ` +
      `${entry(moments[0]!.loss)} y ${entry(moments.at(-1)!.loss)}.`,
    cells: ({ runs }) => runs.map(({ moments }) => losses(moments)),
    spoken: ({ run: { start, moments } }) => `${STARTS[start]}: pérdida ${losses(moments)}`,
  };
};

export const initializationPage: Locale["initializationPage"] = (
  f,
  { title, alt, entry, state, cells },
) => ({
  lesson: "Por qué B empieza en cero y A no",
  summary:
    "Por qué B se inicializa a cero y A al azar: los primeros pasos de entrenamiento con cuatro inicializaciones.",
  listed: title,
  labels: { start: "Inicialización" },
  values: {
    start: {
      "B = 0": "B = 0",
      "A = 0": "A = 0",
      "both 0": "ambas 0",
      "both random": "ambas al azar",
    },
  },
  alt,
  explanation:
    `LoRA aprende una regresión con ${f.exact(INIT_INPUTS)} entradas aleatorias. *W* y la actualización objetivo son aleatorias, de ` +
    `${sizeText(f, INIT_SIDE, INIT_SIDE)}. El rango es ${f.exact(INIT_RANK)} y la tasa de aprendizaje, ` +
    `${f.real(INIT_RATE)}. Si *G* es el gradiente de *BA*, el gradiente de *B* es *GA*ᵀ y el de *A* es *B*ᵀ*G*: si un factor es ` +
    "cero, el otro no tiene gradiente; si lo son ambos, ninguno lo tiene. LoRA empieza con *B*\u00a0=\u00a00 y *A* aleatoria (arXiv " +
    "2106.09685, sección 4.1). Lo contrario, *A*\u00a0=\u00a00, también parte del modelo preentrenado, pero resultó peor de media, porque " +
    "*B*\u00a0=\u00a00 permite tasas de aprendizaje mayores (Hayou et al., arXiv 2406.08447). La inicialización con la menor " +
    "pérdida tras dos pasos varía de una semilla a otra. *A* es aleatoria y no constante para que sus filas, y " +
    "por tanto las columnas de *B*, difieran. *A* es pequeña, porque su tamaño fija el primer paso de *B*.",
  table: (counts) =>
    initializationTable(counts, cells(counts), {
      caption: "El mismo entrenamiento con cuatro inicializaciones",
      head: [
        "Inicialización",
        "Gradiente de *B*",
        "Gradiente de *A*",
        "Pérdida en los pasos 0, 1, 2",
      ],
      start: (start) => STARTS[start],
      state,
    }),
  card: {
    subject: () => "Primeros pasos de LoRA",
    number: ({ run: { start } }) => plain(START_LABELS[start]),
    meaning: ({ run: { moments } }) => [
      "al inicio; pérdida en dos pasos:",
      `de ${entry(moments[0]!.loss)} a ${entry(moments.at(-1)!.loss)}`,
    ],
    zero: entry(0),
    notZero: "≠ 0",
    random: "aleatoria",
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
  if (!best) return counts.target ? `ningún rango ahorra el ${target}` : "todo rango cuesta más";
  const rank = f.exact(best.rank);
  return counts.target
    ? `el rango ${rank} aún ahorra el ${target}`
    : `el rango ${rank} aún no cuesta más`;
}

export const savings: Locale["savings"] = (f) => {
  const title = (counts: Counts) =>
    `Parte de una matriz de ${shapeText(f, counts)} que entrena LoRA, según el rango`;
  const trains = (counts: Counts) =>
    `El rango ${f.exact(counts.rank)} entrena el ${shareText(f, counts)}`;
  const reached = (counts: SavingsNumbers) => describeTarget(f, counts);
  const even = (counts: SavingsNumbers) =>
    hasBreakEven(counts)
      ? `rango de equilibrio: ${breakEven(f, counts)}`
      : "sin rango de equilibrio";
  const [firstRank, lastRank] = [f.exact(RANKS[0]), f.exact(RANKS.at(-1)!)];
  const spoken = (counts: SavingsNumbers, option: string) =>
    option === "target" ? reached(counts) : spokenMatrix(f, counts, option);
  return {
    title,
    share: (counts) => shareText(f, counts),
    reached,
    shape: (counts) => shapeText(f, counts),
    axes: {
      share: "Parte de *W* entrenada, logarítmica",
      quality: "La exactitud apenas sube (GPT-3)",
      rank: "rango *r*, logarítmico",
      rankTick: f.exact,
      shareTick: (share) => f.percent(Math.round(share * 1e9), 1e9).share,
      accuracyTick: (percent) => f.percentage(percent),
    },
    verdict: (counts) => [trains(counts), `de ${shapeText(f, counts)}`],
    marks: {
      rank: (counts) => [`rango ${f.exact(counts.rank)}`, parameters(f, counts.trainable)],
      best: (counts) => [
        reached(counts),
        counts.best ? parameters(f, counts.best.trainable) : trains(counts.next),
      ],
      even: (counts) => [
        even(counts),
        hasBreakEven(counts) ? "por encima, LoRA cuesta más" : "LoRA siempre cuesta más",
      ],
    },
    line: ({ task, weights }) =>
      `${task}: ${weights === "q" ? "solo pesos de consulta" : "pesos de consulta, valor"}`,
    alt: (counts) =>
      `${title(counts)}. ${trains(counts)}; ${reached(counts)}; ${even(counts)}. Debajo, la exactitud, que ` +
      `apenas sube del rango ${firstRank} al ${lastRank}.`,
    caption: (counts) =>
      `${lora(f, counts)} entrena el ${shareText(f, counts)} de una matriz de ${shapeText(f, counts)}; ${reached(counts)}; ` +
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
        hasBreakEven(counts) ? breakEven(f, counts) : "ninguno",
        targetText(f, counts),
        best ? f.exact(best.rank) : "ninguno",
        best ? saving(f, best) : "–",
        saving(f, next),
        ...SWEEPS.map(({ tenths }) => tenths.map((item) => f.oneDecimal(item, 10)).join("; ")),
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
  lesson: "En qué rango LoRA deja de ahorrar",
  summary:
    "La parte que LoRA entrena con cada rango, el rango en que deja de ahorrar y la exactitud medida.",
  listed: title,
  labels: { rank: RANK, d: "Filas *d*", k: "Columnas *k*", target: "Ahorro deseado" },
  alt,
  explanation:
    "La parte entrenada es *r*(*d*\u00a0+\u00a0*k*)/*dk*: el doble de rango, el doble de parte. LoRA ahorra mientras *r* sea menor que " +
    "*dk*/(*d*\u00a0+\u00a0*k*). El mayor rango que ahorra una parte *s* es (1\u00a0−\u00a0*s*)*dk*/(*d*\u00a0+\u00a0*k*), redondeado hacia abajo. Mediciones: " +
    "exactitud de validación de GPT-3 175B, artículo de LoRA (arXiv 2106.09685), tabla 6, en los pesos de consulta (q), " +
    `valor (v), clave (k) y salida (o); la semilla cambia WikiSQL en ±${f.real(0.5)} y MultiNLI en ±${f.real(0.1)}. Otro modelo u ` +
    "otra tarea puede necesitar un rango mayor.",
  table: (counts) =>
    savingsTable(f, cells(counts), {
      caption: "Ahorro según el rango, y exactitud medida",
      head: ["Magnitud", "Valor"],
      quantities: [
        RANK,
        "Matriz de pesos, *d*\u00a0×\u00a0*k*",
        `${FULL}, *dk*`,
        "LoRA, *r*(*d* + *k*)",
        "Parte entrenada",
        "Ahorro",
        "Rango de equilibrio, *dk*/(*d* + *k*)",
        "Ahorro deseado",
        "Mayor rango que lo alcanza",
        "Ahorro con ese rango",
        "Ahorro con el rango siguiente",
      ],
      measured: ({ task, weights }, ranks) =>
        `${task} con ${weights}, %, con los rangos ${ranks.join(", ")}`,
    }),
  card: {
    axes,
    subject: (counts) => `${lora(f, counts)} entrena el`,
    number: share,
    meaning: (counts) => [`de una matriz de ${shape(counts)};`, reached(counts)],
  },
});

// The figure of methods.

const FULL_METHOD = "Full fine-tuning";

/** Spanish names of methods and runs. Other names are the same in every language. */
const METHOD_NAMES: Readonly<Record<string, string>> = { [FULL_METHOD]: FULL, Full: "Completo" };

const methodName = (name: string) => METHOD_NAMES[name] ?? name;

const MEASURES = {
  accuracy: "exactitud de prueba",
  memory: "pico de memoria",
  time: "tiempo de entrenamiento",
};

const LORA_64 = "LoRA de rango\u00a064";

const bytesOf = ({ memory }: Run) => 2 ** 20 * memory;

export const methods: Locale["methods"] = (f) => {
  const trainedTick = (value: number) =>
    value < 1e6 ? `${f.exact(value / 1e3)}\u00a0k` : `${f.exact(value / 1e6)}\u00a0M`;
  const all = ({ named, others }: MethodsNumbers) => [...named, ...others];
  const values = {
    accuracy: ({ accuracy }: Run) => f.percentage(accuracy / 100),
    memory: (run: Run) => `${f.oneDecimal(bytesOf(run), 1e9)}\u00a0GB`,
    time: ({ time }: Run) => `${f.oneDecimal(time, 10)}\u00a0s`,
  };
  const value = ({ vertical }: MethodsNumbers, run: Run) => values[vertical](run);
  const shareOf = ({ full }: MethodsNumbers, run: Run) =>
    f.percent(run.trained, full.trained).share;
  const runs = (counts: MethodsNumbers) => f.exact(all(counts).length);
  const title = (counts: MethodsNumbers) =>
    `${runs(counts)} ajustes finos de Llama-3.2-3B: parámetros entrenados y ${MEASURES[counts.vertical]}`;
  const formatBytes = (run: Run) => f.exact(bytesOf(run));

  /** Returns the name of the chosen run and, if it is the best of several, their number. */
  function chosenName({ chosen, lora, method, highlighted }: MethodsNumbers): string {
    if (chosen === lora) return LORA_64;
    return highlighted.length > 1
      ? `${methodName(method)} (mejor de ${f.exact(highlighted.length)})`
      : methodName(method);
  }

  /** Compares the chosen run with LoRA's and with full fine-tuning. */
  function verdict(counts: MethodsNumbers): string {
    const { chosen, lora, full, vertical } = counts;
    const parts = [
      `${chosenName(counts)} entrena el ${shareOf(counts, chosen)} de los parámetros`,
      `${MEASURES[vertical]}: ${value(counts, chosen)}`,
      ...(chosen === lora ? [] : [`${LORA_64}: ${value(counts, lora)}`]),
      ...(chosen === full ? [] : [`ajuste fino completo: ${value(counts, full)}`]),
    ];
    return `${parts.join("; ")}.`;
  }

  return {
    title,
    values,
    value,
    share: shareOf,
    verdict,
    formatBytes,
    all,
    heading: (counts) => `${runs(counts)} ejecuciones, Llama-3.2-3B`,
    plot: {
      vertical: {
        accuracy: "Exactitud de prueba, %; más es mejor",
        memory: "Pico de memoria, GB; menos es mejor",
        time: "Tiempo, s, logarítmico; menos es mejor",
      },
      trained: "parámetros entrenados, logarítmico",
      trainedTick,
      fewer: (tick) => `<\u00a0${tick}`,
      more: (max) => `>\u00a0${trainedTick(max)}`,
      verticalTick: f.exact,
      full: FULL,
      runName: ({ name }) => methodName(name),
    },
    outcome: (counts) => [
      chosenName(counts),
      `entrena ${shareOf(counts, counts.chosen)}, ` +
        `${counts.vertical === "accuracy" ? "logra " : ""}${value(counts, counts.chosen)}`,
    ],
    others: (counts) =>
      (counts.chosen === counts.lora ? "" : `LoRA r64: ${value(counts, counts.lora)}; `) +
      `completo: ${value(counts, counts.full)}`,
    key: (counts) => [
      "Familia LoRA; línea: r32, r64",
      FULL,
      isCompared(counts)
        ? methodName(counts.method)
        : `${f.exact(counts.others.length)} ejecuciones más`,
    ],
    note: "Un punto es una configuración, no\u00a0un\u00a0veredicto.",
    alt: (counts) =>
      `${title(counts)}. ${verdict(counts)} Mejor resultado: ${methodName(findBest(all(counts), counts.vertical)!.method)}.`,
    caption: (counts) => `${runs(counts)} ejecuciones medidas. ${verdict(counts)}`,
    cells: () => [],
    spoken: verdict,
  };
};

export const methodsPage: Locale["methodsPage"] = (f, words) => {
  const { title, value, share, plot } = words;
  const trend = trendTexts(f);
  const subjects = {
    accuracy: "Exactitud de prueba",
    memory: "Pico de memoria",
    time: "Tiempo de entrenamiento",
  };
  const settingWords = settingWordsOf(f);
  return {
    lesson: "Cómo se compara LoRA con otros métodos",
    summary:
      "Ejecuciones medidas de LoRA y otros métodos: parámetros entrenados, exactitud, memoria y tiempo.",
    listed: title,
    labels: { vertical: "Eje vertical", method: "Resaltar" },
    values: {
      vertical: { accuracy: "exactitud", memory: "memoria", time: "tiempo" },
      method: METHOD_NAMES,
    },
    alt: words.alt,
    explanation:
      `Comparación de métodos de PEFT (huggingface/peft, commit 5d602fd): Llama-3.2-3B en bfloat16, ${f.exact(5000)} pasos de 4 ` +
      "ejemplos de MetaMathQA, probado en GSM8K, una L40S. La imagen nombra una docena de métodos conocidos; si hay varias " +
      "ejecuciones, la más exacta. Cada ejecución es una configuración con una semilla: un mal resultado es de la configuración, no del " +
      "método. Con rango 64, rsLoRA y LoRA también difieren en el factor de escala, 8 y 2. El pico de memoria es memoria " +
      `reservada. En las ${trend.count} ejecuciones de menos de ${plot.trainedTick(SMALL)} de parámetros, la correlación de ` +
      `rangos entre tamaño y exactitud es ${trend.accuracy}; entre tamaño y memoria, ` +
      `${trend.memory}; entre tamaño y tiempo, ${trend.time}.`,
    table: (counts) =>
      methodsTable(f, counts, words, {
        caption: (named, others) =>
          `Las ${f.exact(named)} ejecuciones nombradas y luego ${f.exact(others)} más, que se omiten al imprimir`,
        head: [
          "Método",
          "Configuración",
          "Parámetros entrenados",
          "Exactitud de prueba",
          "Pico de memoria, bytes",
          "Tiempo de entrenamiento",
        ],
        settings: settingWords,
        separator: "; ",
      }),
    card: {
      plot,
      subject({ chosen, lora, method, vertical }) {
        return `${subjects[vertical]}, ${chosen === lora ? LORA_64 : methodName(method)}`;
      },
      number: (counts) => value(counts, counts.chosen),
      meaning: (counts) => [
        `con el ${share(counts, counts.chosen)} entrenado;`,
        counts.chosen === counts.full
          ? `LoRA: ${value(counts, counts.lora)}`
          : `ajuste fino completo: ${value(counts, counts.full)}`,
      ],
    },
  };
};

/** The parts of a run's setting. */
const settingWordsOf = (f: Formats): SettingWords => ({
  r: (rank, last) =>
    last === undefined ? `r ${f.exact(rank!)}` : `r de ${f.exact(rank!)} a ${f.exact(last)}`,
  values: (count) => `${f.exact(count!)} valores`,
  tokens: (count) => `${f.exact(count!)} tokens`,
  frequencies: (count) => `${f.exact(count!)} frecuencias`,
  subspaces: (count) => `${f.exact(count!)} subespacios`,
  groups: (size) => `grupos de ${f.exact(size!)}`,
  blocks: (size) => `bloques de ${f.exact(size!)}`,
  factor: (factor) => `factor ${f.exact(factor!)}`,
  sparse: (share) => `disperso ${f.real(share!)}`,
  learningRate: (rate) => `tasa de aprendizaje ${f.real(rate!)}`,
  vBiases: () => "sesgos de v",
  allNorms: () => "todas las normalizaciones",
  allLinear: () => "todos los lineales",
  mini: () => "reducido",
  bat: () => "Bat",
  para: () => "PaRa",
  fast: () => "rápido",
  tied: () => "ligados",
  vectors: () => "vectores",
  mlp: () => "MLP",
  randomStart: () => "inicio aleatorio",
  wordStart: () => "inicio con palabras",
  zeroStart: () => "inicio en cero",
  default: () => "predeterminado",
});

// The figure of merged and stored adapters.

type Bytes = Pick<MergeNumbers, "copies" | "adapters">;

const TASKS = { law: "derecho", code: "código", poems: "poemas" };

export const merge: Locale["merge"] = (f) => {
  const entry = (value: number) => f.signed(value, 0);
  /** Returns a matrix in one line: "2 −1 0; 1 3 −2". */
  const matrix = (rows: EntryRows) => rows.map((row) => row.map(entry).join("\u00a0")).join("; ");
  /** Returns a column in one line: "6, 5, −3". */
  const column = (rows: EntryRows) => rows.map(([value = 0]) => entry(value)).join(",\u00a0");
  const tasks = (count: number) =>
    `${f.exact(count)} ${f.plural(count, { one: "tarea", other: "tareas" })}`;
  const outcome = ({ copies, adapters }: Bytes) =>
    adapters > copies
      ? "los adaptadores cuestan más"
      : adapters < copies
        ? `ahorro del ${f.percent(adapters, copies).rest}`
        : "sin ahorro";
  const share = ({ copies, adapters }: Bytes) => f.percent(adapters, copies).share;
  const verdict = (counts: MergeNumbers) =>
    `El ${share(counts)} de los bytes de las copias completas: ${outcome(counts)}.`;
  return {
    entry,
    task: (task) => TASKS[task],
    title: ({ example }) =>
      `El adaptador de la tarea «${TASKS[example.task]}», separado de W y fusionado en W`,
    alt: (counts) =>
      `Wx + ${SCALING}BAx y W′x son ambos (${column(counts.example.h)}) en la tarea ` +
      `«${TASKS[counts.example.task]}». Guardado para ${tasks(counts.tasks)}: copias completas ${f.exact(counts.copies)} ` +
      `bytes, una W con adaptadores ${f.exact(counts.adapters)}.`,
    heading: "La fusión conserva la salida",
    scaling: `*r* = 1, *α* = ${SCALING}: *α*/*r* = ${SCALING}`,
    separate: "Separado, dos caminos: *h*\u00a0=\u00a0*Wx*\u00a0+\u00a0(*α*/*r*)*BA**x*",
    merged: "Fusionado, una matriz: *W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*",
    changed: "negrita: cambiado",
    same: "misma salida",
    kept: (counts) => `Bytes guardados para ${tasks(counts.tasks)}`,
    shape: (counts) =>
      `*W*, ${shapeText(f, counts)}, en bf16; adaptadores de rango *r*\u00a0=\u00a0${f.exact(counts.rank)} en fp32`,
    copies: "Copias completas de *W*",
    adapters: "Una *W* y adaptadores",
    bytes: f.exact,
    thinMatrix: (times) =>
      `La parte de W en la barra se dibuja ${f.exact(times)}\u00a0× más ancha ${TO_SCALE}.`,
    thinAdapters: (times) =>
      `La parte de los adaptadores en la barra se dibuja ${f.exact(times)}\u00a0× más ancha ${TO_SCALE}.`,
    share,
    outcome,
    verdict,
    caption: (counts) =>
      `El adaptador de la tarea «${TASKS[counts.example.task]}» da la misma salida fusionado o separado. Para ` +
      `${tasks(counts.tasks)}, las copias completas de una matriz de ${shapeText(f, counts)} ocupan ${f.exact(counts.copies)} ` +
      `bytes; una W con adaptadores de rango ${f.exact(counts.rank)} ocupa ${f.exact(counts.adapters)}.`,
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
        ? `${tasks(counts.tasks)}. ${verdict(counts)}`
        : `${TASKS[counts.example.task]}, h\u00a0=\u00a0${column(counts.example.h)}`,
  };
};

/** The strings of the figure in bf16. */
function roundingWords(f: Formats): RoundingWords {
  const { share, error, ratio, ...texts } = roundingTexts(f);
  const rank = (value: number) => `rango ${f.exact(value)}`;
  const shares = (merges: readonly Merge[]) =>
    f.list(merges.map((item) => `${share(item)} con ${ratio(item)}`));
  const alt = ({ rows }: Rounding) =>
    "Pesos en bf16 que conservan su valor al sumar BA, según el rango y el tamaño de BA respecto a W: " +
    `${rows.map((row) => `con ${rank(row.rank)}, ${shares(row.merges)}`).join("; ")}.`;
  const limits =
    `bf16 tiene ${texts.bits} bits significativos: una actualización menor que 1/${texts.lost} de su peso ` +
    `se pierde, y una mayor que 1/${texts.kept} no.`;
  return {
    rank,
    limits,
    heading: "bf16 pierde cambios pequeños",
    formula: "*W′* = *W* + *BA*, redondeada a bf16",
    keys: ["lleno: peso cambiado", "vacío: perdido, peso sin cambio"],
    units:
      "*BA*/*W*: cociente de medias cuadráticas; pérdidas: parte de los pesos; errores: respecto a *BA*",
    corner: `Se muestran: ${texts.corner} de ${texts.size} pesos aleatorios`,
    ratio: (item) => `*BA*/*W*: ${ratio(item)}`,
    lost: (item) => `pierde: ${share(item)}`,
    error: (item) => `error: ${error(item)}`,
    listed: () => "Los pesos que cambian al sumar BA en bf16",
    alt,
    caption: ({ example }) =>
      `Al fusionarla en bf16 se pierde parte de la actualización. Si el tamaño de BA es ${ratio(example)} veces el ` +
      `de W, el ${share(example)} de los pesos conserva su valor con ${rank(example.rank)}, y el error de la actualización es del ${error(example)}.`,
    table: (rounding) =>
      texts.table(
        rounding,
        `Pesos en bf16 que conservan su valor, de ${texts.weights} aleatorios y casi normales; la suma se redondea una vez, al número más cercano o, en caso de empate, al par`,
        [
          RANK,
          "Cociente de tamaños, *BA*/*W*",
          "Pesos sin cambio",
          "Parte",
          "Error de la actualización",
        ],
      ),
    card: {
      subject: ({ example }) => `Fusionados en bf16 con ${rank(example.rank)}`,
      number: ({ example }) => share(example),
      meaning: ({ example }) => ["de los pesos no cambia", `si BA es ${ratio(example)} veces W`],
      note: "Vacío: actualización perdida",
    },
  };
}

export const mergePage: Locale["mergePage"] = (f, live) => {
  const { title, alt, cells, copies, adapters, share, outcome } = live;
  return {
    lesson: "Cómo se fusionan y se guardan los adaptadores",
    summary:
      "Un ejemplo resuelto con números enteros: un adaptador separado, fusionado y guardado.",
    listed: title,
    labels: { task: "Tarea", tasks: "Número de tareas" },
    values: { task: TASKS },
    alt,
    explanation:
      "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* tiene el tamaño de *W*: por eso un adaptador fusionado no añade cómputo ni latencia en " +
      "la inferencia (artículo de LoRA, arXiv 2106.09685, sección 4.1). Para cambiar de tarea, se resta (*α*/*r*)*BA* y se suma el " +
      "de otro adaptador, o se deja *W* sin cambio y se sustituyen *B* y *A*. En coma flotante, ambas formas dan la misma " +
      "salida salvo redondeos. Un peso de *W* ocupa 2 bytes (bf16) y un peso de un adaptador 4 (fp32), como los guarda " +
      "PEFT; las cabeceras de los archivos no se cuentan.",
    table: (counts) =>
      mergeTable(cells(counts), {
        caption:
          "El ejemplo resuelto, con punto y coma entre las filas de una matriz, y los bytes guardados",
        head: ["Magnitud", "Valor"],
        quantities: [
          "Fusionada, *W′* = *W* + (*α*/*r*)*BA*",
          "Actualización, (*α*/*r*)*B*(*Ax*)",
          "Salida, *h* = *Wx* + (*α*/*r*)*B*(*Ax*)",
          "Números en *W*, y en el adaptador",
          "Matriz guardada, *d*\u00a0×\u00a0*k*, y rango *r*",
          "Una matriz, bytes",
          "Un adaptador, bytes",
          "Tareas",
          "Copias completas, bytes",
          "Una *W* y adaptadores, bytes",
          "Parte de las copias completas",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: ({ tasks }) =>
        `Una W, ${f.exact(tasks)} ${f.plural(tasks, { one: "adaptador", other: "adaptadores" })}`,
      number: share,
      meaning: (counts) => ["de los bytes de las copias completas:", outcome(counts)],
      bytes: (name, bytes) => `${name}: ${f.exact(bytes)} bytes`,
      copies,
      adapters,
    },
    rounding: roundingWords(f),
  };
};

// Comparison tables.

/** The trade-off of each method, one sentence by the method's name. */
const TRADES: Readonly<Record<string, string>> = {
  full: "Puede alcanzar cualquier peso, pero necesita gradientes y estado del optimizador para todos.",
  lora: "Limita la actualización de cada matriz al rango r y se puede fusionar en los pesos.",
  rslora:
    "Tiene el tamaño de LoRA pero escala por alpha / √r, para que los rangos altos sigan aprendiendo.",
  dora: "Añade una magnitud entrenada por fila de salida y calcula una norma en cada paso.",
  adalora:
    "Empieza con una vez y media el rango y poda: los rangos difieren, pero el entrenamiento cuesta más.",
  vera: "Entrena dos vectores por matriz junto a matrices aleatorias congeladas; su rango habitual es 256.",
  loha: "Alcanza el rango r² con el doble de parámetros que LoRA y calcula un producto por elemento.",
  lokr: "Mantiene un rango alto con muy pocos parámetros, pero tiene una estructura de bloques fija.",
  ia3: "Solo reescala las activaciones: muy pequeño, pero incapaz de mezclarlas.",
  prefix: "Deja los pesos como están; sus claves y valores virtuales ocupan contexto en cada capa.",
  prompt:
    "Entrena solo las incrustaciones de tokens virtuales: pequeño, y débil en modelos pequeños.",
  bitfit: "Entrena los sesgos existentes; muchos modelos recientes no tienen.",
  houlsby:
    "Inserta capas que no se pueden fusionar; PEFT no lo tiene, y su artículo entrena también las normalizaciones.",
  "lora-fa":
    "Congela A, lo que ahorra memoria de activaciones y ata la actualización a las filas de A.",
  "ln-tuning":
    "Entrena solo las normalizaciones: una ganancia por componente, y un desplazamiento si lo tienen.",
  "p-tuning": "Entrena un codificador de tokens virtuales y después prescinde de él.",
  mica: "Congela B en las direcciones singulares más débiles del peso y entrena solo A.",
  hira: "Multiplica el peso por BA elemento a elemento: el tamaño de LoRA y rango completo.",
  deft: "Quita del peso un subespacio de rango r y pone uno entrenado en su lugar.",
  delora: "Acota el tamaño de la actualización con un número entrenado por módulo.",
  gralora: "Da a cada bloque de la matriz su propio adaptador: el tamaño de LoRA y un rango mayor.",
  glora: "Escala el peso y le suma un término: dos productos de bajo rango por matriz.",
  lily: "Comparte A entre capas y una mezcla de B entre todas, que elige un enrutador.",
  peanut: "Calcula la actualización a partir del propio peso, con una red fina con una activación.",
  miss: "Entrena un bloque pequeño que se repite a lo largo de la matriz: la mitad del tamaño de LoRA o menos.",
  vblora:
    "Compone A y B a partir de un banco de vectores; los logits que los eligen son la mayoría de sus parámetros.",
  tinylora: "Entrena un vector corto por módulo; el resto, congelado, llena su archivo.",
  unilora:
    "Entrena un vector para todo el modelo; una proyección fija lo convierte en todas las A y B.",
  pvera:
    "Es VeRA con una distribución en lugar de cada valor interior: una media y una dispersión.",
  randlora:
    "Suma muchos productos aleatorios congelados de rango r hasta el rango completo; su archivo también los contiene.",
  beft: "Entrena un sesgo solo en los valores, aunque el modelo no tenga sesgos.",
  road: "Rota y escala las salidas por pares: diminuto, y barato de servir en lotes mixtos.",
  shira:
    "Entrena tantos pesos sueltos como parámetros tiene LoRA: rango completo y un archivo tres veces mayor.",
  frod: "Entrena una diagonal y algunos otros elementos entre dos bases fijas del peso.",
  fourierft:
    "Entrena unos pocos coeficientes de la transformada de Fourier de la actualización, en cualquier número.",
  waveft:
    "Entrena unos pocos coeficientes de la transformada ondícula de la actualización, en cualquier número.",
  c3a: "Entrena bloques circulantes: rango alto, y d·k parámetros divididos por el lado del bloque.",
  boft: "Rota las entradas por bloques y escala las salidas, lo que conserva los ángulos.",
  oft: "Rota las entradas por bloques, lo que conserva los ángulos entre neuronas.",
  hra: "Refleja las entradas r veces: ortogonal, con la mitad del tamaño de LoRA o menos.",
  psoft: "Rota solo las r direcciones más fuertes del peso: r(r + 3) / 2 números por módulo.",
  osf: "Ajusta todo menos las direcciones más fuertes del peso, contra el olvido.",
  "adaption-prompt":
    "Añade instrucciones a la atención de las capas superiores con una puerta que empieza en cero.",
  "trainable-tokens":
    "Entrena filas sueltas de las incrustaciones, como las de tokens nuevos, y nada más.",
};

const TERMS = { lora: "de bajo rango", vector: "vectores", constant: "números", none: "ninguno" };

export const tables: Locale["tables"] = (f) => {
  const { exact, percent, real } = f;
  const noteWords = ({ isHeadless, experts }: Notes) =>
    (isHeadless ? "; modelos tipo BERT sin la capa de agregación ni las cabezas" : "") +
    (experts ? `; expertos ${layout(experts)}` : "");
  const modelColumns = [
    ...["Parámetros base", "LoRA entrena", "Parte", "Ahorro", "trainable% de PEFT"],
    "Archivo, bytes",
  ];
  const unknown = "desconocido";

  const settings: SettingTexts = {
    rank: (value) => `rango ${exact(value)}`,
    tokens: (value) => `${exact(value)} tokens`,
    bottleneck: (value) => `ancho ${exact(value)}`,
    initRank: (value) => `${exact(value)} antes de podar`,
    factor: (value) => `factor ${exact(value)}`,
    decomposeBoth: () => "ambos factores finos",
    feedforward: (value) => `entradas de ${value.join(", ")} reescaladas`,
    encoderHidden: (value) => `ancho del codificador ${exact(value)}`,
    layers: (value) => `${exact(value)} capas`,
    para: () => "PaRa, sin *R*",
    bat: () => "Bat, un bloque cuadrado por cada *r* salidas",
    weightTerms: (value) => `A y B: ${TERMS[value]}`,
    promptTerm: (value) => `C: ${TERMS[value]}`,
    biasTerms: (value) => `D y E: ${TERMS[value]}`,
    orthogonal: () => "cualquier matriz en lugar de una rotación",
    scaleInput: () => "entradas sin escalar",
    scaleOutput: () => "salidas sin escalar",
    sparseRate: (value) => `${real(value)} de los elementos`,
    miniRank: (value) => `ancho de bloque ${exact(value)}`,
    frequencies: (value) => `${exact(value)} coeficientes`,
    variant: (value) => `variante ${value}`,
    groupSize: (value) => `grupos de ${exact(value)}`,
    vectorSize: (value) => `vectores de ${exact(value)}`,
    blocks: (value) => `bloques ${sizeText(f, value, value)}`,
    blockCount: (value) => `${exact(value)} bloques`,
    shareBlocks: () => "todos los bloques iguales",
    hybridRank: (value) => `rango híbrido ${exact(value)}`,
    blockSize: (value) => `bloques de ${exact(value)}`,
    vectors: (value) => `${exact(value)} vectores`,
    vectorLength: (value) => `de longitud ${exact(value)}`,
    stride: (value) => `una *A* para ${exact(value)} capas`,
    bCount: (value) => `${exact(value)} matrices *B*`,
    depth: (value) => `${exact(value)} capas ocultas por lado`,
    thetaLength: (value) => `un vector de ${exact(value)}`,
    keptRank: (value) => `${exact(value)} direcciones conservadas`,
    saveProjection: () => "proyecciones sin guardar",
  };

  return {
    captions: {
      matrix: (d, k) => `LoRA en una matriz de ${sizeText(f, d, k)} con ${exact(d * k)} parámetros`,
      model: (modules, model, notes) => `LoRA en ${modules} de ${model}${noteWords(notes)}`,
      models: (rank, modules, notes) =>
        `LoRA de rango ${exact(rank)} en ${modules ?? "los objetivos predeterminados de PEFT"}, modelo a modelo${noteWords(notes)}`,
      methods: (model, parameters, notes) =>
        `Métodos en ${model}, ${exact(parameters)} parámetros${noteWords(notes)}`,
    },
    heads: {
      matrix: [RANK, "LoRA entrena, *r*(*d*\u00a0+\u00a0*k*)", "Parte", "Ahorro"],
      model: [RANK, ...modelColumns],
      models: (hasTargets) => ["Modelo", ...(hasTargets ? ["Objetivos"] : []), ...modelColumns],
      methods: ["Método", "Entrena", "Parte", "Archivo, bytes", "Configuración y compromisos"],
    },
    count: (value) => (value === undefined ? unknown : exact(value)),
    share: (part, total) => (total === undefined ? unknown : percent(part, total).share),
    saving: (trainable, full) => (full === undefined ? unknown : saving(f, { trainable, full })),
    modules: (names) => names?.join(", ") ?? ALL_LINEAR,
    noFile: "ninguno",
    settings(rank, values, modules) {
      const list = listSettings({ rank, ...values }, settings).join(", ");
      return [list, modules === undefined ? "" : `en ${modules}`].filter(Boolean).join(" ");
    },
    tradeOffs: TRADES,
    trades: (settings, trades) =>
      settings ? `${settings[0]!.toUpperCase()}${settings.slice(1)}. ${trades}` : trades,
  };
};
