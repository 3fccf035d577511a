/**
 * Simplified Chinese. The tag is "zh", which is also the address /zh/: its likely script is Hans, and Intl returns
 * the same patterns for zh, zh-CN and zh-Hans.
 *
 * Typography: full-width punctuation, and a space between Han characters and Latin letters, digits or formulas, but
 * none beside full-width punctuation. \u00a0 is between 秩 and its number, and between numbers and units.
 * Percentages have no space, as Intl writes them. `*…*` marks a variable.
 *
 * Glossary, with the source of each term. "d2l" is the Chinese edition of Dive into Deep Learning (d2l-ai/d2l-zh), "HF" is
 * the Chinese documentation of transformers (docs/source/zh/peft.md), and "usage" is a term that Chinese texts on LoRA use,
 * but that neither of them has.
 *
 * | English              | Chinese            | Source |
 * | -------------------- | ------------------ | ------ |
 * | fine-tuning          | 微调               | d2l, fine-tuning.md; HF |
 * | learning rate        | 学习率             | d2l, TERMINOLOGY.md |
 * | gradient             | 梯度               | d2l, TERMINOLOGY.md |
 * | optimizer            | 优化器             | d2l, TERMINOLOGY.md |
 * | accuracy             | 准确率             | d2l, TERMINOLOGY.md |
 * | encoder, decoder     | 编码器、解码器     | d2l, TERMINOLOGY.md |
 * | hidden layer         | 隐藏层             | d2l, TERMINOLOGY.md |
 * | token                | 词元               | d2l |
 * | forward pass         | 前向传播           | d2l |
 * | momentum             | 动量               | d2l, TERMINOLOGY.md (动量法) |
 * | frozen               | 冻结               | HF |
 * | trainable            | 可训练             | HF |
 * | adapter              | 适配器             | HF |
 * | rank                 | 秩                 | usage; title of the article in the Chinese Wikipedia: 秩 (线性代数) |
 * | singular value       | 奇异值             | usage; article in the Chinese Wikipedia: 奇异值分解 |
 * | low-rank             | 低秩               | usage |
 * | weight matrix        | 权重矩阵           | usage |
 * | full fine-tuning     | 全参数微调         | usage (HF: 完全微调) |
 * | inference            | 推理               | usage |
 * | GPU memory           | 显存               | usage |
 * | activations          | 激活值             | usage |
 * | checkpointing        | 梯度检查点         | usage |
 * | multiply-add         | 乘加               | usage |
 * | base model           | 基座               | usage |
 * | break-even rank      | 临界秩             | no source; explained where it occurs |
 * | sheet (of rank 1)    | 秩 1 分量          | no source; a component of a sum |
 * | overlap of spans     | 空间的重叠度       | no source |
 */

import type { Counts } from "../counts.js";
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
import { SIDE as CAPACITY_SIDE, type Rank, SEEDS, TESTED } from "../figures/capacity/runs.js";
import { capacityTable } from "../figures/capacity/tables.js";
import type { Meaning } from "../figures/card.js";
import { GPT3_RATES, MEASURED_SECONDS, type Work } from "../figures/compute/numbers.js";
import { computeTable } from "../figures/compute/tables.js";
import { exerciseWords } from "../figures/decomposition/exercise.js";
import type { Input as DecompositionInput, Exercise } from "../figures/decomposition/numbers.js";
import { matrixTable, type Span, stepWords } from "../figures/decomposition/tables.js";
import { cellTexts, scalingText } from "../figures/decomposition/texts.js";
import type { Table } from "../figures/figure.js";
import type { Numbers as ForwardNumbers } from "../figures/forward/numbers.js";
import { forwardTable } from "../figures/forward/tables.js";
import { isZero as isZeroMatrix, type TrainingRun } from "../figures/initialization/numbers.js";
import { initializationTable } from "../figures/initialization/tables.js";
import {
  INPUTS as INITIALIZATION_INPUTS,
  RANK as INITIALIZATION_RANK,
  RATE as INITIALIZATION_RATE,
  SIDE as INITIALIZATION_SIDE,
  type Initialization,
  type Moment,
} from "../figures/initialization/training.js";
import type { Matrix as NumberMatrix } from "../figures/matrix.js";
import {
  A100_OVERHEAD_RANGE,
  type Costs,
  hasActivations,
  type Published,
  TRAINING_MODES,
  type Training,
  type TrainingMode,
} from "../figures/memory/numbers.js";
import { memoryTable } from "../figures/memory/tables.js";
import { byteTexts, type RowWords, textRows } from "../figures/memory/texts.js";
import { type Matrix, SCALING, type Task, W, X } from "../figures/merge/example.js";
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
  type Vertical,
} from "../figures/methods/numbers.js";
import { methodsTable, type SettingWords, trendTexts } from "../figures/methods/tables.js";
import { SMALL } from "../figures/methods/trend.js";
import { type Layers, toShare } from "../figures/model/numbers.js";
import { modelTable } from "../figures/model/tables.js";
import { hasBreakEven, type Numbers as SavingsNumbers } from "../figures/savings/numbers.js";
import { RANKS, SWEEPS } from "../figures/savings/sweep.js";
import { savingsTable } from "../figures/savings/tables.js";
import type { ShareWords } from "../figures/share.js";
import { droppedText, type Numbers as SpectrumNumbers } from "../figures/spectrum/numbers.js";
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
import { listSettings, type SettingTexts } from "../tables/settings.js";
import type { Notes } from "../tables/words.js";
import type { Locale } from "./locale.js";

export const language: Language = {
  tag: "zh",
  direction: "ltr",
  numbers: {
    decimal: ".",
    group: ",",
    minGrouped: 1,
    minus: "−",
    percent: ["", "%"],
    units: ["k", "M", "B", "T"],
  },
  list: ["、", " 和 "],
};

// Phrases that several figures share.

const NONE = "无";
const FULL = "全参数微调";
const COSTS_MORE = "LoRA 代价更高";
const THIN_BARS = "细条未按比例";

/**
 * Returns the text without spaces after full-width punctuation and between full-width characters, as around a name that
 * may be Chinese or Latin.
 */
const tidy = (text: string) =>
  text.replace(/([\u3001-\u303f\uff01-\uff1f]) |([⺀-￯]) (?=[⺀-￯])/g, "$1$2");

/** Returns "秩 8". */
const formatRank = (f: Formats, rank: number) => `秩\u00a0${f.exact(rank)}`;

const formatParameters = (f: Formats, count: number) => `${f.exact(count)} 个参数`;

/** Returns the saving, or that LoRA costs more. */
const formatSaving = (f: Formats, { trainable, full }: Share) =>
  trainable > full ? `${NONE}，${COSTS_MORE}` : f.percent(trainable, full).rest;

/** Returns "1/256", or undefined for a share of more than one half. */
const oneIn = (f: Formats, part: number, total: number) =>
  2 * part > total ? undefined : `${total % part ? "约 " : ""}1/${timesText(f, part, total)}`;

/** Returns "占全参数微调 16,777,216 个参数的 0.391%，节省 99.609%"; `of` names the total. */
function formatOutcome(f: Formats, { trainable, full }: Share, of: string): string {
  const { share, rest } = f.percent(trainable, full);
  if (trainable > full) return `占${of}的 ${share}，${COSTS_MORE}`;
  return `占${of}的 ${share}，${trainable < full ? `节省 ${rest}` : "没有节省"}`;
}

/** Returns the strings beside the share's area. `loss` states that LoRA costs more. */
function shareWords(
  f: Formats,
  { trainable, full }: Share,
  names: readonly [full: string, trained: string],
  loss: string,
): ShareWords {
  const { share, rest } = f.percent(trainable, full);
  const ratio = oneIn(f, trainable, full);
  return {
    outline: "全参数",
    full: names[0] + f.exact(full),
    trained: names[1] + f.exact(trainable),
    verdict:
      trainable > full
        ? [`LoRA 训练 ${share}`, loss]
        : [tidy(`LoRA 训练 ${ratio ?? share}`), `${ratio ? `即 ${share}，` : "从而"}节省 ${rest}`],
    times: (times) => `${f.exact(times)}\u00a0×`,
    corner: (times) => `左下角放大 ${f.exact(times)} 倍。`,
  };
}

const formatBreakEven = (f: Formats, counts: Sides & Pick<Share, "full">) =>
  breakEvenText(f, counts, (rank, isBelow) => `略${isBelow ? "低" : "高"}于 ${rank}`);

/** Returns phrases of previews. */
const cardWords = (f: Formats) => ({
  count: f.exact,
  meaning({ trainable, full }: Share): Meaning {
    const total = f.exact(full);
    if (trainable > full) return [`可训练，而非 ${total}：`, COSTS_MORE];
    const outcome =
      trainable < full
        ? (oneIn(f, trainable, full) ?? shareText(f, { trainable, full }))
        : "LoRA 没有节省";
    return [`可训练，占 ${total} 的`, outcome];
  },
  thinBars: THIN_BARS,
  tooLarge: (times: number) => `小面积画成 ${f.quotient(Math.round(10 * times), 10)} 倍大`,
});

/** Returns how experts are stored. */
const formatLayout = (experts: "fused" | "separate") =>
  experts === "fused"
    ? "合并存储，与 transformers\u00a05 一致"
    : "分开存储，与 transformers\u00a04 一致";

/** Returns the targets as "q_proj 和 v_proj", or as a number of kinds of module. */
function formatTargets(f: Formats, targets: Targets): string {
  if (targets === "all") return "全部线性模块";
  if ("kinds" in targets)
    return `${f.exact(targets.total)} 类模块中的 ${f.exact(targets.kinds)} 类`;
  return f.list(targets);
}

/** Returns a note on parameters that the count leaves out, or on how experts are stored. */
function modelNote({
  isHeadless,
  experts,
}: Pick<WholeCount, "isHeadless" | "experts">): string | undefined {
  if (isHeadless) return "模型的统计不含池化层和输出头。";
  return experts && `专家${formatLayout(experts)}。`;
}

/** The strings that a page has around every figure. */
export const html: Locale["html"] = (f) => ({
  details: "描述与数据",
  answer: "答案",
  reset: "重置",
  svg: "下载 SVG",
  png: "下载 PNG",
  link: "此视图的链接",
  failed: "下载失败。",
  sheet: "触觉图",
  key: "盲文图例",
  controls: "控件",
  count: f.exact,
  figure: (number) => `图\u00a0${number}`,
  table: (number) => `表\u00a0${number}`,
  bookContents: "目录",
  bookFigures: "插图",
  bookTables: "表格",
  bookAlternatives: "每张图片都有替代文本。",
  bookDescriptions: "数字较多的图后附有说明和表格。",
  bookFormulas: "公式采用 MathML。",
  bookNavigation: "本书有目录和标题。",
});

// decomposition

const loraAt = (f: Formats, rank: number) => `${formatRank(f, rank)} 的 LoRA`;

export const decomposition: Locale["decomposition"] = (f) => {
  const title = ({ rank }: Counts) => loraAt(f, rank);
  const spoken = (counts: Counts, option: string) =>
    `${option === "rank" ? "秩" : option}\u00a0${f.exact(counts[option as "rank"])}，${formatParameters(f, counts.trainable)}，${shareText(f, counts)}`;
  const alt = (counts: Counts) =>
    `${title(counts)}：W（${sizeText(f, counts.d, counts.k)}，冻结）加上` +
    `${counts.scaling === 1 ? "" : ` ${scalingText(f, counts)} 倍的`}` +
    ` B（${sizeText(f, counts.d, counts.rank)}）与 A（${sizeText(f, counts.rank, counts.k)}）之积。` +
    `训练 ${formatParameters(f, counts.trainable)}，${formatOutcome(f, counts, ` ${f.exact(counts.full)} `)}。`;
  return {
    title,
    alt,
    size: (...args) => sizeText(f, ...args),
    values: (counts) => `*α*/*r*\u00a0=\u00a0${scalingText(f, counts)}`,
    matrices: (counts, composition) =>
      composition === "wide"
        ? [
            ["*d* × *k*", sizeText(f, counts.d, counts.k, " "), "冻结"],
            [`秩 ≤\u00a0*r*\u00a0=\u00a0${f.exact(counts.rank)}`, "从不存储"],
            ["适配后", "大小不变"],
          ]
        : [["冻结"], ["秩 ≤ *r*"], ["适配后"]],
    trained: "可训练",
    columns: (rank) => `${f.exact(rank)} 列`,
    rows: (rank) => `${f.exact(rank)} 行`,
    sizes: (counts) => [
      `*W*，*d* × *k*：${sizeText(f, counts.d, counts.k, " ")}，冻结`,
      `*BA*：秩 ≤ *r* = ${f.exact(counts.rank)}，从不存储`,
    ],
    thickStrips: (rank, times) =>
      `${formatRank(f, rank)} 时，*B* 和 *A* 的粗细画成实际比例的 ${f.exact(times)} 倍。`,
    thinSide: (side, times) => `边 *${side}* 的长度画成实际比例的 ${f.exact(times)} 倍。`,
    share: (counts) =>
      shareWords(
        f,
        counts,
        ["全参数 *dk*：", "LoRA *r*(*d*\u00a0+\u00a0*k*)："],
        `代价更高（临界秩：${formatBreakEven(f, counts)}）`,
      ),
    caption: (counts) =>
      `${title(counts)} 在 ${sizeText(f, counts.d, counts.k)} 的权重矩阵上训练 ${formatParameters(f, counts.trainable)}，` +
      `${formatOutcome(f, counts, `全参数微调 ${formatParameters(f, counts.full)}`)}。`,
    cells: (counts) =>
      cellTexts(
        f,
        counts,
        shapeText(f, counts),
        formatSaving(f, counts),
        formatBreakEven(f, counts),
      ),
    spoken,
    lowered: (counts) => `已降低以适应 d 和 k：${spoken(counts, "rank")}`,
    // Only pages with an exercise load this module.
    answer: async (counts, { goal }) => {
      if (!goal) return undefined;
      const { replyTo } = await import("./zh.js");
      return replyTo(f, counts, goal);
    },
  };
};

