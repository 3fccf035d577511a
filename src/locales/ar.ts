/**
 * Arabic: Modern Standard Arabic, right to left.
 *
 * Glossary. HF: Hugging Face’s Arabic documentation of transformers (docs/source/ar) and of PEFT. D2L: the glossary of the
 * unfinished Arabic d2l.ai (mohamed-ali/d2l-ar). Course: Arabic courses on fine-tuning and linear algebra
 * (nerdleveltech.com, educative.io, ultralytics.com).
 *
 * - rank: رتبة (HF, course)
 * - low-rank: منخفض الرتبة (HF, course)
 * - fine-tuning: ضبط دقيق (HF, course)
 * - frozen: مجمّد (HF, course)
 * - trainable: قابل للتدريب (HF, course); trained: مُدرَّب
 * - adapter: مهايئ (PEFT’s documentation; HF has also محوّل, which is its word for “transformer”)
 * - adapted: مُكيَّف, as in التكيف منخفض الرتبة (HF, course)
 * - parameter: معلمة (HF, D2L)
 * - weight matrix: مصفوفة أوزان (HF, course)
 * - singular value: قيمة مفردة (course)
 * - learning rate: معدل التعلم (HF, course)
 * - gradient: تدرّج; loss: الخسارة; optimizer: محسّن (HF)
 * - forward pass: تمرير أمامي (HF)
 * - scaling factor: معامل التحجيم (a course has معامل القياس, but القياس is also “measurement” here)
 * - token: رمز (HF); layer: طبقة (HF); module: وحدة (HF); attention: انتباه (course)
 * - LoRA is feminine, like طريقة and تقنية. Of ten matches of each in public repositories, nine of LoRA هي are about LoRA, and
 *   four of LoRA هو; three texts have تقوم LoRA, and none يقوم LoRA.
 * - span: فضاء مولَّد; norm: معيار; break-even rank: رتبة التعادل; sheet of rank 1: صفيحة. No source was found that
 *   uses these words for LoRA; the first two are terms of linear algebra, and نقطة التعادل is break-even in economics.
 *
 * `*…*` marks a variable; \u00a0 keeps a line from breaking there. In sentences, an Arabic word stands between a Latin name and
 * a number that follows it, because both would otherwise change places in a right-to-left line.
 */
import type { Counts } from "../counts.js";
import type { Comparison } from "../figures/adapter/comparison.js";
import { comparisonTexts, exponentOf } from "../figures/adapter/comparison-texts.js";
import type { ComparisonWords } from "../figures/adapter/comparison-words.js";
import {
  type Input as AdapterInput,
  type Numbers as AdapterNumbers,
  type Row as AdapterRow,
  getExponent,
  type Module,
  powerOfTen,
  range,
} from "../figures/adapter/numbers.js";
import { adapterTable } from "../figures/adapter/tables.js";
import { NORM, numberTexts, symbol } from "../figures/adapter/texts.js";
import type { Numbers as CapacityNumbers, Setting } from "../figures/capacity/numbers.js";
import { SIDE as NETWORK_SIDE, RATES, type Rank, SEEDS, TESTED } from "../figures/capacity/runs.js";
import { capacityTable } from "../figures/capacity/tables.js";
import { GPT3_RATES, MEASURED_SECONDS, type Work } from "../figures/compute/numbers.js";
import { computeTable } from "../figures/compute/tables.js";
import { exerciseWords } from "../figures/decomposition/exercise.js";
import type { Exercise, Input as MatrixInput } from "../figures/decomposition/numbers.js";
import { matrixTable, type Span, stepWords } from "../figures/decomposition/tables.js";
import { cellTexts, scalingText } from "../figures/decomposition/texts.js";
import type { Numbers as ForwardNumbers } from "../figures/forward/numbers.js";
import { forwardTable } from "../figures/forward/tables.js";
import { isZero } from "../figures/initialization/numbers.js";
import { initializationTable } from "../figures/initialization/tables.js";
import {
  type Initialization,
  type Moment,
  SIDE as PROBLEM_SIDE,
  INPUTS as REGRESSION_INPUTS,
  RANK as REGRESSION_RANK,
  RATE as REGRESSION_RATE,
} from "../figures/initialization/training.js";
import {
  A100_OVERHEAD_RANGE,
  type Costs,
  hasActivations,
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
  type Numbers as MethodNumbers,
  type Run,
  type Vertical,
} from "../figures/methods/numbers.js";
import { methodsTable, type SettingWords, trendTexts } from "../figures/methods/tables.js";
import { SMALL } from "../figures/methods/trend.js";
import { type Block, type Layers, toShare } from "../figures/model/numbers.js";
import { modelTable } from "../figures/model/tables.js";
import { hasBreakEven, type Numbers as SavingsNumbers } from "../figures/savings/numbers.js";
import { RANKS, SWEEPS } from "../figures/savings/sweep.js";
import { savingsTable } from "../figures/savings/tables.js";
import { droppedText, type Numbers as Spectra } from "../figures/spectrum/numbers.js";
import {
  INPUTS,
  MOMENTUM,
  RATE,
  SIDE,
  SPREAD,
  STEPS as STEP_COUNT,
} from "../figures/spectrum/setting.js";
import type { SheetsWords } from "../figures/spectrum/sheets-words.js";
import { sheetsTable, valuesTable } from "../figures/spectrum/tables.js";
import { errorTexts } from "../figures/spectrum/texts.js";
import {
  breakEvenText,
  type Share,
  type Sides,
  shapeText,
  sizeText,
  timesText,
} from "../figures/texts.js";
import type { Targets, WholeCount } from "../figures/whole-model.js";
import { type Formats, type Language, plain } from "../formats.js";
import { listSettings, type SettingTexts } from "../tables/settings.js";
import type { Notes } from "../tables/words.js";
import type { Locale } from "./locale.js";

export const language: Language = {
  tag: "ar",
  direction: "rtl",
  numbers: {
    decimal: ".",
    group: ",",
    minGrouped: 1,
    minus: "−",
    percent: ["", "\u200e%\u200e"],
    units: ["ألف", "مليون", "مليار", "تريليون"],
  },
  list: [" و", " و"],
  variants: [
    {
      regions: "BH DJ EG ER IL IQ JO KM KW LB MR OM PS QA SA SD SO SS SY TD YE",
      numbers: { decimal: "٫", group: "٬", percent: ["", "٪\u061c"], digits: "٠١٢٣٤٥٦٧٨٩" },
    },
    { regions: "DZ LY MA TN", numbers: { decimal: ",", group: "." } },
  ],
};

/**
 * The forms of a noun: alone for one and for two, where the number follows in parentheses; and after 3 to 10, after 11 to
 * 99, and after other numbers, by default the form after 11 to 99.
 */
type Noun = readonly [single: string, pair: string, few: string, many: string, rest?: string];

const PARAMETERS: Noun = ["معلمة واحدة", "معلمتان", "معلمات", "معلمة"];
const COLUMNS: Noun = ["عمود واحد", "عمودان", "أعمدة", "عمودًا", "عمود"];
const ROWS: Noun = ["صف واحد", "صفان", "صفوف", "صفًا", "صف"];
const LAYERS: Noun = ["طبقة واحدة", "طبقتان", "طبقات", "طبقة"];
const EXPERTS: Noun = ["خبير واحد", "خبيران", "خبراء", "خبيرًا", "خبير"];
const TOKENS: Noun = ["رمز واحد", "رمزان", "رموز", "رمزًا", "رمز"];
const RANKS_OF: Noun = ["رتبة واحدة", "رتبتان", "رتب", "رتبة"];
const NUMBERS: Noun = ["عدد واحد", "عددان", "أعداد", "عددًا", "عدد"];
const OPERATIONS: Noun = [
  "عملية ضرب وجمع واحدة",
  "عمليتا ضرب وجمع",
  "عمليات ضرب وجمع",
  "عملية ضرب وجمع",
];
const ADDITIONS: Noun = ["عملية جمع واحدة", "عمليتا جمع", "عمليات جمع", "عملية جمع"];
const TASKS: Noun = ["مهمة واحدة", "مهمتان", "مهام", "مهمة"];
const ADAPTERS: Noun = ["مهايئ واحد", "مهايئان", "مهايئات", "مهايئًا", "مهايئ"];
const SHEETS: Noun = ["صفيحة واحدة", "صفيحتان", "صفائح", "صفيحة"];
const TRIALS: Noun = ["تجربة واحدة", "تجربتان", "تجارب", "تجربة"];
const OTHER_TRIALS: Noun = ["تجربة أخرى واحدة", "تجربتان أخريان", "تجارب أخرى", "تجربة أخرى"];
const STEPS: Noun = ["خطوة واحدة", "خطوتان", "خطوات", "خطوة"];
const VECTORS: Noun = ["متجه واحد", "متجهان", "متجهات", "متجهًا", "متجه"];

/** Returns "8 أعمدة" or "عمودان (2)". */
function counted(f: Formats, count: number, [single, pair, few, many, rest = many]: Noun): string {
  const number = f.exact(count);
  return f.plural(count, {
    one: `${single} (${number})`,
    two: `${pair} (${number})`,
    few: `${number} ${few}`,
    many: `${number} ${many}`,
    other: `${number} ${rest}`,
  });
}

const COSTS_MORE = "كلفة LoRA أعلى";
const NONE = "لا شيء";
const FULL = "الضبط الدقيق الكامل";
const RANK = "الرتبة *r*";
const QUANTITY = "الكمية";
const VALUE = "القيمة";
const SHARE = "النسبة المُدرَّبة";
const SAVING = "التوفير";

/** Returns a number such as "11.3" in the region's digits. */
const inDigits = (f: Formats, number: string) =>
  number.replace(/\d/g, (digit) => f.exact(Number(digit)));

// Each function that several figures share is separate, so that a figure's script contains only what it needs.

const parametersIn = (f: Formats) => (count: number) => counted(f, count, PARAMETERS);

/** Returns "1 in 256", or undefined for a share of more than one half. */
const oneIn = (f: Formats, part: number, total: number) =>
  2 * part > total
    ? undefined
    : `${total % part ? "نحو " : ""}${f.exact(1)} من كل ${timesText(f, part, total)}`;

const saving = (f: Formats, counts: Share) =>
  counts.trainable > counts.full
    ? `لا توفير، ${COSTS_MORE}`
    : f.percent(counts.trainable, counts.full).rest;

/** Returns the function that writes "0.391 % of 16,777,216: 99.609 % saved"; `of` names the total. */
const outcomeIn = (f: Formats) => (counts: Share, of: string) => {
  const { share, rest } = f.percent(counts.trainable, counts.full);
  const start = `${share} من ${of}`;
  if (counts.trainable > counts.full) return `${start}، و${COSTS_MORE}`;
  return `${start}، ${counts.trainable < counts.full ? `بتوفير ${rest}` : "بلا توفير"}`;
};

/** Returns the strings beside the share's area. `loss` is appended to the share if LoRA costs more. */
function shareWords(
  f: Formats,
  { trainable, full }: Share,
  names: readonly [full: string, trained: string],
  loss: readonly [string, string],
) {
  const { share, rest } = f.percent(trainable, full);
  const ratio = oneIn(f, trainable, full);
  const trains = `تدرّب LoRA نسبة ${ratio ?? share}`;
  return {
    outline: "الكامل",
    full: names[0] + f.exact(full),
    trained: names[1] + f.exact(trainable),
    verdict:
      trainable > full
        ? ([trains + loss[0], loss[1]] as const)
        : ([`${trains}،`, `${ratio ? `أي ${share}، ` : ""}وتوفّر ${rest}`] as const),
    times: (times: number) => `${f.exact(times)}\u00a0×`,
    corner: (times: number) => `كُبّر الركن بعامل ${f.exact(times)}.`,
  };
}

const breakEven = (f: Formats, counts: Sides & Pick<Share, "full">) =>
  breakEvenText(f, counts, (rank, isBelow) => `${isBelow ? "أقل" : "أكثر"} بقليل من ${rank}`);

/** Phrases of the previews of several figures. */
function card(f: Formats) {
  return {
    count: f.exact,
    meaning({ trainable, full }: Share) {
      if (trainable > full) return [`تُدرَّب بدلًا من ${f.exact(full)}:`, COSTS_MORE] as const;
      const outcome =
        trainable < full
          ? (oneIn(f, trainable, full) ?? f.percent(trainable, full).share)
          : "لا توفّر LoRA شيئًا";
      return [`تُدرَّب من أصل ${f.exact(full)}:`, outcome] as const;
    },
    thinBars: "الأشرطة الرفيعة ليست بالمقياس",
    tooLarge: (times: number) =>
      `رُسمت المساحة الصغيرة أكبر بعامل ${f.quotient(Math.round(10 * times), 10)}`,
  };
}

const storage = (experts: "fused" | "separate") =>
  experts === "fused"
    ? "مجمَّعون، كما في transformers\u00a05"
    : "منفصلون، كما في transformers\u00a04";

/** Phrases of the figures of a model. */
function ofModel(f: Formats) {
  return {
    targets(targets: Targets): string {
      if (targets === "all") return "جميع الوحدات الخطية";
      if ("kinds" in targets)
        return `${f.exact(targets.kinds)} من أصل ${f.exact(targets.total)} من أنواع الوحدات`;
      return f.list(targets);
    },
    note({ isHeadless, experts }: Pick<WholeCount, "isHeadless" | "experts">) {
      if (isHeadless) return "عُدّت معلمات النموذج دون طبقة التجميع والرؤوس.";
      return experts && `الخبراء ${storage(experts)}.`;
    },
  };
}

export const html: Locale["html"] = (f) => ({
  details: "الوصف والأرقام",
  answer: "الجواب",
  reset: "إعادة التعيين",
  svg: "تنزيل SVG",
  png: "تنزيل PNG",
  link: "رابط هذا العرض",
  failed: "تعذّر التنزيل.",
  sheet: "لوحة لمسية",
  key: "مفتاح بطريقة برايل",
  controls: "عناصر التحكم",
  count: f.exact,
  figure: (number) => `الشكل\u00a0${inDigits(f, number)}`,
  table: (number) => `الجدول\u00a0${inDigits(f, number)}`,
  bookContents: "المحتويات",
  bookFigures: "الأشكال",
  bookTables: "الجداول",
  bookAlternatives: "لكل صورة نص بديل.",
  bookDescriptions: "يلي كل شكل كثير الأرقام وصف وجداول.",
  bookFormulas: "الصيغ مكتوبة بلغة MathML.",
  bookNavigation: "للكتاب فهرس محتويات وعناوين.",
});

