/**
 * German. `*…*` marks a variable; \u00a0 keeps a line from breaking there.
 *
 * Glossary. d2l.ai has no German edition. Sources: [C] the glossary and chapter 3 of the Hugging Face course in German
 * (huggingface/course, chapters/de), [T] the German documentation of transformers (docs/source/de/peft.md), [W] the
 * German Wikipedia ("Rang (Lineare Algebra)", "Singulärwertzerlegung", "Multiply-Accumulate", "Pseudozufallszahl").
 * [–] is a term for which no such source was found.
 *
 * rank: Rang [W]
 * low-rank: von niedrigem Rang, Niedrigrang- [–]
 * fine-tuning: Feintuning [C]; full fine-tuning: volles Feintuning
 * frozen: eingefroren [T: „frieren … ein“]
 * adapter: Adapter [T]
 * trainable, trained: trainierbar, trainiert [T]
 * pretrained: vortrainiert [C]
 * weight: Gewicht [C]; weight matrix: Gewichtsmatrix [–]
 * singular value: Singulärwert [W]
 * learning rate, optimizer, loss: Lernrate, Optimierer, Verlust [C]
 * accuracy: Genauigkeit [C]; precision of numbers: Präzision [–]
 * layer: Schicht [–]; attention, encoder, decoder: Attention, Encoder, Decoder [C]
 * inference: Inferenz [C]
 * forward pass, backward pass: Vorwärtsdurchlauf, Rückwärtsdurchlauf [–]
 * multiply-add: MAC-Operation [W]
 * merged, unmerged: verschmolzen, getrennt [–]
 * update (ΔW): Änderung [–]
 * break-even: Gleichstand [–]
 * span of columns, of rows: Spaltenraum, Zeilenraum [W]
 * seed: Startwert [W]
 */