/** Returns the words of an exercise. */
const exerciseIn = (f: Formats, exercise: Exercise) =>
  exerciseWords(f, exercise, shapeText(f, exercise), {
    task: (target, shape) => `在 ${shape} 的矩阵上，找出至少节省 ${target} 的最大的秩。`,
    answer: (rank, saving, next) => `最大的是秩\u00a0${rank}：节省 ${saving}。${next}`,
    slightlyLess: (rank, target) => `秩\u00a0${rank} 节省的略少于 ${target}。`,
    less: (rank, saving, target) => `秩\u00a0${rank} 节省 ${saving}，少于 ${target}。`,
    nothing: (rank, target) => `秩\u00a0${rank} 没有节省，少于 ${target}。`,
    otherMatrix: (shape) => `本题讨论的是 ${shape} 的矩阵。`,
    noSaving: (rank) => `秩\u00a0${rank} 没有节省：LoRA 训练的参数不少于 W 的参数。`,
    enough: (rank, saving, target) =>
      `秩\u00a0${rank} 节省 ${saving}，不少于 ${target}。还有更大的秩也能做到吗？`,
  });

/** Returns the reply to a reader's rank. */
export const replyTo = (f: Formats, counts: Counts, exercise: Exercise) =>
  exerciseIn(f, exercise).replyTo(counts);

/** Returns "1 至 8". */
const span = ([first, last]: Span) => `${first} 至 ${last}`;

export const decompositionPage: Locale["decompositionPage"] = (f, { title, alt, cells }) => {
  return {
    lesson: "一个矩阵的代价",
    summary: "一个权重矩阵、它的两个低秩因子，以及训练它们的代价。",
    listed: (counts) => `${title(counts)}，${shapeText(f, counts)}`,
    labels: { rank: "秩 *r*", d: "行数 *d*", k: "列数 *k*" },
    alt,
    explanation:
      "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*。" +
      "*BA* 的每个元素由 *B* 的一行乘以 *A* 的一列得到，因此 *BA* 的秩至多为 *r*。",
    table: (counts) =>
      matrixTable(counts, cells(counts), {
        caption: "形状与参数量",
        head: ["量", "公式", "值"],
        quantities: [
          "秩",
          "权重矩阵",
          FULL,
          "LoRA",
          "其中 *B*",
          "其中 *A*",
          "训练占比",
          "节省",
          "临界秩",
          "缩放",
        ],
        savingFormula: "1 − 占比",
      }),
    steps: stepWords(f, {
      legend: "秩 *r*",
      ranks: (names) => `秩\u00a0${f.list(names)} 的 LoRA`,
      manyRanks: (count, ends) => `${count} 个秩（${span(ends)}）的 LoRA`,
      listed: ({ ranks, shape }) => `${ranks}，${shape}`,
      caption: ({ ranks, shape, trained, share, full }) =>
        `${ranks} 在 ${shape} 的权重矩阵上训练 ${span(trained)} 个参数，` +
        `占全参数微调 ${f.exact(full)} 个参数的 ${span(share)}。`,
      alt: ({ ranks, shape, trained, share, full }) =>
        `${ranks}：W（${shape}，冻结）加上 B 与 A 之积。` +
        `训练 ${span(trained)} 个参数，占 ${f.exact(full)} 的 ${span(share)}。`,
      saving: (counts) => formatSaving(f, counts),
      table: {
        caption: "逐秩比较",
        head: ["秩 *r*", "LoRA，*r*(*d*\u00a0+\u00a0*k*)", "训练占比", "节省"],
      },
    }),
    goal: ({ goal }: DecompositionInput) => goal && exerciseIn(f, goal).goal,
    card: {
      ...cardWords(f),
      subject: (counts) => `${formatRank(f, counts.rank)}，${shapeText(f, counts)}`,
      number: (counts) => f.exact(counts.trainable),
    },
  };
};

// model

export const model: Locale["model"] = (f) => {
  const title = (counts: WholeCount) => tidy(`${counts.model} 上${loraAt(f, counts.rank)}`);
  const experts = (count: number) => `${f.exact(count)} 个专家`;
  const other = "其他线性模块";
  const roles = {
    attention: "注意力",
    cross: "交叉注意力",
    mlp: "MLP",
    experts: "专家",
    shared: "另有共享专家",
    other,
  };
  const others = {
    "": other,
    vision: `视觉的${other}`,
    encoder: `编码器的${other}`,
    decoder: `解码器的${other}`,
  };
  const share = (counts: WholeCount) => shareText(f, toShare(counts));
  const alt = (counts: Layers) =>
    tidy(
      `${title(counts)}：B 和 A 可训练，位于 ${formatTargets(f, counts.targets)} 旁，其余全部冻结。`,
    ) +
    `训练 ${formatParameters(f, counts.trainable)}，${formatOutcome(f, toShare(counts), ` ${f.exact(counts.base)} `)}。`;
  return {
    title,
    alt,
    size: (rows, columns) => sizeText(f, rows, columns),
    targets: (adapted) => formatTargets(f, adapted),
    scaling: (counts) => `缩放 *α*/*r*\u00a0=\u00a0${f.real(counts.alpha)}/${f.exact(counts.rank)}`,
    trained: (adapted) => `*B* 和 *A* 可训练：${formatTargets(f, adapted)}`,
    frozen: "冻结的 *W* 及其余全部",
    layer({ part, layers }) {
      const names = { "": "", vision: "视觉：", encoder: "编码器：", decoder: "解码器：" };
      return `${names[part]}${f.exact(layers)} 层之一`;
    },
    block({ role, part, each = 1, hasRouter, layers, isParallel }, { layers: all }, hasLayers) {
      if (!all) return hasLayers ? others[part ?? ""] : "线性模块";
      const count = experts(each);
      const name = hasRouter
        ? `路由，${count}`
        : each === 1
          ? roles[role]
          : role === "experts"
            ? count
            : `${roles[role]} ×\u00a0${f.exact(each)}`;
      const where = layers === undefined ? "" : `，${f.exact(all)} 层中的 ${f.exact(layers)} 层`;
      return name + (isParallel ? "，并行" : "") + where;
    },
    experts,
    each: (size) => `各 ${size}`,
    share: (counts) =>
      shareWords(f, toShare(counts), [`${FULL}：`, `${loraAt(f, counts.rank)}：`], "代价更高"),
    thickStrips: (times) => `*B* 和 *A* 的粗细画成实际比例的 ${f.exact(times)} 倍。`,
    thinSide: (times) => `模块最细的边画成实际比例的 ${f.exact(times)} 倍。`,
    note: modelNote,
    caption: (counts) =>
      tidy(
        `${loraAt(f, counts.rank)} 在 ${counts.model} 的 ${formatTargets(f, counts.targets)} 上训练 `,
      ) +
      `${formatParameters(f, counts.trainable)}，` +
      `${formatOutcome(f, toShare(counts), `模型 ${formatParameters(f, counts.base)}`)}。`,
    cells: (counts) => [
      ...counts.modules.map(({ parameters }) => f.exact(parameters)),
      f.exact(counts.trainable),
      f.exact(counts.base),
      share(counts),
      formatSaving(f, toShare(counts)),
      f.exact(counts.all),
      f.percent(counts.trainable, counts.all).share,
    ],
    spoken: (counts) =>
      `${formatRank(f, counts.rank)}，${formatParameters(f, counts.trainable)}，${share(counts)}`,
  };
};

export const modelPage: Locale["modelPage"] = (f, { title, alt, targets, cells }) => ({
  lesson: "一个完整模型的代价",
  summary: "模型的线性模块、LoRA 适配其中的哪些，以及完整模型的参数量。",
  listed: (counts) => `${title(counts)}：${targets(counts.targets)}`,
  labels: { rank: "秩 *r*", preset: "适配的模块" },
  values: { preset: { "as given": "按设定", "q and v": "q 和 v", "all linear": "全部线性模块" } },
  alt,
  explanation: "模块按数据流的顺序排列。",
  table: (counts): Table =>
    modelTable(f, counts, cells(counts), {
      caption: tidy(`${counts.model} 的模块与 LoRA 的训练量`),
      head: ["模块", "*d*\u00a0×\u00a0*k*", "可训练参数"],
      fused: (size, times) => `${size}，秩 ${times}*r*`,
      totals: [
        ["LoRA，全部目标模块", "各 *r*(*d* + *k*)"],
        ["基座模型", "冻结"],
        ["训练占比", "LoRA/基座"],
        ["节省", "1 − 占比"],
        ["全部参数", "基座 + LoRA"],
        ["PEFT 的 trainable%", "LoRA/全部"],
      ],
    }),
  card: {
    ...cardWords(f),
    subject: ({ model, rank }) => `${model}，${formatRank(f, rank)}`,
    number: ({ trainable }) => f.exact(trainable),
    meaning: ({ trainable, base }) => cardWords(f).meaning({ trainable, full: base }),
    adapted: ({ targets: adapted, layers }) =>
      `*B* 和 *A*：${targets(adapted)}，共 ${f.exact(layers)} 层`,
  },
});

// memory

const OVERHEAD = A100_OVERHEAD_RANGE;

export const memory: Locale["memory"] = (f) => {
  const overhead = `${OVERHEAD.map((bytes) => f.oneDecimal(bytes, 1e9)).join("–")}\u00a0GB`;
  const { inTotalsUnit, total, trained } = byteTexts(f, ["GB", "MB", "kB"]);
  const targets = ({ count }: Costs) => formatTargets(f, count.targets);
  const names: Readonly<Record<TrainingMode, string>> = {
    full: FULL,
    lora: "LoRA",
    qlora: "QLoRA",
  };
  const title = ({ count }: Costs) =>
    `${count.model} 的训练显存，LoRA 的秩为 ${f.exact(count.rank)}`;
  const tokens = ({ batch, sequence }: Pick<Training, "batch" | "sequence">) =>
    `${f.exact(batch)}\u00a0×\u00a0${f.exact(sequence)}\u00a0个词元`;
  const share = ({ memory }: Costs, mode: TrainingMode) =>
    f.percent(memory[mode].total, memory.full.total).share;
  const totalAndShare = (counts: Costs, mode: TrainingMode) =>
    total(counts, mode) +
    (counts.memory[mode].total < counts.memory.full.total
      ? `（全参数的 ${share(counts, mode)}）`
      : "");
  const alt = (counts: Costs) =>
    `${title(counts)}，` +
    (hasActivations(counts) ? `${tokens(counts.training)}，含激活值：` : "不含激活值：") +
    TRAINING_MODES.map((mode) => `${names[mode]} ${totalAndShare(counts, mode)}`).join("；") +
    `。B、A 及其训练状态：${trained(counts)}。`;

  function memoryCaption(counts: Costs): string {
    const { model, rank } = counts.count;
    const lora = `LoRA（${formatRank(f, rank)}，${targets(counts)}）`;
    if (!hasActivations(counts))
      return (
        `训练 ${model} 时的权重、梯度和优化器状态：${FULL} ${total(counts, "full")}；` +
        `${lora}${total(counts, "lora")}；QLoRA ${total(counts, "qlora")}。不含激活值。`
      );
    const measured = TRAINING_MODES.flatMap((mode) => {
      const bytes = counts.measured[mode];
      return bytes ? [`${names[mode]} ${inTotalsUnit(counts, bytes)}`] : [];
    });
    const lowerBound =
      counts.min < counts.memory.qlora.total ? `（至少 ${inTotalsUnit(counts, counts.min)}）` : "";
    return (
      `${model} 在 ${tokens(counts.training)}上训练一步的峰值显存` +
      `${counts.training.checkpointing ? "（使用梯度检查点）" : ""}：` +
      `${FULL} ${total(counts, "full")}；${lora}${totalAndShare(counts, "lora")}；` +
      `QLoRA ${total(counts, "qlora")}${lowerBound}。其中包含激活值。CUDA 及其分配器另需 ${overhead}。` +
      (measured.length ? `实测：${measured.join("，")}。` : "")
    );
  }

  const rowWords = (counts: Costs): RowWords => ({
    phases: {
      forward: "前向传播",
      loss: "计算损失",
      backward: "反向传播",
      step: "优化器更新",
    },
    excluded: hasActivations(counts) ? `CUDA、分配器：${overhead}` : "激活值、CUDA、分配器",
    none: NONE,
    unknown: "未知",
    mixture: "取决于所用的专家",
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
        ? `${COSTS_MORE}，为全参数的 ${share(counts, "lora")}`
        : `LoRA 的显存为全参数的 ${share(counts, "lora")}`,
      `而 QLoRA 为 ${share(counts, "qlora")}`,
    ],
    rowWords,
    values: (counts) => `LoRA：${targets(counts)}`,
    label: ({ training: { precision, isMostlyFp32 } }, mode) =>
      names[mode] +
      {
        full: precision === "bf16" ? "，16 位" : "，32 位",
        lora: precision === "fp32" ? "，32 位基座" : "，16 位基座",
        qlora: isMostlyFp32 ? "，大部分 32 位" : "，4 位基座",
      }[mode],
    legend: {
      frozen: "冻结权重",
      ink: "可训练权重",
      gradient: "梯度",
      optimizer: "优化器状态",
      activation: "激活值",
      temporary: "临时",
    },
    lens: ({ count, enlargement }) => [
      `*r*\u00a0=\u00a0${f.exact(count.rank)} 的 *B* 和 *A*`,
      `${enlargement > 1 ? "放大" : "画成"} ×\u00a0${f.real(enlargement)}`,
    ],
    foot(counts) {
      const { precision, optimizer, checkpointing, published } = counts.training;
      const names: Readonly<Record<string, string>> = {
        adamw: "AdamW",
        "adamw-8bit": "8 位 AdamW",
        sgd: "SGD",
      };
      const setting = `${precision === "mixed" ? "混合精度" : precision}，${names[optimizer]}。`;
      if (!hasActivations(counts)) return [`仅训练状态；${setting}`, "不含激活值。"];
      const ticks = (at: Published) => {
        const bytes = TRAINING_MODES.flatMap((mode) => counts.measured[mode] ?? []);
        return bytes.length
          ? `刻度：实测 ${bytes.map((value) => inTotalsUnit(counts, value)).join("，")}。`
          : `仅在 ${tokens(at)}下有实测值。`;
      };
      return [
        `${tokens(counts.training)}${checkpointing ? "，用梯度检查点" : ""}。`,
        `峰值；${setting}`,
        `QLoRA 的下界：${inTotalsUnit(counts, counts.min)}。`,
        `CUDA、分配器：另需 ${overhead}。`,
        ...(published ? [ticks(published)] : []),
      ];
    },
    wider(parts) {
      const items = Object.entries({
        full: `${FULL}的训练部分`,
        lora: "LoRA 的冻结部分",
        qlora: "QLoRA 的冻结部分",
        trained: "LoRA 和 QLoRA 的训练部分",
      }).flatMap(([part, name]) => {
        const times = parts[part as TrainingMode];
        return times === undefined ? [] : [tidy(`${name} ${f.exact(times)} 倍`)];
      });
      return items.length ? `宽于实际比例：${items.join("，")}。` : undefined;
    },
    note: ({ count }) => modelNote(count),
    caption: (counts) =>
      memoryCaption(counts) +
      (counts.count.experts ? (modelNote(counts.count) ?? "") : "") +
      (counts.training.isMostlyFp32 ? "QLoRA 的大部分权重仍为 fp32。" : ""),
    cells: (counts) => rows(counts).flat(),
    spoken: (counts) =>
      `${formatRank(f, counts.count.rank)}，${tokens(counts.training)}，LoRA ${total(counts, "lora")}`,
  };
};