/** The trade-off of each method, by the method's name. */
const tradesIn = (f: Formats): Readonly<Record<string, string>> => ({
  full: "يمكنها بلوغ أي أوزان، لكنها تحتاج إلى تدرّجاتها كلها وإلى حالة المحسّن لها كلها.",
  lora: "تحدّ تحديث كل مصفوفة بالرتبة r، ويمكن دمجها في الأوزان.",
  rslora: "لها حجم LoRA، لكن معامل تحجيمها alpha / √r، فتواصل الرتب العليا التعلّم.",
  dora: "تضيف مقدارًا مُدرَّبًا لكل صف من المخرجات، وتحسب معيارًا في كل خطوة.",
  adalora: "تبدأ بمرة ونصف من الرتبة ثم تقلّم: تختلف الرتب، لكن كلفة التدريب أعلى.",
  vera: `تدرّب متجهين لكل مصفوفة بجانب مصفوفات عشوائية مجمّدة؛ ورتبتها المعتادة ${f.exact(256)}.`,
  loha: "تبلغ الرتبة r² بضعف معلمات LoRA، وتحسب جداءً لكل عنصر.",
  lokr: "تحافظ على رتبة عالية بمعلمات قليلة جدًا، لكن بنيتها كتل ثابتة.",
  ia3: "لا تفعل سوى تغيير مقياس التنشيطات: صغيرة جدًا، ولا تستطيع مزجها.",
  prefix: "تترك الأوزان كما هي؛ وتشغل مفاتيحها وقيمها الافتراضية السياق في كل طبقة.",
  prompt: "لا تدرّب سوى تضمينات رموز افتراضية: صغيرة، وضعيفة في النماذج الصغيرة.",
  bitfit: "تدرّب الانحيازات الموجودة؛ وكثير من النماذج الحديثة بلا انحيازات.",
  houlsby: "تُدخل طبقات لا يمكن دمجها؛ ليست في PEFT، وورقتها تدرّب طبقات التسوية أيضًا.",
  "lora-fa": "تجمّد A، فتوفّر ذاكرة التنشيطات وتقيّد التحديث بصفوف A.",
  "ln-tuning": "لا تدرّب سوى طبقات التسوية: كسبًا لكل سمة، وإزاحة إن وُجدت.",
  "p-tuning": "تدرّب مشفّرًا لرموز افتراضية، ثم تستغني عن المشفّر.",
  mica: "تجمّد B على أضعف الاتجاهات المفردة للأوزان، ولا تدرّب سوى A.",
  hira: "تضرب الأوزان في BA عنصرًا بعنصر: حجم LoRA ورتبة كاملة.",
  deft: "تنزع من الأوزان فضاءً جزئيًا رتبته r وتضع مكانه فضاءً مُدرَّبًا.",
  delora: "تحدّ حجم التحديث بعدد مُدرَّب واحد لكل وحدة.",
  gralora: "تعطي كل كتلة من المصفوفة مهايئًا مستقلًا: حجم LoRA ورتبة أعلى.",
  glora: "تغيّر مقياس الأوزان وتضيف إليها: جداءان منخفضا الرتبة لكل مصفوفة.",
  lily: "تشترك الطبقات في A، وتشترك كلها في مزيج واحد من B يختاره موجّه.",
  peanut: "تحسب التحديث من الأوزان نفسها بشبكة رفيعة ذات دالة تنشيط.",
  miss: "تدرّب كتلة صغيرة واحدة تتكرر على طول المصفوفة: نصف حجم LoRA أو أقل.",
  vblora: "تركّب A وB من مخزن متجهات واحد؛ ومعظم معلماتها أوزان الاختيار منه.",
  tinylora: "تدرّب متجهًا قصيرًا واحدًا لكل وحدة؛ والباقي المجمّد يملأ ملفها.",
  unilora: "تدرّب متجهًا واحدًا للنموذج كله، ويحوّله إسقاط ثابت إلى كل مصفوفات A وB.",
  pvera: "هي VeRA بتوزيع بدل كل قيمة داخلية: متوسط وتشتت.",
  randlora: "تجمع جداءات عشوائية مجمّدة كثيرة رتبتها r لتبلغ رتبة كاملة؛ وملفها يضمها أيضًا.",
  beft: "لا تدرّب سوى انحياز على القيم، حتى إن لم يكن في النموذج انحيازات.",
  road: "تدوّر المخرجات أزواجًا وتغيّر مقياسها: بالغة الصغر، ورخيصة في دفعات مختلطة.",
  shira: "تدرّب أوزانًا مفردة بعدد معلمات LoRA: رتبة كاملة، وملف حجمه ثلاثة أضعاف.",
  frod: "تدرّب قطرًا وعناصر أخرى قليلة بين أساسين ثابتين للأوزان.",
  fourierft: "تدرّب معاملات قليلة من تحويل فورييه للتحديث، بأي عدد.",
  waveft: "تدرّب معاملات قليلة من التحويل المويجي للتحديث، بأي عدد.",
  c3a: "تدرّب كتلًا دوّارة: رتبة عالية، وعدد معلماتها d·k مقسومًا على ضلع الكتلة.",
  boft: "تدوّر المدخلات كتلًا وتغيّر مقياس المخرجات، فتحفظ الزوايا.",
  oft: "تدوّر المدخلات كتلًا، فتحفظ الزوايا بين العصبونات.",
  hra: "تعكس المدخلات r مرات: تحويل متعامد، بنصف حجم LoRA أو أقل.",
  psoft: "لا تدوّر سوى أقوى r اتجاهات الأوزان: r(r + 3) / 2 من الأعداد لكل وحدة.",
  osf: "تضبط كل شيء ما عدا أقوى اتجاهات الأوزان، تجنبًا للنسيان.",
  "adaption-prompt": "تضيف محثّات إلى انتباه الطبقات العليا عبر بوابة تبدأ من الصفر.",
  "trainable-tokens": "تدرّب صفوفًا مفردة من التضمينات، لرموز جديدة مثلًا، ولا شيء سواها.",
});

const TERMS = { lora: "منخفضة الرتبة", vector: "متجهات", constant: "أعداد", none: NONE } as const;

export const tables: Locale["tables"] = (f) => {
  const { exact, percent } = f;
  const parameters = parametersIn(f);
  const notes = ({ isHeadless, experts }: Notes) =>
    (isHeadless ? "؛ النماذج الشبيهة بـBERT دون طبقة التجميع والرؤوس" : "") +
    (experts ? `؛ الخبراء ${storage(experts)}` : "");
  const modelColumns = [
    ...["المعلمات الأساسية", "تدرّب LoRA", "النسبة", SAVING, "قيمة trainable% في PEFT"],
    "الملف، بايت",
  ];
  const unknown = "غير معروف";
  const settings: SettingTexts = {
    rank: (value) => `الرتبة ${exact(value)}`,
    tokens: (value) => counted(f, value, TOKENS),
    bottleneck: (value) => `العرض ${exact(value)}`,
    initRank: (value) => `${exact(value)} قبل التقليم`,
    factor: (value) => `العامل ${exact(value)}`,
    decomposeBoth: () => "العاملان كلاهما رفيعان",
    feedforward: (value) => `تغيير مقياس مدخلات ${value.join("، ")}`,
    encoderHidden: (value) => `عرض المشفّر ${exact(value)}`,
    layers: (value) => counted(f, value, LAYERS),
    para: () => "بصيغة PaRa، دون *R*",
    bat: () => "بصيغة Bat، كتلة مربعة لكل *r* من المخرجات",
    weightTerms: (value) => `المصفوفتان A وB: ${TERMS[value]}`,
    promptTerm: (value) => `الحد C: ${TERMS[value]}`,
    biasTerms: (value) => `الحدان D وE: ${TERMS[value]}`,
    orthogonal: () => "أي مصفوفة بدل الدوران",
    scaleInput: () => "دون تغيير مقياس المدخلات",
    scaleOutput: () => "دون تغيير مقياس المخرجات",
    sparseRate: (value) => `${f.real(value)} من العناصر`,
    miniRank: (value) => `عرض الكتلة ${exact(value)}`,
    frequencies: (value) => `${exact(value)} من المعاملات`,
    variant: (value) => `الصيغة ${exact(value)}`,
    groupSize: (value) => `مجموعات حجمها ${exact(value)}`,
    vectorSize: (value) => `متجهات طولها ${exact(value)}`,
    blocks: (value) => `كتل عددها ${sizeText(f, value, value)}`,
    blockCount: (value) => `كتل عددها ${exact(value)}`,
    shareBlocks: () => "كل الكتل متساوية",
    hybridRank: (value) => `الرتبة الهجينة ${exact(value)}`,
    blockSize: (value) => `كتل حجمها ${exact(value)}`,
    vectors: (value) => counted(f, value, VECTORS),
    vectorLength: (value) => `بطول ${exact(value)}`,
    stride: (value) => `مصفوفة *A* واحدة لكل ${counted(f, value, LAYERS)}`,
    bCount: (value) => `${exact(value)} من مصفوفات *B*`,
    depth: (value) => `في كل جانب ${exact(value)} من الطبقات المخفية`,
    thetaLength: (value) => `متجه طوله ${exact(value)}`,
    keptRank: (value) => `${exact(value)} من الاتجاهات محفوظة`,
    saveProjection: () => "دون حفظ الإسقاطات",
  };
  return {
    captions: {
      matrix: (d, k) =>
        `تطبيق LoRA على مصفوفة حجمها ${sizeText(f, d, k)}، وفيها ${parameters(d * k)}`,
      model: (modules, model, facts) => `تطبيق LoRA على ${modules} في ${model}${notes(facts)}`,
      models: (rank, modules, facts) =>
        `تطبيق LoRA برتبة ${exact(rank)} على ${modules ?? "الأهداف الافتراضية في PEFT"}، نموذجًا بنموذج${notes(facts)}`,
      methods: (model, count, facts) =>
        `الطرائق مطبَّقة على ${model}، وفيه ${parameters(count)}${notes(facts)}`,
    },
    heads: {
      matrix: [RANK, "تدرّب LoRA، *r*(*d*\u00a0+\u00a0*k*)", "النسبة", SAVING],
      model: [RANK, ...modelColumns],
      models: (hasTargets) => ["النموذج", ...(hasTargets ? ["الأهداف"] : []), ...modelColumns],
      methods: ["الطريقة", "تدرّب", "النسبة", "الملف، بايت", "الإعدادات والمفاضلة"],
    },
    count: (value) => (value === undefined ? unknown : exact(value)),
    share: (part, total) => (total === undefined ? unknown : percent(part, total).share),
    saving: (trainable, full) => (full === undefined ? unknown : saving(f, { trainable, full })),
    modules: (names) => names?.join("، ") ?? "جميع الوحدات الخطية",
    noFile: "لا ملف",
    settings(rank, values, modules) {
      const list = listSettings({ rank, ...values }, settings).join("، ");
      return [list, modules === undefined ? "" : `على ${modules}`].filter(Boolean).join(" ");
    },
    tradeOffs: tradesIn(f),
    trades: (settings, trades) => (settings ? `${settings}. ${trades}` : trades),
  };
};

export const decomposition: Locale["decomposition"] = (f) => {
  const outcome = outcomeIn(f);
  const parameters = parametersIn(f);
  const title = (counts: Counts) => `LoRA برتبة ${f.exact(counts.rank)}`;
  const spoken = (counts: Counts, option: string) =>
    `${option === "rank" ? "الرتبة" : option} ${f.exact(counts[option as "rank"])}، ` +
    `${parameters(counts.trainable)}، ${f.percent(counts.trainable, counts.full).share}`;
  const alt = (counts: Counts) =>
    `${title(counts)}: W (${shapeText(f, counts)}) مجمّدة، زائد حاصل ضرب B ` +
    `(${sizeText(f, counts.d, counts.rank)}) في A (${sizeText(f, counts.rank, counts.k)})` +
    `${counts.scaling === 1 ? "" : ` مضروبًا في ${scalingText(f, counts)}`}. ` +
    `المُدرَّب: ${parameters(counts.trainable)}، أي ${outcome(counts, f.exact(counts.full))}.`;
  return {
    title,
    alt,
    size: (...args) => sizeText(f, ...args),
    values: (counts) => `*α*/*r*\u00a0=\u00a0${scalingText(f, counts)}`,
    matrices: (counts, composition) =>
      composition === "wide"
        ? [
            ["*d* × *k*", shapeText(f, counts, " "), "مجمّدة"],
            [`الرتبة ≤\u00a0*r*\u00a0=\u00a0${f.exact(counts.rank)}،`, "لا تُخزَّن"],
            ["مُكيَّفة،", "بالحجم نفسه"],
          ]
        : [["مجمّدة"], ["الرتبة ≤ *r*"], ["مُكيَّفة"]],
    trained: "مُدرَّبة",
    columns: (rank) => counted(f, rank, COLUMNS),
    rows: (rank) => counted(f, rank, ROWS),
    sizes: (counts) => [
      `حجم *W*، أي *d* × *k*: ${shapeText(f, counts, " ")}، وهي مجمّدة`,
      `رتبة *BA* ≤ *r* = ${f.exact(counts.rank)}، وهي لا تُخزَّن`,
    ],
    thickStrips: (rank, times) =>
      `عند الرتبة ${f.exact(rank)} رُسمت *B* و*A* أسمك من\u00a0المقياس بعامل\u00a0${f.exact(times)}.`,
    thinSide: (side, times) =>
      `رُسم الضلع *${side}* أطول من\u00a0المقياس بعامل\u00a0${f.exact(times)}.`,
    share: (counts) =>
      shareWords(
        f,
        counts,
        ["الكامل *dk*: ", "مع LoRA *r*(*d*\u00a0+\u00a0*k*): "],
        ["، وكلفته أعلى؛", `رتبة التعادل\u00a0${breakEven(f, counts)}`],
      ),
    caption: (counts) =>
      `بطريقة ${title(counts)} تُدرَّب ${parameters(counts.trainable)} لمصفوفة أوزان حجمها ${shapeText(f, counts)}، ` +
      `أي ${outcome(counts, `${parameters(counts.full)} في ${FULL}`)}.`,
    cells: (counts) =>
      cellTexts(f, counts, shapeText(f, counts), saving(f, counts), breakEven(f, counts)),
    spoken,
    lowered: (counts) => `خُفّضت لتلائم d وk: ${spoken(counts, "rank")}`,
    // Only pages with an exercise load this module.
    answer: async (counts, { goal }) => goal && (await import("./ar.js")).replyTo(f, counts, goal),
  };
};

/** Returns "من 1 إلى 8". */
const span = ([first, last]: Span) => `من ${first} إلى ${last}`;

export const decompositionPage: Locale["decompositionPage"] = (f, { title, alt, cells }) => {
  return {
    lesson: "كلفة مصفوفة واحدة",
    summary: "مصفوفة أوزان واحدة، وعاملاها منخفضا الرتبة، وكلفة تدريبهما.",
    listed: (counts) => `${title(counts)} لمصفوفة ${shapeText(f, counts)}`,
    labels: { rank: RANK, d: "الصفوف *d*", k: "الأعمدة *k*" },
    alt,
    explanation:
      "*W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*. كل عنصر من *BA* حاصل ضرب صف من *B* في عمود من *A*، " +
      "فلا تتجاوز رتبة *BA* العدد *r*.",
    table: (counts) =>
      matrixTable(counts, cells(counts), {
        caption: "الأبعاد والمعلمات",
        head: [QUANTITY, "الصيغة", VALUE],
        quantities: [
          "الرتبة",
          "مصفوفة الأوزان",
          FULL,
          "معلمات LoRA",
          "منها *B*",
          "منها *A*",
          SHARE,
          SAVING,
          "رتبة التعادل",
          "معامل التحجيم",
        ],
        savingFormula: "1 − النسبة",
      }),
    steps: stepWords(f, {
      legend: RANK,
      ranks: (names) => `LoRA عند الرتب ${f.list(names)}`,
      manyRanks: (count, ends) => `LoRA عند ${counted(f, count, RANKS_OF)} ${span(ends)}`,
      listed: ({ ranks, shape }) => `${ranks} لمصفوفة ${shape}`,
      caption: ({ ranks, shape, trained, share, full }) =>
        `بطريقة ${ranks} تُدرَّب معلمات عددها ${span(trained)} لمصفوفة أوزان حجمها ${shape}، ` +
        `أي ${span(share)} من ${counted(f, full, PARAMETERS)} في ${FULL}.`,
      alt: ({ ranks, shape, trained, share, full }) =>
        `${ranks}: المصفوفة W حجمها ${shape} وهي مجمّدة، يضاف إليها حاصل ضرب B في A. ` +
        `المُدرَّب: معلمات عددها ${span(trained)}، أي ${span(share)} من ${f.exact(full)}.`,
      saving: (counts) => saving(f, counts),
      table: {
        caption: "رتبة برتبة",
        head: [RANK, "معلمات LoRA، *r*(*d*\u00a0+\u00a0*k*)", SHARE, SAVING],
      },
    }),
    goal: ({ goal }: MatrixInput) => goal && exerciseIn(f, goal).goal,
    card: {
      ...card(f),
      subject: (counts) => `الرتبة ${f.exact(counts.rank)} لمصفوفة ${shapeText(f, counts)}`,
      number: (counts) => f.exact(counts.trainable),
    },
  };
};