import type { Counts } from "../counts.js";
import type { Comparison } from "../figures/adapter/comparison.js";
import { comparisonTexts, exponentOf } from "../figures/adapter/comparison-texts.js";
import type { ComparisonWords } from "../figures/adapter/comparison-words.js";
import {
  type Input as AdapterInput,
  getExponent,
  type Module,
  powerOfTen,
  type Range,
  type Row,
  range,
  type Numbers as Updates,
} from "../figures/adapter/numbers.js";
import { adapterTable } from "../figures/adapter/tables.js";
import { NORM, numberTexts, symbol } from "../figures/adapter/texts.js";
import type { Numbers as Capacity, Setting } from "../figures/capacity/numbers.js";
import { type Rank, SEEDS, TESTED, SIDE as WIDTH } from "../figures/capacity/runs.js";
import { capacityTable } from "../figures/capacity/tables.js";
import { GPT3_RATES, MEASURED_SECONDS, type Work } from "../figures/compute/numbers.js";
import { computeTable } from "../figures/compute/tables.js";
import { exerciseWords } from "../figures/decomposition/exercise.js";
import type { Exercise, Input as MatrixInput } from "../figures/decomposition/numbers.js";
import { matrixTable, type Span, stepWords } from "../figures/decomposition/tables.js";
import { cellTexts, scalingText } from "../figures/decomposition/texts.js";
import type { Numbers as Forward } from "../figures/forward/numbers.js";
import { forwardTable } from "../figures/forward/tables.js";
import { isZero } from "../figures/initialization/numbers.js";
import { initializationTable } from "../figures/initialization/tables.js";
import {
  type Initialization,
  type Moment,
  INPUTS as REGRESSION_INPUTS,
  RANK as REGRESSION_RANK,
  RATE as REGRESSION_RATE,
  SIDE as REGRESSION_SIDE,
} from "../figures/initialization/training.js";
import type { Matrix as Weights } from "../figures/matrix.js";
import {
  A100_OVERHEAD_RANGE,
  type Costs,
  hasActivations,
  TRAINING_MODES,
  type TrainingMode,
} from "../figures/memory/numbers.js";
import { memoryTable } from "../figures/memory/tables.js";
import { byteTexts, textRows } from "../figures/memory/texts.js";
import { type Matrix, SCALING, type Task, W, X } from "../figures/merge/example.js";
import type { Numbers as Merge } from "../figures/merge/numbers.js";
import type { Merge as Rounded, Rounding } from "../figures/merge/rounding.js";
import { roundingTexts } from "../figures/merge/rounding-texts.js";
import type { RoundingWords } from "../figures/merge/rounding-words.js";
import { mergeTable } from "../figures/merge/tables.js";
import {
  findBest,
  isCompared,
  type Numbers as Methods,
  type Run,
  type Vertical,
} from "../figures/methods/numbers.js";
import { methodsTable, type SettingWords, trendTexts } from "../figures/methods/tables.js";
import { SMALL } from "../figures/methods/trend.js";
import { type Layers, toShare } from "../figures/model/numbers.js";
import { modelTable } from "../figures/model/tables.js";
import { hasBreakEven, type Numbers as Savings } from "../figures/savings/numbers.js";
import { RANKS, SWEEPS } from "../figures/savings/sweep.js";
import { savingsTable } from "../figures/savings/tables.js";
import { droppedText, type Numbers as Spectra } from "../figures/spectrum/numbers.js";
import {
  type Decay,
  INPUTS,
  MOMENTUM,
  RATE,
  SIDE,
  SPREAD,
  STEPS,
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
import type { Part, Role } from "../models/blocks.js";
import { listSettings, type SettingTexts } from "../tables/settings.js";
import type { Locale } from "./locale.js";

export const language: Language = {
  tag: "de",
  direction: "ltr",
  numbers: {
    decimal: ",",
    group: ".",
    minGrouped: 1,
    minus: "−",
    percent: ["", "\u00a0%"],
    units: ["Tsd.", "Mio.", "Mrd.", "Bio."],
  },
  list: [", ", " und "],
  variants: [
    { regions: "AT", numbers: { group: "\u00a0" } },
    { regions: "CH LI", numbers: { decimal: ".", group: "’" } },
  ],
};

export const html: Locale["html"] = (f) => ({
  details: "Beschreibung und Zahlen",
  answer: "Lösung",
  reset: "Zurücksetzen",
  svg: "SVG herunterladen",
  png: "PNG herunterladen",
  link: "Link zur Ansicht",
  failed: "Herunterladen misslungen.",
  sheet: "Tastgrafik",
  key: "Legende in Braille",
  controls: "Regler",
  count: f.exact,
  figure: (number) => `Abbildung\u00a0${number}`,
  table: (number) => `Tabelle\u00a0${number}`,
  bookContents: "Inhalt",
  bookFigures: "Abbildungen",
  bookTables: "Tabellen",
  bookAlternatives: "Jedes Bild hat eine Textalternative.",
  bookDescriptions: "Auf Abbildungen mit vielen Zahlen folgen eine Beschreibung und Tabellen.",
  bookFormulas: "Formeln sind in MathML.",
  bookNavigation: "Das Buch hat ein Inhaltsverzeichnis und Überschriften.",
});

// Phrases of several figures.

const FULL = "Volles Feintuning";
const FULL_INSIDE = "volles Feintuning";
const OF_FULL = "des vollen Feintunings";
const COSTS_MORE = "LoRA kostet mehr";
const RANK_LABEL = "Rang *r*";
const SIDE_LABELS = { d: "Zeilen *d*", k: "Spalten *k*" };
const FORWARD = "Vorwärtsdurchlauf";
const FROZEN = "eingefroren";
const TRAINED = "trainiert";
const SHARE_TRAINED = "Trainierter Anteil";

const rankOf = (f: Formats, rank: number) => `Rang ${f.exact(rank)}`;
const loraOf = (f: Formats, rank: number) => `LoRA mit ${rankOf(f, rank)}`;

const columnsOf = (f: Formats, count: number) =>
  `${f.exact(count)} ${f.plural(count, { one: "Spalte", other: "Spalten" })}`;
const rowsOf = (f: Formats, count: number) =>
  `${f.exact(count)} ${f.plural(count, { one: "Zeile", other: "Zeilen" })}`;

/** Returns the saving, or that LoRA costs more. */
const savingOf = (f: Formats, { trainable, full }: Share) =>
  trainable > full ? `keine, ${COSTS_MORE}` : f.percent(trainable, full).rest;

/** Returns "1 von 256", or undefined for a share of more than one half. */
const oneIn = (f: Formats, part: number, total: number) =>
  2 * part > total ? undefined : `${total % part ? "ca. " : ""}1 von ${timesText(f, part, total)}`;

/** Returns "0,391 % von 16.777.216: 99,609 % gespart"; `ofTotal` is "von 16.777.216". */
function outcomeOf(f: Formats, { trainable, full }: Share, ofTotal: string): string {
  const { share, rest } = f.percent(trainable, full);
  if (trainable > full) return `${share} ${ofTotal}: ${COSTS_MORE}`;
  return `${share} ${ofTotal}: ${trainable < full ? rest : "nichts"}\u00a0gespart`;
}

/** Returns the strings beside the share's area. */
function shareWords(
  f: Formats,
  { trainable, full }: Share,
  names: readonly [full: string, trained: string],
  loss: readonly [string, string],
) {
  const { share, rest } = f.percent(trainable, full);
  const ratio = oneIn(f, trainable, full);
  const verdict: readonly [string, string] =
    trainable > full
      ? [`LoRA trainiert ${share}${loss[0]}`, loss[1]]
      : [
          `LoRA trainiert ${ratio ? `${ratio},` : `${share};`}`,
          `${ratio ? `${share}; ` : ""}spart ${rest}`,
        ];
  return {
    outline: "Voll",
    full: names[0] + f.exact(full),
    trained: names[1] + f.exact(trainable),
    verdict,
    times: (times: number) => `${f.exact(times)}\u00a0×`,
    corner: (times: number) => `Die Ecke ist ${f.exact(times)}-fach vergrößert.`,
  };
}

const breakEvenOf = (f: Formats, counts: Sides & Pick<Share, "full">) =>
  breakEvenText(f, counts, (rank, isBelow) => `knapp ${isBelow ? "unter" : "über"} ${rank}`);

/** Returns the phrases of previews. */
const cardWords = (f: Formats) => ({
  count: f.exact,
  meaning({ trainable, full }: Share): readonly [string, string] {
    if (trainable > full) return [`trainiert statt ${f.exact(full)}:`, COSTS_MORE];
    const outcome =
      trainable < full
        ? (oneIn(f, trainable, full) ?? f.percent(trainable, full).share)
        : "LoRA spart nichts";
    return [`von ${f.exact(full)} trainiert:`, outcome];
  },
  thinBars: "Dünne Balken sind nicht maßstäblich",
  tooLarge: (times: number) =>
    `Kleine Fläche ${f.quotient(Math.round(10 * times), 10)}\u00a0× zu groß`,
});

/** Returns the targets as "q_proj und v_proj", for sentences after "für". */
function toTargets(f: Formats, targets: Targets): string {
  if (targets === "all") return "alle linearen Module";
  if ("kinds" in targets)
    return `${f.exact(targets.kinds)} von ${f.exact(targets.total)} Modularten`;
  return f.list(targets);
}

const layoutOfExperts = (experts: "fused" | "separate") =>
  experts === "fused"
    ? "gebündelt wie in transformers\u00a05"
    : "einzeln wie in transformers\u00a04";

function noteOf({ isHeadless, experts }: Pick<WholeCount, "isHeadless" | "experts">) {
  if (isHeadless) return "Das Modell ist ohne Pooler und Köpfe gezählt.";
  return experts && `Experten sind ${layoutOfExperts(experts)}.`;
}

const withExperts = (experts: "fused" | "separate" | undefined) =>
  experts ? `; Experten ${layoutOfExperts(experts)}` : "";

// Tables.

/** The trade-off of each method, one sentence by the method's name. */
const TRADES: Readonly<Record<string, string>> = {
  full: "Erreicht beliebige Gewichte, braucht aber Gradienten und Optimiererzustand für alle.",
  lora: "Begrenzt die Änderung jeder Matrix auf den Rang r und lässt sich mit den Gewichten verschmelzen.",
  rslora:
    "Hat die Größe von LoRA, skaliert aber mit alpha / √r, damit auch höhere Ränge weiter lernen.",
  dora: "Trainiert zusätzlich einen Betrag je Ausgabezeile und berechnet in jedem Schritt eine Norm.",
  adalora:
    "Beginnt mit dem anderthalbfachen Rang und beschneidet ihn: Die Ränge unterscheiden sich, aber das Training kostet mehr.",
  vera: "Trainiert zwei Vektoren je Matrix neben eingefrorenen Zufallsmatrizen; üblich ist Rang 256.",
  loha: "Erreicht Rang r² mit doppelt so vielen Parametern wie LoRA und berechnet ein Produkt je Element.",
  lokr: "Behält mit sehr wenigen Parametern einen hohen Rang, hat aber eine feste Blockstruktur.",
  ia3: "Skaliert nur Aktivierungen: sehr klein, kann sie aber nicht mischen.",
  prefix:
    "Lässt die Gewichte in Ruhe; die virtuellen Keys und Values verbrauchen in jeder Schicht Kontext.",
  prompt: "Trainiert nur die Embeddings virtueller Token: klein, und schwach bei kleinen Modellen.",
  bitfit: "Trainiert die vorhandenen Bias-Terme; viele neuere Modelle haben keine.",
  houlsby:
    "Fügt Schichten ein, die sich nicht verschmelzen lassen; PEFT hat sie nicht, und im Artikel werden auch Norm-Schichten trainiert.",
  "lora-fa":
    "Friert A ein; das spart Speicher für Aktivierungen und bindet die Änderung an die Zeilen von A.",
  "ln-tuning":
    "Trainiert nur die Norm-Schichten: einen Faktor je Merkmal und, wo vorhanden, eine Verschiebung.",
  "p-tuning": "Trainiert einen Encoder virtueller Token und verwirft den Encoder danach.",
  mica: "Friert B auf den schwächsten Singulärrichtungen des Gewichts ein und trainiert nur A.",
  hira: "Multipliziert das Gewicht Eintrag für Eintrag mit BA: die Größe von LoRA und voller Rang.",
  deft: "Nimmt einen Unterraum vom Rang r aus dem Gewicht und setzt einen trainierten an seine Stelle.",
  delora: "Begrenzt die Größe der Änderung durch eine trainierte Zahl je Modul.",
  gralora:
    "Gibt jedem Block der Matrix einen eigenen Adapter: die Größe von LoRA und ein höherer Rang.",
  glora: "Skaliert das Gewicht und addiert etwas dazu: zwei Niedrigrang-Produkte je Matrix.",
  lily: "Teilt A entlang der Schichten und eine Mischung von B unter allen, ausgewählt von einem Router.",
  peanut:
    "Berechnet die Änderung aus dem Gewicht selbst, durch ein dünnes Netz mit einer Aktivierungsfunktion.",
  miss: "Trainiert einen kleinen Block, der entlang der Matrix wiederholt wird: höchstens halb so groß wie LoRA.",
  vblora:
    "Setzt A und B aus einer Sammlung von Vektoren zusammen; die Logits, die sie auswählen, sind die meisten Parameter.",
  tinylora: "Trainiert einen kurzen Vektor je Modul; der eingefrorene Rest füllt die Datei.",
  unilora:
    "Trainiert einen Vektor für das ganze Modell; eine feste Projektion macht daraus alle A und B.",
  pvera: "VeRA mit einer Verteilung statt jedes inneren Werts: Mittelwert und Streuung.",
  randlora:
    "Summiert viele eingefrorene Zufallsprodukte vom Rang r zu vollem Rang; auch sie stehen in der Datei.",
  beft: "Trainiert nur einen Bias der Values, auch wenn das Modell keine Bias-Terme hat.",
  road: "Dreht und skaliert Ausgaben paarweise: winzig, und in gemischten Batches billig zu betreiben.",
  shira:
    "Trainiert so viele einzelne Gewichte, wie LoRA hat: voller Rang, und eine dreimal so große Datei.",
  frod: "Trainiert eine Diagonale und einige weitere Einträge zwischen zwei festen Basen des Gewichts.",
  fourierft:
    "Trainiert einige Koeffizienten der Fourier-Transformierten der Änderung, beliebig viele.",
  waveft:
    "Trainiert einige Koeffizienten der Wavelet-Transformierten der Änderung, beliebig viele.",
  c3a: "Trainiert zirkulante Blöcke: hoher Rang, und d·k Parameter geteilt durch die Seitenlänge des Blocks.",
  boft: "Dreht die Eingaben blockweise und skaliert die Ausgaben; das erhält Winkel.",
  oft: "Dreht die Eingaben blockweise; das erhält die Winkel zwischen Neuronen.",
  hra: "Spiegelt die Eingaben r-mal: orthogonal, mit höchstens der halben Größe von LoRA.",
  psoft: "Dreht nur die r stärksten Richtungen des Gewichts: r(r + 3) / 2 Zahlen je Modul.",
  osf: "Trainiert alles außer den stärksten Richtungen des Gewichts, gegen das Vergessen.",
  "adaption-prompt":
    "Fügt der Attention oberer Schichten Prompts hinzu, durch ein Tor, das bei null beginnt.",
  "trainable-tokens":
    "Trainiert einzelne Zeilen der Embeddings, etwa für neue Token, und sonst nichts.",
};

/** The kinds of a GLoRA term. */
const TERMS = { lora: "niedriger Rang", vector: "Vektoren", constant: "Zahlen", none: "keine" };

export const tables: Locale["tables"] = (f) => {
  const { exact, percent, real } = f;
  const notes = ({
    isHeadless,
    experts,
  }: {
    readonly isHeadless: boolean;
    readonly experts: "fused" | "separate" | undefined;
  }) => (isHeadless ? "; Modelle wie BERT ohne Pooler und Köpfe" : "") + withExperts(experts);
  const trains = "LoRA trainiert";
  const columns = [
    ...["Basisparameter", trains, "Anteil", "Ersparnis", "trainable% von PEFT"],
    "Datei, Byte",
  ];
  const unknown = "unbekannt";
  const settings: SettingTexts = {
    rank: (value) => rankOf(f, value),
    tokens: (value) => `${exact(value)} Token`,
    bottleneck: (value) => `Breite ${exact(value)}`,
    initRank: (value) => `${exact(value)} vor dem Beschneiden`,
    factor: (value) => `Faktor ${exact(value)}`,
    decomposeBoth: () => "beide Faktoren dünn",
    feedforward: (value) => `Eingaben von ${value.join(", ")} skaliert`,
    encoderHidden: (value) => `Encoderbreite ${exact(value)}`,
    layers: (value) => `${exact(value)} Schichten`,
    para: () => "PaRa, ohne *R*",
    bat: () => "Bat, ein quadratischer Block je *r* Ausgaben",
    weightTerms: (value) => `A und B: ${TERMS[value]}`,
    promptTerm: (value) => `C: ${TERMS[value]}`,
    biasTerms: (value) => `D und E: ${TERMS[value]}`,
    orthogonal: () => "beliebige Matrix statt einer Drehung",
    scaleInput: () => "Eingaben nicht skaliert",
    scaleOutput: () => "Ausgaben nicht skaliert",
    sparseRate: (value) => `${real(value)} der Einträge`,
    miniRank: (value) => `Blockbreite ${exact(value)}`,
    frequencies: (value) => `${exact(value)} Koeffizienten`,
    variant: (value) => `Variante ${value}`,
    groupSize: (value) => `Gruppen zu ${exact(value)}`,
    vectorSize: (value) => `Vektoren der Länge ${exact(value)}`,
    blocks: (value) => `Blöcke der Größe ${sizeText(f, value, value)}`,
    blockCount: (value) => `${exact(value)} Blöcke`,
    shareBlocks: () => "alle Blöcke gleich",
    hybridRank: (value) => `Hybridrang ${exact(value)}`,
    blockSize: (value) => `Blöcke der Größe ${exact(value)}`,
    vectors: (value) => `${exact(value)} Vektoren`,
    vectorLength: (value) => `der Länge ${exact(value)}`,
    stride: (value) => `ein *A* für ${exact(value)} Schichten`,
    bCount: (value) => `${exact(value)} Matrizen *B*`,
    depth: (value) => `${exact(value)} verborgene Schichten je Seite`,
    thetaLength: (value) => `ein Vektor der Länge ${exact(value)}`,
    keptRank: (value) => `${exact(value)} Richtungen behalten`,
    saveProjection: () => "Projektionen nicht gespeichert",
  };
  return {
    captions: {
      matrix: (d, k) =>
        `LoRA für eine Matrix der Größe ${sizeText(f, d, k)} mit ${exact(d * k)} Parametern`,
      model: (modules, model, facts) => `LoRA für ${modules} von ${model}${notes(facts)}`,
      models: (rank, modules, facts) =>
        `${loraOf(f, rank)} für ${modules ?? "die Standardmodule von PEFT"}, Modell für Modell${notes(facts)}`,
      methods: (model, parameters, facts) =>
        `Methoden für ${model}, ${exact(parameters)} Parameter${notes(facts)}`,
    },
    heads: {
      matrix: [RANK_LABEL, `${trains}, *r*(*d*\u00a0+\u00a0*k*)`, "Anteil", "Ersparnis"],
      model: [RANK_LABEL, ...columns],
      models: (hasTargets) => [...["Modell", ...(hasTargets ? ["Module"] : [])], ...columns],
      methods: ["Methode", "Trainiert", "Anteil", "Datei, Byte", "Einstellung und Abwägung"],
    },
    count: (value) => (value === undefined ? unknown : exact(value)),
    share: (part, total) => (total === undefined ? unknown : percent(part, total).share),
    saving: (part, total) =>
      total === undefined ? unknown : savingOf(f, { trainable: part, full: total }),
    modules: (names) => names?.join(", ") ?? "alle linearen Module",
    noFile: "keine",
    settings(rank, values, modules) {
      const list = listSettings({ rank, ...values }, settings).join(", ");
      return [list, modules === undefined ? "" : `für ${modules}`].filter(Boolean).join(" ");
    },
    tradeOffs: TRADES,
    trades: (settings, trades) =>
      settings ? `${settings[0]!.toUpperCase()}${settings.slice(1)}. ${trades}` : trades,
  };
};

// Decomposition.

/** Returns the words of an exercise. */
const exerciseIn = (f: Formats, exercise: Exercise) =>
  exerciseWords(f, exercise, shapeText(f, exercise), {
    task: (target, shape) =>
      `Gesucht ist der größte Rang, der bei einer Matrix der Größe ${shape} mindestens ${target} spart.`,
    answer: (rank, saving, next) => `Rang ${rank} ist der größte: Er spart ${saving}. ${next}`,
    slightlyLess: (rank, target) => `Rang ${rank} spart etwas weniger als ${target}.`,
    less: (rank, saving, target) => `Rang ${rank} spart ${saving}, also weniger als ${target}.`,
    nothing: (rank, target) => `Rang ${rank} spart nichts, also weniger als ${target}.`,
    otherMatrix: (shape) => `Die Aufgabe handelt von einer Matrix der Größe ${shape}.`,
    noSaving: (rank) =>
      `Rang ${rank} spart nichts: LoRA trainiert mindestens so viele Parameter, wie W hat.`,
    enough: (rank, saving, target) =>
      `Rang ${rank} spart ${saving}, also mindestens ${target}. Schafft das auch ein größerer Rang?`,
  });

/** Returns the reply to a reader's rank. */
export const replyTo = (f: Formats, counts: Counts, exercise: Exercise) =>
  exerciseIn(f, exercise).replyTo(counts);

export const decomposition: Locale["decomposition"] = (f) => {
  const title = ({ rank }: Counts) => loraOf(f, rank);
  const spoken = (counts: Counts, option: string) =>
    `${option === "rank" ? "Rang" : option} ${f.exact(counts[option as "rank"])}, ` +
    `${f.exact(counts.trainable)} Parameter, ${shareText(f, counts)}`;
  const alt = (counts: Counts) =>
    `${title(counts)}: W, ${shapeText(f, counts)}, ${FROZEN}, plus ` +
    `${counts.scaling === 1 ? "" : `${scalingText(f, counts)} mal `}` +
    `B, ${sizeText(f, counts.d, counts.rank)}, mal A, ${sizeText(f, counts.rank, counts.k)}. ` +
    `Trainiert: ${f.exact(counts.trainable)} Parameter, ${outcomeOf(f, counts, `von ${f.exact(counts.full)}`)}.`;
  return {
    title,
    alt,
    size: (...args) => sizeText(f, ...args),
    values: (counts) => `*α*/*r*\u00a0=\u00a0${scalingText(f, counts)}`,
    matrices: (counts, composition) =>
      composition === "wide"
        ? [
            ["*d* × *k*", shapeText(f, counts, " "), FROZEN],
            [`Rang ≤\u00a0*r*\u00a0=\u00a0${f.exact(counts.rank)},`, "nie gespeichert"],
            ["angepasst,", "gleich groß"],
          ]
        : [[FROZEN], ["Rang ≤ *r*"], ["angepasst"]],
    trained: TRAINED,
    columns: (rank) => columnsOf(f, rank),
    rows: (rank) => rowsOf(f, rank),
    sizes: (counts) => [
      `*W*, *d* × *k*: ${shapeText(f, counts, " ")}, ${FROZEN}`,
      `*BA*: Rang ≤ *r* = ${f.exact(counts.rank)}, nie gespeichert`,
    ],
    thickStrips: (rank, times) =>
      `Bei ${rankOf(f, rank)} sind *B* und *A* ${f.exact(times)}\u00a0× so dick gezeichnet wie maßstäblich.`,
    thinSide: (side, times) =>
      `Die Seite *${side}* ist ${f.exact(times)}\u00a0× so lang gezeichnet wie maßstäblich.`,
    share: (counts) =>
      shareWords(
        f,
        counts,
        ["Voll, *dk*: ", "LoRA, *r*(*d*\u00a0+\u00a0*k*): "],
        [": teurer;", `gleich bei Rang\u00a0${breakEvenOf(f, counts)}`],
      ),
    caption: (counts) =>
      `${title(counts)} trainiert ${f.exact(counts.trainable)} Parameter für eine Gewichtsmatrix der Größe ` +
      `${shapeText(f, counts)}, ` +
      `${outcomeOf(f, counts, `der ${f.exact(counts.full)} ${OF_FULL}`)}.`,
    cells: (counts) =>
      cellTexts(f, counts, shapeText(f, counts), savingOf(f, counts), breakEvenOf(f, counts)),
    spoken,
    lowered: (counts) => `Verringert, damit es zu d und k passt: ${spoken(counts, "rank")}`,
    // Only pages with an exercise load this module.
    answer: async (counts, { goal }) => {
      if (!goal) return undefined;
      const { replyTo } = await import("./de.js");
      return replyTo(f, counts, goal);
    },
  };
};

/** Returns "1 bis 8". */
const span = ([first, last]: Span) => `${first} bis ${last}`;

export const decompositionPage: Locale["decompositionPage"] = (f, { title, alt, cells }) => {
  return {
    lesson: "Was eine Matrix kostet",
    summary:
      "Eine Gewichtsmatrix, ihre zwei Faktoren von niedrigem Rang und was deren Training kostet.",
    listed: (counts) => `${title(counts)}, ${shapeText(f, counts)}`,
    labels: { rank: RANK_LABEL, ...SIDE_LABELS },
    alt,
    explanation:
      "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*. " +
      "Jeder Eintrag von *BA* ist Zeile von *B* mal Spalte von *A*, daher ist der Rang höchstens *r*.",
    table: (counts) =>
      matrixTable(counts, cells(counts), {
        caption: "Form und Parameter",
        head: ["Größe", "Formel", "Wert"],
        quantities: [
          "Rang",
          "Gewichtsmatrix",
          FULL,
          "LoRA",
          "davon *B*",
          "davon *A*",
          SHARE_TRAINED,
          "Ersparnis",
          "Rang bei Gleichstand",
          "Skalierung",
        ],
        savingFormula: "1 − Anteil",
      }),
    steps: stepWords(f, {
      legend: RANK_LABEL,
      ranks: (names) => `LoRA mit den Rängen ${f.list(names)}`,
      manyRanks: (count, [first, last]) =>
        `LoRA mit ${f.exact(count)} Rängen von ${first} bis ${last}`,
      listed: ({ ranks, shape }) => `${ranks}, ${shape}`,
      caption: ({ ranks, shape, trained, share, full }) =>
        `${ranks} trainiert ${span(trained)} Parameter für eine Gewichtsmatrix der Größe ${shape}, ` +
        `${span(share)} der ${f.exact(full)} ${OF_FULL}.`,
      alt: ({ ranks, shape, trained, share, full }) =>
        `${ranks}: W, ${shape}, ${FROZEN}, plus B mal A. ` +
        `Trainiert: ${span(trained)} Parameter, ${span(share)} von ${f.exact(full)}.`,
      saving: (counts) => savingOf(f, counts),
      table: {
        caption: "Rang für Rang",
        head: [RANK_LABEL, "LoRA, *r*(*d*\u00a0+\u00a0*k*)", SHARE_TRAINED, "Ersparnis"],
      },
    }),
    card: {
      ...cardWords(f),
      subject: (counts) => `${rankOf(f, counts.rank)} bei ${shapeText(f, counts)}`,
      number: ({ trainable }) => f.exact(trainable),
    },
    goal: ({ goal }: MatrixInput) => goal && exerciseIn(f, goal).goal,
  };
};

// Model.

const OTHER_MODULES = "Andere lineare Module";
const ROLES: Readonly<Record<Role, string>> = {
  attention: "Attention",
  cross: "Cross-Attention",
  mlp: "MLP",
  experts: "Experten",
  shared: "Auch geteilte Experten",
  other: OTHER_MODULES,
};
/** The names of a model's parts: all of it, its vision tower, its encoder and its decoder. */
const PARTS: Readonly<Record<Part, string>> = {
  "": "",
  vision: "Bild",
  encoder: "Encoder",
  decoder: "Decoder",
};

export const model: Locale["model"] = (f) => {
  const lora = ({ rank }: WholeCount) => loraOf(f, rank);
  const targets = (targets: Targets) => toTargets(f, targets);
  const title = (counts: WholeCount) => `${lora(counts)} für ${counts.model}`;
  const experts = (count: number) => `${f.exact(count)}\u00a0Experten`;
  const alt = (counts: Layers) =>
    `${title(counts)}: B und A für ${targets(counts.targets)} trainiert, alles andere ${FROZEN}. ` +
    `Trainiert: ${f.exact(counts.trainable)} Parameter, ` +
    `${outcomeOf(f, toShare(counts), `von ${f.exact(counts.base)}`)}.`;
  return {
    title,
    alt,
    size: (...args) => sizeText(f, ...args),
    targets,
    scaling: ({ alpha, rank }) =>
      `Skalierung *α*/*r*\u00a0=\u00a0${f.real(alpha)}/${f.exact(rank)}`,
    trained: (adapted) => `*B* und *A* trainiert für ${targets(adapted)}`,
    frozen: `*W* und alles andere\u00a0${FROZEN}`,
    layer: ({ part, layers }) =>
      part
        ? `${PARTS[part]}: eine von ${f.exact(layers)} Schichten`
        : `Eine von ${f.exact(layers)} Schichten`,
    block({ role, each = 1, hasRouter, part, layers: some, isParallel }, { layers }, hasLayers) {
      if (!layers)
        return !hasLayers
          ? "Lineare Module"
          : part
            ? `${OTHER_MODULES}, ${PARTS[part]}`
            : OTHER_MODULES;
      const name = hasRouter
        ? `Router, ${experts(each)}`
        : each === 1
          ? ROLES[role]
          : role === "experts"
            ? experts(each)
            : `${ROLES[role]} ×\u00a0${f.exact(each)}`;
      const where = some === undefined ? "" : `, in ${f.exact(some)} von ${f.exact(layers)}`;
      return name + (isParallel ? ", parallel" : "") + where;
    },
    experts,
    each: (size) => `je ${size}`,
    share: (counts) =>
      shareWords(f, toShare(counts), [`${FULL}: `, `${lora(counts)}: `], [";", COSTS_MORE]),
    thickStrips: (times) =>
      `*B* und *A* sind ${f.exact(times)}\u00a0× so dick gezeichnet wie maßstäblich.`,
    thinSide: (times) =>
      `Die dünnste Seite eines Moduls ist ${f.exact(times)}\u00a0× so dick gezeichnet wie maßstäblich.`,
    note: noteOf,
    caption: (counts) =>
      `${lora(counts)} für ${targets(counts.targets)} von ${counts.model} trainiert ` +
      `${f.exact(counts.trainable)} Parameter, ` +
      `${outcomeOf(f, toShare(counts), `der ${f.exact(counts.base)} des Modells`)}.`,
    cells: (counts) => [
      ...counts.modules.map(({ parameters }) => f.exact(parameters)),
      f.exact(counts.trainable),
      f.exact(counts.base),
      f.percent(counts.trainable, counts.base).share,
      savingOf(f, toShare(counts)),
      f.exact(counts.all),
      f.percent(counts.trainable, counts.all).share,
    ],
    spoken: (counts) =>
      `${rankOf(f, counts.rank)}, ${f.exact(counts.trainable)} Parameter, ` +
      f.percent(counts.trainable, counts.base).share,
  };
};

export const modelPage: Locale["modelPage"] = (f, { title, alt, targets, cells }) => {
  const { meaning, ...notes } = cardWords(f);
  return {
    lesson: "Was ein ganzes Modell kostet",
    summary:
      "Die linearen Module eines Modells, welche davon LoRA anpasst, und die Summen für das ganze Modell.",
    listed: (counts) => `${title(counts)}: ${targets(counts.targets)}`,
    labels: { rank: RANK_LABEL, preset: "Angepasste Module" },
    values: {
      preset: { "as given": "wie angegeben", "q and v": "q und v", "all linear": "alle linearen" },
    },
    alt,
    explanation: "Die Module folgen dem Datenfluss.",
    table: (counts) =>
      modelTable(f, counts, cells(counts), {
        caption: `Module von ${counts.model} und was LoRA trainiert`,
        head: ["Modul", "*d*\u00a0×\u00a0*k*", "Trainiert"],
        fused: (size, times) => `${size}, Rang ${times}*r*`,
        totals: [
          ["LoRA, alle angepassten Module", "je *r*(*d* + *k*)"],
          ["Basismodell", FROZEN],
          [SHARE_TRAINED, "LoRA/Basis"],
          ["Ersparnis", "1 − Anteil"],
          ["Alle Parameter", "Basis + LoRA"],
          ["trainable% von PEFT", "LoRA/alle"],
        ],
      }),
    card: {
      ...notes,
      subject: (counts) => `${counts.model}, Rang\u00a0${f.exact(counts.rank)}`,
      number: ({ trainable }) => f.exact(trainable),
      meaning: ({ trainable, base }) => meaning({ trainable, full: base }),
      adapted: (counts) =>
        `*B* und *A* für ${targets(counts.targets)} in ${f.exact(counts.layers)}\u00a0` +
        f.plural(counts.layers, { one: "Schicht", other: "Schichten" }),
    },
  };
};

// Memory.

const MODES: Readonly<Record<TrainingMode, string>> = {
  full: FULL_INSIDE,
  lora: "LoRA",
  qlora: "QLoRA",
};
const PHASES = {
  forward: FORWARD,
  loss: "Verlust",
  backward: "Rückwärtsdurchlauf",
  step: "Optimiererschritt",
};
const THIN_PARTS: Readonly<Record<TrainingMode | "trained", string>> = {
  full: `trainierter Teil ${OF_FULL}`,
  lora: "eingefrorener Teil von LoRA",
  qlora: "eingefrorener Teil von QLoRA",
  trained: "trainierter Teil von LoRA und QLoRA",
};

export const memory: Locale["memory"] = (f) => {
  const { inTotalsUnit, total, trained } = byteTexts(f, ["GB", "MB", "kB"]);
  const targets = ({ count }: Costs) => toTargets(f, count.targets);
  const lora = (counts: Costs) => `${loraOf(f, counts.count.rank)} für ${targets(counts)}`;
  const title = ({ count }: Costs) =>
    `Trainingsspeicher von ${count.model}, ${loraOf(f, count.rank)}`;
  const tokens = ({ batch, sequence }: { readonly batch: number; readonly sequence: number }) =>
    `${f.exact(batch)}\u00a0×\u00a0${f.exact(sequence)}\u00a0Token`;
  const share = ({ memory }: Costs, mode: TrainingMode) =>
    f.percent(memory[mode].total, memory.full.total).share;
  const totalAndShare = (counts: Costs, mode: TrainingMode) =>
    total(counts, mode) +
    (counts.memory[mode].total < counts.memory.full.total
      ? `, ${share(counts, mode)} ${OF_FULL}`
      : "");
  const overhead = `${A100_OVERHEAD_RANGE.map((bytes) => f.oneDecimal(bytes, 1e9)).join("–")}\u00a0GB`;
  const measured = (counts: Costs) =>
    TRAINING_MODES.flatMap((mode) => {
      const bytes = counts.measured[mode];
      return bytes ? [`${MODES[mode]} ${inTotalsUnit(counts, bytes)}`] : [];
    });
  const alt = (counts: Costs) => {
    const scope = hasActivations(counts)
      ? `${tokens(counts.training)} mit Aktivierungen`
      : "ohne Aktivierungen";
    const modes = TRAINING_MODES.map((mode) => `${MODES[mode]} ${totalAndShare(counts, mode)}`);
    return `${title(counts)}, ${scope}: ${modes.join("; ")}. B, A und Zustand: ${trained(counts)}.`;
  };
  function memoryCaption(counts: Costs): string {
    const { model } = counts.count;
    if (!hasActivations(counts))
      return (
        `Gewichte, Gradienten und Optimiererzustand beim Training von ${model}: volles Feintuning ` +
        `${total(counts, "full")}; ${lora(counts)} ${total(counts, "lora")}; QLoRA ` +
        `${total(counts, "qlora")}. Aktivierungen sind nicht enthalten.`
      );
    const published = measured(counts);
    const bound =
      counts.min < counts.memory.qlora.total
        ? ` (mindestens ${inTotalsUnit(counts, counts.min)})`
        : "";
    return (
      `Speicherspitze eines Trainingsschritts von ${model} mit ${tokens(counts.training)}` +
      `${counts.training.checkpointing ? " und Checkpointing" : ""}: volles Feintuning ` +
      `${total(counts, "full")}; ${lora(counts)} ${totalAndShare(counts, "lora")}; ` +
      `QLoRA ${total(counts, "qlora")}${bound}. ` +
      `Aktivierungen sind enthalten. CUDA und sein Allokator brauchen ${overhead} mehr.` +
      (published.length ? ` Gemessen: ${published.join(", ")}.` : "")
    );
  }
  const rowWords = (counts: Costs) => ({
    phases: PHASES,
    excluded: hasActivations(counts)
      ? `CUDA, Allokator: ${overhead}`
      : "Aktivierungen, CUDA, Allokator",
    none: "keine",
    unknown: "unbekannt",
    mixture: "abhängig von den genutzten Experten",
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
        ? `${COSTS_MORE}: ${share(counts, "lora")};`
        : `LoRA: ${share(counts, "lora")} des Speichers;`,
      `QLoRA: ${share(counts, "qlora")}`,
    ],
    rowWords,
    values: (counts) => `LoRA für ${targets(counts)}`,
    label: ({ training: { precision, isMostlyFp32 } }, mode) =>
      (mode === "full" ? FULL : MODES[mode]) +
      {
        full: precision === "bf16" ? ", 16 Bit" : ", 32 Bit",
        lora: precision === "fp32" ? ", Basis 32 Bit" : ", Basis 16 Bit",
        qlora: isMostlyFp32 ? ", meist 32 Bit" : ", Basis 4 Bit",
      }[mode],
    legend: {
      frozen: "eingefrorene Gewichte",
      ink: "trainierte Gewichte",
      gradient: "Gradienten",
      optimizer: "Optimiererzustand",
      activation: "Aktivierungen",
      temporary: "temporär",
    },
    lens: ({ count, enlargement }) => [
      `*B* und *A* bei *r*\u00a0=\u00a0${f.exact(count.rank)}`,
      enlargement > 1
        ? `×\u00a0${f.real(enlargement)} vergrößert`
        : `×\u00a0${f.real(enlargement)} gezeichnet`,
    ],
    foot(counts) {
      const { precision, optimizer, checkpointing, published } = counts.training;
      const optimizers: Readonly<Record<string, string>> = {
        adamw: "AdamW",
        "adamw-8bit": "8-Bit-AdamW",
        sgd: "SGD",
      };
      const setting = `${precision === "mixed" ? "gemischt" : precision}, ${optimizers[optimizer]}.`;
      if (!hasActivations(counts)) return [`Nur der Zustand; ${setting}`, "Ohne Aktivierungen."];
      const values = TRAINING_MODES.flatMap((mode) => counts.measured[mode] ?? []);
      return [
        `${tokens(counts.training)}${checkpointing ? ", Checkpointing" : ""}.`,
        `In der Spitze; ${setting}`,
        `QLoRA mindestens: ${inTotalsUnit(counts, counts.min)}.`,
        `CUDA, Allokator: ${overhead} mehr.`,
        ...(published
          ? [
              values.length
                ? `Striche: ${values.map((value) => inTotalsUnit(counts, value)).join(", ")} gemessen.`
                : `Gemessen nur bei ${tokens(published)}.`,
            ]
          : []),
      ];
    },
    wider(parts) {
      const items = (Object.keys(THIN_PARTS) as (keyof typeof parts)[]).flatMap((part) => {
        const times = parts[part];
        return times === undefined ? [] : [`${THIN_PARTS[part]} ${f.exact(times)}\u00a0×`];
      });
      return items.length ? `Breiter gezeichnet als maßstäblich: ${items.join(", ")}.` : undefined;
    },
    note: ({ count }) => noteOf(count),
    caption: (counts) =>
      memoryCaption(counts) +
      (counts.count.experts ? ` ${noteOf(counts.count)}` : "") +
      (counts.training.isMostlyFp32 ? " QLoRA lässt die meisten Gewichte in fp32." : ""),
    cells: (counts) => rows(counts).flat(),
    spoken: (counts) =>
      `${rankOf(f, counts.count.rank)}, ${tokens(counts.training)}, LoRA ${total(counts, "lora")}`,
  };
};

export const memoryPage: Locale["memoryPage"] = (
  f,
  { title, alt, total, label, rows, rowWords },
) => {
  const [low, high] = A100_OVERHEAD_RANGE;
  return {
    lesson: "Wie viel Speicher das Training braucht",
    summary: "Die Speicherspitze eines Trainingsschritts: volles Feintuning, LoRA und QLoRA.",
    listed: title,
    labels: {
      rank: RANK_LABEL,
      batch: "Sequenzen",
      sequence: "Token je Sequenz",
      checkpointing: "Checkpointing",
    },
    alt,
    explanation:
      "In gemischter Präzision und in fp32 braucht volles Feintuning 16 Byte je Parameter: 4 für das Gewicht, 4 für " +
      "seinen Gradienten und 8 für die zwei Momente von AdamW; in bf16 sind es 8. Ein Schritt, der nicht fusioniert ist, " +
      "braucht in der Spitze 4 mehr, in bf16 2 mehr. LoRA speichert die eingefrorene Basis in 16 " +
      "Bit, bei fp32 in 32, und braucht 16 Byte je trainiertem Parameter. Nur bf16 und fp32 erlauben einen Vergleich bei " +
      "gleicher Präzision. QLoRA (arXiv 2305.14314) speichert die linearen Module in NF4, das mit doppelter Quantisierung " +
      `${f.exact(4.126953125)} Bit je Gewicht braucht, und alles andere in fp32, wie PEFT es vorbereitet. ` +
      "Aktivierungen sind, was PyTorch für den Rückwärtsdurchlauf aufhebt, ohne Dropout: Ein eingefrorenes Modul hebt " +
      "keine auf, ein angepasstes seine Eingabe. Sie werden vor dem Optimiererschritt freigegeben. Der Zustand ist exakt. " +
      `Aktivierungen und Spitzen stimmten in ${f.exact(1224)}\u00a0Trainingsschritten von ${f.exact(14)}\u00a0Modelltypen ` +
      "auf 2\u00a0% genau. QLoRA wurde nicht verglichen; es hebt mindestens die Aktivierungen von LoRA auf. CUDA, seine " +
      `Bibliotheken und der Allokator sind nicht enthalten: QwenLM/Qwen maß dafür ${f.oneDecimal(low, 1e9)} bis ` +
      `${f.oneDecimal(high, 1e9)}\u00a0GB für LoRA auf einer A100. 1\u00a0GB sind 10⁹ Byte. ` +
      "Der Rechenaufwand zählt nur lineare Module.",
    table: (counts) =>
      memoryTable(counts, rows(counts), rowWords(counts), {
        caption:
          `Trainingsspeicher von ${counts.count.model} in Byte und Rechenaufwand` +
          withExperts(counts.count.experts),
        head: ["Größe", "Voll", "LoRA", "QLoRA"],
        quantities: [
          "Gewichte",
          "Adapter",
          "Gradienten",
          "Optimiererzustand",
          "Aktivierungen in der Spitze",
          "Temporär",
          "Summe",
          "Untergrenze",
          "Zeitpunkt der Spitze",
          "Gemessen",
          "Nicht enthalten",
          "MAC-Operationen im Training, im Verhältnis zu vollem Feintuning",
          "Zusätzliche MAC-Operationen bei der Inferenz, getrennt",
          "Adapterdatei, ohne Kopfdaten",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: ({ count }) => `${count.model}, Rang\u00a0${f.exact(count.rank)}`,
      number: (counts) => total(counts, "lora"),
      total,
      label,
      meaning: (counts) => {
        const { lora, full } = counts.memory;
        return [
          `mit LoRA, voll ${total(counts, "full")}:`,
          lora.total > full.total ? COSTS_MORE : f.percent(lora.total, full.total).share,
        ];
      },
      note: (isThin, hasActivations) => {
        if (hasActivations)
          return isThin ? "Spitze; dünne Balken vergrößert" : "Spitze eines Trainingsschritts";
        return isThin
          ? "Ohne Aktivierungen; dünne Balken vergrößert"
          : "Trainingszustand ohne Aktivierungen";
      },
    },
  };
};

// Forward.

const numbersOf = (f: Formats, count: number) =>
  `${f.exact(count)} ${f.plural(count, { one: "Zahl", other: "Zahlen" })}`;
const operationsOf = (f: Formats, count: number) =>
  `${f.exact(count)} ${f.plural(count, { one: "MAC-Operation", other: "MAC-Operationen" })}`;

export const forward: Locale["forward"] = (f) => {
  const numbers = (count: number) => numbersOf(f, count);
  const title = ({ rank, merged }: Forward) =>
    `${FORWARD} von ${loraOf(f, rank)}${merged ? ", verschmolzen" : ""}`;
  /** Returns alpha / rank as an exact fraction, or rounded if the fraction is longer than 9 characters. */
  function scaling({ scaling, alpha, rank }: Counts) {
    if (scaling === 1) return { value: "1", isRounded: false };
    const text = f.exact(alpha);
    return text.length > 9
      ? { value: f.real(scaling), isRounded: true }
      : { value: `${text}/${f.exact(rank)}`, isRounded: false };
  }
  function equalsScaling(counts: Counts): string {
    const { value, isRounded } = scaling(counts);
    return `${isRounded ? "≈" : "="} ${value}`;
  }
  const factor = ({ hasAlpha }: Forward) => (hasAlpha ? "(*α*/*r*)" : "");
  const alt = (counts: Forward) =>
    counts.merged
      ? `${title(counts)}: x (${numbers(counts.k)}) durchläuft eine einzige Matrix, W′\u00a0=\u00a0W\u00a0+\u00a0${plain(factor(counts))}BA, ` +
        `und wird zu h (${numbers(counts.d)}). MAC-Operationen: ${f.exact(counts.full)}, keine für A und B.`
      : `${title(counts)}: x (${numbers(counts.k)}) durchläuft W und daneben A ` +
        `(ergibt ${numbers(counts.rank)}) und B. Die Summe ist h (${numbers(counts.d)}). ` +
        `MAC-Operationen: W ${f.exact(counts.full)}, A ${f.exact(counts.a)}, B ${f.exact(counts.b)}.`;
  const waist = ({ rank }: Counts) => `*Ax*: *r* = ${f.exact(rank)}`;
  const sum = ({ sum }: Forward) =>
    `Summe: *d* = ${f.exact(sum)} ${f.plural(sum, { one: "Addition", other: "Additionen" })}`;
  const costs = (count: number, formula: string) => [
    f.exact(count),
    `= *${formula}* MAC-Operationen`,
  ];
  const added = (counts: Forward) =>
    counts.trainable > counts.full
      ? "LoRA braucht mehr als *W*:"
      : `LoRA: plus ${oneIn(f, counts.trainable, counts.full) ?? shareText(f, counts)},`;
  const verdict = (counts: Forward): readonly [string, string] =>
    counts.merged
      ? ["Verschmolzen kostet LoRA", "bei der Inferenz nichts extra"]
      : [added(counts), operationsOf(f, counts.trainable)];
  const formed = (counts: Forward): readonly [string, string] =>
    counts.merged
      ? ["Im Training sind *W*, *A*, *B* getrennt;", "*BA* wird danach einmal addiert."]
      : [
          "Im Training braucht man *BA* nicht:",
          `*B*(*Ax*) ist unter ${f.exact(Math.ceil(counts.full / (counts.d + counts.k)))} Token billiger.`,
        ];
  return {
    title,
    alt,
    formula: (counts) => (counts.merged ? "*h* = *W′x*" : `*h* = *Wx* + ${factor(counts)}*BA**x*`),
    x: ({ k }) => `*x*, ein Token: *k* = ${numbers(k)}`,
    h: ({ d }) => `*h*: *d* = ${numbers(d)}`,
    waist,
    w: ({ full }) => [FROZEN, ...costs(full, "dk")],
    a: ({ a }) => [TRAINED, ...costs(a, "rk")],
    b: ({ b }) => [TRAINED, ...costs(b, "dr")],
    merged: (counts) => [`= *W* + ${factor(counts)}*BA*`, ...costs(counts.full, "dk")],
    gone: ["*A* und *B* sind in *W′*:", "kein Mehraufwand,", "dasselbe *h*"],
    scaled: (counts) => ["*α*/*r*", equalsScaling(counts)],
    sum,
    perToken: "MAC-Operationen je Token:",
    costs: (counts) =>
      counts.merged
        ? [
            `*W′*, verschmolzen: *dk*\u00a0= ${f.exact(counts.full)}`,
            "*A* und *B*: keine, bei gleichem *h*",
          ]
        : [
            `*W*, ${FROZEN}: *dk*\u00a0= ${f.exact(counts.full)}`,
            `*A*, ${TRAINED}: *rk*\u00a0= ${f.exact(counts.a)}`,
            `*B*, ${TRAINED}: *dr*\u00a0= ${f.exact(counts.b)}`,
            sum(counts),
          ],
    waists: (counts) =>
      counts.merged
        ? []
        : [
            waist(counts),
            ...(counts.hasAlpha ? [`Skalierung: *α*/*r* ${equalsScaling(counts)}`] : []),
          ],
    verdict,
    formed,
    areas: "Die Längen der Vektoren haben einen Maßstab, die Flächen der Matrizen nicht.",
    longer: (vector, times) =>
      `*${vector}* ist ${f.exact(times)}\u00a0× so lang gezeichnet wie maßstäblich.`,
    caption(counts) {
      if (counts.merged)
        return (
          `${FORWARD} von LoRA, nachdem BA mit W verschmolzen ist: h\u00a0=\u00a0W′x braucht ` +
          `${operationsOf(f, counts.full)} je Token, so viele wie ohne Adapter.`
        );
      const more = counts.trainable > counts.full ? ", mehr als W selbst" : "";
      return (
        `${FORWARD} von LoRA, h\u00a0=\u00a0Wx\u00a0+\u00a0${plain(factor(counts))}BAx: Ein Token braucht ` +
        `${operationsOf(f, counts.full)} durch W und ${f.exact(counts.trainable)} durch A und B, ` +
        `${shareText(f, counts)}${more}.`
      );
    },
    cells(counts) {
      const { value, isRounded } = scaling(counts);
      return [
        ...[f.exact(counts.full), f.exact(counts.full)],
        ...[f.exact(counts.a), "keine"],
        ...[f.exact(counts.b), "keine"],
        ...[f.exact(counts.sum), "keine"],
        ...[f.exact(counts.beside), f.exact(counts.full)],
        ...[shareText(f, counts), "keine"],
        ...[f.exact(counts.rank), "keine"],
        ...[isRounded ? `≈ ${value}` : value, "in W′"],
      ];
    },
    spoken: (counts) => `${rankOf(f, counts.rank)}; ${plain(verdict(counts).join(" "))}`,
  };
};

export const forwardPage: Locale["forwardPage"] = (f, { title, alt, cells }) => ({
  lesson: "Wie ein Token durch W, A und B läuft",
  summary: "Die zwei Wege eines Tokens: durch W sowie durch A und B.",
  listed: (counts) => `${title(counts)}, ${shapeText(f, counts)}`,
  labels: { rank: RANK_LABEL, merged: "Verschmolzen: *W′* = *W* + *BA*" },
  alt,
  explanation:
    "Eine MAC-Operation ist eine Multiplikation mit anschließender Addition. *A* bildet die *k* Zahlen von *x* auf *r* Zahlen ab, " +
    "*B* diese auf *d* Zahlen; (*α*/*r*)*BAx* wird zu *Wx* addiert (arXiv 2106.09685, Abschnitt 4.1). *B*(*Ax*) braucht " +
    "*r*(*d*\u00a0+\u00a0*k*) MAC-Operationen je Token. *BA* zu bilden und zu *W* zu addieren braucht *drk* MAC-Operationen, einmal je " +
    "Schritt für alle Token; das ist bei mehr als *dk*/(*d*\u00a0+\u00a0*k*) Token billiger. In PEFT bildet DoRA *BA*. Nach dem " +
    "Training kann *BA* einmal mit *W* verschmolzen werden: *W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* ersetzt *W*, ergibt bis auf " +
    "Rundung dasselbe *h* und verursacht keinen Mehraufwand. Alle Zahlen gelten je Token und für eine Matrix.",
  table: (counts) =>
    forwardTable(cells(counts), {
      caption: "MAC-Operationen im Vorwärtsdurchlauf eines Tokens",
      head: ["Schritt", "Formel", "Getrennt", "Verschmolzen"],
      steps: [
        "*W* oder *W′*",
        "*A*",
        "*B*",
        "Skalierung und Summe",
        "Insgesamt",
        "*A* und *B* im Verhältnis zu *W*",
        "Länge von *Ax*",
        "Skalierung",
      ],
    }),
  card: {
    subject: ({ merged, rank }) =>
      merged ? "MAC-Operationen, verschmolzen" : `MAC-Operationen, ${rankOf(f, rank)}`,
    number: ({ merged, full, trainable }) => f.exact(merged ? full : trainable),
    meaning({ merged, full, trainable }) {
      if (merged) return ["A und B kosten", "nichts zusätzlich"];
      const outcome =
        trainable > full
          ? COSTS_MORE
          : (oneIn(f, trainable, full) ?? f.percent(trainable, full).share);
      return [`zusätzlich zu ${f.exact(full)}:`, outcome];
    },
    shortVectors: "Kurze Vektoren sind nicht maßstäblich",
    toScale: "Vektorlängen maßstäblich",
  },
});

// Compute.

const secondsOf = (f: Formats, count: number) => `${f.exact(count)}\u00a0s`;
const WAYS = [
  [FULL_INSIDE, MEASURED_SECONDS.full],
  ["LoRA, *r*\u00a0=\u00a064", MEASURED_SECONDS.lora],
  ["DoRA, *r*\u00a0=\u00a032", MEASURED_SECONDS.dora],
] as const;

export const compute: Locale["compute"] = (f) => {
  const title = ({ model, rank }: Work) => `Rechenaufwand von ${model}, ${loraOf(f, rank)}`;
  const targets = ({ targets }: Work) => toTargets(f, targets);
  const ofTraining = ({ lora, full }: Work) => f.percent(lora, full).share;
  const ofInference = ({ added, forward }: Work) => f.percent(added, forward).share;
  const measuredWays = WAYS.map(([label, seconds]) => ({ label, seconds }));
  const isLarge = ({ full }: Work) => full >= 1e9;
  const amount = (count: number, counts: Work) => f.quotient(count, isLarge(counts) ? 1e9 : 1e6);
  const rows = (counts: Work): readonly (readonly string[])[] => {
    const forward = f.exact(counts.forward);
    const both = f.exact(counts.forward + counts.added);
    // No value for training, because a merged adapter is not trained.
    const never = "–";
    return [
      [forward, both, never],
      [forward, both, never],
      [forward, f.exact(counts.added), never],
      [f.exact(counts.full), f.exact(counts.lora), never],
      [f.percent(1, 1).share, ofTraining(counts), never],
      [forward, both, forward],
      ["keiner", ofInference(counts), "keiner"],
    ];
  };
  const alt = (counts: Work) =>
    `${title(counts)}, MAC-Operationen je Token. Trainingsschritt: voll ${f.exact(counts.full)}, LoRA ` +
    `${f.exact(counts.lora)}. Inferenz: ${f.exact(counts.forward)}; LoRA getrennt: ` +
    `${f.exact(counts.forward + counts.added)}; verschmolzen: kein Mehraufwand.`;
  return {
    title,
    alt,
    ofTraining,
    rows,
    heading: "LoRA: kein Gradient eingefrorener Gewichte",
    unit: (counts) => `${isLarge(counts) ? "Milliarden" : "Millionen"} MAC-Operationen je Token`,
    adapted: (counts) => `*r*\u00a0=\u00a0${f.exact(counts.rank)} für ${targets(counts)}`,
    legend: {
      forward: FORWARD,
      input: "Gradient der Eingaben",
      weights: "Gradient der Gewichte",
    },
    training: "Im Training",
    inference: "Bei der Inferenz",
    full: FULL,
    fullStep: (counts) => `${FULL}: ${amount(counts.full, counts)}`,
    loraStep: (counts) =>
      `LoRA: ${amount(counts.lora, counts)} (${ofTraining(counts)}` +
      `${counts.lora > counts.full ? "), kostet mehr" : " des vollen)"}`,
    skipped: "entfällt",
    token: (counts) =>
      `${FULL} oder LoRA\u00a0verschmolzen: ${amount(counts.forward, counts)}; ` +
      `LoRA\u00a0getrennt:\u00a0${ofInference(counts)}\u00a0mehr`,
    thin: (times) =>
      `Der dünnste Teil eines Balkens ist ${f.exact(times)}\u00a0× so breit gezeichnet wie maßstäblich.`,
    time: "Rechenaufwand ist nicht Zeit. Gemessen:",
    times: [
      `Llama-3.2-3B, ${f.exact(5000)} Schritte (PEFT): ` +
        measuredWays
          .map(({ label, seconds }) =>
            (
              `${label}: ${secondsOf(f, seconds)}` +
              (label === FULL_INSIDE
                ? ""
                : `, ${f.percent(seconds, MEASURED_SECONDS.full).share} des vollen`)
            ).replaceAll(" ", "\u00a0"),
          )
          .join("; ") +
        ".",
      "GPT-3 (LoRA-Artikel): mit LoRA " +
        `${f.percent(GPT3_RATES.full, GPT3_RATES.lora).rest}\u00a0weniger\u00a0Zeit je Token.`,
    ],
    measuredWays,
    caption: (counts) =>
      `Mit LoRA vom ${rankOf(f, counts.rank)} für ${targets(counts)} braucht ein Trainingsschritt von ` +
      `${counts.model} ${ofTraining(counts)} der MAC-Operationen ${OF_FULL}` +
      `${counts.lora > counts.full ? ", LoRA kostet also mehr" : ""}. Bei der Inferenz kommen durch LoRA ` +
      `${ofInference(counts)} hinzu, verschmolzen nichts. Die Zeiten sind gemessen.`,
    cells: (counts) => rows(counts).flat(),
    spoken: (counts) =>
      `${rankOf(f, counts.rank)}, Training ${ofTraining(counts)} ${OF_FULL}, Inferenz ` +
      `${ofInference(counts)} mehr`,
  };
};

export const computePage: Locale["computePage"] = (f, live) => {
  const { title, alt, ofTraining, rows } = live;
  return {
    lesson: "Wie viel Rechenaufwand ein Token braucht",
    summary:
      "MAC-Operationen je Token, im Training und bei der Inferenz: volles Feintuning, LoRA und verschmolzenes LoRA.",
    listed: title,
    labels: { rank: RANK_LABEL },
    alt,
    explanation:
      "Eine *d*\u00a0×\u00a0*k*-Matrix braucht je Token *dk* MAC-Operationen (Multiplikation mit anschließender Addition) im " +
      "Vorwärtsdurchlauf, *dk* für den Gradienten ihrer Eingabe und *dk* für den Gradienten ihrer Gewichte. Eine eingefrorene " +
      "Matrix braucht den letzten nicht, daher nähert sich LoRA zwei Dritteln des Rechenaufwands von vollem Feintuning " +
      "(LoRA Without Regret, Thinking Machines Lab 2025). *B* und *A* erhöhen jeden dieser Werte um *r*(*d*\u00a0+\u00a0*k*). Gezählt sind " +
      "die linearen Module der Schichten, jedes so, als bräuchte seine Eingabe einen Gradienten. Attention-Werte, " +
      "Embeddings, Ausgabekopf und Checkpointing sind nicht enthalten. Die Zeiten stammen aus dem Methodenvergleich von " +
      `PEFT (huggingface/peft, Commit 5d602fd): ${f.exact(5000)} Schritte von Llama-3.2-3B auf einer L40S, mit LoRA vom Rang 64 ` +
      "und DoRA vom Rang 32 für q_proj und v_proj. Für GPT-3 maß der LoRA-Artikel je V100 " +
      `${f.oneDecimal(GPT3_RATES.lora, 10)} Token je Sekunde mit LoRA und ${f.oneDecimal(GPT3_RATES.full, 10)} ohne ` +
      "(arXiv 2106.09685, Abschnitt 4.2).",
    table: (counts) =>
      computeTable(rows(counts).flat(), {
        caption: `MAC-Operationen je Token in den linearen Modulen von ${counts.model}`,
        head: ["Größe", "Voll", "LoRA", "LoRA verschmolzen"],
        quantities: [
          FORWARD,
          "Gradient der Eingaben",
          "Gradient der Gewichte",
          "Trainingsschritt",
          "Anteil am vollen Feintuning",
          "Token bei der Inferenz",
          "Mehraufwand bei der Inferenz",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: ({ model, rank }) => `${model}, Rang\u00a0${f.exact(rank)}`,
      number: ofTraining,
      meaning: ({ lora, full }) => [
        `des Rechenaufwands ${OF_FULL}:`,
        lora > full ? COSTS_MORE : `${f.percent(lora, full).rest} weniger`,
      ],
      picture: live,
      lora: "LoRA: kein Gradient eingefrorener Gewichte",
      thinParts: "Dünne Teile sind nicht maßstäblich",
      parts: "Vorwärtsdurchlauf und Gradienten",
    },
  };
};

// Spectrum.

const DECAY_NAMES: Readonly<Record<Decay, string>> = {
  fast: "schnell",
  slow: "langsam",
  flat: "flach",
};
/** The error of a rank that misses nothing. */
const NOTHING = "nichts";
const SPECTRA: Readonly<Record<Decay, string>> = {
  fast: "schnell fallenden",
  slow: "langsam fallenden",
  flat: "konstanten",
};
const FALLS: Readonly<Record<Decay, string>> = {
  fast: "schnell: jeder halb so groß wie der vorige",
  slow: "langsam: der *i*-te ist 1/*i*",
  flat: "flach: alle gleich",
};

export const spectrum: Locale["spectrum"] = (f) => {
  const size = sizeText(f, SIDE, SIDE);
  const { min, fitted, missed, cells } = errorTexts(f, NOTHING);
  const title = ({ rank, decay }: Spectra) =>
    `${loraOf(f, rank)} bei ${SPECTRA[decay]} Singulärwerten`;
  const alt = (counts: Spectra) =>
    `${rankOf(f, counts.rank)} verfehlt bestenfalls ${missed(counts)} einer Änderung der Größe ${size} mit ` +
    `${SPECTRA[counts.decay]} Singulärwerten; trainiertes LoRA verfehlt ${fitted(counts)}.`;
  return {
    title,
    alt,
    fitted,
    formula: "*T* ≈ *BA*",
    values: ({ rank }) => `Rang ≤ *r* = ${f.exact(rank)}`,
    target: `*T*: die gesuchte Änderung, ${size}`,
    valuesHeading: "Singulärwerte von *T*",
    left: (counts, decay) => `Fehler ${min(counts, decay)}`,
    kept: ({ rank }) => `${columnsOf(f, rank)} von *B*, ${rowsOf(f, rank)} von *A*`,
    dropped: ({ rank, decay, chosen }) =>
      `${DECAY_NAMES[decay]}: ${f.exact(SIDE - rank)} verworfen, ` +
      `${droppedText(f, chosen, rank)} der Quadrate`,
    errorHeading: "Restfehler in % von *T*, nach Rang *r*",
    min: "kleinstmöglich",
    trained: "LoRA, trainiert",
    decays: DECAY_NAMES,
    rankTick: f.exact,
    rank: ({ rank }) => `*r* = ${f.exact(rank)}`,
    valueTick: f.real,
    verdict: (counts) => [
      `${rankOf(f, counts.rank)}: ` +
        (counts.rank < SIDE ? `Fehler ≥ ${missed(counts)};` : "kein Fehler nötig;"),
      `trainiertes LoRA: ${fitted(counts)} von *T*`,
    ],
    caption: (counts) =>
      `${loraOf(f, counts.rank)} verfehlt bei ${SPECTRA[counts.decay]} Singulärwerten ` +
      `${fitted(counts)} der gesuchten Änderung; die beste Matrix dieses Rangs verfehlt ` +
      `${missed(counts)}.`,
    cells,
    spoken: (counts) =>
      `${rankOf(f, counts.rank)}, ${DECAY_NAMES[counts.decay]}: verfehlt bestenfalls ${missed(counts)}, ` +
      `LoRA ${fitted(counts)}`,
  };
};

/** Returns the strings of the view of sheets. */
function sheetsWords(f: Formats): SheetsWords {
  const { missed } = errorTexts(f, NOTHING);
  const count = ({ rank }: Spectra) =>
    `${f.exact(rank)} ${f.plural(rank, { one: "Blatt", other: "Blättern" })}`;
  const title = (counts: Spectra) =>
    `BA als Summe von ${count(counts)} bei ${SPECTRA[counts.decay]} Singulärwerten`;
  const alt = (counts: Spectra) =>
    `Das beste BA vom Rang ${f.exact(counts.rank)} als Summe von ${count(counts)}, je einer Spalte von B mal einer ` +
    `Zeile von A. Rest von einem Ziel mit ${SPECTRA[counts.decay]} Singulärwerten: ${missed(counts)}.`;
  return {
    keys: ["positiv, Fläche: Größe des Eintrags", "negativ, in *B* und *A* dünn"],
    heading: "Blätter vom Rang 1: eine Spalte von *B* mal eine Zeile von *A*",
    sums: "Summe bisher",
    sheet: (index) => `${index > 1 ? "+\u00a0" : ""}Blatt ${f.exact(index)}`,
    target: "≈\u00a0*T*, das Ziel",
    missing: (counts) => `Rest ${missed(counts)}`,
    verdict: (counts) => `Rest nach ${count(counts)}: ${missed(counts)} von\u00a0*T*.`,
    listed: title,
    alt,
    caption: (counts) =>
      `${title(counts)}: Jedes Blatt vom Rang 1 bringt BA näher ans Ziel, der Rest ` +
      `ist am Ende ${missed(counts)}.`,
    table: (counts) =>
      sheetsTable(f, counts, missed, "Rest von T nach jedem Blatt", [
        "Blatt",
        "Singulärwert",
        "Rest von *T*",
      ]),
    card: {
      subject: (counts) => `Rest nach ${count(counts)} vom Rang\u00a01:`,
      number: missed,
      meaning: ({ rank }) => [
        "der gesuchten Änderung",
        `Rang ≤ ${f.exact(rank)} von ${f.exact(SIDE)}`,
      ],
      note: (counts) => `Die Summe von ${count(counts)}`,
    },
  };
}

export const spectrumPage: Locale["spectrumPage"] = (f, { title, alt, fitted, cells }) => ({
  lesson: "Wann ein niedriger Rang reicht",
  summary:
    "Warum ein niedriger Rang reichen kann und wann nicht: Singulärwerte, der kleinstmögliche Fehler und Trainingsläufe.",
  listed: title,
  labels: { rank: RANK_LABEL, decay: "Abfall" },
  values: { decay: DECAY_NAMES },
  alt,
  explanation:
    "Ein Schüler, *W*\u00a0+\u00a0*BA*, lernt die Änderung *T* eines Lehrers, *W*\u00a0+\u00a0*T*. Fehler sind ‖*T*\u00a0−\u00a0*BA*‖ als Anteil " +
    "von ‖*T*‖. Der kleinste Wert von ‖*T*\u00a0−\u00a0*BA*‖ bei Rang *r* ist die Wurzel aus der Summe der Quadrate der verworfenen Singulärwerte " +
    `(Eckart und Young). LoRA minimiert den halben Mittelwert von ‖(*T*\u00a0−\u00a0*BA*)*x*‖² über ${f.exact(INPUTS)} zufällige ` +
    "Eingaben *x*, deren Einträge den Mittelwert 0 und die Standardabweichung 1 haben. *T* hat zufällige Singulärvektoren. " +
    "*B* beginnt bei 0; die Einträge von *A* beginnen zufällig, mit Mittelwert 0 und Standardabweichung " +
    `${f.real(SPREAD)}. Das Training umfasst ${f.exact(STEPS)} Schritte Gradientenabstieg mit Lernrate ${f.real(RATE)} und ` +
    `Momentum ${f.real(MOMENTUM)}. LoRA kommt dem kleinsten Fehler nahe, außer bei schnellem Abfall ab Rang 7: Kleine ` +
    "Singulärwerte werden langsam gelernt. Echte Änderungen fallen in arXiv 2106.09685, Abschnitt 7, schnell ab, in " +
    "arXiv 2405.09673 langsamer.",
  table: (counts) =>
    valuesTable(f, counts, cells(counts), {
      caption: "Was der Rang r von T verfehlt, nach Abfall",
      values: "Singulärwerte",
      kept: (share) => `Rang, der ${share} ihrer Quadrate behält`,
      min: "Kleinstmöglicher Fehler",
      trained: "Fehler von LoRA",
      falls: FALLS,
    }),
  card: {
    subject: ({ rank }) => `LoRA, Rang ${f.exact(rank)} von ${f.exact(SIDE)}, verfehlt`,
    number: fitted,
    meaning: (counts) => [
      "der Änderung, nach dem Training;",
      `bestenfalls ${errorTexts(f, NOTHING).missed(counts)}`,
    ],
    note: ({ rank }) => `Ihre Singulärwerte, ${f.exact(rank)} behalten`,
  },
  sheets: sheetsWords(f),
});

// Capacity.

export const capacity: Locale["capacity"] = (f) => {
  const rankTick = (rank: Rank) => (rank === "full" ? "voll" : f.exact(Number(rank)));
  const name = ({ rank }: Setting) => (rank === "full" ? "Voll" : `Rang ${rankTick(rank)}`);
  const percent = (tenths: number) => f.percentage(tenths / 10, 1);
  const parameters = ({ trainable }: Setting) => f.exact(trainable);
  const share = ({ chosen, full }: Capacity) => f.percent(chosen.trainable, full.trainable).share;
  const difference = ({ mean }: Setting, other: Setting) =>
    (mean > other.mean ? "+" : "") + f.signed((mean - other.mean) / 10, 1);
  const title = "Genauigkeit eines kleinen Netzes nach dem Rang von LoRA";
  const verdict = (counts: Capacity): readonly [string, string] => {
    const { chosen, full } = counts;
    return [
      `${name(chosen)}: im Mittel ${percent(chosen.mean)},`,
      chosen === full
        ? `${parameters(full)} Parameter.`
        : `${parameters(chosen)} Parameter, ${share(counts)} des vollen.`,
    ];
  };
  const change = ({ chosen, full, neighbor }: Capacity) =>
    `${chosen === full ? "Halbe" : "Doppelte"} Parameterzahl: ${difference(neighbor, chosen)}\u00a0Punkte.`;
  const lesson = ({ enough, full }: Capacity) =>
    `Ein kleines Netz erreicht ${percent(enough.mean)} bei Rang ${rankTick(enough.rank)} und ` +
    `${percent(full.mean)} bei vollem Feintuning: Mehr Rang bringt wenig.`;
  return {
    title,
    name,
    percent,
    mean: ({ mean }) => f.oneDecimal(mean, 10),
    difference,
    parameters,
    share,
    verdict,
    change,
    lesson,
    heading: "Genauigkeit (kleines Netz), %",
    trained: "Trainierte Parameter",
    axes: { rank: "Rang *r*", rankTick, accuracyTick: f.exact },
    keys: [
      `einer von ${f.exact(SEEDS)} Läufen`,
      "niedrigster bis höchster",
      "Mittel; gestrichelt: voll",
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
    lesson: "Wie viel Rang eine Aufgabe braucht",
    summary:
      "Gemessene Genauigkeit eines kleinen Netzes nach Rang: Ein niedriger Rang kann genügen.",
    listed: () => title,
    labels: { rank: RANK_LABEL },
    values: { rank: { full: "voll" } },
    alt: words.alt,
    explanation:
      "Ein Netz mit zwei verborgenen Schichten von je 64 Einheiten lernt die Ziffern von scikit-learn " +
      "(8\u00a0×\u00a08 Pixel), dann dieselben Ziffern mit vertauschten Pixeln. Volles Feintuning trainiert beide " +
      `Matrizen der Größe ${sizeText(f, WIDTH, WIDTH)}; LoRA addiert *BA* dazu. Alles andere ist ${FROZEN}. Jeder Startwert hat ` +
      `sein eigenes vortrainiertes Netz, seine Vertauschung und ${f.exact(TESTED)} Testbilder. Das Training braucht 800 ` +
      "Schritte mit je 32 Bildern und Adam. Von acht Lernraten hat jeder Rang die mit dem kleinsten Trainingsverlust. " +
      "Volles Feintuning hat das höchste Mittel, ist aber nur bei zwei von fünf Startwerten am besten. Ein anderes Netz " +
      "oder eine andere Aufgabe kann einen höheren Rang brauchen.",
    table: (counts) =>
      capacityTable(f, counts, cells(counts), axes.rankTick, {
        caption: "Genauigkeit nach Rang",
        head: [
          RANK_LABEL,
          "Lernrate",
          `Genauigkeit mit den Startwerten 1 bis ${f.exact(SEEDS)}, %`,
          "Trainierte Parameter",
          "Anteil am vollen Feintuning",
          "Mittel",
          "Abstand zum hervorgehobenen Rang, Punkte",
        ],
        separator: "; ",
      }),
    card: {
      axes,
      heading: words.heading,
      subject: ({ chosen, full }) =>
        chosen === full
          ? "Volles Feintuning erreicht"
          : `LoRA mit Rang ${axes.rankTick(chosen.rank)} erreicht`,
      number: ({ chosen }) => percent(chosen.mean),
      meaning: ({ chosen, full, enough }) => [
        "in einem kleinen Netz;",
        chosen === full
          ? `LoRA mit Rang ${axes.rankTick(enough.rank)}: ${percent(enough.mean)}`
          : `volles Feintuning: ${percent(full.mean)}`,
      ],
    },
  };
};

// Initialization.

/** The initializations in a sentence after "mit". */
const STARTS: Readonly<Record<Initialization, string>> = {
  "B = 0": "B\u00a0=\u00a00 und zufälligem A",
  "A = 0": "A\u00a0=\u00a00 und zufälligem B",
  "both 0": "B\u00a0=\u00a00 und A\u00a0=\u00a00",
  "both random": "zufälligem B und A",
};
const LINES: Readonly<Record<Initialization, string>> = {
  "B = 0": "*B* = 0",
  "A = 0": "*A* = 0",
  "both 0": "beide 0",
  "both random": "zufällig",
};
const PRETRAINED = "Startet als vortrainiertes Modell;";
const OUTCOMES: Readonly<Record<Initialization, readonly [start: string, then: string]>> = {
  "B = 0": [PRETRAINED, "*A* gibt *B* einen Gradienten"],
  "A = 0": [PRETRAINED, "*B* gibt *A* einen Gradienten"],
  "both 0": [PRETRAINED, "kein Gradient: Es lernt nie"],
  "both random": ["Startet als anderes Modell;", "beide haben Gradienten"],
};
const EXPLAINED: Readonly<Record<Initialization, string>> = {
  "B = 0":
    "ist BA\u00a0=\u00a00: Das Training startet beim vortrainierten Modell, und A gibt B einen Gradienten.",
  "A = 0":
    "ist BA\u00a0=\u00a00: Das Training startet beim vortrainierten Modell, und B gibt A einen Gradienten.",
  "both 0": "sind beide Gradienten 0: Das Modell lernt nie.",
  "both random":
    "ist BA nicht 0: Das Training startet bei einem anderen als dem vortrainierten Modell.",
};

export const initialization: Locale["initialization"] = (f) => {
  const entry = (value: number) => f.signed(value, 2);
  const losses = (moments: readonly Moment[]) => moments.map(({ loss }) => entry(loss)).join("; ");
  const state = (matrix: Weights) => (isZero(matrix) ? "0" : "nicht 0");
  return {
    title: ({ run: { start } }) => `Die ersten Schritte von LoRA mit ${STARTS[start]}`,
    entry,
    state,
    formula: "*W′* = *W* + *BA*",
    setting: `*W* ${FROZEN}, ${sizeText(f, REGRESSION_SIDE, REGRESSION_SIDE)}; *r* = ${f.exact(REGRESSION_RANK)}`,
    zero: entry(0),
    key: "Größeres Quadrat: größerer Eintrag; hohl:\u00a0negativ",
    step({ run: { moments } }, index) {
      if (!index) return ["Anfang", isZero(moments[0]!.ba) ? "*BA* = 0" : "*BA* nicht 0"];
      const { gradientB, gradientA } = moments[index - 1]!;
      const changed = [
        ...(isZero(gradientB) ? [] : ["*B*"]),
        ...(isZero(gradientA) ? [] : ["*A*"]),
      ];
      return [
        `Schritt ${f.exact(index)}`,
        changed.length ? `neu: ${changed.join(", ")}` : "alles 0",
      ];
    },
    outcome: ({ run: { start } }) => OUTCOMES[start],
    losses: "Verlust",
    constant: "lernt nie",
    run: ({ start }, isWide) =>
      isWide
        ? {
            "B = 0": "*B*\u00a0=\u00a00 und *A* zufällig",
            "A = 0": "*A*\u00a0=\u00a00 und *B* zufällig",
            "both 0": "*B*\u00a0=\u00a00 und *A*\u00a0=\u00a00",
            "both random": "*B* und *A* zufällig",
          }[start]
        : LINES[start],
    alt: ({ run: { start, moments } }) =>
      "B, A und BA am Anfang und nach den Schritten 1 und 2 des Trainings, mit " +
      `${STARTS[start]}. ${plain(OUTCOMES[start].join(" "))}. Verlust: ${losses(moments)}.`,
    caption: ({ run: { start, moments } }) =>
      `Mit ${STARTS[start]} ${EXPLAINED[start]} Verlust am Anfang und nach zwei Schritten: ` +
      `${entry(moments[0]!.loss)} und ${entry(moments.at(-1)!.loss)}.`,
    cells: ({ runs }) => runs.map(({ moments }) => losses(moments)),
    spoken: ({ run: { start, moments } }) => `Mit ${STARTS[start]}: Verlust ${losses(moments)}`,
  };
};

export const initializationPage: Locale["initializationPage"] = (
  f,
  { title, alt, entry, state, cells },
) => ({
  lesson: "Warum B bei null startet und A nicht",
  summary:
    "Warum B mit null und A zufällig initialisiert wird: die ersten Trainingsschritte mit vier Initialisierungen.",
  listed: title,
  labels: { start: "Initialisierung" },
  values: {
    start: {
      "B = 0": "B = 0",
      "A = 0": "A = 0",
      "both 0": "beide 0",
      "both random": "beide zufällig",
    },
  },
  alt,
  explanation:
    `LoRA lernt eine Regression mit ${f.exact(REGRESSION_INPUTS)} zufälligen Eingaben. *W* und die gesuchte Änderung sind ` +
    `zufällig, ${sizeText(f, REGRESSION_SIDE, REGRESSION_SIDE)}. Der Rang ist ${f.exact(REGRESSION_RANK)}, die Lernrate des Gradientenabstiegs ` +
    `${f.real(REGRESSION_RATE)}. Ist *G* der Gradient von *BA*, so ist *GA*ᵀ der von *B* und *B*ᵀ*G* der von *A*: Ist ein Faktor null, ` +
    "hat der andere keinen Gradienten; sind es beide, hat keiner einen. LoRA startet mit *B*\u00a0=\u00a00 und zufälligem *A* " +
    "(arXiv 2106.09685, Abschnitt 4.1). Auch umgekehrt, mit *A*\u00a0=\u00a00, startet es beim vortrainierten Modell, schnitt " +
    "aber im Mittel schlechter ab, weil *B*\u00a0=\u00a00 größere Lernraten erlaubt (Hayou et al., arXiv 2406.08447). Welche " +
    "Initialisierung nach zwei Schritten den kleinsten Verlust hat, hängt vom Startwert ab. *A* ist zufällig statt " +
    "konstant, damit sich seine Zeilen und deshalb auch die Spalten von *B* unterscheiden. *A* ist klein, weil seine Größe den " +
    "ersten Schritt von *B* bestimmt.",
  table: (counts) =>
    initializationTable(counts, cells(counts), {
      caption: "Dasselbe Training mit vier Initialisierungen",
      head: [
        "Initialisierung",
        "Gradient von *B*",
        "Gradient von *A*",
        "Verlust bei den Schritten 0, 1, 2",
      ],
      start: (start) => `mit ${STARTS[start]}`,
      state,
    }),
  card: {
    subject: () => "Die ersten Schritte von LoRA",
    number: ({ run: { start } }) => plain(LINES[start]),
    meaning: ({ run: { moments } }) => [
      "am Anfang; Verlust in zwei Schritten:",
      `von ${entry(moments[0]!.loss)} auf ${entry(moments.at(-1)!.loss)}`,
    ],
    zero: entry(0),
    notZero: "nicht 0",
    random: "zufällig",
  },
});

// Savings.

export const savings: Locale["savings"] = (f) => {
  const share = (counts: Share) => shareText(f, counts);
  /** Returns the target as its shortest decimal. */
  const target = ({ target }: Savings) => f.percentage(Number((100 * target).toFixed(3)));
  const title = (counts: Counts) =>
    `Anteil einer Matrix der Größe ${shapeText(f, counts)}, den LoRA trainiert, nach Rang`;
  const trains = (counts: Counts) => `${rankOf(f, counts.rank)} trainiert ${share(counts)}`;
  const even = (counts: Savings) =>
    hasBreakEven(counts)
      ? `Gleichstand bei Rang ${breakEvenOf(f, counts)}`
      : "Gleichstand bei keinem Rang";
  function describeTarget(counts: Savings): string {
    const { best } = counts;
    if (!best)
      return counts.target ? `kein Rang spart ${target(counts)}` : "jeder Rang kostet mehr";
    return counts.target
      ? `${rankOf(f, best.rank)} spart noch ${target(counts)}`
      : `${rankOf(f, best.rank)} kostet noch nicht mehr`;
  }
  const [firstRank, lastRank] = [f.exact(RANKS[0]), f.exact(RANKS.at(-1)!)];
  const spoken = (counts: Savings, option: string) =>
    option === "target"
      ? describeTarget(counts)
      : `${option === "rank" ? "Rang" : option} ${f.exact(counts[option as "rank"])}, ` +
        `${f.exact(counts.trainable)} Parameter, ${share(counts)}`;
  return {
    title,
    share,
    reached: describeTarget,
    shape: (counts) => shapeText(f, counts),
    axes: {
      share: "Trainierter Anteil an *W*, logarithmisch",
      quality: "Genauigkeit steigt kaum (GPT-3)",
      rank: "Rang *r*, logarithmisch",
      rankTick: f.exact,
      shareTick: (share) => f.percent(Math.round(share * 1e9), 1e9).share,
      accuracyTick: (percent) => f.percentage(percent),
    },
    verdict: (counts) => [trains(counts), `von ${shapeText(f, counts)}`],
    marks: {
      rank: (counts) => [rankOf(f, counts.rank), `${f.exact(counts.trainable)} Parameter`],
      best: (counts) => [
        describeTarget(counts),
        counts.best ? `${f.exact(counts.best.trainable)} Parameter` : trains(counts.next),
      ],
      even: (counts) => [
        even(counts),
        hasBreakEven(counts) ? `darüber: ${COSTS_MORE}` : "LoRA kostet immer mehr",
      ],
    },
    line: ({ task, weights }) =>
      weights === "q" ? `${task}: nur Query-Gewichte` : `${task}: Query, Value`,
    alt: (counts) =>
      `${title(counts)}. ${trains(counts)}; ${describeTarget(counts)}; ` +
      `${even(counts)}. Darunter die Genauigkeit, die von Rang ${firstRank} bis ${lastRank} kaum steigt.`,
    caption: (counts) =>
      `${loraOf(f, counts.rank)} trainiert ${share(counts)} einer Matrix der Größe ${shapeText(f, counts)}; ` +
      `${describeTarget(counts)}; ${even(counts)}.`,
    cells(counts) {
      const { best, next } = counts;
      return [
        f.exact(counts.rank),
        shapeText(f, counts),
        f.exact(counts.full),
        f.exact(counts.trainable),
        share(counts),
        savingOf(f, counts),
        hasBreakEven(counts) ? breakEvenOf(f, counts) : "keiner",
        target(counts),
        best ? f.exact(best.rank) : "keiner",
        best ? savingOf(f, best) : "–",
        savingOf(f, next),
        ...SWEEPS.map(({ tenths }) => tenths.map((item) => f.oneDecimal(item, 10)).join("; ")),
      ];
    },
    spoken,
    lowered: (counts) => `Verringert, damit es zu d und k passt: ${spoken(counts, "rank")}`,
  };
};

export const savingsPage: Locale["savingsPage"] = (
  f,
  { title, share, reached, axes, alt, cells },
) => ({
  lesson: "Bis zu welchem Rang LoRA spart",
  summary:
    "Der Anteil, den LoRA bei jedem Rang trainiert, der Rang, ab dem es nicht mehr spart, und gemessene Genauigkeit.",
  listed: title,
  labels: { rank: RANK_LABEL, ...SIDE_LABELS, target: "Angestrebte Ersparnis" },
  alt,
  explanation:
    "Der trainierte Anteil ist *r*(*d*\u00a0+\u00a0*k*)/*dk*: doppelter Rang, doppelter Anteil. LoRA spart, solange *r* kleiner als " +
    "*dk*/(*d*\u00a0+\u00a0*k*) ist. Der größte Rang, der einen Anteil *s* spart, ist (1\u00a0−\u00a0*s*)*dk*/(*d*\u00a0+\u00a0*k*), abgerundet. Gemessen: " +
    "Validierungsgenauigkeit von GPT-3 175B, LoRA-Artikel (arXiv 2106.09685), Tabelle 6, mit den Gewichten für Query (q), " +
    `Value (v), Key (k) und Output (o); der Startwert ändert WikiSQL um ±${f.real(0.5)}, MultiNLI um ±${f.real(0.1)}. Ein ` +
    "anderes Modell oder eine andere Aufgabe kann einen höheren Rang brauchen.",
  table: (counts) =>
    savingsTable(f, cells(counts), {
      caption: "Ersparnis nach Rang und gemessene Genauigkeit",
      head: ["Größe", "Wert"],
      quantities: [
        RANK_LABEL,
        "Gewichtsmatrix, *d*\u00a0×\u00a0*k*",
        `${FULL}, *dk*`,
        "LoRA, *r*(*d* + *k*)",
        SHARE_TRAINED,
        "Ersparnis",
        "Rang bei Gleichstand, *dk*/(*d* + *k*)",
        "Angestrebte Ersparnis",
        "Größter Rang, der sie erreicht",
        "Ersparnis bei diesem Rang",
        "Ersparnis beim nächsten Rang",
      ],
      measured: ({ task, weights }, ranks) =>
        `${task} mit ${weights}, %, bei Rang ${ranks.join(", ")}`,
    }),
  card: {
    axes,
    subject: (counts) => `${loraOf(f, counts.rank)} trainiert`,
    number: share,
    meaning: (counts) => [`einer Matrix der Größe ${shapeText(f, counts)};`, reached(counts)],
  },
});

// Adapter.

const DIRECTIONS = { one: "Richtungen enthält", other: "Richtungen enthalten" };

export const adapter: Locale["adapter"] = (f) => {
  const { span, divided, norms } = numberTexts(f);
  const inUnits = (exponent: number) => (exponent ? `, in\u00a0${powerOfTen(exponent)}` : "");
  const percent = ({ share }: Pick<AdapterInput, "share">) => f.percentage(share);
  const directions = ({ directions, ranks }: Pick<Row, "directions" | "ranks">) =>
    `${span(directions, f.exact)} von\u00a0${span(ranks, f.exact)}`;
  const place = ({ kind, layer }: Pick<Module, "kind" | "layer">) =>
    layer === undefined ? kind : `${kind} in Schicht\u00a0${f.exact(layer)}`;
  const hold = (values: Range) => f.plural(values[1], DIRECTIONS);
  const title = "Was das Training in jedem Modul geändert hat";
  const isZero = ({ largest }: Updates) => largest.norm === 0;
  const verdict = (counts: Updates) =>
    isZero(counts)
      ? ["Jede Änderung ist 0: Nichts wurde trainiert."]
      : [
          `Am größten: ${place(counts.largest)}, ${symbol(counts)}\u00a0=\u00a0${norms(counts, range([counts.largest.norm]))}.`,
          `${directions(counts)} ${hold(counts.directions)} ${percent(counts)} jeder Änderung.`,
        ];
  const sentences = (counts: Updates) => verdict(counts).join(" ");
  const notShown = ({ hasMagnitudes }: AdapterInput) =>
    `Nicht gezeigt: welcher Rang genauso gut gewesen wäre${hasMagnitudes ? "; die Beträge von DoRA" : ""}.`;
  const caution = (counts: AdapterInput) => {
    const experts = Math.max(...counts.kinds.map(({ experts = 1 }) => experts));
    const orExperts = experts > 1 ? ` oder in den ${f.exact(experts)} Experten einer Schicht` : "";
    return `Was das Training in jedem Modul${orExperts} hinterlassen hat. ${notShown(counts)}`;
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
        ? "*s* ist je Modul verschieden"
        : `*s*\u00a0=\u00a0${f.real(scale)}${isScaleAssumed ? " angenommen" : ""}`,
    keys: (counts) => [
      `Oben: ${symbol(counts)}, ${counts.measure === "entry" ? "Änderung je Eintrag" : "Größe der Änderung"}` +
        `${inUnits(getExponent(counts.largest.norm))}; gleicher Maßstab`,
      `Unten: Richtungen, die ${percent(counts)} von ${NORM}² enthalten`,
      "und die übrigen der *r* Richtungen des Moduls",
    ],
    example: ({ exampleModule: module, share }) =>
      `${place(module)}: Singulärwerte *σ*; ` +
      `${f.exact(module.directions)} von\u00a0${f.exact(module.rank)} ${hold([0, module.directions])} ${percent({ share })}`,
    values: "Größe, Richtungen",
    norms: ({ largest }, row) => divided(row.norms, getExponent(largest.norm)),
    row: ({ largest }, row) =>
      `${divided(row.norms, getExponent(largest.norm))}, ${directions(row)}`,
    layer: "Schicht",
    tick: f.exact,
    alt: (counts) => plain(`${title}. ${sentences(counts)} ${notShown(counts)}`),
    caption: (counts) =>
      `Was das Training geändert hat. ${plain(sentences(counts))} ` +
      `Das zeigt nicht, welcher Rang genauso gut gewesen wäre${counts.hasMagnitudes ? ", und nicht die Beträge von DoRA" : ""}.` +
      (counts.others
        ? ` Die Datei hat auch Tensoren von ${f.list(counts.others)}, die nicht gezeichnet sind.`
        : ""),
    cells: (counts) =>
      counts.rows.flatMap((row) => [norms(counts, row.norms), span(row.directions, f.exact)]),
    spoken: (counts) => plain(sentences(counts)),
  };
};

/** Returns the strings of two adapters. */
function comparisonWords(
  f: Formats,
  { inUnits, place }: ReturnType<Locale["adapter"]>,
): ComparisonWords {
  const title = "Zwei Adapter derselben Module";
  const texts = comparisonTexts(f, "keine", ", ");
  const verdict = (comparison: Comparison) => {
    const different = texts.different(comparison);
    return [
      different
        ? `Größter Unterschied der Größen: ${place(different)}, ${different.sizes.join(" und\u00a0")}.`
        : "Alle Größen sind gleich.",
      `Mittlere Überlappung der Räume: ${texts.means(comparison).join("; ")}; zufälliger Räume: ${texts.randoms(comparison).join("; ")}.`,
    ];
  };
  const sentences = (comparison: Comparison) => plain(verdict(comparison).join(" "));
  const notShown = ({ hasMagnitudes }: Comparison) =>
    `Nicht gezeigt: ob beide Adapter dasselbe tun${hasMagnitudes ? "; die Beträge von DoRA" : ""}.`;
  const caution = (comparison: Comparison) =>
    "Überlappung: der mittlere quadrierte Kosinus der Hauptwinkel, bei dem schwache Richtungen so viel zählen wie starke. " +
    notShown(comparison);
  return {
    verdict,
    caution,
    subject: ({ isScaleAssumed }) => `zwei Adapter${isScaleAssumed ? "; *s* ist angenommen" : ""}`,
    keys: (comparison, isArea) => [
      `Oben: ${symbol(comparison)} des ersten Adapters${isArea ? ", des zweiten als Linie" : " und des zweiten"}` +
        `${inUnits(exponentOf(comparison))}; gleicher Maßstab`,
      "Unten: Überlappung der Spaltenräume von *B* in beiden Adaptern",
      "und Überlappung der Zeilenräume von *A*",
      "Voll: derselbe Raum. Linie: zufällige Räume",
    ],
    sizes: (comparison, kind) => texts.dividedSizes(comparison, kind).join("; "),
    b: texts.b,
    a: texts.a,
    overlaps: (kind) => texts.overlaps(kind).join(", "),
    listed: () => title,
    alt: (comparison) => `${title}. ${sentences(comparison)}`,
    caption: (comparison) => `${title}. ${sentences(comparison)} ${notShown(comparison)}`,
    table: (comparison) =>
      texts.table(comparison, `${title}, verglichen wie im LoRA-Artikel`, {
        modules: "Module",
        first: (quantity) => `${quantity}, erster`,
        second: (quantity) => `${quantity}, zweiter`,
        overlap: (factor) => `Überlappung von ${factor}`,
        random: "Zufällig",
      }),
    card: {
      subject: () => "Überlappung der Räume von B, zwei Adapter:",
      number: (comparison) => texts.meanOf(comparison, "b"),
      meaning: (comparison) => [
        `im Mittel; zufällige Räume: ${texts.randomOf(comparison, "b")}`,
        `A: ${texts.meanOf(comparison, "a")}`,
      ],
      note: "Größen und Überlappungen von B und A",
    },
  };
}

export const adapterPage: Locale["adapterPage"] = (f, words) => {
  const { title, percent, place, directions, cells, isZero } = words;
  return {
    lesson: "Was ein Adapter gelernt hat",
    summary:
      "Ein trainierter Adapter: die Größe jeder Änderung und wie viele Richtungen das meiste davon enthalten.",
    listed: (counts) => `${title}, ${percent(counts)} jeder Änderung`,
    labels: { share: "Enthaltener Anteil, %", measure: "Größe einer Änderung" },
    values: { measure: { update: "gesamt", entry: "je Eintrag" } },
    alt: words.alt,
    explanation:
      "Die Änderung eines Moduls ist Δ*W*\u00a0=\u00a0*s*·*BA*, mit *s*\u00a0=\u00a0*α*/*r* oder bei rsLoRA *α*/√*r*. Ihre Größe ‖Δ*W*‖ ist die " +
      "Wurzel aus der Summe ihrer quadrierten Singulärwerte, die aus *B* und *A* berechnet sind. Größere Matrizen haben " +
      "größere Normen; je Eintrag ist die Norm durch √(*dk*) geteilt. Richtungen sind wie bei der Umwandlung in LoRA durch " +
      "PEFT gezählt: die kleinste Zahl von Singulärwerten, deren Quadrate mindestens den gewählten Anteil der Summe " +
      "ausmachen. Wenige Richtungen können das meiste einer Änderung enthalten, aber ein Anteil der Quadrate ist keine " +
      "Genauigkeit: Ein Training mit diesem Rang kann anders ausgehen.",
    table: (counts) =>
      adapterTable(f, counts, cells(counts), {
        caption: title,
        modules: "Module",
        sigma: "Größtes *σ*",
        directions: (share) => `Richtungen, die ${share} enthalten`,
        energy: (norm) => `Anteil an der Summe aller ${norm}`,
        norm: "Größe der Änderung",
        chosen: "Richtungen für den gewählten Anteil",
        separator: ", ",
      }),
    card: {
      subject: () => "Richtungen eines trainierten Adapters:",
      number: (counts) => directions(counts),
      meaning: (counts) =>
        isZero(counts)
          ? ["enthalten einen Teil jeder Änderung:", "nichts wurde trainiert"]
          : [
              `enthalten ${percent(counts)} jeder Änderung;`,
              `am größten: ${place(counts.largest)}`,
            ],
      note: "Größe jeder Änderung und ihre Richtungen",
      noteOfSome: "Die größten Änderungen und ihre Richtungen",
    },
    comparison: comparisonWords(f, words),
  };
};

// Methods.

const MEASURES: Readonly<Record<Vertical, string>> = {
  accuracy: "Testgenauigkeit",
  memory: "Speicherspitze",
  time: "Trainingszeit",
};
const LORA_64 = "LoRA mit Rang 64";

/** Names of methods and runs that differ from English. */
const METHOD_NAMES: Readonly<Record<string, string>> = {
  "Full fine-tuning": FULL,
  Full: "Voll",
};
const methodName = (name: string) => METHOD_NAMES[name] ?? name;

const bytesOf = ({ memory }: Run) => 2 ** 20 * memory;

export const methods: Locale["methods"] = (f) => {
  // An axis has no room for "Tsd." and "Mio.".
  const trainedTick = (value: number) =>
    value < 1e6 ? `${f.exact(value / 1e3)}\u00a0k` : `${f.exact(value / 1e6)}\u00a0M`;
  const all = ({ named, others }: Methods) => [...named, ...others];
  const values: Readonly<Record<Vertical, (run: Run) => string>> = {
    accuracy: ({ accuracy }) => f.percentage(accuracy / 100),
    memory: (run) => `${f.oneDecimal(bytesOf(run), 1e9)}\u00a0GB`,
    time: ({ time }) => `${f.oneDecimal(time, 10)}\u00a0s`,
  };
  const value = ({ vertical }: Methods, run: Run) => values[vertical](run);
  const share = ({ full }: Methods, run: Run) => f.percent(run.trained, full.trained).share;
  const runs = (counts: Methods) => f.exact(all(counts).length);
  const title = (counts: Methods) =>
    `${runs(counts)} Feintuning-Läufe mit Llama-3.2-3B: trainierte Parameter und ${MEASURES[counts.vertical]}`;
  const chosenName = ({ chosen, lora, method, highlighted }: Methods) =>
    chosen === lora
      ? LORA_64
      : methodName(method) +
        (highlighted.length > 1 ? ` (bester von ${f.exact(highlighted.length)})` : "");
  function verdict(counts: Methods): string {
    const { chosen, lora, full, vertical } = counts;
    const parts = [
      `${chosenName(counts)} trainiert ${share(counts, chosen)} der Parameter`,
      `${MEASURES[vertical]} ${value(counts, chosen)}`,
      ...(chosen === lora ? [] : [`${LORA_64}: ${value(counts, lora)}`]),
      ...(chosen === full ? [] : [`volles Feintuning: ${value(counts, full)}`]),
    ];
    return `${parts.join("; ")}.`;
  }
  const formatBytes = (run: Run) => f.exact(bytesOf(run));
  return {
    title,
    values,
    value,
    share,
    verdict,
    formatBytes,
    all,
    heading: (counts) => `${runs(counts)} Läufe, Llama-3.2-3B`,
    plot: {
      vertical: {
        accuracy: "Testgenauigkeit, %; hoch ist gut",
        memory: "Speicherspitze, GB; wenig ist gut",
        time: "Zeit, s (log.); wenig ist gut",
      },
      trained: "trainierte Parameter, logarithmisch",
      trainedTick,
      fewer: (tick) => `<\u00a0${tick}`,
      more: (max) => `>\u00a0${trainedTick(max)}`,
      verticalTick: f.exact,
      full: FULL,
      runName: ({ name }) => methodName(name),
    },
    outcome: (counts) => [
      chosenName(counts),
      `trainiert ${share(counts, counts.chosen)}; ` +
        `${counts.vertical === "accuracy" ? "Test: " : ""}${value(counts, counts.chosen)}`,
    ],
    others: (counts) =>
      (counts.chosen === counts.lora ? "" : `LoRA r64: ${value(counts, counts.lora)}; `) +
      `voll: ${value(counts, counts.full)}`,
    key: (counts) => [
      "LoRA-Familie; Linie: r32, r64",
      FULL,
      isCompared(counts)
        ? methodName(counts.method)
        : `${f.exact(counts.others.length)} weitere Läufe`,
    ],
    note: "Ein Punkt ist eine Einstellung, kein\u00a0Urteil.",
    alt: (counts) =>
      `${title(counts)}. ${verdict(counts)} Bester Wert: ${methodName(findBest(all(counts), counts.vertical)!.method)}.`,
    caption: (counts) => `${runs(counts)} gemessene Läufe. ${verdict(counts)}`,
    cells: () => [],
    spoken: verdict,
  };
};

export const methodsPage: Locale["methodsPage"] = (f, words) => {
  const { title, value, share, plot } = words;
  const settingWords = getSettingWords(f);
  const trend = trendTexts(f);
  return {
    lesson: "Wie LoRA im Vergleich mit anderen Methoden abschneidet",
    summary:
      "Gemessene Läufe von LoRA und anderen Methoden: trainierte Parameter, Genauigkeit, Speicher und Zeit.",
    listed: title,
    labels: { vertical: "Senkrechte Achse", method: "Hervorheben" },
    values: {
      vertical: { accuracy: "Genauigkeit", memory: "Speicher", time: "Zeit" },
      method: METHOD_NAMES,
    },
    alt: words.alt,
    explanation:
      `Methodenvergleich von PEFT (huggingface/peft, Commit 5d602fd): Llama-3.2-3B in bfloat16, ${f.exact(5000)} Schritte mit je ` +
      "4 Beispielen auf MetaMathQA, getestet auf GSM8K, eine L40S. Das Bild benennt ein Dutzend bekannte Methoden, von " +
      "mehreren Läufen den genauesten. Jeder Lauf ist eine Einstellung mit einem Startwert: Ein schlechtes Ergebnis gehört " +
      "zur Einstellung, nicht zur Methode. Bei Rang 64 unterscheiden sich rsLoRA und LoRA auch in der Skalierung, 8 und 2. " +
      "Die Speicherspitze ist der reservierte Speicher. " +
      `Über die ${trend.count} Läufe mit weniger als ${f.exact(SMALL / 1e6)}\u00a0Millionen Parametern ist die Rangkorrelation von Größe ` +
      `und Genauigkeit ${trend.accuracy}, von Größe und Speicher ${trend.memory}, von Größe und Zeit ${trend.time}.`,
    table: (counts) =>
      methodsTable(f, counts, words, {
        caption: (named, others) =>
          `Die ${f.exact(named)} benannten Läufe, dann ${f.exact(others)} weitere, die im Druck fehlen`,
        head: [
          "Methode",
          "Einstellung",
          "Trainierte Parameter",
          "Testgenauigkeit",
          "Speicherspitze, Byte",
          "Trainingszeit",
        ],
        settings: settingWords,
        separator: ", ",
      }),
    card: {
      plot,
      subject: ({ chosen, lora, method, vertical }) =>
        `${MEASURES[vertical]} von ${chosen === lora ? LORA_64 : method === "Full fine-tuning" ? "vollem Feintuning" : method}`,
      number: (counts) => value(counts, counts.chosen),
      meaning: (counts) => [
        `mit ${share(counts, counts.chosen)} trainiert;`,
        counts.chosen === counts.full
          ? `LoRA: ${value(counts, counts.lora)}`
          : `volles Feintuning: ${value(counts, counts.full)}`,
      ],
    },
  };
};

/** The parts of a run's setting. */
function getSettingWords(f: Formats): SettingWords {
  return {
    r: (rank, last) =>
      last === undefined ? `r ${f.exact(rank!)}` : `r ${f.exact(rank!)} bis ${f.exact(last)}`,
    values: (count) => `${f.exact(count!)} Werte`,
    tokens: (count) => `${f.exact(count!)} Token`,
    frequencies: (count) => `${f.exact(count!)} Frequenzen`,
    subspaces: (count) => `${f.exact(count!)} Unterräume`,
    groups: (size) => `Gruppen zu ${f.exact(size!)}`,
    blocks: (size) => `Blöcke der Größe ${f.exact(size!)}`,
    factor: (factor) => `Faktor ${f.exact(factor!)}`,
    sparse: (share) => `dünn besetzt ${f.real(share!)}`,
    learningRate: (rate) => `Lernrate ${f.real(rate!)}`,
    vBiases: () => "Bias-Terme von v",
    allNorms: () => "alle Norm-Schichten",
    allLinear: () => "alle linearen",
    mini: () => "Mini",
    bat: () => "Bat",
    para: () => "PaRa",
    fast: () => "schnell",
    tied: () => "gekoppelt",
    vectors: () => "Vektoren",
    mlp: () => "MLP",
    randomStart: () => "zufälliger Start",
    wordStart: () => "Start mit Wörtern",
    zeroStart: () => "Start mit null",
    default: () => "Standard",
  };
}

// Merge.

const TASK_NAMES: Readonly<Record<Task, string>> = { law: "Recht", code: "Code", poems: "Lyrik" };

export const merge: Locale["merge"] = (f) => {
  const entry = (value: number) => f.signed(value, 0);
  /** Returns a matrix in one line: "2 −1 0; 1 3 −2". */
  const matrix = (rows: Matrix) => rows.map((row) => row.map(entry).join("\u00a0")).join("; ");
  /** Returns a column in one line: "6, 5, −3". */
  const column = (rows: Matrix) => rows.map(([value = 0]) => entry(value)).join(",\u00a0");
  const task = (task: Task) => TASK_NAMES[task];
  const tasks = (count: number) =>
    `${f.exact(count)} ${f.plural(count, { one: "Aufgabe", other: "Aufgaben" })}`;
  const outcome = ({ copies, adapters }: Pick<Merge, "copies" | "adapters">) =>
    adapters > copies
      ? "Adapter kosten mehr"
      : `${adapters < copies ? f.percent(adapters, copies).rest : "nichts"} gespart`;
  const share = ({ copies, adapters }: Pick<Merge, "copies" | "adapters">) =>
    f.percent(adapters, copies).share;
  const verdict = (counts: Merge) => `${share(counts)} der Byte voller Kopien: ${outcome(counts)}.`;
  return {
    entry,
    task,
    title: ({ example }) =>
      `Der Adapter der Aufgabe „${task(example.task)}“, getrennt von W und mit W verschmolzen`,
    alt: (counts) =>
      `Wx + ${SCALING}BAx und W′x sind für die Aufgabe „${task(counts.example.task)}“ beide ` +
      `(${column(counts.example.h)}). Gespeichert für ${tasks(counts.tasks)}: volle Kopien ` +
      `${f.exact(counts.copies)} Byte, ein W mit Adaptern ${f.exact(counts.adapters)}.`,
    heading: "Verschmelzen erhält die Ausgabe",
    scaling: `*r* = 1, *α* = ${SCALING}: *α*/*r* = ${SCALING}`,
    separate: "Getrennt, zwei Wege: *h*\u00a0=\u00a0*Wx*\u00a0+\u00a0(*α*/*r*)*BA**x*",
    merged: "Verschmolzen, eine Matrix: *W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*",
    changed: "fett: geändert",
    same: "gleiche Ausgabe",
    kept: (counts) => `Speicher für ${tasks(counts.tasks)}, Byte`,
    shape: ({ d, k, rank }) =>
      `*W*, ${sizeText(f, d, k)}, in bf16; Adapter vom Rang *r*\u00a0=\u00a0${f.exact(rank)} in fp32`,
    copies: "Volle Kopien von *W*",
    adapters: "Ein *W* und Adapter",
    bytes: f.exact,
    thinMatrix: (times) =>
      `Der Teil von W am Balken ist ${f.exact(times)}\u00a0× so breit gezeichnet wie maßstäblich.`,
    thinAdapters: (times) =>
      `Der Teil der Adapter am Balken ist ${f.exact(times)}\u00a0× so breit gezeichnet wie maßstäblich.`,
    share,
    outcome,
    verdict,
    caption: (counts) =>
      `Der Adapter der Aufgabe „${task(counts.example.task)}“ ergibt verschmolzen und getrennt dieselbe Ausgabe. ` +
      `Volle Kopien einer Matrix der Größe ${shapeText(f, counts)} für ${tasks(counts.tasks)} brauchen ` +
      `${f.exact(counts.copies)} Byte; ein W mit Adaptern vom Rang ${f.exact(counts.rank)} braucht ` +
      `${f.exact(counts.adapters)}.`,
    cells({ example, ...counts }) {
      const { b, a, ba, merged, wx, ax, bax, h, mergedH } = example;
      const entries = (...all: Matrix[]) => f.exact(all.flat(2).length);
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
        : `${task(counts.example.task)}, h\u00a0=\u00a0${column(counts.example.h)}`,
  };
};

/** Returns the strings of the figure in bf16. */
function roundingWords(f: Formats): RoundingWords {
  const { share, error, ratio, ...texts } = roundingTexts(f);
  const rank = (value: number) => `Rang\u00a0${f.exact(value)}`;
  const shares = (merges: readonly Rounded[]) =>
    f.list(merges.map((item) => `${share(item)} (bei ${ratio(item)})`));
  const alt = ({ rows }: Rounding) => {
    const results = rows.map((row) => `${rank(row.rank)}: ${shares(row.merges)}`);
    return (
      "Gewichte in bf16, die ihren Wert behalten, wenn BA addiert wird, nach Rang und nach Größe von BA im Verhältnis " +
      `zu W. ${results.join("; ")}.`
    );
  };
  const limits =
    `bf16 hat ${texts.bits} signifikante Bit: Eine Änderung, die kleiner als 1/${texts.lost} ihres Gewichts ist, geht ` +
    `verloren, eine, die größer als 1/${texts.kept} ist, nicht.`;
  return {
    rank,
    limits,
    heading: "bf16 verliert kleine Änderungen",
    formula: "*W′* = *W* + *BA*, auf bf16 gerundet",
    keys: ["gefüllt: Gewicht geändert", "leer: verloren, Gewicht gleich"],
    units:
      "*BA*/*W*: Verhältnis der quadratischen Mittel; Verluste: Anteil der Gewichte; Fehler: relativ zu *BA*",
    corner: `Gezeigt: ${texts.corner} von ${texts.size} zufälligen Gewichten`,
    ratio: (item) => `*BA*/*W*: ${ratio(item)}`,
    lost: (item) => `Verlust: ${share(item)}`,
    error: (item) => `Fehler: ${error(item)}`,
    listed: () => "Die Gewichte, die sich ändern, wenn BA in bf16 addiert wird",
    alt,
    caption: ({ example }) =>
      "Beim Verschmelzen in bf16 geht ein Teil der Änderung verloren. Ist BA das " +
      `${ratio(example)}-Fache von W, behalten ${share(example)} der Gewichte bei ${rank(example.rank)} ihren Wert, ` +
      `und der Fehler der Änderung ist ${error(example)}.`,
    table: (rounding) =>
      texts.table(
        rounding,
        `Gewichte in bf16, die ihren Wert behalten, von ${texts.weights} zufälligen, nahezu normalverteilten; die Summe wird einmal gerundet, zur nächsten Zahl, bei Gleichstand zur geraden`,
        [
          RANK_LABEL,
          "rms(*BA*) / rms(*W*)",
          "Unveränderte Gewichte",
          "Anteil",
          "Fehler der Änderung",
        ],
      ),
    card: {
      subject: ({ example }) => `In bf16 verschmolzen, ${rank(example.rank)}`,
      number: ({ example }) => share(example),
      meaning: ({ example }) => [
        "der Gewichte bleiben gleich,",
        `bei BA/W\u00a0=\u00a0${ratio(example)}`,
      ],
      note: "Leer: Änderung verloren",
    },
  };
}

export const mergePage: Locale["mergePage"] = (f, live) => {
  const { title, alt, cells, copies, adapters, task, share, outcome } = live;
  return {
    lesson: "Wie Adapter verschmolzen und gespeichert werden",
    summary:
      "Ein durchgerechnetes Beispiel in ganzen Zahlen: ein Adapter getrennt, verschmolzen und gespeichert.",
    listed: title,
    labels: { task: "Aufgabe", tasks: "Zahl der Aufgaben" },
    values: { task: { law: task("law"), code: task("code"), poems: task("poems") } },
    alt,
    explanation:
      "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* hat die Größe von *W*, deshalb verursacht ein verschmolzener Adapter bei der Inferenz " +
      "weder mehr Rechenaufwand noch mehr Latenz (LoRA-Artikel, arXiv 2106.09685, Abschnitt 4.1). Um die Aufgabe zu wechseln, " +
      "zieht man (*α*/*r*)*BA* ab und addiert das eines anderen Adapters, oder man lässt *W* unverändert und tauscht *B* und *A* aus. " +
      "In Gleitkommaarithmetik ergibt beides bis auf Rundung dieselbe Ausgabe. Ein Gewicht von *W* braucht 2 Byte (bf16) und ein " +
      "Gewicht eines Adapters 4 (fp32), wie PEFT sie speichert; Kopfdaten der Dateien sind nicht gezählt.",
    table: (counts) =>
      mergeTable(cells(counts), {
        caption:
          "Das durchgerechnete Beispiel, mit Strichpunkten zwischen den Zeilen einer Matrix, und die gespeicherten Byte",
        head: ["Größe", "Wert"],
        quantities: [
          "Verschmolzen, *W′* = *W* + (*α*/*r*)*BA*",
          "Änderung, (*α*/*r*)*B*(*Ax*)",
          "Ausgabe, *h* = *Wx* + (*α*/*r*)*B*(*Ax*)",
          "Zahlen in *W* und im Adapter",
          "Gespeicherte Matrix, *d*\u00a0×\u00a0*k*, und Rang *r*",
          "Eine Matrix, Byte",
          "Ein Adapter, Byte",
          "Aufgaben",
          "Volle Kopien, Byte",
          "Ein *W* und Adapter, Byte",
          "Anteil an vollen Kopien",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: ({ tasks }) => `Ein W, ${f.exact(tasks)} Adapter`,
      number: share,
      meaning: (counts) => ["der Byte voller Kopien:", outcome(counts)],
      bytes: (name, bytes) => `${name}: ${f.exact(bytes)} Byte`,
      copies,
      adapters,
    },
    rounding: roundingWords(f),
  };
};