/** The numbers of training steps and of model types in tests/reference/memory-oracle.jsonl. */
const [DRAWN, TYPES] = [1_224, 14];

export const memoryPage: Locale["memoryPage"] = (
  f,
  { title, alt, total, label, rows, rowWords },
) => {
  return {
    lesson: "训练需要多少显存",
    summary: "一个训练步的峰值显存：全参数微调、LoRA 和 QLoRA。",
    listed: title,
    labels: {
      rank: "秩 *r*",
      batch: "序列数",
      sequence: "每个序列的词元数",
      checkpointing: "梯度检查点",
    },
    alt,
    explanation:
      "在混合精度和 fp32 下，全参数微调的每个参数占 16 字节：权重 4 字节，梯度 4 字节，AdamW 的两个矩估计 8 字节；" +
      "在 bf16 下占 8 字节。未融合的更新步在峰值时再占 4 字节，在 bf16 下占 2 字节。" +
      "LoRA 以 16 位存储冻结的基座（fp32 时为 32 位），每个可训练参数占 16 字节。" +
      "只有 bf16 和 fp32 是在相同精度下比较。QLoRA（arXiv 2305.14314）以 NF4 存储线性模块，" +
      "使用双重量化时每个权重占 4.126953125 位；其余均为 fp32，与 PEFT 的处理一致。" +
      "激活值是 PyTorch 为反向传播保存的内容，不使用暂退法：冻结的模块不保存，被适配的模块保存其输入；" +
      "它们在优化器更新之前释放。训练状态是精确值。激活值和峰值在 " +
      `${f.exact(TYPES)}\u00a0种模型的 ${f.exact(DRAWN)}\u00a0个训练步中误差不超过 2%。` +
      "QLoRA 未经对比；它保存的激活值不少于 LoRA。不计入 CUDA、其库和分配器：QwenLM/Qwen 在 A100 上用 LoRA 实测为 " +
      `${f.oneDecimal(OVERHEAD[0], 1e9)} 至 ${f.oneDecimal(OVERHEAD[1], 1e9)}\u00a0GB。` +
      "1\u00a0GB 为 10⁹ 字节。计算量只包括线性模块。",
    table: (counts) =>
      memoryTable(counts, rows(counts), rowWords(counts), {
        caption:
          `${counts.count.model} 的训练显存（字节）与计算量` +
          (counts.count.experts ? `；专家${formatLayout(counts.count.experts)}` : ""),
        head: ["量", "全参数", "LoRA", "QLoRA"],
        quantities: [
          "权重",
          "适配器",
          "梯度",
          "优化器状态",
          "峰值时的激活值",
          "临时",
          "合计",
          "下界",
          "峰值时刻",
          "实测",
          "未计入",
          "训练乘加次数，相对于全参数",
          "推理时增加的乘加次数，未合并",
          "适配器文件，不含文件头",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: ({ count }) => `${count.model}，${formatRank(f, count.rank)}`,
      number: (counts) => total(counts, "lora"),
      total,
      label,
      meaning: (counts): Meaning => {
        const { lora, full } = counts.memory;
        return [
          `LoRA 显存，全参数为 ${total(counts, "full")}：`,
          lora.total > full.total ? COSTS_MORE : f.percent(lora.total, full.total).share,
        ];
      },
      note: (isThin, hasActivations) => {
        if (hasActivations) return isThin ? `峰值；${THIN_BARS}` : "一个训练步的峰值";
        return isThin ? `不含激活值；${THIN_BARS}` : "训练状态，不含激活值";
      },
    },
  };
};

// forward

export const forward: Locale["forward"] = (f) => {
  const numbers = (count: number) => `${f.exact(count)} 维`;
  const title = ({ rank, merged }: Pick<ForwardNumbers, "rank" | "merged">) =>
    `${loraAt(f, rank)} 的前向传播${merged ? "（已合并）" : ""}`;
  /** Returns "= 16/8" or, if the fraction is too long, "≈ 0.333". */
  const equalsScaling = (counts: Counts) => {
    if (counts.scaling === 1) return "= 1";
    const alpha = f.exact(counts.alpha);
    return alpha.length > 9 ? `≈ ${f.real(counts.scaling)}` : `= ${alpha}/${f.exact(counts.rank)}`;
  };
  /** The factor before BA. */
  const factor = ({ hasAlpha }: ForwardNumbers) => (hasAlpha ? "(*α*/*r*)" : "");
  const alt = (counts: ForwardNumbers) =>
    counts.merged
      ? `${title(counts)}：x（${numbers(counts.k)}）经过一个矩阵 W′\u00a0=\u00a0W\u00a0+\u00a0${plain(factor(counts))}BA ` +
        `得到 h（${numbers(counts.d)}）。乘加次数：${f.exact(counts.full)}，A 和 B 不需要。`
      : `${title(counts)}：x（${numbers(counts.k)}）经过 W，也经过 A（得到 ${numbers(counts.rank)}）和 B，` +
        `两者之和为 h（${numbers(counts.d)}）。` +
        `乘加次数：W ${f.exact(counts.full)}，A ${f.exact(counts.a)}，B ${f.exact(counts.b)}。`;
  const waist = ({ rank }: Counts) => `*Ax*：*r* = ${f.exact(rank)}`;
  const sum = ({ sum }: ForwardNumbers) => `求和：*d* = ${f.exact(sum)} 次加法`;
  const costs = (role: string, count: number, formula: string) => [
    role,
    f.exact(count),
    `= *${formula}* 次乘加`,
  ];
  const verdict = (counts: ForwardNumbers): readonly [string, string] => {
    const { merged, trainable, full } = counts;
    if (merged) return ["合并之后的 LoRA", "不增加推理的计算量"];
    return [
      tidy(
        `LoRA 增加 ${trainable > full ? "的超过 *W*" : (oneIn(f, trainable, full) ?? shareText(f, counts))}，`,
      ),
      `即 ${f.exact(trainable)} 次乘加`,
    ];
  };
  const formed = ({ merged, full, d, k }: ForwardNumbers): readonly [string, string] =>
    merged
      ? ["训练时 *W*、*A* 和 *B* 保持分开；", "*BA* 只在训练之后加一次。"]
      : [
          "训练时不必算出 *BA*：",
          `词元少于 ${f.exact(Math.ceil(full / (d + k)))} 个时，*B*(*Ax*) 更省。`,
        ];
  return {
    title,
    alt,
    formula: (counts) => (counts.merged ? "*h* = *W′x*" : `*h* = *Wx* + ${factor(counts)}*BA**x*`),
    x: ({ k }) => `*x*，一个词元：*k* = ${numbers(k)}`,
    h: ({ d }) => `*h*：*d* = ${numbers(d)}`,
    waist,
    w: ({ full }) => costs("冻结", full, "dk"),
    a: ({ a }) => costs("可训练", a, "rk"),
    b: ({ b }) => costs("可训练", b, "dr"),
    merged: (counts) => costs(`= *W* + ${factor(counts)}*BA*`, counts.full, "dk"),
    gone: ["*A* 和 *B* 已在 *W′* 中：", "无额外计算，", "*h* 不变"],
    scaled: (counts) => ["*α*/*r*", equalsScaling(counts)],
    sum,
    perToken: "每个词元的乘加次数：",
    costs: (counts) =>
      counts.merged
        ? [`*W′*，已合并：*dk*\u00a0= ${f.exact(counts.full)}`, "*A* 和 *B*：无，*h* 不变"]
        : [
            `*W*，冻结：*dk*\u00a0= ${f.exact(counts.full)}`,
            `*A*，可训练：*rk*\u00a0= ${f.exact(counts.a)}`,
            `*B*，可训练：*dr*\u00a0= ${f.exact(counts.b)}`,
            sum(counts),
          ],
    waists: (counts) =>
      counts.merged
        ? []
        : [waist(counts), ...(counts.hasAlpha ? [`缩放：*α*/*r* ${equalsScaling(counts)}`] : [])],
    verdict,
    formed,
    areas: "向量的长度按同一比例，矩阵的面积不按比例。",
    longer: (vector, times) => `*${vector}* 的长度画成实际比例的 ${f.exact(times)} 倍。`,
    caption: (counts) => {
      const { merged, full, trainable } = counts;
      return merged
        ? `BA 并入 W 之后的 LoRA 前向传播：h\u00a0=\u00a0W′x 对每个词元需要 ${f.exact(full)} 次乘加，与没有适配器时相同。`
        : `LoRA 的前向传播，h\u00a0=\u00a0Wx\u00a0+\u00a0${plain(factor(counts))}BAx：每个词元经过 W 需要 ` +
            `${f.exact(full)} 次乘加，经过 A 和 B 需要 ${f.exact(trainable)} 次，` +
            `为前者的 ${shareText(f, counts)}${trainable > full ? "，比 W 本身还多" : ""}。`;
    },
    cells: (counts) => [
      ...[f.exact(counts.full), f.exact(counts.full)],
      ...[f.exact(counts.a), NONE],
      ...[f.exact(counts.b), NONE],
      ...[f.exact(counts.sum), NONE],
      ...[f.exact(counts.beside), f.exact(counts.full)],
      ...[shareText(f, counts), NONE],
      ...[f.exact(counts.rank), NONE],
      ...[equalsScaling(counts).replace("= ", ""), "在 W′ 中"],
    ],
    spoken: (counts) => `${formatRank(f, counts.rank)}：${tidy(plain(verdict(counts).join(" ")))}`,
  };
};

export const forwardPage: Locale["forwardPage"] = (f, { title, alt, cells }) => ({
  lesson: "词元如何经过 W、A 和 B",
  summary: "词元的两条路径：一条经过 W，一条经过 A 和 B。",
  listed: (counts) => `${title(counts)}，${shapeText(f, counts)}`,
  labels: { rank: "秩 *r*", merged: "合并：*W′* = *W* + *BA*" },
  alt,
  explanation:
    "*A* 把 *x* 的 *k* 个数映射为 *r* 个数，*B* 再把它们映射为 *d* 个数；(*α*/*r*)*BAx* 加到 *Wx* 上（arXiv " +
    "2106.09685，第 4.1 节）。*B*(*Ax*) 对每个词元需要 *r*(*d*\u00a0+\u00a0*k*) 次乘加。算出 *BA* 并加到 *W* 上，每步只需一次，" +
    "对全部词元共 *drk* 次乘加；词元多于 *dk*/(*d*\u00a0+\u00a0*k*) 个时，这样更省。PEFT 的 DoRA 会算出 *BA*。" +
    "训练之后可以把 *BA* 合并一次：*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* 取代 *W*，除舍入误差外给出相同的 *h*，" +
    "且不增加计算。所有次数都针对一个词元和一个矩阵。",
  table: (counts) =>
    forwardTable(cells(counts), {
      caption: "一个词元前向传播的乘加次数",
      head: ["步骤", "公式", "未合并", "已合并"],
      steps: [
        "*W* 或 *W′*",
        "*A*",
        "*B*",
        "缩放与求和",
        "合计",
        "*A* 和 *B*，相对于 *W*",
        "*Ax* 的大小",
        "缩放",
      ],
    }),
  card: {
    subject: ({ merged, rank }) =>
      merged ? "乘加次数，已合并" : `乘加次数，${formatRank(f, rank)}`,
    number: ({ merged, full, trainable }) => f.exact(merged ? full : trainable),
    meaning: (counts): Meaning => {
      const { merged, full, trainable } = counts;
      if (merged) return ["A 和 B", "不增加计算"];
      return [
        `次额外乘加，原有 ${f.exact(full)} 次：`,
        trainable > full ? COSTS_MORE : (oneIn(f, trainable, full) ?? shareText(f, counts)),
      ];
    },
    shortVectors: "短向量未按比例",
    toScale: "向量长度按比例",
  },
});

// compute

export const compute: Locale["compute"] = (f) => {
  const targets = ({ targets }: Work) => formatTargets(f, targets);
  const title = ({ model, rank }: Work) => `${model} 的计算量，LoRA 的秩为 ${f.exact(rank)}`;
  const ofTraining = ({ lora, full }: Work) => f.percent(lora, full).share;
  const ofInference = ({ added, forward }: Work) => f.percent(added, forward).share;
  const seconds = (count: number) => `${f.exact(count)}\u00a0s`;
  const measuredWays = [
    { label: FULL, seconds: MEASURED_SECONDS.full },
    { label: "LoRA，*r*\u00a0=\u00a064", seconds: MEASURED_SECONDS.lora },
    { label: "DoRA，*r*\u00a0=\u00a032", seconds: MEASURED_SECONDS.dora },
  ];
  const isLarge = ({ full }: Work) => full >= 1e9;
  /** Returns an amount in the picture's unit. */
  const amount = (count: number, counts: Work) => f.quotient(count, isLarge(counts) ? 1e9 : 1e6);
  const rows = (counts: Work) => {
    const { forward, added, full, lora } = counts;
    const both = f.exact(forward + added);
    // No value for training, because a merged adapter is not trained.
    const never = "–";
    return [
      [f.exact(forward), both, never],
      [f.exact(forward), both, never],
      [f.exact(forward), f.exact(added), never],
      [f.exact(full), f.exact(lora), never],
      [f.percent(1, 1).share, ofTraining(counts), never],
      [f.exact(forward), both, f.exact(forward)],
      [NONE, ofInference(counts), NONE],
    ];
  };
  const alt = (counts: Work) =>
    `${title(counts)}，每个词元的乘加次数。训练步：全参数 ${f.exact(counts.full)}，LoRA ` +
    `${f.exact(counts.lora)}。推理：${f.exact(counts.forward)}；未合并的 LoRA：` +
    `${f.exact(counts.forward + counts.added)}；合并后：不增加。`;
  return {
    title,
    alt,
    ofTraining,
    rows,
    heading: "LoRA 不需要冻结权重的梯度",
    unit: (counts) => `每个词元的乘加次数，单位：${isLarge(counts) ? "十亿" : "百万"}次`,
    adapted: (counts) => `*r*\u00a0=\u00a0${f.exact(counts.rank)}，${targets(counts)}`,
    legend: { forward: "前向传播", input: "输入的梯度", weights: "权重的梯度" },
    training: "训练时",
    inference: "推理时",
    full: FULL,
    fullStep: (counts) => `${FULL}：${amount(counts.full, counts)}`,
    loraStep: (counts) =>
      `LoRA：${amount(counts.lora, counts)}（` +
      `${counts.lora > counts.full ? `${ofTraining(counts)}），代价更高` : `全参数的 ${ofTraining(counts)}）`}`,
    skipped: "省去",
    token: (counts) =>
      `${FULL}或合并后的 LoRA：${amount(counts.forward, counts)}；` +
      `未合并的 LoRA：多 ${ofInference(counts)}`,
    thin: (times) => `条中最细的部分，宽度画成实际比例的 ${f.exact(times)} 倍。`,
    time: "计算量不等于时间。实测：",
    times: [
      `Llama-3.2-3B，${f.exact(5000)} 步（PEFT）：` +
        `${measuredWays
          .map(
            ({ label, seconds: count }) =>
              `${label}：${seconds(count)}` +
              (label === FULL ? "" : `，全参数的 ${f.percent(count, MEASURED_SECONDS.full).share}`),
          )
          .join("；")}。`,
      `GPT-3（LoRA 论文）：使用 LoRA，每个词元的时间少 ${f.percent(GPT3_RATES.full, GPT3_RATES.lora).rest}。`,
    ],
    measuredWays,
    caption: (counts) =>
      tidy(
        `${loraAt(f, counts.rank)}（${targets(counts)}）在 ${counts.model} 的一个训练步中需要全参数微调 `,
      ) +
      `${ofTraining(counts)} 的乘加次数${counts.lora > counts.full ? `，因此 ${COSTS_MORE}` : ""}。` +
      `推理时，LoRA 增加 ${ofInference(counts)}，合并后则不增加。时间为实测。`,
    cells: (counts) => rows(counts).flat(),
    spoken: (counts) =>
      `${formatRank(f, counts.rank)}，训练为全参数的 ${ofTraining(counts)}，推理多 ${ofInference(counts)}`,
  };
};

export const computePage: Locale["computePage"] = (f, live) => {
  const { title, alt, ofTraining, rows } = live;
  return {
    lesson: "一个词元需要多少运算",
    summary: "每个词元在训练和推理时的乘加次数：全参数微调、LoRA 和合并后的 LoRA。",
    listed: title,
    labels: { rank: "秩 *r*" },
    alt,
    explanation:
      "一个 *d*\u00a0×\u00a0*k* 矩阵，对每个词元的前向传播需要 *dk* 次乘加，求输入的梯度需要 *dk* 次，求权重的梯度需要 *dk* 次。" +
      "冻结的矩阵不需要最后一项，因此 LoRA 的计算量接近全参数微调的三分之二" +
      "（LoRA Without Regret，Thinking Machines Lab 2025）。*B* 和 *A* 使每一项增加 *r*(*d*\u00a0+\u00a0*k*) 次。" +
      "统计包括各层的线性模块，并假定每个模块的输入都需要梯度；不包括注意力分数、嵌入、输出头和梯度检查点。" +
      "时间取自 PEFT 的方法比较（huggingface/peft，提交 5d602fd）：在一块 L40S 上训练 Llama-3.2-3B 5,000 步，" +
      "LoRA 的秩为 64，DoRA 的秩为 32，均用于 q_proj 和 v_proj。" +
      "在 GPT-3 上，LoRA 论文测得每块 V100 每秒处理 43.1 个词元（使用 LoRA）和 32.5 个词元（不使用）" +
      "（arXiv 2106.09685，第 4.2 节）。",
    table: (counts) =>
      computeTable(rows(counts).flat(), {
        caption: tidy(`${counts.model} 的线性模块中每个词元的乘加次数`),
        head: ["量", "全参数", "LoRA", "合并后的 LoRA"],
        quantities: [
          "前向传播",
          "输入的梯度",
          "权重的梯度",
          "训练步",
          "相对于全参数微调",
          "推理时每个词元",
          "推理时增加的计算量",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: ({ model, rank }) => `${model}，${formatRank(f, rank)}`,
      number: ofTraining,
      meaning: ({ lora, full }): Meaning => [
        "相对于全参数微调的计算量：",
        lora > full ? COSTS_MORE : `少 ${f.percent(lora, full).rest}`,
      ],
      picture: live,
      lora: "LoRA：无冻结权重的梯度",
      thinParts: "细的部分未按比例",
      parts: "前向传播与梯度",
    },
  };
};

// spectrum

const DECAY_NAMES: Readonly<Record<Decay, string>> = { fast: "快速", slow: "缓慢", flat: "平坦" };
/** The error of a rank that misses nothing. */
const NO_ERROR = "零";
const MANNERS: Readonly<Record<Decay, string>> = {
  fast: "快速衰减",
  slow: "缓慢衰减",
  flat: "不衰减",
};

export const spectrum: Locale["spectrum"] = (f) => {
  const { min, fitted, missed, cells } = errorTexts(f, NO_ERROR);
  const title = ({ rank, decay }: SpectrumNumbers) => `${loraAt(f, rank)}，奇异值${MANNERS[decay]}`;
  const alt = (counts: SpectrumNumbers) =>
    tidy(
      `目标更新为 ${sizeText(f, SIDE, SIDE)}，奇异值${MANNERS[counts.decay]}：${formatRank(f, counts.rank)} 的最小相对误差为 ` +
        `${missed(counts)}；训练后的 LoRA 为 ${fitted(counts)}。`,
    );
  return {
    title,
    alt,
    fitted,
    formula: "*T* ≈ *BA*",
    values: ({ rank }) => `秩 ≤ *r* = ${f.exact(rank)}`,
    target: `*T*：目标更新，${sizeText(f, SIDE, SIDE)}`,
    valuesHeading: "*T* 的奇异值",
    left: (counts, decay) => `误差 ${min(counts, decay)}`,
    kept: ({ rank }) => `*B* 的 ${f.exact(rank)} 列，*A* 的 ${f.exact(rank)} 行`,
    dropped: ({ rank, decay, chosen }) =>
      `${DECAY_NAMES[decay]}：舍弃 ${f.exact(SIDE - rank)} 个，占平方和的 ` +
      droppedText(f, chosen, rank),
    errorHeading: "剩余误差（*T* 的 %），按秩 *r*",
    min: "可能的最小值",
    trained: "训练后的 LoRA",
    decays: DECAY_NAMES,
    rankTick: f.exact,
    rank: ({ rank }) => `*r* = ${f.exact(rank)}`,
    valueTick: f.real,
    verdict: (counts) => [
      tidy(`${formatRank(f, counts.rank)} 的相对误差最小为 ${missed(counts)}，`),
      `而训练后的 LoRA 为 ${fitted(counts)}`,
    ],

    caption: (counts) =>
      tidy(
        `当奇异值${MANNERS[counts.decay]}时，${loraAt(f, counts.rank)} 与目标更新的相对误差为 ${fitted(counts)}；` +
          `同秩的最佳矩阵为 ${missed(counts)}。`,
      ),
    cells,
    spoken: (counts) =>
      tidy(
        `${formatRank(f, counts.rank)}，${DECAY_NAMES[counts.decay]}：最小相对误差 ${missed(counts)}，LoRA ${fitted(counts)}`,
      ),
  };
};

/** Returns the strings of the view of sheets. */
const sheetsWords = (f: Formats): SheetsWords => {
  const { missed } = errorTexts(f, NO_ERROR);
  const count = ({ rank }: SpectrumNumbers) => `${f.exact(rank)} 个分量`;
  const title = (counts: SpectrumNumbers) =>
    `BA 是 ${count(counts)}之和，奇异值${MANNERS[counts.decay]}`;
  const alt = (counts: SpectrumNumbers) =>
    tidy(
      `${formatRank(f, counts.rank)} 的最佳 BA 是 ${count(counts)}之和，每个分量是 B 的一列乘以 A 的一行。` +
        `目标的奇异值${MANNERS[counts.decay]}；全部分量之和与目标的相对误差为 ${missed(counts)}。`,
    );
  return {
    keys: ["正数；面积：元素的大小", "负数；在 *B* 和 *A* 中较细"],
    heading: "秩 1 分量：*B* 的一列乘以 *A* 的一行",
    sums: "逐步累加",
    sheet: (index) => `${index > 1 ? "+\u00a0" : ""}分量 ${f.exact(index)}`,
    target: "≈\u00a0*T*，目标",
    missing: (counts) => tidy(`还差 ${missed(counts)}`),
    verdict: (counts) => tidy(`${count(counts)}：与 *T* 还差 ${missed(counts)}。`),
    listed: title,
    alt,
    caption: (counts) =>
      tidy(`${title(counts)}：每个秩 1 分量使 BA 更接近目标，最后还差 ${missed(counts)}。`),
    table: (counts) =>
      sheetsTable(f, counts, missed, "加上每个分量之后 T 还差多少", [
        "分量",
        "奇异值",
        "与 *T* 之差",
      ]),
    card: {
      subject: ({ rank }) => `${f.exact(rank)} 个秩 1 分量还差`,
      number: missed,
      meaning: ({ rank }) => ["才达到目标更新", `秩至多 ${f.exact(rank)}，满秩 ${f.exact(SIDE)}`],
      note: (counts) => `${count(counts)}之和`,
    },
  };
};

export const spectrumPage: Locale["spectrumPage"] = (f, live) => ({
  lesson: "低秩何时足够",
  summary: "低秩为什么可能足够，何时又不够：奇异值、可能的最小误差和训练结果。",
  listed: live.title,
  labels: { rank: "秩 *r*", decay: "衰减" },
  values: { decay: DECAY_NAMES },
  alt: live.alt,
  explanation:
    "学生 *W*\u00a0+\u00a0*BA* 学习教师 *W*\u00a0+\u00a0*T* 的更新 *T*。相对误差是 ‖*T*\u00a0−\u00a0*BA*‖ 与 ‖*T*‖ 之比。" +
    "秩为 *r* 时，‖*T*\u00a0−\u00a0*BA*‖ 的最小值是被舍弃的奇异值的平方和的平方根（Eckart 和 Young）。" +
    `LoRA 在 ${f.exact(INPUTS)} 个随机输入 *x* 上最小化 ‖(*T*\u00a0−\u00a0*BA*)*x*‖² 均值的一半；` +
    "*x* 的元素均值为 0，标准差为 1。*T* 的奇异向量是随机的。*B* 从 0 开始；" +
    `*A* 的元素随机初始化，均值为 0，标准差为 ${f.real(SPREAD)}。` +
    `训练为 ${f.exact(STEPS)} 步梯度下降，学习率为 ${f.real(RATE)}，动量为 ${f.real(MOMENTUM)}。` +
    "LoRA 接近最小值，但快速衰减时从秩 7 起例外：小的奇异值学得很慢。" +
    "真实的更新在 arXiv 2106.09685 第 7 节中衰减得快，在 arXiv 2405.09673 中衰减得较慢。",
  table: (counts) =>
    valuesTable(f, counts, live.cells(counts), {
      caption: "秩 r 时与 T 的相对误差，按衰减方式",
      values: "奇异值",
      kept: (share) => `保留平方和的 ${share} 所需的秩`,
      min: "可能的最小误差",
      trained: "LoRA 的误差",
      falls: {
        fast: "快速：每个是前一个的一半",
        slow: "缓慢：第 *i* 个是 1/*i*",
        flat: "平坦：全部相等",
      },
    }),
  card: {
    subject: ({ rank }) => `${formatRank(f, rank)}（满秩 ${f.exact(SIDE)}）的 LoRA 误差`,
    number: live.fitted,
    meaning: (counts) => [
      "训练后，相对于目标更新；",
      tidy(`最小为 ${errorTexts(f, NO_ERROR).missed(counts)}`),
    ],
    note: ({ rank }) => `更新的奇异值，保留 ${f.exact(rank)} 个`,
  },
  sheets: sheetsWords(f),
});

// capacity

export const capacity: Locale["capacity"] = (f) => {
  const rankTick = (rank: Rank) => (rank === "full" ? "全参数" : f.exact(Number(rank)));
  const at = (rank: Rank) => (rank === "full" ? FULL : `秩\u00a0${rankTick(rank)}`);
  const name = ({ rank }: Setting) => at(rank);
  const percent = (tenths: number) => f.percentage(tenths / 10, 1);
  const share = ({ chosen, full }: CapacityNumbers) =>
    f.percent(chosen.trainable, full.trainable).share;
  const difference = ({ mean }: Setting, other: Setting) =>
    (mean > other.mean ? "+" : "") + f.signed((mean - other.mean) / 10, 1);
  const title = "小型网络的准确率与 LoRA 的秩";
  const verdict = (counts: CapacityNumbers): readonly [string, string] => {
    const { chosen, full } = counts;
    return [
      `${name(chosen)}：平均 ${percent(chosen.mean)}，`,
      formatParameters(f, chosen.trainable) +
        (chosen === full ? "。" : `，占全参数的 ${share(counts)}。`),
    ];
  };
  const change = ({ chosen, full, neighbor }: CapacityNumbers) =>
    `参数${chosen === full ? "减半" : "加倍"}：${difference(neighbor, chosen)} 个百分点。`;
  const lesson = ({ enough, full }: CapacityNumbers) =>
    tidy(`一个小型网络在${at(enough.rank)} 时`) +
    `准确率达到 ${percent(enough.mean)}，全参数微调达到 ` +
    `${percent(full.mean)}：更高的秩收益甚微。`;
  const both = (counts: CapacityNumbers) => verdict(counts).join("");
  return {
    title,
    name,
    percent,
    mean: ({ mean }) => f.oneDecimal(mean, 10),
    difference,
    parameters: ({ trainable }) => f.exact(trainable),
    share,
    verdict,
    change,
    lesson,
    heading: "小型网络的准确率，%",
    trained: "可训练参数",
    axes: { rank: "秩 *r*", rankTick, accuracyTick: f.exact },
    keys: [`${f.exact(SEEDS)} 次运行之一`, "最低到最高", "均值；虚线：全参数"],
    alt: (counts) => `${title}。${both(counts)}${lesson(counts)}`,
    caption: lesson,
    cells: ({ settings, chosen }) => settings.map((item) => difference(item, chosen)),
    spoken: both,
  };
};

export const capacityPage: Locale["capacityPage"] = (f, words) => {
  const { title, percent, cells, axes } = words;
  return {
    lesson: "一项任务需要多高的秩",
    summary: "一个小型网络在各个秩下的实测准确率：很低的秩可能就够。",
    listed: () => title,
    labels: { rank: "秩 *r*" },
    values: { rank: { full: "全参数" } },
    alt: words.alt,
    explanation:
      "一个有两个隐藏层、每层 64 个单元的网络先学习 scikit-learn 的手写数字（8\u00a0×\u00a08 像素），" +
      "再学习打乱像素后的同样数字。全参数微调训练两个 " +
      `${f.exact(CAPACITY_SIDE)}\u00a0×\u00a0${f.exact(CAPACITY_SIDE)} 矩阵；LoRA 给它们加上 *BA*。其余全部冻结。` +
      `每个随机种子有各自的预训练网络、打乱方式和 ${f.exact(TESTED)} 幅测试图像。` +
      "训练为 800 步，每步 32 幅图像，使用 Adam。每个秩从八个学习率中采用训练损失最低的一个。" +
      "全参数微调的均值最高，但只在五个种子中的两个上最好。其他网络或任务可能需要更高的秩。",
    table: (counts) =>
      capacityTable(f, counts, cells(counts), axes.rankTick, {
        caption: "各个秩的准确率",
        head: [
          "秩 *r*",
          "学习率",
          `种子 1 至 ${f.exact(SEEDS)} 的准确率，%`,
          "可训练参数",
          "占全参数的比例",
          "均值",
          "与选中的秩之差，百分点",
        ],
        separator: "，",
      }),
    card: {
      axes,
      heading: words.heading,
      subject: ({ chosen, full }) =>
        chosen === full ? `${FULL}达到` : `秩\u00a0${axes.rankTick(chosen.rank)} 的 LoRA 达到`,
      number: ({ chosen }) => percent(chosen.mean),
      meaning: ({ chosen, full, enough }): Meaning => [
        "准确率（小型网络）；",
        chosen === full
          ? `秩\u00a0${axes.rankTick(enough.rank)} 的 LoRA：${percent(enough.mean)}`
          : `${FULL}：${percent(full.mean)}`,
      ],
    },
  };
};

// adapter

export const adapter: Locale["adapter"] = (f) => {
  const { span, divided, norms } = numberTexts(f);
  const inUnits = (exponent: number) => (exponent ? `，${powerOfTen(exponent)}` : "");
  const percent = ({ share }: Pick<AdapterInput, "share">) => f.percentage(share);
  const directions = (counts: Pick<Row, "directions" | "ranks">) =>
    `${span(counts.directions, f.exact)}\u00a0/\u00a0${span(counts.ranks, f.exact)}`;
  const place = ({ kind, layer }: Pick<Module, "kind" | "layer">) =>
    layer === undefined ? kind : `第 ${f.exact(layer)} 层的 ${kind}`;
  const title = "训练给每个模块带来的变化";
  const isZero = ({ largest }: AdapterNumbers) => largest.norm === 0;
  const held = (counts: AdapterNumbers) =>
    `${span(counts.ranks, f.exact)} 个方向中 ${span(counts.directions, f.exact)} 个占各更新的 ${percent(counts)}`;
  const verdict = (counts: AdapterNumbers) =>
    isZero(counts)
      ? ["所有更新都为 0：没有训练任何参数。"]
      : [
          `最大：${place(counts.largest)}，大小 ${symbol(counts)}\u00a0=\u00a0${norms(counts, range([counts.largest.norm]))}。`,
          `${held(counts)}。`,
        ];
  const sentences = (counts: AdapterNumbers) => verdict(counts).join("");
  const notShown = ({ hasMagnitudes }: AdapterInput) =>
    `未显示：哪个秩也能达到同样效果${hasMagnitudes ? "；DoRA 的幅度" : ""}。`;
  const caution = (counts: AdapterInput) => {
    const experts = Math.max(...counts.kinds.map(({ experts = 1 }) => experts));
    return (
      `训练在每个模块${experts > 1 ? `（或一层的 ${f.exact(experts)} 个专家）` : ""}中留下的更新。` +
      notShown(counts)
    );
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
    scale: ({ scale, isScaleAssumed }: AdapterInput) =>
      scale === undefined
        ? "各模块的 *s* 不同"
        : `${isScaleAssumed ? "假定 " : ""}*s*\u00a0=\u00a0${f.real(scale)}`,
    keys: (counts) => [
      `向上：${counts.measure === "entry" ? "逐元素" : "更新的"}大小 ${symbol(counts)}` +
        `${inUnits(getExponent(counts.largest.norm))}，各模块比例相同`,
      `向下：占 ${NORM}² 的 ${percent(counts)} 的方向`,
      "以及模块 *r* 个方向中的其余方向",
    ],
    example: ({ exampleModule: module, share }: AdapterNumbers) =>
      `${place(module)} 的奇异值 *σ*；` +
      `${f.exact(module.rank)} 个中的 ${f.exact(module.directions)} 个占 ${percent({ share })}`,
    values: "大小，方向数",
    norms: ({ largest }: AdapterNumbers, row: Row) => divided(row.norms, getExponent(largest.norm)),
    row: ({ largest }: AdapterNumbers, row: Row) =>
      `${divided(row.norms, getExponent(largest.norm))}，${directions(row)}`,
    layer: "层",
    tick: f.exact,
    alt: (counts) => plain(`${title}。${sentences(counts)}${notShown(counts)}`),
    caption: (counts) =>
      `训练带来的变化。${plain(sentences(counts))}` +
      `此图不说明哪个秩也能达到同样的效果${counts.hasMagnitudes ? "，也不显示 DoRA 的幅度" : ""}。` +
      (counts.others ? `文件中还有 ${f.list(counts.others)} 的张量，未画出。` : ""),
    cells: (counts) =>
      counts.rows.flatMap((row) => [norms(counts, row.norms), span(row.directions, f.exact)]),
    spoken: (counts) => plain(sentences(counts)),
  };
};

/** Returns the strings of two adapters. */
const comparisonWords = (
  f: Formats,
  { inUnits, place }: ReturnType<Locale["adapter"]>,
): ComparisonWords => {
  const texts = comparisonTexts(f, NONE, "，");
  const title = "相同模块的两个适配器";
  const verdict = (comparison: Comparison) => {
    const different = texts.different(comparison);
    return [
      different
        ? `大小相差最多：${place(different)}，${different.sizes.join(" 和 ")}。`
        : "所有大小都相同。",
      `空间的平均重叠度：${texts.means(comparison).join("，")}；随机空间：${texts.randoms(comparison).join("，")}。`,
    ];
  };
  const sentences = (comparison: Comparison) => plain(verdict(comparison).join(""));
  const notShown = ({ hasMagnitudes }: Comparison) =>
    `未显示：两个适配器的作用是否相同${hasMagnitudes ? "；DoRA 的幅度" : ""}。`;
  const caution = (comparison: Comparison) =>
    `重叠度：主角余弦平方的均值，弱方向与强方向同等计入。${notShown(comparison)}`;
  return {
    verdict,
    caution,
    subject: ({ isScaleAssumed }) => `两个适配器${isScaleAssumed ? "；*s* 为假定" : ""}`,
    keys: (comparison, isArea) => [
      `向上：第一个适配器的 ${symbol(comparison)}，${isArea ? "折线为第二个的" : "和第二个的"}` +
        `${inUnits(exponentOf(comparison))}；同比例`,
      "向下：两个适配器中 *B* 的列空间的重叠度",
      "以及 *A* 的行空间的重叠度",
      "满格：空间相同；横线：随机空间",
    ],
    sizes: (comparison, kind) => texts.dividedSizes(comparison, kind).join("，"),
    b: texts.b,
    a: texts.a,
    overlaps: (kind) => texts.overlaps(kind).join("，"),
    listed: () => title,
    alt: (comparison) => `${title}。${sentences(comparison)}`,
    caption: (comparison) => `${title}。${sentences(comparison)}${notShown(comparison)}`,
    table: (comparison) =>
      texts.table(comparison, `${title}，比较方法同 LoRA 论文`, {
        modules: "模块",
        first: (quantity) => `${quantity}，第一个`,
        second: (quantity) => `${quantity}，第二个`,
        overlap: (factor) => `${factor} 的重叠度`,
        random: "随机",
      }),
    card: {
      subject: () => "两个适配器中 B 的列空间的重叠度：",
      number: (comparison) => texts.meanOf(comparison, "b"),
      meaning: (comparison) => [
        `为平均；随机空间：${texts.randomOf(comparison, "b")}`,
        `A：${texts.meanOf(comparison, "a")}`,
      ],
      note: "更新的大小，B 和 A 的重叠度",
    },
  };
};

export const adapterPage: Locale["adapterPage"] = (f, words) => {
  const { title, percent, place, directions, cells, isZero } = words;
  return {
    lesson: "适配器学到了什么",
    summary: "一个训练好的适配器：每个更新的大小，以及多少个方向占了更新的大部分。",
    listed: (counts) => `${title}（每个更新的 ${percent(counts)}）`,
    labels: { share: "方向所占的比例，%", measure: "更新的大小" },
    values: { measure: { update: "整体", entry: "每个元素" } },
    alt: words.alt,
    explanation:
      "一个模块的更新为 Δ*W*\u00a0=\u00a0*s*·*BA*，其中 *s*\u00a0=\u00a0*α*/*r*，rsLoRA 为 *α*/√*r*。它的大小 ‖Δ*W*‖ 是奇异值平方和的平方根，" +
      "奇异值由 *B* 和 *A* 算出。矩阵越大，范数越大；按每个元素计时，范数除以 √(*dk*)。" +
      "方向数的算法与 PEFT 转换为 LoRA 时相同：使平方和至少达到所选比例的最少的奇异值个数。" +
      "少数方向可能占了更新的大部分，但平方和的比例不是准确率：以那个秩训练可能得到不同的结果。",
    table: (counts) =>
      adapterTable(f, counts, cells(counts), {
        caption: title,
        modules: "模块",
        sigma: "最大的 *σ*",
        directions: (share) => `占 ${share} 的方向数`,
        energy: (norm) => `占全部 ${norm} 之和的比例`,
        norm: "更新的大小",
        chosen: "占所选比例的方向数",
        separator: "，",
      }),
    card: {
      subject: () => "训练好的适配器的方向数：",
      number: (counts) => directions(counts),
      meaning: (counts) =>
        isZero(counts)
          ? ["占每个更新的一部分：", "没有训练任何参数"]
          : [`占每个更新的 ${percent(counts)}；`, `最大：${place(counts.largest)}`],
      note: "每个更新的大小及其方向数",
      noteOfSome: "最大的更新及其方向数",
    },
    comparison: comparisonWords(f, words),
  };
};

// initialization

type ByStart<T = string> = Readonly<Record<Initialization, T>>;

/** The starts in a sentence. */
const STARTS: ByStart = {
  "B = 0": "B\u00a0=\u00a00、A 随机",
  "A = 0": "A\u00a0=\u00a00、B 随机",
  "both 0": "B\u00a0=\u00a00、A\u00a0=\u00a00",
  "both random": "B 和 A 都随机",
};

/** The names of the lines of losses. */
const START_LABELS: ByStart = {
  "B = 0": "*B* = 0",
  "A = 0": "*A* = 0",
  "both 0": "都为 0",
  "both random": "都随机",
};

const OUTCOMES: ByStart<readonly [start: string, then: string]> = {
  "B = 0": ["从预训练模型开始；", "*A* 使 *B* 有梯度"],
  "A = 0": ["从预训练模型开始；", "*B* 使 *A* 有梯度"],
  "both 0": ["从预训练模型开始；", "没有梯度，无法学习"],
  "both random": ["从另一个模型开始；", "两者都有梯度"],
};

/** The outcome in the caption. */
const EXPLAINED: ByStart = {
  "B = 0": "BA\u00a0=\u00a00，训练从预训练模型开始，A 使 B 有梯度。",
  "A = 0": "BA\u00a0=\u00a00，训练从预训练模型开始，B 使 A 有梯度。",
  "both 0": "两个梯度都为 0，模型永远无法学习。",
  "both random": "BA 不为 0，训练从不同于预训练模型的模型开始。",
};

export const initialization: Locale["initialization"] = (f) => {
  const entry = (value: number) => f.signed(value, 2);
  const losses = (moments: readonly Moment[]) => moments.map(({ loss }) => entry(loss)).join("，");
  const state = (matrix: NumberMatrix) => (isZeroMatrix(matrix) ? "0" : "非 0");
  return {
    title: ({ run: { start } }) => `LoRA 的最初几步，${STARTS[start]}`,
    entry,
    state,
    formula: "*W′* = *W* + *BA*",
    setting:
      `*W* 冻结，${sizeText(f, INITIALIZATION_SIDE, INITIALIZATION_SIDE)}；` +
      `*r* = ${f.exact(INITIALIZATION_RANK)}`,
    zero: entry(0),
    key: "方块越大，元素越大；空心为负",
    step({ run: { moments } }, index): readonly [string, string] {
      if (!index) return ["开始", isZeroMatrix(moments[0]!.ba) ? "*BA* = 0" : "*BA* 非 0"];
      const { gradientB, gradientA } = moments[index - 1]!;
      const changed = [
        ...(isZeroMatrix(gradientB) ? [] : ["*B*"]),
        ...(isZeroMatrix(gradientA) ? [] : ["*A*"]),
      ];
      return [`第 ${f.exact(index)} 步`, changed.length ? `更新 ${changed.join("、")}` : "全为 0"];
    },
    outcome: ({ run: { start } }) => OUTCOMES[start],
    losses: "损失",
    constant: "无法学习",
    run: ({ start }: TrainingRun, isWide) =>
      isWide ? STARTS[start].replace(/[AB]/g, "*$&*") : START_LABELS[start],
    alt: ({ run: { start, moments } }) =>
      tidy(`从 ${STARTS[start]} 开始，`) +
      `训练之初以及第 1 步和第 2 步之后的 B、A 和 BA。` +
      `${plain(OUTCOMES[start].join(""))}。损失：${losses(moments)}。`,
    caption: ({ run: { start, moments } }) =>
      tidy(`${STARTS[start]} 时，${EXPLAINED[start]}`) +
      `开始时和两步之后的损失：` +
      `${entry(moments[0]!.loss)} 和 ${entry(moments.at(-1)!.loss)}。`,
    cells: ({ runs }) => runs.map(({ moments }) => losses(moments)),
    spoken: ({ run: { start, moments } }) => `${STARTS[start]}：损失 ${losses(moments)}`,
  };
};

export const initializationPage: Locale["initializationPage"] = (f, live) => {
  const { title, alt, entry, state, cells } = live;
  const size = sizeText(f, INITIALIZATION_SIDE, INITIALIZATION_SIDE);
  return {
    lesson: "为什么 B 从零开始，而 A 不是",
    summary: "为什么 B 初始化为零，而 A 随机初始化：四种初始化下最初的训练步。",
    listed: title,
    labels: { start: "初始化" },
    values: {
      start: { "B = 0": "B = 0", "A = 0": "A = 0", "both 0": "都为 0", "both random": "都随机" },
    },
    alt,
    explanation:
      `LoRA 在 ${f.exact(INITIALIZATION_INPUTS)} 个随机输入上学习一个回归问题。*W* 和目标更新是随机的，大小为 ${size}。` +
      `秩为 ${f.exact(INITIALIZATION_RANK)}，梯度下降的学习率为 ${f.real(INITIALIZATION_RATE)}。` +
      "设 *G* 为 *BA* 的梯度，则 *B* 的梯度为 *GA*ᵀ，*A* 的梯度为 *B*ᵀ*G*：一个因子为零时，另一个没有梯度；两个都为零时，" +
      "两者都没有梯度。LoRA 从 *B*\u00a0=\u00a00 和随机的 *A* 开始（arXiv 2106.09685，第 4.1 节）。" +
      "反过来，*A*\u00a0=\u00a00 也从预训练模型开始，但平均效果较差，因为 *B*\u00a0=\u00a00 允许更大的学习率" +
      "（Hayou et al.，arXiv 2406.08447）。两步之后损失最低的初始化因随机种子而异。" +
      "*A* 是随机的而不是常数，使它的各行不同，从而使 *B* 的各列不同。*A* 较小，因为 *A* 的大小决定 *B* 的第一步。",
    table: (counts) =>
      initializationTable(counts, cells(counts), {
        caption: "四种初始化下的同一训练",
        head: ["初始化", "*B* 的梯度", "*A* 的梯度", "第 0、1、2 步的损失"],
        start: (start) => STARTS[start],
        state,
      }),
    card: {
      subject: () => "LoRA 的最初几步",
      number: ({ run: { start } }) => plain(START_LABELS[start]),
      meaning: ({ run: { moments } }): Meaning => [
        "初始时；两步内的损失：",
        `${entry(moments[0]!.loss)} 至 ${entry(moments.at(-1)!.loss)}`,
      ],
      zero: entry(0),
      notZero: "非 0",
      random: "随机",
    },
  };
};

// savings

export const savings: Locale["savings"] = (f) => {
  const share = (counts: Counts) => shareText(f, counts);
  /** The target as its shortest decimal. */
  const target = (counts: SavingsNumbers) => f.percentage(Number((100 * counts.target).toFixed(3)));
  const title = (counts: Counts) => `LoRA 在各个秩下对 ${shapeText(f, counts)} 矩阵的训练占比`;
  const trains = (counts: Counts) => `${formatRank(f, counts.rank)} 训练 ${share(counts)}`;
  const even = (counts: SavingsNumbers) =>
    hasBreakEven(counts) ? `临界秩：${formatBreakEven(f, counts)}` : "没有临界秩";
  const reached = (counts: SavingsNumbers) => {
    const { best } = counts;
    if (!best) return counts.target ? `没有哪个秩能节省 ${target(counts)}` : "任何秩都代价更高";
    return `${formatRank(f, best.rank)} ${counts.target ? `仍节省 ${target(counts)}` : "的代价仍不更高"}`;
  };
  const [firstRank, lastRank] = [f.exact(RANKS[0]), f.exact(RANKS.at(-1)!)];
  const spoken = (counts: SavingsNumbers, option: string) =>
    option === "target"
      ? reached(counts)
      : `${option === "rank" ? "秩" : option}\u00a0${f.exact(counts[option as "rank"])}，${formatParameters(f, counts.trainable)}，${share(counts)}`;
  return {
    title,
    share,
    reached,
    shape: (counts) => shapeText(f, counts),
    axes: {
      share: "*W* 的训练占比（对数）",
      quality: "准确率几乎不升（GPT-3）",
      rank: "秩 *r*（对数）",
      rankTick: f.exact,
      shareTick: (share) => f.percent(Math.round(share * 1e9), 1e9).share,
      accuracyTick: (percent) => f.percentage(percent),
    },
    verdict: (counts) => [
      `${formatRank(f, counts.rank)} 训练 ${shapeText(f, counts)}`,
      `矩阵的 ${share(counts)}`,
    ],
    marks: {
      rank: (counts) => [formatRank(f, counts.rank), formatParameters(f, counts.trainable)],
      best: (counts) => [
        reached(counts),
        counts.best ? formatParameters(f, counts.best.trainable) : trains(counts.next),
      ],
      even: (counts) => [
        even(counts),
        hasBreakEven(counts) ? `超过它，${COSTS_MORE}` : "LoRA 总是代价更高",
      ],
    },
    line: ({ task, weights }) =>
      `${task}：${weights === "q" ? "仅 query 权重" : "query、value 权重"}`,
    alt: (counts) =>
      `${title(counts)}。${trains(counts)}；${reached(counts)}；${even(counts)}。` +
      `下方为准确率，从秩\u00a0${firstRank} 到 ${lastRank} 几乎不升。`,
    caption: (counts) =>
      `${loraAt(f, counts.rank)} 训练 ${shapeText(f, counts)} 矩阵的 ${share(counts)}；` +
      `${reached(counts)}；${even(counts)}。`,
    cells: (counts) => {
      const { best, next } = counts;
      return [
        f.exact(counts.rank),
        shapeText(f, counts),
        f.exact(counts.full),
        f.exact(counts.trainable),
        share(counts),
        formatSaving(f, counts),
        hasBreakEven(counts) ? formatBreakEven(f, counts) : NONE,
        target(counts),
        best ? f.exact(best.rank) : NONE,
        best ? formatSaving(f, best) : "–",
        formatSaving(f, next),
        ...SWEEPS.map(({ tenths }) => tenths.map((item) => f.oneDecimal(item, 10)).join("，")),
      ];
    },
    spoken,
    lowered: (counts) => `已降低以适应 d 和 k：${spoken(counts, "rank")}`,
  };
};

export const savingsPage: Locale["savingsPage"] = (
  f,
  { title, share, reached, axes, alt, cells },
) => ({
  lesson: "LoRA 从哪个秩起不再节省",
  summary: "LoRA 在每个秩下的训练占比、不再节省的秩，以及实测的准确率。",
  listed: title,
  labels: { rank: "秩 *r*", d: "行数 *d*", k: "列数 *k*", target: "目标节省" },
  alt,
  explanation:
    "训练占比为 *r*(*d*\u00a0+\u00a0*k*)/*dk*：秩加倍，占比也加倍。*r* 低于临界秩 *dk*/(*d*\u00a0+\u00a0*k*) 时，LoRA 才有节省。" +
    "能节省比例 *s* 的最大的秩为 (1\u00a0−\u00a0*s*)*dk*/(*d*\u00a0+\u00a0*k*)，向下取整。实测数据：GPT-3 175B 的验证准确率，" +
    "LoRA 论文（arXiv 2106.09685）表 6，分别适配 query（q）、value（v）、key（k）和输出（o）权重；" +
    "随机种子使 WikiSQL 变化 ±0.5，MultiNLI 变化 ±0.1。其他模型或任务可能需要更高的秩。",
  table: (counts) =>
    savingsTable(f, cells(counts), {
      caption: "各个秩的节省与实测准确率",
      head: ["量", "值"],
      quantities: [
        "秩 *r*",
        "权重矩阵，*d*\u00a0×\u00a0*k*",
        `${FULL}，*dk*`,
        "LoRA，*r*(*d* + *k*)",
        "训练占比",
        "节省",
        "临界秩，*dk*/(*d* + *k*)",
        "目标节省",
        "达到目标的最大的秩",
        "该秩的节省",
        "下一个秩的节省",
      ],
      measured: ({ task, weights }, ranks) => `${task}（${weights}），%，秩 ${ranks.join("，")}`,
    }),
  card: {
    axes,
    subject: (counts) => `${loraAt(f, counts.rank)} 训练`,
    number: share,
    meaning: (counts): Meaning => [`的 ${shapeText(f, counts)} 矩阵；`, reached(counts)],
  },
});

// methods

const MEASURES: Readonly<Record<Vertical, string>> = {
  accuracy: "测试准确率",
  memory: "峰值显存",
  time: "训练时间",
};

const LORA = "秩\u00a064 的 LoRA";

/** Names of methods and runs. Other names are the same in every language. */
const METHODS: Readonly<Record<string, string>> = { "Full fine-tuning": FULL, Full: "全参数" };
const methodName = (name: string) => METHODS[name] ?? name;

export const methods: Locale["methods"] = (f) => {
  const trainedTick = (value: number) =>
    value < 1e6 ? `${f.exact(value / 1e3)}\u00a0k` : `${f.exact(value / 1e6)}\u00a0M`;
  const bytes = ({ memory }: Run) => 2 ** 20 * memory;
  const all = ({ named, others }: MethodsNumbers) => [...named, ...others];
  const values = {
    accuracy: ({ accuracy }: Run) => f.percentage(accuracy / 100),
    memory: (run: Run) => `${f.oneDecimal(bytes(run), 1e9)}\u00a0GB`,
    time: ({ time }: Run) => `${f.oneDecimal(time, 10)}\u00a0s`,
  };
  const value = (counts: MethodsNumbers, run: Run) => values[counts.vertical](run);
  const share = ({ full }: MethodsNumbers, run: Run) => f.percent(run.trained, full.trained).share;
  const count = (counts: MethodsNumbers) => `${f.exact(all(counts).length)} 次`;
  const title = (counts: MethodsNumbers) =>
    `微调 Llama-3.2-3B 的 ${count(counts)}运行：可训练参数与${MEASURES[counts.vertical]}`;
  /** Returns the name of the chosen run and, if it is the best of several, their number. */
  const chosenName = ({ chosen, lora, method, highlighted }: MethodsNumbers) =>
    chosen === lora
      ? LORA
      : methodName(method) +
        (highlighted.length > 1 ? `（${f.exact(highlighted.length)} 次中的最佳）` : "");
  const verdict = (counts: MethodsNumbers) => {
    const { chosen, lora, full, vertical } = counts;
    const parts = [
      tidy(`${chosenName(counts)} 训练 ${share(counts, chosen)} 的参数`),
      `${MEASURES[vertical]} ${value(counts, chosen)}`,
      ...(chosen === lora ? [] : [`${LORA}：${value(counts, lora)}`]),
      ...(chosen === full ? [] : [`${FULL}：${value(counts, full)}`]),
    ];
    return `${parts.join("；")}。`;
  };
  const formatBytes = (run: Run) => f.exact(bytes(run));
  return {
    title,
    values,
    value,
    share,
    verdict,
    formatBytes,
    all,
    heading: (counts) => `${count(counts)}运行，Llama-3.2-3B`,
    plot: {
      vertical: {
        accuracy: "测试准确率，%；越高越好",
        memory: "峰值显存，GB；越低越好",
        time: "时间，s（对数）；越短越好",
      },
      trained: "可训练参数（对数）",
      trainedTick,
      fewer: (tick) => `<\u00a0${tick}`,
      more: (max) => `>\u00a0${trainedTick(max)}`,
      verticalTick: f.exact,
      full: FULL,
      runName: ({ name }) => methodName(name),
    },
    outcome: (counts) => [
      `${chosenName(counts)}：`,
      `训练 ${share(counts, counts.chosen)}，` +
        `${counts.vertical === "accuracy" ? "准确率 " : ""}${value(counts, counts.chosen)}`,
    ],
    others: (counts) =>
      (counts.chosen === counts.lora ? "" : `LoRA r64：${value(counts, counts.lora)}；`) +
      `全参数：${value(counts, counts.full)}`,
    key: (counts) => [
      "LoRA 系列；连线：r32、r64",
      FULL,
      isCompared(counts)
        ? methodName(counts.method)
        : `其余 ${f.exact(counts.others.length)} 次运行`,
    ],
    note: "一个点是一种设置，不是定论。",
    alt: (counts) =>
      `${title(counts)}。${verdict(counts)}最佳：${methodName(findBest(all(counts), counts.vertical)!.method)}。`,
    caption: (counts) => `${count(counts)}实测运行。${verdict(counts)}`,
    cells: () => [],
    spoken: verdict,
  };
};

/** The parts of a run's setting. */
const settingWords = (f: Formats): SettingWords => ({
  r: (rank, last) => `r ${f.exact(rank!)}${last === undefined ? "" : ` 至 ${f.exact(last)}`}`,
  values: (count) => `${f.exact(count!)} 个值`,
  tokens: (count) => `${f.exact(count!)} 个词元`,
  frequencies: (count) => `${f.exact(count!)} 个频率`,
  subspaces: (count) => `${f.exact(count!)} 个子空间`,
  groups: (size) => `每组 ${f.exact(size!)} 个`,
  blocks: (size) => `块大小 ${f.exact(size!)}`,
  factor: (factor) => `因子 ${f.exact(factor!)}`,
  sparse: (share) => `稀疏 ${f.real(share!)}`,
  learningRate: (rate) => `学习率 ${f.real(rate!)}`,
  vBiases: () => "v 的偏置",
  allNorms: () => "全部归一化层",
  allLinear: () => "全部线性模块",
  mini: () => "小型",
  bat: () => "Bat",
  para: () => "PaRa",
  fast: () => "快速",
  tied: () => "绑定",
  vectors: () => "向量",
  mlp: () => "MLP",
  randomStart: () => "随机初始化",
  wordStart: () => "用单词初始化",
  zeroStart: () => "零初始化",
  default: () => "默认",
});

export const methodsPage: Locale["methodsPage"] = (f, words) => {
  const { title, value, share, plot } = words;
  const settings = settingWords(f);
  const trend = trendTexts(f);
  return {
    lesson: "LoRA 与其他方法的比较",
    summary: "LoRA 与其他方法的实测运行：可训练参数、准确率、显存和时间。",
    listed: title,
    labels: { vertical: "纵轴", method: "突出显示" },
    values: {
      vertical: { accuracy: "准确率", memory: "显存", time: "时间" },
      method: METHODS,
    },
    alt: words.alt,
    explanation:
      "PEFT 的方法比较（huggingface/peft，提交 5d602fd）：bfloat16 的 Llama-3.2-3B，在 MetaMathQA 上训练 5,000 步，每步 " +
      "4 个样本，在 GSM8K 上测试，使用一块 L40S。图中标出约十二种知名方法的名称；有多次运行的，标出最准确的一次。" +
      "每次运行是一种设置和一个随机种子：结果不好只说明这种设置，不说明方法。秩为 64 时，rsLoRA 与 LoRA 的缩放也不同，" +
      "分别为 8 和 2。峰值显存是预留的显存。" +
      `在少于 ${plot.trainedTick(SMALL)} 个参数的 ${trend.count} 次运行中，参数量与准确率的等级相关系数为 ` +
      `${trend.accuracy}，与显存为 ${trend.memory}，与时间为 ${trend.time}。`,
    table: (counts) =>
      methodsTable(f, counts, words, {
        caption: (named, others) =>
          `标出名称的 ${f.exact(named)} 次运行，然后是其余 ${f.exact(others)} 次` +
          "（打印时省略）",
        head: ["方法", "设置", "可训练参数", "测试准确率", "峰值显存，字节", "训练时间"],
        settings: settings,
        separator: "，",
      }),
    card: {
      plot,
      subject: ({ chosen, lora, full, method, vertical }) =>
        tidy(`${chosen === lora ? LORA : chosen === full ? FULL : method} 的${MEASURES[vertical]}`),
      number: (counts) => value(counts, counts.chosen),
      meaning: (counts): Meaning => [
        `训练 ${share(counts, counts.chosen)} 的参数；`,
        counts.chosen === counts.full
          ? `LoRA：${value(counts, counts.lora)}`
          : `${FULL}：${value(counts, counts.full)}`,
      ],
    },
  };
};

// merge

type Bytes = Pick<MergeNumbers, "copies" | "adapters">;

const TASKS: Readonly<Record<Task, string>> = { law: "法律", code: "代码", poems: "诗歌" };

export const merge: Locale["merge"] = (f) => {
  const entry = (value: number) => f.signed(value, 0);
  /** Returns a matrix in one line: "2 −1 0；1 3 −2". */
  const matrix = (rows: Matrix) => rows.map((row) => row.map(entry).join("\u00a0")).join("；");
  /** Returns a column in one line: "6, 5, −3". */
  const column = (rows: Matrix) => rows.map(([value = 0]) => entry(value)).join(",\u00a0");
  const tasks = (count: number) => `${f.exact(count)} 个任务`;
  const outcome = ({ copies, adapters }: Bytes) =>
    adapters > copies
      ? "适配器代价更高"
      : adapters < copies
        ? `节省 ${f.percent(adapters, copies).rest}`
        : "没有节省";
  const share = ({ copies, adapters }: Bytes) => f.percent(adapters, copies).share;
  const verdict = (counts: MergeNumbers) =>
    `字节数为完整副本的 ${share(counts)}：${outcome(counts)}。`;
  const drawnWider = (part: string) => (times: number) =>
    `条中${part}的宽度画成实际比例的 ${f.exact(times)} 倍。`;
  return {
    entry,
    task: (task) => TASKS[task],
    title: ({ example }) => `${TASKS[example.task]}任务的适配器：与 W 分开，或并入 W`,
    alt: ({ example, ...counts }) =>
      `${TASKS[example.task]}任务的 Wx + ${SCALING}BAx 与 W′x 都是 (${column(example.h)})。` +
      `为 ${tasks(counts.tasks)}存储：完整副本 ${f.exact(counts.copies)} 字节，` +
      `一个 W 加适配器 ${f.exact(counts.adapters)} 字节。`,
    heading: "合并不改变输出",
    scaling: `*r* = 1，*α* = ${SCALING}：*α*/*r* = ${SCALING}`,
    separate: "分开，两条路径：*h*\u00a0=\u00a0*Wx*\u00a0+\u00a0(*α*/*r*)*BA**x*",
    merged: "合并，一个矩阵：*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*",
    changed: "粗体：已改变",
    same: "输出相同",
    kept: (counts) => `${tasks(counts.tasks)}的存储字节数`,
    shape: ({ d, k, rank }) =>
      `*W*：${sizeText(f, d, k)}，bf16；适配器：秩\u00a0*r*\u00a0=\u00a0${f.exact(rank)}，fp32`,
    copies: "*W* 的完整副本",
    adapters: "一个 *W* 加适配器",
    bytes: f.exact,
    thinMatrix: drawnWider(" W 部分"),
    thinAdapters: drawnWider("适配器部分"),
    share,
    outcome,
    verdict,
    caption: ({ example, ...counts }) =>
      `${TASKS[example.task]}任务的适配器无论合并还是分开，输出都相同。对 ${tasks(counts.tasks)}，` +
      `${shapeText(f, counts)} 矩阵的完整副本占 ${f.exact(counts.copies)} 字节；` +
      `一个 W 加${formatRank(f, counts.rank)} 的适配器占 ${f.exact(counts.adapters)} 字节。`,
    cells: ({ example, ...counts }) => {
      const { b, a, ba, merged, wx, ax, bax, h, mergedH } = example;
      const entries = (...all: Matrix[]) => f.exact(all.flat(2).length);
      return [
        ...[W, X, b, a, ba, merged, wx, ax, bax, h, mergedH].map(matrix),
        `${entries(W)}，${entries(b, a)}`,
        `${shapeText(f, counts)}，${f.exact(counts.rank)}`,
        ...[counts.matrix, counts.adapter, counts.tasks, counts.copies, counts.adapters].map(
          f.exact,
        ),
        share(counts),
      ];
    },
    spoken: (counts, option) =>
      option === "tasks"
        ? `${tasks(counts.tasks)}，${verdict(counts)}`
        : `${TASKS[counts.example.task]}，h\u00a0=\u00a0${column(counts.example.h)}`,
  };
};

/** Returns the strings of the figure in bf16. */
const roundingWords = (f: Formats): RoundingWords => {
  const { share, error, ratio, ...texts } = roundingTexts(f);
  const rank = (value: number) => formatRank(f, value);
  const shares = (merges: readonly Merge[]) =>
    merges.map((item) => `${ratio(item)} 时 ${share(item)}`).join("，");
  const alt = ({ rows }: Rounding) =>
    "以 bf16 加上 BA 时保持原值的权重的比例，按秩以及 BA 与 W 的大小之比：" +
    `${rows.map((row) => `${rank(row.rank)}，${shares(row.merges)}`).join("；")}。`;
  const limits =
    `bf16 有 ${texts.bits} 个有效二进制位：小于权重的 1/${texts.lost} 的更新会丢失，` +
    `大于 1/${texts.kept} 的不会。`;
  return {
    rank,
    limits,
    heading: "bf16 会丢失小的更新",
    formula: "*W′* = *W* + *BA*，舍入到 bf16",
    keys: ["实心：权重已改变", "空心：更新丢失，权重未变"],
    units: "*BA*/*W*：均方根之比；丢失：权重的比例；误差：相对于 *BA*",
    corner: `所示：${texts.size} 个随机权重中的 ${texts.corner} 个`,
    ratio: (item) => `*BA*/*W*：${ratio(item)}`,
    lost: (item) => `丢失：${share(item)}`,
    error: (item) => `误差：${error(item)}`,
    listed: () => "以 bf16 加上 BA 时改变的权重",
    alt,
    caption: ({ example }) =>
      `以 bf16 合并时，部分更新会丢失。若 BA 的大小为 W 的 ${ratio(example)} 倍，` +
      `${rank(example.rank)} 时 ${share(example)} 的权重保持原值，更新的误差为 ${error(example)}。`,
    table: (rounding) =>
      texts.table(
        rounding,
        `${texts.weights} 个近似正态的随机 bf16 权重中保持原值的权重；求和只舍入一次，取最近的数，恰在正中时取偶数`,
        ["秩 *r*", "rms(*BA*) / rms(*W*)", "未变的权重", "比例", "更新的误差"],
      ),
    card: {
      subject: ({ example }) => `以 bf16 合并，${rank(example.rank)}`,
      number: ({ example }) => share(example),
      meaning: ({ example }) => ["的权重没有改变，", `若 BA 为 W 的 ${ratio(example)} 倍`],
      note: "空心：更新丢失",
    },
  };
};

export const mergePage: Locale["mergePage"] = (f, live) => {
  const { title, alt, cells, copies, adapters, share, outcome } = live;
  return {
    lesson: "适配器如何合并与存储",
    summary: "一个用整数演算的例子：适配器分开使用、合并和存储。",
    listed: title,
    labels: { task: "任务", tasks: "任务数" },
    values: { task: TASKS },
    alt,
    explanation:
      "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* 与 *W* 大小相同，因此合并后的适配器在推理时不增加计算，也不增加延迟" +
      "（LoRA 论文，arXiv 2106.09685，第 4.1 节）。要更换任务，可减去 (*α*/*r*)*BA* 再加上另一个适配器的，" +
      "也可保持 *W* 不变而替换 *B* 和 *A*。在浮点运算中，两种做法的输出只有舍入误差之别。" +
      "*W* 的一个权重占 2 字节（bf16），适配器的一个权重占 4 字节（fp32），与 PEFT 的保存方式相同；不计文件头。",
    table: (counts) =>
      mergeTable(cells(counts), {
        caption: "演算的例子（矩阵各行以分号隔开）与存储的字节数",
        head: ["量", "值"],
        quantities: [
          "合并：*W′* = *W* + (*α*/*r*)*BA*",
          "更新：(*α*/*r*)*B*(*Ax*)",
          "输出：*h* = *Wx* + (*α*/*r*)*B*(*Ax*)",
          "*W* 和适配器中数的个数",
          "存储的矩阵 *d*\u00a0×\u00a0*k* 和秩 *r*",
          "一个矩阵，字节",
          "一个适配器，字节",
          "任务数",
          "完整副本，字节",
          "一个 *W* 加适配器，字节",
          "占完整副本的比例",
        ],
      }),
    card: {
      ...cardWords(f),
      subject: ({ tasks }) => `一个 W，${f.exact(tasks)} 个适配器`,
      number: share,
      meaning: (counts) => ["占完整副本字节数的比例：", outcome(counts)],
      bytes: (name, bytes) => `${name}：${f.exact(bytes)} 字节`,
      copies,
      adapters,
    },
    rounding: roundingWords(f),
  };
};

// tables

/** The trade-off of each method, one sentence by the method's name. */
const TRADES: Readonly<Record<string, string>> = {
  full: "可以达到任意的权重，但需要全部权重的梯度和优化器状态。",
  lora: "把每个矩阵的更新限制为秩 r，并可并入权重。",
  rslora: "与 LoRA 大小相同，但缩放为 alpha / √r，使较高的秩仍能继续学习。",
  dora: "为每个输出行增加一个可训练的幅度，并在每一步计算范数。",
  adalora: "从一倍半的秩开始并逐步剪枝：各处的秩不同，但训练代价更高。",
  vera: "在冻结的随机矩阵旁为每个矩阵训练两个向量；常用的秩为 256。",
  loha: "以两倍于 LoRA 的参数达到秩 r²，并计算逐元素的乘积。",
  lokr: "以极少的参数保持高秩，但块结构是固定的。",
  ia3: "只缩放激活值：非常小，不能混合激活值。",
  prefix: "不改动权重；它的虚拟键和值在每一层占用上下文。",
  prompt: "只训练虚拟词元的嵌入：很小，在小模型上较弱。",
  bitfit: "训练已有的偏置；许多新近的模型没有偏置。",
  houlsby: "插入不能合并的层；PEFT 没有它，它的论文还训练归一化层。",
  "lora-fa": "冻结 A，节省激活值的显存，并把更新限制在 A 的行上。",
  "ln-tuning": "只训练归一化层：每个特征一个增益，若有偏移则加一个偏移。",
  "p-tuning": "训练虚拟词元的编码器，训练后丢弃编码器。",
  mica: "把 B 冻结在权重最弱的奇异方向上，只训练 A。",
  hira: "把权重与 BA 逐元素相乘：LoRA 的大小，满秩。",
  deft: "从权重中取出一个秩为 r 的子空间，换成一个训练得到的子空间。",
  delora: "每个模块用一个可训练的数限制更新的大小。",
  gralora: "矩阵的每一块有各自的适配器：LoRA 的大小，秩更高。",
  glora: "缩放权重，再加上一项：每个矩阵有两个低秩乘积。",
  lily: "在若干层之间共享 A，并在所有层之间共享由路由选择的 B 的混合。",
  peanut: "用一个带激活函数的窄网络，由权重本身计算更新。",
  miss: "训练一个沿矩阵重复的小块：为 LoRA 的一半大小或更小。",
  vblora: "由一个向量库组成 A 和 B；选择向量的得分占其大部分参数。",
  tinylora: "每个模块训练一个短向量；其余冻结的部分占满它的文件。",
  unilora: "为整个模型训练一个向量；固定的投影把它变为所有的 A 和 B。",
  pvera: "是 VeRA，但每个内部值换成一个分布：均值和离散程度。",
  randlora: "把许多秩为 r 的冻结随机乘积加成满秩；它的文件也包含这些乘积。",
  beft: "只在值上训练偏置，即使模型没有偏置。",
  road: "成对地旋转和缩放输出：极小，混合批量的推理成本低。",
  shira: "训练的单个权重与 LoRA 的参数一样多：满秩，文件大小为其三倍。",
  frod: "在权重的两个固定基之间训练一条对角线和少数其他元素。",
  fourierft: "训练更新的傅里叶变换的少数系数，个数任意。",
  waveft: "训练更新的小波变换的少数系数，个数任意。",
  c3a: "训练循环块：高秩，参数为 d·k 除以块的边长。",
  boft: "分块旋转输入并缩放输出，保持角度不变。",
  oft: "分块旋转输入，保持神经元之间的角度不变。",
  hra: "对输入做 r 次反射：正交，为 LoRA 的一半大小或更小。",
  psoft: "只旋转权重最强的 r 个方向：每个模块有 r(r + 3) / 2 个数。",
  osf: "微调权重最强方向以外的全部方向，以减轻遗忘。",
  "adaption-prompt": "通过一个从零开始的门，给上层的注意力加入提示。",
  "trainable-tokens": "只训练嵌入的个别行，例如新词元的行。",
};

/** The kinds of a GLoRA term. */
const TERMS = { lora: "低秩", vector: "向量", constant: "数", none: NONE };

export const tables: Locale["tables"] = (f) => {
  const { exact, percent, real } = f;
  const unknown = "未知";
  const formatNotes = ({ isHeadless, experts }: Notes) =>
    (isHeadless ? "；BERT 类模型不含池化层和输出头" : "") +
    (experts ? `；专家${formatLayout(experts)}` : "");
  const modelColumns = [
    "基座参数",
    "LoRA 训练",
    "占比",
    "节省",
    "PEFT 的 trainable%",
    "文件，字节",
  ];
  const settings: SettingTexts = {
    rank: (value) => formatRank(f, value),
    tokens: (value) => `${exact(value)} 个词元`,
    bottleneck: (value) => `宽度 ${exact(value)}`,
    initRank: (value) => `剪枝前 ${exact(value)}`,
    factor: (value) => `因子 ${exact(value)}`,
    decomposeBoth: () => "两个因子都分解",
    feedforward: (value) => `缩放 ${value.join("、")} 的输入`,
    encoderHidden: (value) => `编码器宽度 ${exact(value)}`,
    layers: (value) => `${exact(value)} 层`,
    para: () => "PaRa，无 *R*",
    bat: () => "Bat，每 *r* 个输出一个方形块",
    weightTerms: (value) => `A 和 B：${TERMS[value]}`,
    promptTerm: (value) => `C：${TERMS[value]}`,
    biasTerms: (value) => `D 和 E：${TERMS[value]}`,
    orthogonal: () => "以任意矩阵代替旋转",
    scaleInput: () => "不缩放输入",
    scaleOutput: () => "不缩放输出",
    sparseRate: (value) => `${real(value)} 的元素`,
    miniRank: (value) => `块宽 ${exact(value)}`,
    frequencies: (value) => `${exact(value)} 个系数`,
    variant: (value) => `变体 ${value}`,
    groupSize: (value) => `每组 ${exact(value)} 个`,
    vectorSize: (value) => `向量长 ${exact(value)}`,
    blocks: (value) => `${sizeText(f, value, value)} 块`,
    blockCount: (value) => `${exact(value)} 块`,
    shareBlocks: () => "各块相同",
    hybridRank: (value) => `混合秩 ${exact(value)}`,
    blockSize: (value) => `块大小 ${exact(value)}`,
    vectors: (value) => `${exact(value)} 个向量`,
    vectorLength: (value) => `长度 ${exact(value)}`,
    stride: (value) => `每 ${exact(value)} 层共用一个 *A*`,
    bCount: (value) => `${exact(value)} 个矩阵 *B*`,
    depth: (value) => `每侧 ${exact(value)} 个隐藏层`,
    thetaLength: (value) => `一个长 ${exact(value)} 的向量`,
    keptRank: (value) => `保留 ${exact(value)} 个方向`,
    saveProjection: () => "不保存投影",
  };
  return {
    captions: {
      matrix: (d, k) => `LoRA 用于 ${sizeText(f, d, k)} 的矩阵，共 ${exact(d * k)} 个参数`,
      model: (modules, model, notes) =>
        tidy(`LoRA 用于 ${model} 的 ${modules}${formatNotes(notes)}`),
      models: (rank, modules, notes) =>
        tidy(
          `${loraAt(f, rank)} 用于 ${modules ?? "PEFT 的默认目标模块"}，逐个模型${formatNotes(notes)}`,
        ),
      methods: (model, parameters, notes) =>
        `${model} 上的方法，共 ${exact(parameters)} 个参数${formatNotes(notes)}`,
    },
    heads: {
      matrix: ["秩 *r*", "LoRA 训练，*r*(*d*\u00a0+\u00a0*k*)", "占比", "节省"],
      model: ["秩 *r*", ...modelColumns],
      models: (hasTargets) => ["模型", ...(hasTargets ? ["目标模块"] : []), ...modelColumns],
      methods: ["方法", "可训练参数", "占比", "文件，字节", "设置与取舍"],
    },
    count: (value) => (value === undefined ? unknown : exact(value)),
    share: (part, total) => (total === undefined ? unknown : percent(part, total).share),
    saving: (part, total) =>
      total === undefined ? unknown : formatSaving(f, { trainable: part, full: total }),
    modules: (names) => names?.join("、") ?? "全部线性模块",
    noFile: NONE,
    settings(rank, values, modules) {
      const list = listSettings({ rank, ...values }, settings);
      return [...list, ...(modules === undefined ? [] : [`用于 ${modules}`])].map(tidy).join("，");
    },
    tradeOffs: TRADES,
    trades: (settings, trades) => (settings ? `${settings}。${trades}` : trades),
  };
};