/** Returns the words of an exercise. */
const exerciseIn = (f: Formats, exercise: Exercise) =>
  exerciseWords(f, exercise, shapeText(f, exercise), {
    task: (target, shape) => `جد أكبر رتبة توفّر ${target} على الأقل من مصفوفة حجمها ${shape}.`,
    answer: (rank, saving, next) => `الرتبة ${rank} هي الكبرى: توفّر ${saving}. ${next}`,
    slightlyLess: (rank, target) => `الرتبة ${rank} توفّر أقل بقليل من ${target}.`,
    less: (rank, saving, target) => `الرتبة ${rank} توفّر ${saving}، أي أقل من ${target}.`,
    nothing: (rank, target) => `الرتبة ${rank} لا توفّر شيئًا، أي أقل من ${target}.`,
    otherMatrix: (shape) => `التمرين عن مصفوفة حجمها ${shape}.`,
    noSaving: (rank) => `الرتبة ${rank} لا توفّر شيئًا: تدرّب LoRA عندها معلمات بعدد ما في W أو أكثر.`,
    enough: (rank, saving, target) =>
      `الرتبة ${rank} توفّر ${saving}، أي ${target} على الأقل. هل من رتبة أكبر تفعل ذلك؟`,
  });

/** Returns the reply to a reader's rank. */
export const replyTo = (f: Formats, counts: Counts, exercise: Exercise) =>
  exerciseIn(f, exercise).replyTo(counts);

export const model: Locale["model"] = (f) => {
  const outcome = outcomeIn(f);
  const parameters = parametersIn(f);
  const { targets, note } = ofModel(f);
  const lora = (counts: WholeCount) => `LoRA برتبة ${f.exact(counts.rank)}`;
  const title = (counts: WholeCount) => `${lora(counts)} على ${counts.model}`;
  const experts = (count: number) => counted(f, count, EXPERTS).replace(" ", "\u00a0");
  const roles = {
    attention: "الانتباه",
    cross: "الانتباه المتقاطع",
    mlp: "MLP",
    experts: "الخبراء",
    shared: "الخبراء المشتركون أيضًا",
    other: "وحدات خطية أخرى",
  };
  const parts = { vision: "الرؤية", encoder: "المشفّر", decoder: "مفكّك التشفير" };
  const alt = (counts: Layers) =>
    `${title(counts)}: تُدرَّب B وA بجانب ${targets(counts.targets)}، وكل ما عداهما مجمّد. ` +
    `المُدرَّب: ${parameters(counts.trainable)}، أي ${outcome(toShare(counts), f.exact(counts.base))}.`;
  function moduleName({ role, each = 1, hasRouter = false }: Block): string {
    if (hasRouter) return `موجّه و${experts(each)}`;
    if (each === 1) return roles[role];
    return role === "experts" ? experts(each) : `${roles[role]} ×\u00a0${f.exact(each)}`;
  }
  return {
    title,
    alt,
    size: (...args) => sizeText(f, ...args),
    targets,
    scaling: (counts) =>
      `معامل التحجيم *α*/*r*\u00a0=\u00a0${f.real(counts.alpha)}/${f.exact(counts.rank)}`,
    trained: (adapted) => `تُدرَّب *B* و*A* بجانب ${targets(adapted)}`,
    frozen: "تُجمَّد *W* وكل\u00a0ما\u00a0عداها",
    layer({ part, layers }) {
      const which = `طبقة من ${counted(f, layers, LAYERS)}`;
      return part ? `${parts[part]}: ${which}` : which;
    },
    block(block, { layers }, hasLayers) {
      if (!layers) {
        if (!hasLayers) return "وحدات خطية";
        return block.part ? `${roles.other}، ${parts[block.part]}` : roles.other;
      }
      const where =
        block.layers === undefined ? "" : `، في ${f.exact(block.layers)} من ${f.exact(layers)}`;
      return moduleName(block) + (block.isParallel ? "، على التوازي" : "") + where;
    },
    experts,
    each: (size) => `${size} لكل منها`,
    share: (counts) =>
      shareWords(f, toShare(counts), [`${FULL}: `, `${lora(counts)}: `], ["؛", COSTS_MORE]),
    thickStrips: (times) => `رُسمت *B* و*A* أسمك من\u00a0المقياس بعامل\u00a0${f.exact(times)}.`,
    thinSide: (times) =>
      `رُسم أرفع أضلاع الوحدات أسمك من\u00a0المقياس بعامل\u00a0${f.exact(times)}.`,
    note,
    caption: (counts) =>
      `بطريقة ${lora(counts)} على ${targets(counts.targets)} في ${counts.model} تُدرَّب ` +
      `${parameters(counts.trainable)}، ` +
      `أي ${outcome(toShare(counts), `معلمات النموذج البالغ عددها ${f.exact(counts.base)}`)}.`,
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
      `الرتبة ${f.exact(counts.rank)}، ${parameters(counts.trainable)}، ` +
      f.percent(counts.trainable, counts.base).share,
  };
};

export const modelPage: Locale["modelPage"] = (f, { title, alt, targets, cells }) => {
  const { meaning, ...notes } = card(f);
  return {
    lesson: "كلفة نموذج كامل",
    summary: "الوحدات الخطية في نموذج، وما تكيّفه LoRA منها، وأعداد معلمات النموذج كاملًا.",
    listed: (counts) => `${title(counts)}: ${targets(counts.targets)}`,
    labels: { rank: RANK, preset: "الوحدات المُكيَّفة" },
    values: {
      preset: { "as given": "كما أُعطيت", "q and v": "q وv", "all linear": "كل الخطية" },
    },
    alt,
    explanation: "الوحدات مرتّبة بحسب تدفّق البيانات.",
    table: (counts) =>
      modelTable(f, counts, cells(counts), {
        caption: `وحدات ${counts.model} وما تدرّبه LoRA`,
        head: ["الوحدة", "*d*\u00a0×\u00a0*k*", "المُدرَّب"],
        fused: (size, times) => `${size}، الرتبة ${times}*r*`,
        totals: [
          ["معلمات LoRA، كل الوحدات المستهدفة", "*r*(*d* + *k*) لكل منها"],
          ["النموذج الأساسي", "مجمّد"],
          [SHARE, "LoRA/الأساسي"],
          [SAVING, "1 − النسبة"],
          ["كل المعلمات", "الأساسي + LoRA"],
          ["قيمة trainable% في PEFT", "LoRA/الكل"],
        ],
      }),
    card: {
      ...notes,
      subject: (counts) => `${counts.model} برتبة\u00a0${f.exact(counts.rank)}`,
      number: (counts) => f.exact(counts.trainable),
      meaning: ({ trainable, base }) => meaning({ trainable, full: base }),
      adapted: (counts) =>
        `*B* و*A* على ${targets(counts.targets)} في ${counted(f, counts.layers, LAYERS)}`,
    },
  };
};

/** The numbers of training steps and of model types in tests/reference/memory-oracle.jsonl. */
const [DRAWN, TYPES] = [1_224, 14];

/** CLDR's abbreviations of gigabytes, megabytes and kilobytes. */
const BYTES = ["غ.ب", "م.ب", "ك.ب"] as const;

export const memory: Locale["memory"] = (f) => {
  const { targets, note } = ofModel(f);
  const { inTotalsUnit, total, trained } = byteTexts(f, BYTES);
  const names = { full: FULL, lora: "LoRA", qlora: "QLoRA" };
  const adapted = ({ count }: Costs) =>
    `برتبة\u00a0${f.exact(count.rank)} على ${targets(count.targets)}`;
  const title = ({ count }: Costs) =>
    `ذاكرة تدريب ${count.model} بطريقة LoRA برتبة ${f.exact(count.rank)}`;
  const tokens = ({ batch, sequence }: Pick<Training, "batch" | "sequence">) =>
    `${f.exact(batch)}\u00a0×\u00a0${counted(f, sequence, TOKENS).replaceAll(" ", "\u00a0")}`;
  const share = ({ memory }: Costs, mode: TrainingMode) =>
    f.percent(memory[mode].total, memory.full.total).share;
  const totalAndShare = (counts: Costs, mode: TrainingMode) =>
    total(counts, mode) +
    (counts.memory[mode].total < counts.memory.full.total
      ? `، ${share(counts, mode)} من الكامل`
      : "");
  const overhead = `${A100_OVERHEAD_RANGE.map((bytes) => f.oneDecimal(bytes, 1e9)).join("–")}\u00a0${BYTES[0]}`;
  const optimizers: Readonly<Record<string, string>> = {
    adamw: "AdamW",
    "adamw-8bit": `AdamW بدقة ${f.exact(8)} بت`,
    sgd: "SGD",
  };
  const bits = (count: number) => `${f.exact(count)} بت`;
  const alt = (counts: Costs) => {
    const scope = hasActivations(counts)
      ? `على ${tokens(counts.training)} مع التنشيطات`
      : "دون التنشيطات";
    const modes = TRAINING_MODES.map((mode) =>
      mode === "full"
        ? `الضبط الكامل ${total(counts, mode)}`
        : `${names[mode]} بمقدار ${totalAndShare(counts, mode)}`,
    ).join("؛ ");
    return `${title(counts)}، ${scope}: ${modes}. مصفوفتا B وA وحالتهما: ${trained(counts)}.`;
  };
  function caption(counts: Costs): string {
    const { model, experts } = counts.count;
    const more =
      (experts ? ` ${note(counts.count)}` : "") +
      (counts.training.isMostlyFp32 ? " وتُبقي QLoRA معظم الأوزان بصيغة fp32." : "");
    const costs = (lora: string, lowest: string) =>
      `يحتاج ${FULL} إلى ${total(counts, "full")}، وتحتاج LoRA ${adapted(counts)} إلى ${lora}، ` +
      `وتحتاج QLoRA إلى ${total(counts, "qlora")}${lowest}.`;
    if (!hasActivations(counts))
      return (
        `الأوزان والتدرجات وحالة المحسّن في تدريب ${model}: ${costs(total(counts, "lora"), "")} ` +
        `هذا من غير التنشيطات.${more}`
      );
    const lowest =
      counts.min < counts.memory.qlora.total
        ? ` (${inTotalsUnit(counts, counts.min)} على الأقل)`
        : "";
    const published = TRAINING_MODES.flatMap((mode) => {
      const bytes = counts.measured[mode];
      return bytes ? [`${names[mode]} بمقدار ${inTotalsUnit(counts, bytes)}`] : [];
    });
    return (
      `ذروة الذاكرة في خطوة تدريب ${model} على ${tokens(counts.training)}` +
      `${counts.training.checkpointing ? " مع نقاط التحقق" : ""}: ` +
      `${costs(totalAndShare(counts, "lora"), lowest)} هذا مع التنشيطات. ` +
      `ويحتاج CUDA ومخصِّص الذاكرة إلى ${overhead} إضافية.` +
      (published.length ? ` القياس: ${published.join("، ")}.` : "") +
      more
    );
  }
  const rowWords = (counts: Costs): RowWords => ({
    phases: {
      forward: "التمرير الأمامي",
      loss: "الخسارة",
      backward: "التمرير الخلفي",
      step: "خطوة المحسّن",
    },
    excluded: hasActivations(counts) ? `CUDA والمخصِّص: ${overhead}` : "التنشيطات وCUDA والمخصِّص",
    none: NONE,
    unknown: "غير معروف",
    mixture: "حسب الخبراء المستعملين",
  });
  const rows = (counts: Costs) => textRows(f, counts, rowWords(counts));
  return {
    title,
    alt,
    total,
    trained,
    rows,
    verdict: (counts) => [
      `LoRA: نسبة ${share(counts, "lora")}${
        counts.memory.lora.total > counts.memory.full.total ? "، وكلفته أعلى؛" : " من الذاكرة؛"
      }`,
      `QLoRA: نسبة ${share(counts, "qlora")}`,
    ],
    rowWords,
    values: ({ count }) => `LoRA على ${targets(count.targets)}`,
    label: ({ training }, mode) =>
      `${names[mode]}، ${
        {
          full: bits(training.precision === "bf16" ? 16 : 32),
          lora: `أساس ${bits(training.precision === "fp32" ? 32 : 16)}`,
          qlora: training.isMostlyFp32 ? `معظمه ${bits(32)}` : `أساس ${bits(4)}`,
        }[mode]
      }`,
    legend: {
      frozen: "أوزان مجمّدة",
      ink: "أوزان مُدرَّبة",
      gradient: "تدرجات",
      optimizer: "حالة المحسّن",
      activation: "تنشيطات",
      temporary: "مؤقتة",
    },
    lens: ({ count, enlargement }) => [
      `*B* و*A* عند *r*\u00a0=\u00a0${f.exact(count.rank)}`,
      `${enlargement > 1 ? "مكبَّرتان" : "مرسومتان"} ×\u00a0${f.real(enlargement)}`,
    ],
    foot(counts) {
      const { precision, optimizer, checkpointing, published } = counts.training;
      const setting = `${precision === "mixed" ? "دقة مختلطة" : precision}، ${optimizers[optimizer]}.`;
      if (!hasActivations(counts)) return [`الحالة وحدها؛ ${setting}`, "هذا من غير التنشيطات."];
      const bytes = TRAINING_MODES.flatMap((mode) => counts.measured[mode] ?? []);
      return [
        `${tokens(counts.training)}${checkpointing ? "، بنقاط التحقق" : ""}.`,
        `عند الذروة؛ ${setting}`,
        `الحد الأدنى في QLoRA هو ${inTotalsUnit(counts, counts.min)}.`,
        `CUDA والمخصِّص: ${overhead} إضافية.`,
        ...(published
          ? [
              bytes.length
                ? `العلامات: قياس ${bytes.map((value) => inTotalsUnit(counts, value)).join("، ")}.`
                : `القياس عند ${tokens(published)} وحدها.`,
            ]
          : []),
      ];
    },
    wider(thin) {
      const parts = {
        full: "المُدرَّب في الضبط الكامل",
        lora: "المجمّد في LoRA",
        qlora: "المجمّد في QLoRA",
        trained: "المُدرَّب في LoRA وQLoRA",
      };
      const items = (Object.keys(parts) as (keyof typeof parts)[]).flatMap((part) => {
        const times = thin[part];
        return times === undefined ? [] : [`${parts[part]} بعامل\u00a0${f.exact(times)}`];
      });
      return items.length ? `رُسم أعرض من\u00a0المقياس: ${items.join("، ")}.` : undefined;
    },
    note: ({ count }) => note(count),
    caption,
    cells: (counts) => rows(counts).flat(),
    spoken: (counts) =>
      `الرتبة ${f.exact(counts.count.rank)}، ${tokens(counts.training)}، ذاكرة LoRA ${total(counts, "lora")}`,
  };
};

export const memoryPage: Locale["memoryPage"] = (
  f,
  { title, alt, total, label, rows, rowWords },
) => {
  return {
    lesson: "ما مقدار الذاكرة التي يحتاج إليها التدريب",
    summary: "ذروة الذاكرة في خطوة تدريب: الضبط الدقيق الكامل، وLoRA، وQLoRA.",
    listed: title,
    labels: {
      rank: RANK,
      batch: "المتتاليات",
      sequence: "الرموز في كل منها",
      checkpointing: "نقاط التحقق",
    },
    alt,
    explanation:
      `في الدقة المختلطة وfp32 يأخذ ${FULL} لكل معلمة ${f.exact(16)} بايت: ${f.exact(4)} للوزن، و${f.exact(4)} لتدرّجه، ` +
      `و${f.exact(8)} لعزمي AdamW؛ ويأخذ في bf16 مقدار ${f.exact(8)}. وخطوة المحسّن غير المدمجة تضيف عند ذروتها ${f.exact(4)}، أو ` +
      `${f.exact(2)} في bf16. وتخزّن LoRA أساسها المجمّد في ${f.exact(16)} بت، أو ${f.exact(32)} في fp32، وتأخذ ${f.exact(16)} بايت لكل ` +
      "معلمة مُدرَّبة. ولا تتساوى الدقة في المقارنة إلا في bf16 وfp32. وتخزّن QLoRA (arXiv 2305.14314) الوحدات الخطية بصيغة NF4، " +
      `وهي تأخذ ${f.exact(4.126953125)} بت لكل وزن مع التكميم المزدوج، وكل ما عداها بصيغة fp32 كما يحضّره PEFT. والتنشيطات هي ما ` +
      "يحفظه PyTorch للتمرير الخلفي دون تسرّب عشوائي: الوحدة المجمّدة لا تحفظ شيئًا، والمُكيَّفة تحفظ مدخلها. وتُحرَّر قبل خطوة " +
      `المحسّن. والحالة محسوبة بالضبط. أما التنشيطات والذرى فلم يتجاوز خطؤها ${f.percentage(2)} في ${counted(f, DRAWN, STEPS)} تدريب ` +
      `لعدد ${f.exact(TYPES)} من أنواع النماذج. ولم تُقارن QLoRA؛ وهي تحفظ تنشيطات LoRA على الأقل. ولا تشمل الأرقام CUDA ولا ` +
      `مكتباته ولا مخصِّص الذاكرة: قاس مشروع QwenLM/Qwen من ${f.oneDecimal(A100_OVERHEAD_RANGE[0], 1e9)} إلى ` +
      `${f.oneDecimal(A100_OVERHEAD_RANGE[1], 1e9)}\u00a0${BYTES[0]} مع LoRA على بطاقة A100. و${f.exact(1)}\u00a0${BYTES[0]} يساوي 10⁹ بايت. ` +
      "ولا تُعدّ عمليات الحساب إلا في الوحدات الخطية.",
    table: (counts) =>
      memoryTable(counts, rows(counts), rowWords(counts), {
        caption:
          `ذاكرة تدريب ${counts.count.model} بالبايت، وعمليات الحساب` +
          (counts.count.experts ? `؛ الخبراء ${storage(counts.count.experts)}` : ""),
        head: [QUANTITY, "الكامل", "LoRA", "QLoRA"],
        quantities: [
          "الأوزان",
          "المهايئ",
          "التدرجات",
          "حالة المحسّن",
          "التنشيطات عند الذروة",
          "النتائج المؤقتة",
          "المجموع",
          "الحد الأدنى",
          "وقت الذروة",
          "المَقيس",
          "غير مشمول",
          "عمليات الضرب والجمع في التدريب، نسبةً إلى الكامل",
          "عمليات الضرب والجمع الإضافية في الاستدلال، دون دمج",
          "ملف المهايئ، دون ترويسته",
        ],
      }),
    card: {
      ...card(f),
      subject: ({ count }) => `${count.model} برتبة\u00a0${f.exact(count.rank)}`,
      number: (counts) => total(counts, "lora"),
      total,
      label,
      meaning: (counts) => {
        const { lora, full } = counts.memory;
        return [
          `مع LoRA، والكامل ${total(counts, "full")}:`,
          lora.total > full.total ? COSTS_MORE : f.percent(lora.total, full.total).share,
        ];
      },
      note: (isThin, hasActivations) => {
        if (isThin)
          return `${hasActivations ? "الذروة" : "بلا تنشيطات"}؛ الأشرطة الرفيعة ليست بالمقياس`;
        return hasActivations ? "ذروة خطوة تدريب" : "حالة التدريب دون تنشيطات";
      },
    },
  };
};

/** The maximum length of an alpha, in characters, whose fraction fits beside the picture. */
const MAX_ALPHA = 9;

export const forward: Locale["forward"] = (f) => {
  const numbers = (count: number) => counted(f, count, NUMBERS);
  const operations = (count: number) => counted(f, count, OPERATIONS);
  const title = ({ rank, merged }: ForwardNumbers) =>
    `التمرير الأمامي في LoRA برتبة ${f.exact(rank)}${merged ? " بعد الدمج" : ""}`;
  function scaling(counts: Counts) {
    if (counts.scaling === 1) return { value: f.exact(1), isRounded: false };
    const alpha = f.exact(counts.alpha);
    return alpha.length > MAX_ALPHA
      ? { value: f.real(counts.scaling), isRounded: true }
      : { value: `${alpha}/${f.exact(counts.rank)}`, isRounded: false };
  }
  const equalsScaling = (counts: Counts) => {
    const { value, isRounded } = scaling(counts);
    return `${isRounded ? "≈" : "="} ${value}`;
  };
  const factor = (counts: ForwardNumbers) => (counts.hasAlpha ? "(*α*/*r*)" : "");
  const share = (counts: Counts) => f.percent(counts.trainable, counts.full).share;
  const alt = (counts: ForwardNumbers) =>
    counts.merged
      ? `${title(counts)}: يمرّ x (${numbers(counts.k)}) بمصفوفة واحدة W′\u00a0=\u00a0W\u00a0+\u00a0${plain(factor(counts))}BA إلى h ` +
        `(${numbers(counts.d)}). عدد عمليات الضرب والجمع ${f.exact(counts.full)}، ولا شيء منها للمصفوفتين A وB.`
      : `${title(counts)}: يمرّ x (${numbers(counts.k)}) بالمصفوفة W، ويمرّ أيضًا بالمصفوفة A ` +
        `(إلى ${numbers(counts.rank)}) ثم B، ومجموعهما h (${numbers(counts.d)}). عمليات الضرب والجمع في W ` +
        `عددها ${f.exact(counts.full)}، وفي A عددها ${f.exact(counts.a)}، وفي B عددها ${f.exact(counts.b)}.`;
  const waist = (counts: Counts) => `حجم *Ax*: *r* = ${f.exact(counts.rank)}`;
  const sum = (counts: ForwardNumbers) => `المجموع: *d* = ${counted(f, counts.sum, ADDITIONS)}`;
  const costs = (count: number, formula: string) => [f.exact(count), `= *${formula}* عملية`];
  const verdict = (counts: ForwardNumbers): readonly [string, string] => {
    if (counts.merged) return ["بعد الدمج لا تضيف LoRA", "كلفة في الاستدلال"];
    const added =
      counts.trainable > counts.full
        ? "أكثر من *W*"
        : (oneIn(f, counts.trainable, counts.full) ?? share(counts));
    return [`LoRA تزيد ${added}:`, operations(counts.trainable)];
  };
  const formed = (counts: ForwardNumbers): readonly [string, string] =>
    counts.merged
      ? ["في التدريب تبقى *W* و*A* و*B* منفصلة؛", "وتُضاف *BA* مرة واحدة بعده."]
      : [
          "لا حاجة في التدريب إلى تكوين *BA*:",
          `حساب *B*(*Ax*) أرخص دون ${counted(f, Math.ceil(counts.full / (counts.d + counts.k)), TOKENS)}.`,
        ];
  return {
    title,
    alt,
    formula: (counts) => (counts.merged ? "*h* = *W′x*" : `*h* = *Wx* + ${factor(counts)}*BA**x*`),
    x: (counts) => `رمز واحد *x*: *k* = ${numbers(counts.k)}`,
    h: (counts) => `الناتج *h*: *d* = ${numbers(counts.d)}`,
    waist,
    w: (counts) => ["مجمّدة", ...costs(counts.full, "dk")],
    a: (counts) => ["مُدرَّبة", ...costs(counts.a, "rk")],
    b: (counts) => ["مُدرَّبة", ...costs(counts.b, "dr")],
    merged: (counts) => [`= *W* + ${factor(counts)}*BA*`, ...costs(counts.full, "dk")],
    gone: ["*A* و*B* في *W′*:", "لا حساب إضافيًا،", "والناتج *h* نفسه"],
    scaled: (counts) => ["*α*/*r*", equalsScaling(counts)],
    sum,
    perToken: "عمليات الضرب والجمع لكل رمز:",
    costs: (counts) =>
      counts.merged
        ? [
            `المدموجة *W′*: *dk*\u00a0= ${f.exact(counts.full)}`,
            "لا شيء للمصفوفتين *A* و*B*، والناتج *h* نفسه",
          ]
        : [
            `المجمّدة *W*: *dk*\u00a0= ${f.exact(counts.full)}`,
            `المُدرَّبة *A*: *rk*\u00a0= ${f.exact(counts.a)}`,
            `المُدرَّبة *B*: *dr*\u00a0= ${f.exact(counts.b)}`,
            sum(counts),
          ],
    waists: (counts) =>
      counts.merged
        ? []
        : [
            waist(counts),
            ...(counts.hasAlpha ? [`معامل التحجيم: *α*/*r* ${equalsScaling(counts)}`] : []),
          ],
    verdict,
    formed,
    areas: "أطوال المتجهات بمقياس واحد، أما مساحات المصفوفات فلا.",
    longer: (vector, times) => `رُسم *${vector}* أطول من\u00a0المقياس بعامل\u00a0${f.exact(times)}.`,
    caption(counts) {
      if (counts.merged)
        return (
          "التمرير الأمامي في LoRA بعد دمج BA في W: يتطلب h\u00a0=\u00a0W′x لكل رمز " +
          `${operations(counts.full)}، أي بقدر ما يلزم دون مهايئ.`
        );
      const beside =
        counts.trainable > counts.full ? `${share(counts)}، أكثر من W نفسها` : share(counts);
      return (
        `التمرير الأمامي في LoRA، أي h\u00a0=\u00a0Wx\u00a0+\u00a0${plain(factor(counts))}BAx: يتطلب الرمز ` +
        `${operations(counts.full)} عبر W، و${f.exact(counts.trainable)} عبر A وB، أي نسبة ${beside}.`
      );
    },
    cells(counts) {
      const { value, isRounded } = scaling(counts);
      return [
        ...[f.exact(counts.full), f.exact(counts.full)],
        ...[f.exact(counts.a), NONE],
        ...[f.exact(counts.b), NONE],
        ...[f.exact(counts.sum), NONE],
        ...[f.exact(counts.beside), f.exact(counts.full)],
        ...[share(counts), NONE],
        ...[f.exact(counts.rank), NONE],
        ...[isRounded ? `≈ ${value}` : value, "في W′"],
      ];
    },
    spoken: (counts) => `الرتبة ${f.exact(counts.rank)}: ${plain(verdict(counts).join(" "))}`,
  };
};

export const forwardPage: Locale["forwardPage"] = (f, { title, alt, cells }) => {
  return {
    lesson: "كيف يمرّ الرمز عبر W وA وB",
    summary: "مسارا الرمز: عبر W، وعبر A وB.",
    listed: (counts) => `${title(counts)} لمصفوفة ${shapeText(f, counts)}`,
    labels: { rank: RANK, merged: "بعد الدمج: *W′* = *W* + *BA*" },
    alt,
    explanation:
      "تحوّل *A* أعداد *x* التي عددها *k* إلى *r* من الأعداد، وتحوّلها *B* إلى *d*؛ ثم يضاف (*α*/*r*)*BAx* إلى *Wx* (arXiv " +
      "2106.09685، القسم 4.1). ويتطلب *B*(*Ax*) لكل رمز *r*(*d*\u00a0+\u00a0*k*) من عمليات الضرب والجمع. أما تكوين *BA* وإضافتها إلى *W* فيتطلبان " +
      "*drk* عملية مرة واحدة في كل خطوة لكل الرموز، وهذا أرخص بعد *dk*/(*d*\u00a0+\u00a0*k*) من الرموز. وتكوّن DoRA في PEFT المصفوفة *BA*. " +
      "وبعد التدريب يمكن دمج *BA* مرة واحدة: تحلّ *W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* محل *W*، وتعطي *h* نفسه ما عدا " +
      "التقريب، ولا تضيف حسابًا. وكل الأعداد لرمز واحد ومصفوفة واحدة.",
    table: (counts) =>
      forwardTable(cells(counts), {
        caption: "عمليات الضرب والجمع في التمرير الأمامي لرمز",
        head: ["الخطوة", "الصيغة", "دون دمج", "بعد الدمج"],
        steps: [
          "المصفوفة *W* أو *W′*",
          "المصفوفة *A*",
          "المصفوفة *B*",
          "التحجيم والجمع",
          "المجموع",
          "*A* و*B* نسبةً إلى *W*",
          "حجم *Ax*",
          "معامل التحجيم",
        ],
      }),
    card: {
      subject: (counts) =>
        counts.merged
          ? "عمليات الضرب والجمع بعد الدمج"
          : `عمليات الضرب والجمع برتبة ${f.exact(counts.rank)}`,
      number: (counts) => f.exact(counts.merged ? counts.full : counts.trainable),
      meaning(counts) {
        if (counts.merged) return ["ما تضيفه A وB:", NONE];
        const outcome =
          counts.trainable > counts.full
            ? COSTS_MORE
            : (oneIn(f, counts.trainable, counts.full) ??
              f.percent(counts.trainable, counts.full).share);
        return [`تضاف إلى ${f.exact(counts.full)}:`, outcome];
      },
      shortVectors: "المتجهات القصيرة ليست بالمقياس",
      toScale: "أطوال المتجهات بالمقياس",
    },
  };
};

export const compute: Locale["compute"] = (f) => {
  const { targets } = ofModel(f);
  const title = (counts: Work) =>
    `حسابات ${counts.model} بطريقة LoRA برتبة ${f.exact(counts.rank)}`;
  const ofTraining = (counts: Work) => f.percent(counts.lora, counts.full).share;
  const ofInference = (counts: Work) => f.percent(counts.added, counts.forward).share;
  const seconds = (count: number) => `${f.exact(count)}\u00a0ث`;
  const measuredWays = [
    { label: FULL, seconds: MEASURED_SECONDS.full },
    { label: `LoRA عند *r*\u00a0=\u00a0${f.exact(64)}`, seconds: MEASURED_SECONDS.lora },
    { label: `DoRA عند *r*\u00a0=\u00a0${f.exact(32)}`, seconds: MEASURED_SECONDS.dora },
  ];
  const timeOf = ({ label, seconds: count }: (typeof measuredWays)[number]) =>
    (
      `${label}: ${seconds(count)}` +
      (label === FULL ? "" : `، ${f.percent(count, MEASURED_SECONDS.full).share} من الكامل`)
    ).replaceAll(" ", "\u00a0");
  const isLarge = (counts: Work) => counts.full >= 1e9;
  const amount = (count: number, counts: Work) => f.quotient(count, isLarge(counts) ? 1e9 : 1e6);
  const rows = (counts: Work): readonly (readonly string[])[] => {
    const forward = f.exact(counts.forward);
    const both = f.exact(counts.forward + counts.added);
    const never = "–";
    return [
      [forward, both, never],
      [forward, both, never],
      [forward, f.exact(counts.added), never],
      [f.exact(counts.full), f.exact(counts.lora), never],
      [f.percent(1, 1).share, ofTraining(counts), never],
      [forward, both, forward],
      [NONE, ofInference(counts), NONE],
    ];
  };
  const alt = (counts: Work) =>
    `${title(counts)}، بعمليات الضرب والجمع لكل رمز. خطوة التدريب: الكامل ${f.exact(counts.full)}، وفي LoRA عددها ` +
    `${f.exact(counts.lora)}. الاستدلال: ${f.exact(counts.forward)}؛ وفي LoRA دون دمج ` +
    `${f.exact(counts.forward + counts.added)}؛ وبعد الدمج لا زيادة.`;
  return {
    title,
    alt,
    ofTraining,
    rows,
    heading: "لا تحتاج LoRA إلى تدرّج الأوزان المجمّدة",
    unit: (counts) => `${isLarge(counts) ? "مليارات" : "ملايين"} عمليات الضرب والجمع لكل رمز`,
    adapted: (counts) => `*r*\u00a0=\u00a0${f.exact(counts.rank)} على ${targets(counts.targets)}`,
    legend: { forward: "تمرير أمامي", input: "تدرّج المدخلات", weights: "تدرّج الأوزان" },
    training: "في التدريب",
    inference: "في الاستدلال",
    full: FULL,
    fullStep: (counts) => `${FULL}: ${amount(counts.full, counts)}`,
    loraStep: (counts) =>
      `طريقة LoRA بمقدار ${amount(counts.lora, counts)} (${ofTraining(counts)}` +
      `${counts.lora > counts.full ? ")، وكلفته أعلى" : " من الكامل)"}`,
    skipped: "لا يُحسب",
    token: (counts) =>
      `${FULL} أو LoRA\u00a0المدموجة: ${amount(counts.forward, counts)}؛ ` +
      `LoRA\u00a0دون\u00a0دمج:\u00a0زيادة\u00a0${ofInference(counts)}`,
    thin: (times) => `رُسم أرفع أجزاء الأشرطة أعرض من\u00a0المقياس بعامل\u00a0${f.exact(times)}.`,
    time: "عدد العمليات ليس زمنًا. القياسات:",
    times: [
      `في Llama-3.2-3B خلال ${counted(f, 5000, STEPS)} (PEFT): ${measuredWays.map(timeOf).join("؛ ")}.`,
      "في GPT-3 (ورقة LoRA): مع LoRA زمن كل رمز أقل " +
        `بنسبة\u00a0${f.percent(GPT3_RATES.full, GPT3_RATES.lora).rest}.`,
    ],
    measuredWays,
    caption: (counts) =>
      `بطريقة LoRA برتبة ${f.exact(counts.rank)} على ${targets(counts.targets)} تتطلب خطوة تدريب ${counts.model} ` +
      `نسبة ${ofTraining(counts)} من عمليات الضرب والجمع في ${FULL}` +
      `${counts.lora > counts.full ? `، ولذلك ${COSTS_MORE}` : ""}. وفي الاستدلال تضيف LoRA نسبة ` +
      `${ofInference(counts)}، أو لا شيء بعد الدمج. والأزمنة مَقيسة.`,
    cells: (counts) => rows(counts).flat(),
    spoken: (counts) =>
      `الرتبة ${f.exact(counts.rank)}، التدريب ${ofTraining(counts)} من الكامل، الاستدلال يزيد ${ofInference(counts)}`,
  };
};

export const computePage: Locale["computePage"] = (f, live) => {
  const { title, alt, ofTraining, rows } = live;
  return {
    lesson: "كم عملية يتطلب الرمز",
    summary:
      "عمليات الضرب والجمع لكل رمز في التدريب والاستدلال: الضبط الدقيق الكامل، وLoRA، وLoRA المدموجة.",
    listed: title,
    labels: { rank: RANK },
    alt,
    explanation:
      "مصفوفة حجمها *d*\u00a0×\u00a0*k* تتطلب لكل رمز *dk* من عمليات الضرب والجمع في التمرير الأمامي، و*dk* لتدرّج " +
      "مدخلها، و*dk* لتدرّج أوزانها. ولا تحتاج المصفوفة المجمّدة إلى الأخير، فتقترب LoRA من " +
      "ثلثي حسابات الضبط الدقيق الكامل (LoRA Without Regret, Thinking Machines Lab 2025). وتضيف *B* و*A* إلى كل منها " +
      "*r*(*d*\u00a0+\u00a0*k*). وتشمل الأعداد الوحدات الخطية في الطبقات، كأن مدخل كل منها يحتاج إلى " +
      "تدرّج. ولا تشمل درجات الانتباه ولا التضمينات ولا رأس الخرج ولا إعادة حساب التنشيطات. " +
      "والأزمنة من مقارنة الطرائق في PEFT (مستودع huggingface/peft، الإيداع 5d602fd)، " +
      `وهي ${counted(f, 5000, STEPS)} لنموذج Llama-3.2-3B على بطاقة L40S واحدة، مع LoRA برتبة ${f.exact(64)} وDoRA برتبة ` +
      `${f.exact(32)} على q_proj وv_proj. وفي GPT-3 قاست ورقة LoRA لكل بطاقة V100 في الثانية ${f.real(43.1)} ` +
      `رمزًا مع LoRA، و${f.real(32.5)} دونها (arXiv 2106.09685، القسم 4.2).`,
    table: (counts) =>
      computeTable(rows(counts).flat(), {
        caption: `عمليات الضرب والجمع لكل رمز في الوحدات الخطية من ${counts.model}`,
        head: [QUANTITY, "الكامل", "LoRA", "LoRA المدموجة"],
        quantities: [
          "التمرير الأمامي",
          "تدرّج المدخلات",
          "تدرّج الأوزان",
          "خطوة التدريب",
          `النسبة من ${FULL}`,
          "رمز في الاستدلال",
          "حساب إضافي في الاستدلال",
        ],
      }),
    card: {
      ...card(f),
      subject: (counts) => `${counts.model} برتبة\u00a0${f.exact(counts.rank)}`,
      number: ofTraining,
      meaning: (counts) => [
        `من حسابات ${FULL}:`,
        counts.lora > counts.full
          ? COSTS_MORE
          : `أقل بنسبة ${f.percent(counts.lora, counts.full).rest}`,
      ],
      picture: live,
      lora: "LoRA: لا تدرّج للأوزان المجمّدة",
      thinParts: "الأجزاء الرفيعة ليست بالمقياس",
      parts: "التمرير الأمامي والتدرّجات",
    },
  };
};

const DECAY_NAMES = { fast: "سريع", slow: "بطيء", flat: "مستوٍ" };
const MANNERS = {
  fast: "تتناقص القيم المفردة بسرعة",
  slow: "تتناقص القيم المفردة ببطء",
  flat: "لا تتناقص القيم المفردة",
};

export const spectrum: Locale["spectrum"] = (f) => {
  const { min, fitted, missed, cells } = errorTexts(f, NONE);
  const size = sizeText(f, SIDE, SIDE);
  const alt = (counts: Spectra) =>
    `أقل ما يفوت الرتبة ${f.exact(counts.rank)} من تحديث حجمه ${size} وتناقصه ${DECAY_NAMES[counts.decay]}: ` +
    `${missed(counts)}؛ ويفوت LoRA المُدرَّبة ${fitted(counts)}.`;
  return {
    title: (counts) => `LoRA برتبة ${f.exact(counts.rank)} حين ${MANNERS[counts.decay]}`,
    alt,
    fitted,
    formula: "*T* ≈ *BA*",
    values: ({ rank }) => `الرتبة ≤ *r* = ${f.exact(rank)}`,
    target: `التحديث الهدف *T*: ${size}`,
    valuesHeading: "القيم المفردة لـ *T*",
    left: (counts, decay) => `الخطأ ${min(counts, decay)}`,
    kept: ({ rank }) => `${counted(f, rank, COLUMNS)} من *B*، و${counted(f, rank, ROWS)} من *A*`,
    dropped: ({ rank, decay, chosen }) =>
      `${DECAY_NAMES[decay]}: حُذف ${f.exact(SIDE - rank)}، ` +
      `${droppedText(f, chosen, rank)} من المربعات`,
    errorHeading: "الخطأ، % من *T*، حسب الرتبة *r*",
    min: "أدنى خطأ ممكن",
    trained: "LoRA المُدرَّبة",
    decays: DECAY_NAMES,
    rankTick: f.exact,
    rank: ({ rank }) => `*r* = ${f.exact(rank)}`,
    valueTick: f.real,
    verdict: (counts) => [
      `الرتبة ${f.exact(counts.rank)}: ${counts.rank < SIDE ? `أدنى خطأ ${missed(counts)}` : "قد ينعدم الخطأ"}،`,
      `وLoRA فعلًا ${fitted(counts)} من *T*`,
    ],
    caption: (counts) =>
      `حين ${MANNERS[counts.decay]}، يفوت LoRA برتبة ${f.exact(counts.rank)} ما نسبته ` +
      `${fitted(counts)} من التحديث الهدف؛ أما أفضل مصفوفة من تلك الرتبة فما يفوتها منه: ${missed(counts)}.`,
    cells,
    spoken: (counts) =>
      `الرتبة ${f.exact(counts.rank)}، تناقص ${DECAY_NAMES[counts.decay]}: أقل ما يفوتها ${missed(counts)}، ` +
      `ويفوت LoRA مقدار ${fitted(counts)}`,
  };
};

/** Returns the strings of the view of sheets. */
function sheetsWords(f: Formats): SheetsWords {
  const { missed } = errorTexts(f, NONE);
  const count = ({ rank }: Spectra) => counted(f, rank, SHEETS);
  const title = ({ rank, decay }: Spectra) =>
    `المصفوفة BA مجموع صفائح عددها ${f.exact(rank)}، مع تناقص ${DECAY_NAMES[decay]}`;
  const alt = (counts: Spectra) =>
    `أفضل BA من الرتبة ${f.exact(counts.rank)} مجموع صفائح عددها ${f.exact(counts.rank)}: كل صفيحة عمود من B مضروب في صف ` +
    `من A. وما يفوت مجموعها من هدف تناقصه ${DECAY_NAMES[counts.decay]}: ${missed(counts)}.`;
  return {
    keys: ["موجب، والمساحة مقدار العنصر", "سالب، رفيع في *B* و*A*"],
    heading: `صفائح من الرتبة ${f.exact(1)}: عمود من *B* في صف من *A*`,
    sums: "المجموع حتى الآن",
    sheet: (index) => `${index > 1 ? "+\u00a0" : ""}صفيحة ${f.exact(index)}`,
    target: "≈\u00a0*T*، الهدف",
    missing: (counts) => `الفائت ${missed(counts)}`,
    verdict: (counts) => `${count(counts)}: ما يفوتها من *T*: ${missed(counts)}.`,
    listed: title,
    alt,
    caption: (counts) =>
      `${title(counts)}: كل صفيحة من الرتبة ${f.exact(1)} تقرّبها من الهدف، إلى أن يصير ما يفوتها منه ${missed(counts)}.`,
    table: (counts) =>
      sheetsTable(f, counts, missed, "ما يفوت من T بعد كل صفيحة", [
        "الصفيحة",
        "القيمة المفردة",
        "ما يفوت من *T*",
      ]),
    card: {
      subject: (counts) => `${count(counts)} من الرتبة ${f.exact(1)} يفوتها`,
      number: missed,
      meaning: ({ rank }) => [
        "من التحديث الهدف",
        `الرتبة ${f.exact(rank)} على الأكثر من ${f.exact(SIDE)}`,
      ],
      note: (counts) => `مجموع الصفائح: ${count(counts)}`,
    },
  };
}

export const spectrumPage: Locale["spectrumPage"] = (f, { title, alt, fitted, cells }) => {
  const falls = {
    fast: "سريع: كل قيمة نصف ما قبلها",
    slow: `بطيء: القيمة ذات الترتيب *i* هي ${f.exact(1)}/*i*`,
    flat: "مستوٍ: كلها متساوية",
  };
  return {
    lesson: "متى تكفي رتبة منخفضة",
    summary:
      "لماذا قد تكفي رتبة منخفضة، ومتى لا تكفي: القيم المفردة، وأدنى خطأ ممكن، وتجارب التدريب.",
    listed: title,
    labels: { rank: RANK, decay: "التناقص" },
    values: { decay: DECAY_NAMES },
    alt,
    explanation:
      "يتعلّم الطالب *W*\u00a0+\u00a0*BA* التحديث *T* من المعلّم *W*\u00a0+\u00a0*T*. والأخطاء هي ‖*T*\u00a0−\u00a0*BA*‖ نسبةً إلى ‖*T*‖. وأدنى قيمة لـ ‖*T*\u00a0−\u00a0*BA*‖ للرتبة *r* هي جذر مجموع مربعات " +
      `القيم المفردة المحذوفة (Eckart وYoung). وتصغّر LoRA نصف متوسط ‖(*T*\u00a0−\u00a0*BA*)*x*‖² على ${f.exact(INPUTS)} من المدخلات العشوائية *x*، ` +
      `ومتوسط عناصرها ${f.exact(0)} وانحرافها المعياري ${f.exact(1)}. ومتجهات *T* المفردة عشوائية. وتبدأ *B* من ${f.exact(0)}؛ وتبدأ ` +
      `عناصر *A* عشوائية بمتوسط ${f.exact(0)} وانحراف معياري ${f.real(SPREAD)}. ويأخذ التدريب ` +
      `${counted(f, STEP_COUNT, STEPS)} من الانحدار التدرّجي بمعدل تعلّم ${f.real(RATE)} وزخم ` +
      `${f.real(MOMENTUM)}. وتقترب LoRA من أدنى خطأ إلا مع التناقص السريع ابتداءً من الرتبة ${f.exact(7)}: ` +
      "فالقيم المفردة الصغيرة تُتعلَّم ببطء. والتحديثات الحقيقية تتناقص بسرعة في arXiv 2106.09685، القسم 7، " +
      "وأبطأ من ذلك في arXiv 2405.09673.",
    table: (counts) =>
      valuesTable(f, counts, cells(counts), {
        caption: "ما يفوت الرتبة r من T، حسب التناقص",
        values: "القيم المفردة",
        kept: (share) => `الرتبة التي تحفظ ${share} من مربعاتها`,
        min: "أدنى خطأ ممكن",
        trained: "خطأ LoRA",
        falls,
      }),
    card: {
      subject: ({ rank }) => `ما يفوت LoRA برتبة ${f.exact(rank)} من ${f.exact(SIDE)}`,
      number: fitted,
      meaning: (counts) => [
        "من التحديث بعد التدريب؛",
        `وفي أحسن الأحوال ${errorTexts(f, NONE).missed(counts)}`,
      ],
      note: ({ rank }) => `قيمه المفردة، والمحفوظ منها ${f.exact(rank)}`,
    },
    sheets: sheetsWords(f),
  };
};

export const capacity: Locale["capacity"] = (f) => {
  const rankTick = (rank: Setting["rank"]) => (rank === "full" ? "كامل" : f.exact(Number(rank)));
  const name = ({ rank }: Setting) => (rank === "full" ? FULL : `الرتبة ${rankTick(rank)}`);
  const percent = (tenths: number) => f.percentage(tenths / 10, 1);
  const parameters = ({ trainable }: Setting) => f.exact(trainable);
  const share = ({ chosen, full }: CapacityNumbers) =>
    f.percent(chosen.trainable, full.trainable).share;
  const difference = ({ mean }: Setting, other: Setting) =>
    (mean > other.mean ? "+" : "") + f.signed((mean - other.mean) / 10, 1);
  const title = "دقة شبكة صغيرة حسب رتبة LoRA";
  const verdict = (counts: CapacityNumbers): readonly [string, string] => {
    const { chosen, full } = counts;
    const trained = counted(f, chosen.trainable, PARAMETERS);
    return [
      `${name(chosen)}: المتوسط ${percent(chosen.mean)}،`,
      chosen === full ? `${trained}.` : `${trained}، أي ${share(counts)} من الكامل.`,
    ];
  };
  const change = ({ chosen, full, neighbor }: CapacityNumbers) =>
    `${chosen === full ? "نصف" : "ضعف"} المعلمات:\u00a0${difference(neighbor, chosen)} نقطة.`;
  const lesson = ({ enough, full }: CapacityNumbers) =>
    `تبلغ شبكة صغيرة دقة ${percent(enough.mean)} عند الرتبة ${rankTick(enough.rank)}، ودقة ` +
    `${percent(full.mean)} مع ${FULL}: الرتبة الأعلى لا تضيف إلا قليلًا.`;
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
    heading: "دقة شبكة صغيرة، %",
    trained: "المعلمات المُدرَّبة",
    axes: { rank: RANK, rankTick, accuracyTick: f.exact },
    keys: [
      `تجربة من ${counted(f, SEEDS, TRIALS)}`,
      "من الأدنى إلى الأعلى",
      "المتوسط؛ المتقطع: الكامل",
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
    lesson: "ما الرتبة التي تحتاج إليها المهمة",
    summary: "دقة مَقيسة لشبكة صغيرة حسب الرتبة: قد تكفي رتبة منخفضة.",
    listed: () => title,
    labels: { rank: RANK },
    values: {
      rank: {
        ...Object.fromEntries(
          Object.keys(RATES).map((rank) => [rank, axes.rankTick(rank as Rank)]),
        ),
        full: "كامل",
      },
    },
    alt: words.alt,
    explanation:
      `شبكة فيها طبقتان مخفيتان، في كل منهما ${f.exact(64)} وحدة، تتعلّم أرقام scikit-learn (من ${f.exact(8)}\u00a0×\u00a0${f.exact(8)} بكسل)، ثم الأرقام ` +
      `نفسها ببكسلات مبعثرة. ويدرّب ${FULL} مصفوفتين حجم كل منهما ` +
      `${f.exact(NETWORK_SIDE)}\u00a0×\u00a0${f.exact(NETWORK_SIDE)}؛ وتضيف LoRA إليهما *BA*. وكل ما عدا ذلك مجمّد. ولكل بذرة ` +
      `شبكتها المدرَّبة مسبقًا، وبعثرتها، وصور اختبارها وعددها ${f.exact(TESTED)}. ويأخذ التدريب ${f.exact(800)} ` +
      `خطوة، في كل منها ${f.exact(32)} صورة، بمحسّن Adam. ومن ثمانية معدلات تعلّم تستعمل كل رتبة أقلّها خسارة في التدريب. وللضبط ` +
      "الدقيق الكامل أعلى متوسط، لكنه الأفضل في بذرتين فقط من خمس. وقد تحتاج شبكة أخرى أو مهمة أخرى إلى " +
      "رتبة أعلى.",
    table: (counts) =>
      capacityTable(f, counts, cells(counts), axes.rankTick, {
        caption: "الدقة حسب الرتبة",
        head: [
          RANK,
          "معدل التعلم",
          `الدقة مع البذور من ${f.exact(1)} إلى ${f.exact(SEEDS)}، %`,
          "المعلمات المُدرَّبة",
          "النسبة من الكامل",
          "المتوسط",
          "الفرق عن الرتبة المميَّزة، نقطة",
        ],
        separator: "، ",
      }),
    card: {
      axes,
      heading: words.heading,
      subject: ({ chosen, full }) =>
        chosen === full ? `يبلغ ${FULL}` : `تبلغ LoRA برتبة ${axes.rankTick(chosen.rank)}`,
      number: ({ chosen }) => percent(chosen.mean),
      meaning: ({ chosen, full, enough }) => [
        "في شبكة صغيرة؛",
        chosen === full
          ? `LoRA برتبة ${axes.rankTick(enough.rank)}: ${percent(enough.mean)}`
          : `${FULL}: ${percent(full.mean)}`,
      ],
    },
  };
};

/** Returns what the picture does not show. */
const notShown = (
  { hasMagnitudes }: { readonly hasMagnitudes?: boolean | undefined },
  what: string,
) => `غير مبيَّن: ${what}${hasMagnitudes ? "؛ ومقادير DoRA" : ""}.`;

export const adapter: Locale["adapter"] = (f) => {
  const { span, divided, norms } = numberTexts(f);
  const inUnits = (exponent: number) => (exponent ? `، بوحدة\u00a0${powerOfTen(exponent)}` : "");
  const percent = ({ share }: Pick<AdapterInput, "share">) => f.percentage(share);
  const directions = ({ directions, ranks }: Pick<AdapterRow, "directions" | "ranks">) =>
    `${span(directions, f.exact)} من\u00a0${span(ranks, f.exact)}`;
  const place = ({ kind, layer }: Pick<Module, "kind" | "layer">) =>
    layer === undefined ? kind : `${kind} في الطبقة\u00a0${f.exact(layer)}`;
  const title = "ما غيّره التدريب في كل وحدة";
  const isZero = ({ largest }: AdapterNumbers) => largest.norm === 0;
  const verdict = (counts: AdapterNumbers) =>
    isZero(counts)
      ? [`كل تحديث يساوي ${f.exact(0)}: لم يُدرَّب شيء.`]
      : [
          `الأكبر: ${place(counts.largest)}، حيث ${symbol(counts)}\u00a0=\u00a0${norms(counts, range([counts.largest.norm]))}.`,
          `الاتجاهات التي تحمل ${percent(counts)} من كل تحديث: ${directions(counts)}.`,
        ];
  const sentences = (counts: AdapterNumbers) => verdict(counts).join(" ");
  const whichRank = (counts: AdapterInput) => notShown(counts, "أي رتبة كانت ستعطي نتيجة مماثلة");
  const caution = (counts: AdapterInput) => {
    const experts = Math.max(...counts.kinds.map(({ experts = 1 }) => experts));
    const orExperts = experts > 1 ? `، أو في خبراء الطبقة وعددهم ${f.exact(experts)}` : "";
    return `ما تركه التدريب في كل وحدة${orExperts}. ${whichRank(counts)}`;
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
        ? "تختلف *s* بين الوحدات"
        : `*s*\u00a0=\u00a0${f.real(scale)}${isScaleAssumed ? " افتراضًا" : ""}`,
    keys: (counts) => [
      `فوق: ${symbol(counts)}، ${counts.measure === "entry" ? "لكل عنصر" : "حجم التحديث"}` +
        `${inUnits(getExponent(counts.largest.norm))}؛ بمقياس واحد`,
      `تحت: الاتجاهات التي تحمل ${percent(counts)} من ${NORM}²`,
      "وبقية اتجاهات الوحدة التي عددها *r*",
    ],
    example: ({ exampleModule: module, share }) =>
      `${place(module)}: قيمها المفردة *σ*؛ ` +
      `${f.exact(module.directions)} من\u00a0${f.exact(module.rank)} تحمل ${percent({ share })}`,
    values: "الحجم، الاتجاهات",
    norms: ({ largest }, row) => divided(row.norms, getExponent(largest.norm)),
    row: (counts, row) =>
      `${divided(row.norms, getExponent(counts.largest.norm))}، ${directions(row)}`,
    layer: "الطبقة",
    tick: f.exact,
    alt: (counts) => plain(`${title}. ${sentences(counts)} ${whichRank(counts)}`),
    caption: (counts) =>
      `ما غيّره التدريب. ${plain(sentences(counts))} ` +
      `ولا يبيّن هذا أي رتبة كانت ستعطي نتيجة مماثلة${counts.hasMagnitudes ? "، ولا مقادير DoRA" : ""}.` +
      (counts.others ? ` وفي الملف أيضًا موترات ${f.list(counts.others)}، وهي غير مرسومة.` : ""),
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
  const texts = comparisonTexts(f, NONE, "، ");
  const title = "مهايئان للوحدات نفسها";
  const verdict = (comparison: Comparison) => {
    const different = texts.different(comparison);
    return [
      different
        ? `أكبر فرق بين الحجمين في ${place(different)}: ${different.sizes.join(" و")}.`
        : "كل الأحجام متساوية.",
      `متوسط تداخل الفضاءات المولَّدة: ${texts.means(comparison).join("، ")}؛ وللفضاءات العشوائية: ${texts.randoms(comparison).join("، ")}.`,
    ];
  };
  const sentences = (comparison: Comparison) => plain(verdict(comparison).join(" "));
  const same = (comparison: Comparison) => notShown(comparison, "هل يؤدي المهايئان العمل نفسه");
  const caution = (comparison: Comparison) =>
    "التداخل: متوسط مربع جيب تمام الزوايا الرئيسية، وفيه يُحسب الاتجاه الضعيف كالقوي. " +
    same(comparison);
  return {
    verdict,
    caution,
    subject: ({ isScaleAssumed }) => `مهايئان${isScaleAssumed ? "؛ *s* مفترَضة" : ""}`,
    keys: (comparison, isArea) => [
      `فوق: ${symbol(comparison)} في المهايئ الأول، ${isArea ? "وفي الثاني خطًا" : "وفي الثاني"}` +
        `${inUnits(exponentOf(comparison))}؛ بمقياس واحد`,
      "تحت: تداخل ما تولّده أعمدة *B* في المهايئين",
      "وتداخل ما تولّده صفوف *A*",
      "الممتلئ: الفضاء نفسه. الخط: فضاءات عشوائية",
    ],
    sizes: (comparison, kind) => texts.dividedSizes(comparison, kind).join("، "),
    b: texts.b,
    a: texts.a,
    overlaps: (kind) => texts.overlaps(kind).join("، "),
    listed: () => title,
    alt: (comparison) => `${title}. ${sentences(comparison)}`,
    caption: (comparison) => `${title}. ${sentences(comparison)} ${same(comparison)}`,
    table: (comparison) =>
      texts.table(comparison, `${title}، والمقارنة كما في ورقة LoRA`, {
        modules: "الوحدات",
        first: (quantity) => `${quantity}، الأول`,
        second: (quantity) => `${quantity}، الثاني`,
        overlap: (factor) => `تداخل ${factor}`,
        random: "العشوائي",
      }),
    card: {
      subject: () => "تداخل ما تولّده B في مهايئين:",
      number: (comparison) => texts.meanOf(comparison, "b"),
      meaning: (comparison) => [
        `في المتوسط؛ والعشوائي: ${texts.randomOf(comparison, "b")}`,
        `المصفوفة A: ${texts.meanOf(comparison, "a")}`,
      ],
      note: "الأحجام، وتداخل B وA",
    },
  };
}

export const adapterPage: Locale["adapterPage"] = (f, words) => {
  const { title, percent, place, directions, cells, isZero } = words;
  return {
    lesson: "ماذا تعلّم المهايئ",
    summary: "مهايئ مُدرَّب: حجم كل تحديث، وعدد الاتجاهات التي تحمل معظمه.",
    listed: (counts) => `${title}، ${percent(counts)} من كل تحديث`,
    labels: { share: "النسبة المحمولة، %", measure: "حجم التحديث" },
    values: { measure: { update: "كاملًا", entry: "لكل عنصر" } },
    alt: words.alt,
    explanation:
      "تحديث الوحدة هو Δ*W*\u00a0=\u00a0*s*·*BA*، حيث *s*\u00a0=\u00a0*α*/*r*، أو *α*/√*r* في rsLoRA. وحجمه ‖Δ*W*‖ هو جذر مجموع " +
      "مربعات قيمه المفردة، وهي محسوبة من *B* و*A*. ومعايير المصفوفات الكبيرة أكبر؛ ولكل عنصر " +
      "يُقسم المعيار على √(*dk*). وتُعدّ الاتجاهات كما في تحويل PEFT إلى LoRA: أصغر عدد " +
      "من القيم المفردة لا يقل مجموع مربعاتها عن النسبة المختارة من المجموع. وقد تحمل اتجاهات قليلة معظم " +
      "التحديث، لكن نسبة المربعات ليست دقة: فقد يعطي التدريب بتلك الرتبة نتيجة أخرى.",
    table: (counts) =>
      adapterTable(f, counts, cells(counts), {
        caption: title,
        modules: "الوحدات",
        sigma: "أكبر *σ*",
        directions: (share) => `الاتجاهات التي تحمل ${share}`,
        energy: (norm) => `النسبة من مجموع كل ${norm}`,
        norm: "حجم التحديث",
        chosen: "الاتجاهات للنسبة المختارة",
        separator: "، ",
      }),
    card: {
      subject: () => "اتجاهات مهايئ مُدرَّب:",
      number: (counts) => directions(counts),
      meaning: (counts) =>
        isZero(counts)
          ? ["تحمل جزءًا من كل تحديث:", "لم يُدرَّب شيء"]
          : [`تحمل ${percent(counts)} من كل تحديث؛`, `الأكبر: ${place(counts.largest)}`],
      note: "حجم كل تحديث، واتجاهاته",
      noteOfSome: "أكبر التحديثات، واتجاهاتها",
    },
    comparison: comparisonWords(f, words),
  };
};

/** The starts in a sentence. */
const STARTS: Readonly<Record<Initialization, string>> = {
  "B = 0": "B\u00a0=\u00a00 وA عشوائية",
  "A = 0": "A\u00a0=\u00a00 وB عشوائية",
  "both 0": "B\u00a0=\u00a00 وA\u00a0=\u00a00",
  "both random": "B عشوائية وA عشوائية",
};
/** The starts in labels. */
const shortStarts = (f: Formats): Readonly<Record<Initialization, string>> => ({
  "B = 0": "*B* = 0",
  "A = 0": "*A* = 0",
  "both 0": `كلتاهما ${f.exact(0)}`,
  "both random": "عشوائيتان",
});

export const initialization: Locale["initialization"] = (f) => {
  const entry = (value: number) => f.signed(value, 2);
  const losses = (moments: readonly Moment[]) => moments.map(({ loss }) => entry(loss)).join("، ");
  const zero = f.exact(0);
  const state = (matrix: Matrix) => (isZero(matrix) ? zero : `غير ${zero}`);
  const asPretrained = "يبدأ من النموذج المدرَّب مسبقًا؛";
  const outcomes: Readonly<Record<Initialization, readonly [start: string, then: string]>> = {
    "B = 0": [asPretrained, "تعطي *A* تدرّجًا للمصفوفة *B*"],
    "A = 0": [asPretrained, "تعطي *B* تدرّجًا للمصفوفة *A*"],
    "both 0": [asPretrained, "لا تدرّج: لا يتعلّم أبدًا"],
    "both random": ["يبدأ من نموذج آخر؛", "لكلتيهما تدرّج"],
  };
  const explained: Readonly<Record<Initialization, string>> = {
    "B = 0":
      "تكون BA\u00a0=\u00a00: يبدأ التدريب من النموذج المدرَّب مسبقًا، وتعطي A تدرّجًا للمصفوفة B.",
    "A = 0":
      "تكون BA\u00a0=\u00a00: يبدأ التدريب من النموذج المدرَّب مسبقًا، وتعطي B تدرّجًا للمصفوفة A.",
    "both 0": `يكون التدرّجان ${zero}: لا يتعلّم النموذج أبدًا.`,
    "both random": `لا تساوي BA القيمة ${zero}: يبدأ التدريب من نموذج غير النموذج المدرَّب مسبقًا.`,
  };
  return {
    title: ({ run: { start } }) => `خطوات LoRA الأولى، ${STARTS[start]}`,
    entry,
    state,
    formula: "*W′* = *W* + *BA*",
    setting: `*W* مجمّدة، حجمها ${sizeText(f, PROBLEM_SIDE, PROBLEM_SIDE)}؛ *r* = ${f.exact(REGRESSION_RANK)}`,
    zero,
    key: "المربع الأكبر عنصر أكبر؛ والأجوف\u00a0سالب",
    step({ run: { moments } }, index) {
      if (!index) return ["البداية", isZero(moments[0]!.ba) ? "*BA* = 0" : "*BA* ≠ 0"];
      const { gradientB, gradientA } = moments[index - 1]!;
      const changed = [
        ...(isZero(gradientB) ? [] : ["*B*"]),
        ...(isZero(gradientA) ? [] : ["*A*"]),
      ];
      return [
        `خطوة ${f.exact(index)}`,
        changed.length ? `تغيّر ${changed.join("، ")}` : `الكل ${zero}`,
      ];
    },
    outcome: ({ run: { start } }) => outcomes[start],
    losses: "الخسارة",
    constant: "لا يتعلّم أبدًا",
    run: ({ start }, isWide) =>
      isWide ? STARTS[start].replace(/[AB]\b/g, "*$&*") : shortStarts(f)[start],
    alt: ({ run: { start, moments } }) =>
      `المصفوفات B وA وBA في البداية وبعد خطوتي التدريب ${f.exact(1)} و${f.exact(2)}، والبداية ${STARTS[start]}. ` +
      `${plain(outcomes[start].join(" "))}. الخسارة: ${losses(moments)}.`,
    caption: ({ run: { start, moments } }) =>
      `حين تكون البداية ${STARTS[start]}، ${explained[start]} الخسارة في البداية وبعد خطوتين: ` +
      `${entry(moments[0]!.loss)} و${entry(moments.at(-1)!.loss)}.`,
    cells: ({ runs }) => runs.map(({ moments }) => losses(moments)),
    spoken: ({ run: { start, moments } }) => `${STARTS[start]}: الخسارة ${losses(moments)}`,
  };
};

export const initializationPage: Locale["initializationPage"] = (
  f,
  { title, alt, entry, state, cells },
) => {
  return {
    lesson: "لماذا تبدأ B من الصفر ولا تبدأ A منه",
    summary: "لماذا تُهيَّأ B بأصفار وتُهيَّأ A عشوائيًا: خطوات التدريب الأولى مع أربع تهيئات.",
    listed: title,
    labels: { start: "التهيئة" },
    values: {
      start: {
        "B = 0": "B = 0",
        "A = 0": "A = 0",
        "both 0": shortStarts(f)["both 0"],
        "both random": shortStarts(f)["both random"],
      },
    },
    alt,
    explanation:
      `تتعلّم LoRA انحدارًا على ${f.exact(REGRESSION_INPUTS)} من المدخلات العشوائية. ومصفوفة *W* والتحديث الهدف عشوائيان، حجم كل منهما ` +
      `${sizeText(f, PROBLEM_SIDE, PROBLEM_SIDE)}. والرتبة ${f.exact(REGRESSION_RANK)}، ومعدل التعلّم في الانحدار التدرّجي ` +
      `${f.real(REGRESSION_RATE)}. إذا كان *G* تدرّج *BA*، فتدرّج *B* هو *GA*ᵀ ` +
      "وتدرّج *A* هو *B*ᵀ*G*: إن كان أحد العاملين صفرًا فلا تدرّج للآخر، وإن كانا صفرين " +
      "فلا تدرّج لأي منهما. وتبدأ LoRA من *B*\u00a0=\u00a00 " +
      "و*A* عشوائية (arXiv 2106.09685، القسم 4.1). وعكس ذلك، أي *A*\u00a0=\u00a00، يبدأ أيضًا من النموذج المدرَّب مسبقًا، " +
      "لكن وُجد أن نتائجه أسوأ في المتوسط، لأن *B*\u00a0=\u00a00 تسمح بمعدلات تعلّم أكبر (Hayou et al., arXiv " +
      "2406.08447). وتختلف التهيئة ذات أدنى خسارة بعد خطوتين من بذرة إلى أخرى. وتكون *A* عشوائية لا " +
      "ثابتة كي تختلف صفوفها، ومن ثَمّ أعمدة *B*. وتكون *A* صغيرة لأن مقدارها يحدّد خطوة *B* الأولى.",
    table: (counts) =>
      initializationTable(counts, cells(counts), {
        caption: "التدريب نفسه مع أربع تهيئات",
        head: [
          "التهيئة",
          "تدرّج *B*",
          "تدرّج *A*",
          `الخسارة عند الخطوات ${[0, 1, 2].map(f.exact).join("، ")}`,
        ],
        start: (start) => STARTS[start],
        state,
      }),
    card: {
      subject: () => "خطوات LoRA الأولى",
      number: ({ run: { start } }) => plain(shortStarts(f)[start]),
      meaning: ({ run: { moments } }) => [
        "في البداية؛ والخسارة في خطوتين:",
        `من ${entry(moments[0]!.loss)} إلى ${entry(moments.at(-1)!.loss)}`,
      ],
      zero: entry(0),
      notZero: `غير ${f.exact(0)}`,
      random: "عشوائية",
    },
  };
};

export const savings: Locale["savings"] = (f) => {
  const parameters = parametersIn(f);
  const share = (counts: Counts) => f.percent(counts.trainable, counts.full).share;
  const target = (counts: SavingsNumbers) => f.percentage(Number((100 * counts.target).toFixed(3)));
  const title = (counts: Counts) =>
    `نسبة ما تدرّبه LoRA من مصفوفة ${shapeText(f, counts)} حسب الرتبة`;
  const trains = (counts: Counts) => `الرتبة ${f.exact(counts.rank)} تدرّب ${share(counts)}`;
  const even = (counts: SavingsNumbers) =>
    hasBreakEven(counts) ? `رتبة التعادل ${breakEven(f, counts)}` : "لا تعادل عند أي رتبة";
  function reached(counts: SavingsNumbers): string {
    const { best } = counts;
    if (!best) return counts.target ? `لا رتبة توفّر ${target(counts)}` : "كل رتبة كلفتها أعلى";
    return `الرتبة ${f.exact(best.rank)} ${counts.target ? `ما زالت توفّر ${target(counts)}` : "لم تزد كلفتها بعد"}`;
  }
  const [firstRank, lastRank] = [f.exact(RANKS[0]), f.exact(RANKS.at(-1)!)];
  const spoken = (counts: SavingsNumbers, option: string) =>
    option === "target"
      ? reached(counts)
      : `${option === "rank" ? "الرتبة" : option} ${f.exact(counts[option as "rank"])}، ` +
        `${parameters(counts.trainable)}، ${share(counts)}`;
  return {
    title,
    share,
    reached,
    shape: (counts) => shapeText(f, counts),
    axes: {
      share: "النسبة المُدرَّبة من *W*، لوغاريتمي",
      quality: "الدقة تكاد لا ترتفع (GPT-3)",
      rank: "الرتبة *r*، لوغاريتمي",
      rankTick: f.exact,
      shareTick: (share) => f.percent(Math.round(share * 1e9), 1e9).share,
      accuracyTick: (percent) => f.percentage(percent),
    },
    verdict: (counts) => [trains(counts), `من مصفوفة ${shapeText(f, counts)}`],
    marks: {
      rank: (counts) => [`الرتبة ${f.exact(counts.rank)}`, parameters(counts.trainable)],
      best: (counts) => [
        reached(counts),
        counts.best ? parameters(counts.best.trainable) : trains(counts.next),
      ],
      even: (counts) => [
        even(counts),
        hasBreakEven(counts) ? `فوقها ${COSTS_MORE}` : `${COSTS_MORE} دائمًا`,
      ],
    },
    line: ({ task, weights }) =>
      weights === "q" ? `${task}: أوزان الاستعلام وحدها` : `${task}: أوزان الاستعلام والقيمة`,
    alt: (counts) =>
      `${title(counts)}. ${trains(counts)}؛ ${reached(counts)}؛ ${even(counts)}. ` +
      `وتحتها دقة تكاد لا ترتفع من الرتبة ${firstRank} إلى ${lastRank}.`,
    caption: (counts) =>
      `في LoRA برتبة ${f.exact(counts.rank)} تُدرَّب نسبة ${share(counts)} من مصفوفة حجمها ${shapeText(f, counts)}؛ ` +
      `${reached(counts)}؛ ${even(counts)}.`,
    cells(counts) {
      const { best, next } = counts;
      return [
        f.exact(counts.rank),
        shapeText(f, counts),
        f.exact(counts.full),
        f.exact(counts.trainable),
        share(counts),
        saving(f, counts),
        hasBreakEven(counts) ? breakEven(f, counts) : "لا توجد",
        target(counts),
        best ? f.exact(best.rank) : "لا توجد",
        best ? saving(f, best) : "–",
        saving(f, next),
        ...SWEEPS.map(({ tenths }) => tenths.map((item) => f.oneDecimal(item, 10)).join("، ")),
      ];
    },
    spoken,
    lowered: (counts) => `خُفّضت لتلائم d وk: ${spoken(counts, "rank")}`,
  };
};

export const savingsPage: Locale["savingsPage"] = (
  f,
  { title, share, reached, axes, alt, cells },
) => ({
  lesson: "عند أي رتبة تتوقف LoRA عن التوفير",
  summary: "النسبة التي تدرّبها LoRA عند كل رتبة، والرتبة التي تتوقف عندها عن التوفير، ودقة مَقيسة.",
  listed: title,
  labels: { rank: RANK, d: "الصفوف *d*", k: "الأعمدة *k*", target: "التوفير المستهدف" },
  alt,
  explanation:
    "النسبة المُدرَّبة هي *r*(*d*\u00a0+\u00a0*k*)/*dk*: ضعف الرتبة ضعف النسبة. وتوفّر LoRA ما دامت *r* أقل من " +
    "*dk*/(*d*\u00a0+\u00a0*k*). وأكبر رتبة توفّر النسبة *s* هي (1\u00a0−\u00a0*s*)*dk*/(*d*\u00a0+\u00a0*k*) مقرَّبة إلى أسفل. والمَقيس: " +
    "دقة التحقق لنموذج GPT-3 175B في ورقة LoRA (arXiv 2106.09685)، الجدول 6، على أوزان الاستعلام (q) والقيمة " +
    `(v) والمفتاح (k) والخرج (o)؛ وتغيّر البذرة نتيجة WikiSQL بمقدار ±${f.real(0.5)} ونتيجة MultiNLI بمقدار ±${f.real(0.1)}. ` +
    "وقد يحتاج نموذج آخر أو مهمة أخرى إلى رتبة أعلى.",
  table: (counts) =>
    savingsTable(f, cells(counts), {
      caption: "التوفير حسب الرتبة، والدقة المَقيسة",
      head: [QUANTITY, VALUE],
      quantities: [
        RANK,
        "مصفوفة الأوزان، *d*\u00a0×\u00a0*k*",
        `${FULL}، *dk*`,
        "معلمات LoRA، *r*(*d* + *k*)",
        SHARE,
        SAVING,
        "رتبة التعادل، *dk*/(*d* + *k*)",
        "التوفير المستهدف",
        "أكبر رتبة تبلغه",
        "التوفير عند هذه الرتبة",
        "التوفير عند الرتبة التالية",
      ],
      measured: ({ task, weights }, ranks) =>
        `${task} على ${weights.replaceAll(", ", "، ")}، %، عند الرتب ${ranks.join("، ")}`,
    }),
  card: {
    axes,
    subject: (counts) => `تدرّب LoRA برتبة ${f.exact(counts.rank)}`,
    number: share,
    meaning: (counts) => [`من مصفوفة ${shapeText(f, counts)}؛`, reached(counts)],
  },
});

export const methods: Locale["methods"] = (f) => {
  const measures = { accuracy: "دقة الاختبار", memory: "ذروة الذاكرة", time: "زمن التدريب" };
  const lora64 = `LoRA برتبة ${f.exact(64)}`;
  const trainedTick = (value: number) =>
    value < 1e6 ? `${f.exact(value / 1e3)}\u00a0ألف` : `${f.exact(value / 1e6)}\u00a0م`;
  const methodName = (name: string) =>
    name === "Full fine-tuning" ? FULL : name === "Full" ? "الكامل" : name;
  const all = ({ named, others }: MethodNumbers) => [...named, ...others];
  const bytes = ({ memory }: Run) => 2 ** 20 * memory;
  const values: Readonly<Record<Vertical, (run: Run) => string>> = {
    accuracy: ({ accuracy }) => f.percentage(accuracy / 100),
    memory: (run) => `${f.oneDecimal(bytes(run), 1e9)}\u00a0${BYTES[0]}`,
    time: ({ time }) => `${f.oneDecimal(time, 10)}\u00a0ث`,
  };
  const value = ({ vertical }: MethodNumbers, run: Run) => values[vertical](run);
  const share = ({ full }: MethodNumbers, run: Run) => f.percent(run.trained, full.trained).share;
  const trials = (counts: MethodNumbers) => counted(f, all(counts).length, TRIALS);
  const title = (counts: MethodNumbers) =>
    `${trials(counts)} ضبط دقيق لنموذج Llama-3.2-3B: المعلمات المُدرَّبة و${measures[counts.vertical]}`;
  const chosenName = ({ chosen, lora, method, highlighted }: MethodNumbers) => {
    if (chosen === lora) return lora64;
    return highlighted.length > 1
      ? `${methodName(method)} (الأفضل من ${f.exact(highlighted.length)})`
      : methodName(method);
  };
  // The word for fine-tuning is masculine, and the word for method is feminine.
  const trains = ({ chosen, full }: MethodNumbers) => (chosen === full ? "يدرّب" : "تدرّب");
  const verdict = (counts: MethodNumbers) => {
    const { chosen, lora, full, vertical } = counts;
    const parts = [
      `${trains(counts)} ${chosenName(counts)} نسبة ${share(counts, chosen)} من المعلمات`,
      `${measures[vertical]} ${value(counts, chosen)}`,
      ...(chosen === lora ? [] : [`${lora64}: ${value(counts, lora)}`]),
      ...(chosen === full ? [] : [`${FULL}: ${value(counts, full)}`]),
    ];
    return `${parts.join("؛ ")}.`;
  };
  return {
    title,
    values,
    value,
    share,
    verdict,
    formatBytes: (run) => f.exact(bytes(run)),
    all,
    heading: (counts) => `${trials(counts)} على Llama-3.2-3B`,
    plot: {
      vertical: {
        accuracy: "دقة الاختبار، %؛ الأكثر أفضل",
        memory: `ذروة الذاكرة، ${BYTES[0]}؛ الأقل أفضل`,
        time: "الزمن، ث، لوغاريتمي؛ الأقل أفضل",
      },
      trained: "المعلمات المُدرَّبة (م: مليون)، لوغاريتمي",
      trainedTick,
      fewer: (tick) => `دون\u00a0${tick}`,
      more: (max) => `فوق\u00a0${trainedTick(max)}`,
      verticalTick: f.exact,
      full: FULL,
      runName: ({ name }) => methodName(name),
    },
    outcome: (counts) => [
      chosenName(counts),
      `${trains(counts)} ${share(counts, counts.chosen)} ${counts.vertical === "accuracy" ? "بدقة" : "في"} ${value(counts, counts.chosen)}`,
    ],
    others: (counts) =>
      (counts.chosen === counts.lora ? "" : `${value(counts, counts.lora)} في LoRA r64؛ `) +
      `${value(counts, counts.full)} كاملًا`,
    key: (counts) => [
      "عائلة LoRA؛ الخط: r32 وr64",
      FULL,
      isCompared(counts)
        ? methodName(counts.method)
        : counted(f, counts.others.length, OTHER_TRIALS),
    ],
    note: "كل نقطة إعداد واحد،\u00a0لا\u00a0حكم.",
    alt: (counts) =>
      `${title(counts)}. ${verdict(counts)} الأفضل: ${methodName(findBest(all(counts), counts.vertical)!.method)}.`,
    caption: (counts) => `عدد التجارب المَقيسة ${f.exact(all(counts).length)}. ${verdict(counts)}`,
    cells: () => [],
    spoken: verdict,
  };
};

export const methodsPage: Locale["methodsPage"] = (f, words) => {
  const { title, value, share, plot } = words;
  const trend = trendTexts(f);
  const subjects = { accuracy: "دقة اختبار", memory: "ذروة ذاكرة", time: "زمن تدريب" };
  const settings: SettingWords = {
    r: (rank, last) =>
      last === undefined ? `r ${f.exact(rank!)}` : `r من ${f.exact(rank!)} إلى ${f.exact(last)}`,
    values: (count) => `${f.exact(count!)} من القيم`,
    tokens: (count) => counted(f, count!, TOKENS),
    frequencies: (count) => `${f.exact(count!)} من الترددات`,
    subspaces: (count) => `${f.exact(count!)} من الفضاءات الجزئية`,
    groups: (size) => `مجموعات حجمها ${f.exact(size!)}`,
    blocks: (size) => `كتل حجمها ${f.exact(size!)}`,
    factor: (factor) => `العامل ${f.exact(factor!)}`,
    sparse: (share) => `متناثرة ${f.real(share!)}`,
    learningRate: (rate) => `معدل التعلم ${f.real(rate!)}`,
    vBiases: () => "انحيازات v",
    allNorms: () => "كل طبقات التسوية",
    allLinear: () => "كل الخطية",
    mini: () => "مصغّرة",
    bat: () => "صيغة Bat",
    para: () => "صيغة PaRa",
    fast: () => "سريعة",
    tied: () => "مربوطة",
    vectors: () => "متجهات",
    mlp: () => "MLP",
    randomStart: () => "تهيئة عشوائية",
    wordStart: () => "تهيئة من كلمات",
    zeroStart: () => "تهيئة بأصفار",
    default: () => "الافتراضي",
  };
  return {
    lesson: "LoRA مقارنةً بالطرائق الأخرى",
    summary: "تجارب مَقيسة لطريقة LoRA وطرائق أخرى: المعلمات المُدرَّبة والدقة والذاكرة والزمن.",
    listed: title,
    labels: { vertical: "المحور الرأسي", method: "إبراز" },
    values: {
      vertical: { accuracy: "الدقة", memory: "الذاكرة", time: "الزمن" },
      method: { "Full fine-tuning": FULL, Full: "الكامل" },
    },
    alt: words.alt,
    explanation:
      `مقارنة الطرائق في PEFT (مستودع huggingface/peft، الإيداع 5d602fd): نموذج Llama-3.2-3B بصيغة bfloat16، و${counted(f, 5000, STEPS)} في كل منها ${f.exact(4)} أمثلة من MetaMathQA، ` +
      `والاختبار على GSM8K، وبطاقة L40S واحدة. وتسمّي الصورة نحو اثنتي عشرة طريقة معروفة؛ ومن تجارب الطريقة أدقّها. ` +
      "وكل تجربة إعداد واحد ببذرة واحدة: فالنتيجة الضعيفة تخص الإعداد لا الطريقة. وعند الرتبة " +
      `${f.exact(64)} تختلف rsLoRA عن LoRA في معامل التحجيم أيضًا، وهو ${f.exact(8)} و${f.exact(2)}. وذروة الذاكرة هي الذاكرة المحجوزة. ` +
      `وفي التجارب التي دون ${f.exact(SMALL / 1e6)} ملايين معلمة، وعددها ${trend.count}، يكون ارتباط الرتب بين الحجم والدقة ` +
      `${trend.accuracy}، وبين الحجم والذاكرة ${trend.memory}، وبين الحجم والزمن ${trend.time}.`,
    table: (counts) =>
      methodsTable(f, counts, words, {
        caption: (named, others) =>
          `التجارب المسمّاة وعددها ${f.exact(named)}، ثم ${counted(f, others, OTHER_TRIALS)} لا تُطبع`,
        head: [
          "الطريقة",
          "الإعداد",
          "المعلمات المُدرَّبة",
          "دقة الاختبار",
          "ذروة الذاكرة، بايت",
          "زمن التدريب",
        ],
        settings: settings,
        separator: "، ",
      }),
    card: {
      plot,
      subject({ chosen, lora, full, method, vertical }) {
        const name =
          chosen === lora ? `LoRA برتبة ${f.exact(64)}` : chosen === full ? FULL : method;
        return `${subjects[vertical]} ${name}`;
      },
      number: (counts) => value(counts, counts.chosen),
      meaning: (counts) => [
        `بتدريب ${share(counts, counts.chosen)}؛`,
        counts.chosen === counts.full
          ? `وفي LoRA القيمة ${value(counts, counts.lora)}`
          : `${FULL}: ${value(counts, counts.full)}`,
      ],
    },
  };
};

export const merge: Locale["merge"] = (f) => {
  const entry = (value: number) => f.signed(value, 0);
  const matrix = (rows: Matrix) => rows.map((row) => row.map(entry).join("\u00a0")).join("; ");
  const column = (rows: Matrix) => rows.map(([value = 0]) => entry(value)).join("،\u00a0");
  const names: Readonly<Record<Task, string>> = { law: "القانون", code: "البرمجة", poems: "الشعر" };
  const tasks = (count: number) => counted(f, count, TASKS);
  const outcome = ({ copies, adapters }: Pick<MergeNumbers, "copies" | "adapters">) =>
    adapters > copies
      ? "المهايئات أغلى"
      : adapters < copies
        ? `توفير ${f.percent(adapters, copies).rest}`
        : "لا توفير";
  const share = ({ copies, adapters }: Pick<MergeNumbers, "copies" | "adapters">) =>
    f.percent(adapters, copies).share;
  const verdict = (counts: MergeNumbers) =>
    `${share(counts)} من بايتات النسخ الكاملة: ${outcome(counts)}.`;
  const scaling = f.exact(SCALING);
  return {
    entry,
    task: (task) => names[task],
    title: ({ example }) => `مهايئ مهمة ${names[example.task]}، منفصلًا عن W ومدموجًا في W`,
    alt: (counts) =>
      `قيمة Wx + ${scaling}BAx وقيمة W′x في مهمة ${names[counts.example.task]} هي نفسها (${column(counts.example.h)}). ` +
      `المخزَّن، ${tasks(counts.tasks)}: النسخ الكاملة ${f.exact(counts.copies)} بايت، ` +
      `ومصفوفة W واحدة مع المهايئات ${f.exact(counts.adapters)}.`,
    heading: "الدمج يحفظ الناتج",
    scaling: `حيث *r* = ${f.exact(1)} و*α* = ${scaling}، أي *α*/*r* = ${scaling}`,
    separate: "منفصل، مساران: *h*\u00a0=\u00a0*Wx*\u00a0+\u00a0(*α*/*r*)*BA**x*",
    merged: "مدموج، مصفوفة واحدة: *W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA*",
    changed: "العريض: تغيّر",
    same: "الناتج نفسه",
    kept: (counts) => `البايتات: ${tasks(counts.tasks)}`,
    shape: ({ d, k, rank }) =>
      `حجم *W* بصيغة bf16: ${sizeText(f, d, k)}؛ المهايئات بصيغة fp32: *r*\u00a0=\u00a0${f.exact(rank)}`,
    copies: "نسخ كاملة من *W*",
    adapters: "نسخة واحدة من *W* والمهايئات",
    bytes: f.exact,
    thinMatrix: (times) => `رُسم جزء W من الشريط أعرض من\u00a0المقياس بعامل\u00a0${f.exact(times)}.`,
    thinAdapters: (times) =>
      `رُسم جزء المهايئات من الشريط أعرض من\u00a0المقياس بعامل\u00a0${f.exact(times)}.`,
    share,
    outcome,
    verdict,
    caption: (counts) =>
      `يعطي مهايئ مهمة ${names[counts.example.task]} الناتج نفسه مدموجًا ومنفصلًا. وعدد المهام ` +
      `${f.exact(counts.tasks)}: تشغل النسخ الكاملة من مصفوفة حجمها ${sizeText(f, counts.d, counts.k)} ` +
      `مقدار ${f.exact(counts.copies)} بايت؛ وتشغل مصفوفة W واحدة مع مهايئات رتبتها ${f.exact(counts.rank)} مقدار ` +
      `${f.exact(counts.adapters)}.`,
    cells(counts) {
      const { b, a, ba, merged, wx, ax, bax, h, mergedH } = counts.example;
      const entries = (...all: Matrix[]) => f.exact(all.flat(2).length);
      return [
        ...[W, X, b, a, ba, merged, wx, ax, bax, h, mergedH].map(matrix),
        `${entries(W)}، ${entries(b, a)}`,
        `${sizeText(f, counts.d, counts.k)}، ${f.exact(counts.rank)}`,
        ...[counts.matrix, counts.adapter, counts.tasks, counts.copies, counts.adapters].map(
          f.exact,
        ),
        share(counts),
      ];
    },
    spoken: (counts, option) =>
      option === "tasks"
        ? `${tasks(counts.tasks)}، ${verdict(counts)}`
        : `مهمة ${names[counts.example.task]}، h\u00a0=\u00a0${column(counts.example.h)}`,
  };
};

/** Returns the strings of the figure in bf16. */
function roundingWords(f: Formats): RoundingWords {
  const { share, error, ratio, ...texts } = roundingTexts(f);
  const rank = (value: number) => `الرتبة ${f.exact(value)}`;
  const shares = (merges: readonly Merge[]) =>
    merges.map((item) => `${share(item)} عند ${ratio(item)}`).join("، ");
  const alt = ({ rows }: Rounding) => {
    const results = rows.map((row) => `عند ${rank(row.rank)}: ${shares(row.merges)}`);
    return `أوزان bf16 التي تحتفظ بقيمتها عند إضافة BA، حسب الرتبة وحجم BA نسبةً إلى W. ${results.join("؛ ")}.`;
  };
  const limits =
    `في bf16 عدد البتات المعنوية ${texts.bits}: التحديث الأصغر من ${f.exact(1)}/${texts.lost} من ` +
    `وزنه يضيع، والأكبر من ${f.exact(1)}/${texts.kept} لا يضيع.`;
  return {
    rank,
    limits,
    heading: "تضيع التحديثات الصغيرة في bf16",
    formula: "*W′* = *W* + *BA*، مقرَّبة إلى bf16",
    keys: ["ممتلئ: تغيّر الوزن", "فارغ: ضاع، لم يتغيّر الوزن"],
    units: "*BA*/*W*: نسبة جذري متوسط المربعات؛ الضائع: نسبة من الأوزان؛ الخطأ: نسبةً إلى *BA*",
    corner: `المعروض: ${texts.corner} من ${texts.size} وزنًا عشوائيًا`,
    ratio: (item) => `*BA*/*W*: ${ratio(item)}`,
    lost: (item) => `الضائع: ${share(item)}`,
    error: (item) => `الخطأ: ${error(item)}`,
    listed: () => "الأوزان التي تتغيّر عند إضافة BA بصيغة bf16",
    alt,
    caption: ({ example }) =>
      `عند الدمج بصيغة bf16 يضيع جزء من التحديث. إذا كان حجم BA يساوي ${ratio(example)} من حجم W، ` +
      `احتفظت نسبة ${share(example)} من الأوزان بقيمها عند ${rank(example.rank)}، وبلغ خطأ التحديث ${error(example)}.`,
    table: (rounding) =>
      texts.table(
        rounding,
        `أوزان bf16 التي تحتفظ بقيمتها، من ${texts.weights}، وهي عشوائية قريبة من التوزيع الطبيعي؛ ويُقرَّب المجموع مرة واحدة إلى أقرب عدد، وعند التساوي إلى الزوجي`,
        [RANK, "rms(*BA*) / rms(*W*)", "الأوزان التي لم تتغيّر", "النسبة", "خطأ التحديث"],
      ),
    card: {
      subject: ({ example }) => `الدمج بصيغة bf16 عند ${rank(example.rank)}`,
      number: ({ example }) => share(example),
      meaning: ({ example }) => ["من الأوزان لا تتغيّر", `إذا كان حجم BA من W هو ${ratio(example)}`],
      note: "فارغ: ضاع التحديث",
    },
  };
}

export const mergePage: Locale["mergePage"] = (f, live) => {
  const { title, alt, cells, copies, adapters, task, share, outcome } = live;
  return {
    lesson: "كيف تُدمج المهايئات وتُخزَّن",
    summary: "مثال محلول بأعداد صحيحة: مهايئ منفصل، ثم مدموج، ثم مخزَّن.",
    listed: title,
    labels: { task: "المهمة", tasks: "عدد المهام" },
    values: { task: { law: task("law"), code: task("code"), poems: task("poems") } },
    alt,
    explanation:
      "حجم *W′*\u00a0=\u00a0*W*\u00a0+\u00a0(*α*/*r*)*BA* هو حجم *W*، فلا يضيف المهايئ المدموج حسابًا ولا تأخيرًا في " +
      "الاستدلال (ورقة LoRA، arXiv 2106.09685، القسم 4.1). ولتغيير المهمة اطرح (*α*/*r*)*BA* " +
      "وأضف ما يقابلها من مهايئ آخر، أو أبقِ *W* كما هي وبدّل *B* و*A*. وفي حساب الفاصلة العائمة يعطي الاثنان " +
      `الناتج نفسه في حدود التقريب. ويأخذ الوزن في *W* مقدار ${f.exact(2)} بايت (bf16)، ويأخذ الوزن في ` +
      `المهايئ ${f.exact(4)} (fp32) كما يحفظه PEFT؛ ولا تُعدّ ترويسات الملفات.`,
    table: (counts) =>
      mergeTable(cells(counts), {
        caption: "المثال المحلول، وبين صفوف المصفوفة فاصلة منقوطة، والبايتات المخزَّنة",
        head: [QUANTITY, VALUE],
        quantities: [
          "بعد الدمج، *W′* = *W* + (*α*/*r*)*BA*",
          "التحديث، (*α*/*r*)*B*(*Ax*)",
          "الناتج، *h* = *Wx* + (*α*/*r*)*B*(*Ax*)",
          "الأعداد في *W* وفي المهايئ",
          "المصفوفة المخزَّنة، *d*\u00a0×\u00a0*k*، والرتبة *r*",
          "مصفوفة واحدة، بايت",
          "مهايئ واحد، بايت",
          "المهام",
          "النسخ الكاملة، بايت",
          "مصفوفة *W* واحدة والمهايئات، بايت",
          "النسبة من النسخ الكاملة",
        ],
      }),
    card: {
      ...card(f),
      subject: ({ tasks }) => `مصفوفة W واحدة و${counted(f, tasks, ADAPTERS)}`,
      number: share,
      meaning: (counts) => ["من بايتات النسخ الكاملة:", outcome(counts)],
      bytes: (name, bytes) => `${name}: ${f.exact(bytes)} بايت`,
      copies,
      adapters,
    },
    rounding: roundingWords(f),
  };
};
