/** Finds the subject of a sentence: first in the sentence itself, then in the text before it. */
import type { Model } from "../counts/index.js";
import { once } from "../once.js";
import type { Passage } from "./documents/text.js";
import { MAX_PAIRS, type Mentions, mentionsIn, type Shape } from "./mentions.js";
import type { NamedModules } from "./names.js";

/** A sentence or a table cell. */
export interface Sentence {
  readonly text: string;
  /** Its offset in the passage. */
  readonly start: number;
  readonly mentions: Mentions;
  /** The text; for a table cell, preceded by the row's first cell. */
  readonly cue: string;
  /** The text; for a table cell, the complete row. */
  readonly complete: string;
}

/** A passage with its sentences and the heading above it. */
interface Section extends Passage {
  readonly sentences: readonly Sentence[];
  readonly heading: Section | undefined;
}

/** Layers, and adapted matrices of the same shape in each. */
export interface Stack {
  readonly layers: number;
  readonly perLayer: number;
}

/** The matrices or models that a sentence is about, and the ranks and modules of LoRA on them. */
export interface Subject {
  readonly ranks: readonly number[];
  readonly shapes: readonly Shape[];
  readonly models: readonly Model[];
  readonly targets: readonly NamedModules[];
  /** Equal matrices in the layers of an unnamed model. */
  readonly stack: Stack | undefined;
  /** The preceding sentences on the same subject, the closest first. */
  readonly before: readonly string[];
  /** This sentence, after the preceding sentences on the same subject. */
  readonly context: string;
  /** Whether the subject is named in the sentence, just before it, or in the paragraph before its list or table. */
  readonly isSure: boolean;
  /** Whether the text leaves open which modules are adapted. */
  readonly isOpen: boolean;
}

const SHORT =
  "(?<!\\b(?:e\\.g|i\\.e|approx|vs|ca|cf|Fig|Figs|Eq|Sec|al|No|resp|incl|params?|Dr|St)\\.)";
const END = new RegExp(`(?:[.!?]${SHORT}["”’)\\]]*|;)\\s+`, "g");

/** Maximum length of a sentence in characters. Longer sentences are skipped, because they are not prose. */
const MAX_LENGTH = 2000;

/** A sentence whose mentions are found when a claim needs them, because most sentences are far from any claim. */
class LazySentence implements Sentence {
  constructor(
    readonly text: string,
    readonly start: number,
    private readonly find: () => Mentions,
    readonly cue = text,
    readonly complete = text,
  ) {}

  get mentions(): Mentions {
    return this.find();
  }
}

/** Returns the cells of a table row. All cells have the mentions of the complete row. */
function splitCells({ text }: Passage): Sentence[] {
  const find = once(() => mentionsIn(text));
  const starts = [0, ...[...text.matchAll(/ \| /g)].map(({ index }) => index + 3)];
  const cells = starts.map((start, index) => text.slice(start, starts[index + 1]));
  return cells.map((cell, index) => {
    const cue = index ? `${cells[0]} ${cell}` : cell;
    return new LazySentence(cell, starts[index]!, find, cue, text);
  });
}

/** A semicolon within this many characters after an open parenthesis does not end the sentence. */
const MAX_PARENTHESIS = 200;
const isOpen = (text: string) => text.lastIndexOf("(") > text.lastIndexOf(")");

/** Returns the sentences of a passage, or the cells of a table row. */
function splitSentences(passage: Passage): Sentence[] {
  if (passage.text.length <= MAX_LENGTH && passage.isRow) return splitCells(passage);
  const starts = [0];
  for (const { 0: end, index } of passage.text.matchAll(END)) {
    const start = Math.max(starts.at(-1)!, index - MAX_PARENTHESIS);
    const isInside = end.startsWith(";") && isOpen(passage.text.slice(start, index));
    if (!isInside) starts.push(index + end.length);
  }
  return starts.map((start, index) => {
    const sentence = passage.text.slice(start, starts[index + 1]);
    const text = sentence.length > MAX_LENGTH ? "" : sentence;
    return new LazySentence(
      text,
      start,
      once(() => mentionsIn(text)),
    );
  });
}

export function withSentences(passages: readonly Passage[]): Section[] {
  const open: Section[] = [];
  return passages.map((passage) => {
    const { level } = passage;
    while (level && open.length && open.at(-1)!.level >= level) open.pop();
    const item = { ...passage, sentences: splitSentences(passage), heading: open.at(-1) };
    if (level) open.push(item);
    return item;
  });
}

/** A sentence that may name the subject. */
interface Scope {
  readonly sentence: Sentence;
  /** Whether it is the claim's sentence, or close before it, or in the paragraph before the claim's list or table. */
  readonly isSure: boolean;
  /** Whether it is in the same paragraph, or in the paragraph before the list or table. */
  readonly isNear: boolean;
}

/** Maximum number of searched sentences, so that time grows linearly with the text. */
const MAX_SENTENCES = 100;

/** Maximum distance, in sentences, at which a sentence names a claim's subject with certainty. */
export const MAX_DISTANCE = 3;

/** Maximum length of a claim's context in characters. */
const MAX_CONTEXT = 20_000;

/** Returns the sentence and those before it that may name its subject, the closest first. */
function findScopes(passages: readonly Section[], passageIndex: number, index: number): Scope[] {
  const current = passages[passageIndex]!;
  const scopes: Scope[] = [];
  const add = (passage: Section, last = passage.sentences.length - 1) => {
    for (let i = last; i > last - MAX_SENTENCES && i >= 0; i--) {
      const sentence = passage.sentences[i]!;
      const isNear = passage.group === current.group;
      const isSure = isNear && (passage !== current || i >= index - MAX_DISTANCE);
      scopes.push({ sentence, isSure, isNear });
    }
  };
  add(current, index);
  if (!current.level) {
    let before = passageIndex - 1;
    while (before >= 0 && !passages[before]!.level && scopes.length < MAX_SENTENCES)
      add(passages[before--]!);
  }
  // Under other headings only the headings above this passage apply.
  for (let { heading } = current; heading; heading = heading.heading) add(heading);
  return scopes;
}

/** The closest scope in which `select` finds something; undefined if there is none or it is ambiguous. */
function firstScope<T>(
  scopes: readonly Scope[],
  select: (mentions: Mentions) => readonly T[] | "unclear",
): (Scope & { match: readonly T[] }) | undefined {
  for (const scope of scopes) {
    const match = select(scope.sentence.mentions);
    if (match === "unclear") return undefined;
    if (match.length > 0) return { ...scope, match };
  }
  return undefined;
}

const getKey = (item: Shape | Model) => ("id" in item ? item.id : `${item.d} ${item.k}`);
const isSame = (item: Shape | Model, others: readonly (Shape | Model)[]) =>
  others.some((other) => getKey(other) === getKey(item));

/** Words about more than one matrix. */
const OF_MODEL =
  /\b(?:models?|networks?|LLMs?|transformers?|layers?|blocks?|everything|checkpoint of the)\b/i;

/** Returns the layers and matrices that the closest sentences state. */
function findStack(scopes: readonly Scope[]): Stack | undefined {
  const stated = (key: keyof Stack) =>
    scopes
      .filter(({ isSure }) => isSure)
      .map(({ sentence }) => sentence.mentions[key])
      .find((item) => item !== undefined);
  const [layers, perLayer] = [stated("layers"), stated("perLayer")];
  return layers && perLayer ? { layers, perLayer } : undefined;
}

/** Returns the subject of a sentence, or undefined if a model or a rank is unknown or there are too many. */
export function findSubject(
  passages: readonly Section[],
  passageIndex: number,
  index: number,
): Subject | undefined {
  const scopes = findScopes(passages, passageIndex, index);
  const current = scopes[0]!.sentence;
  const target = firstScope<Shape | Model>(scopes, ({ shapes, models, isUnknown }) =>
    isUnknown ? "unclear" : [...shapes, ...models],
  );
  if (!target) return undefined;
  const isModel = (item: Shape | Model): item is Model => "modules" in item;
  const models = target.match.filter(isModel);
  const shapes = target.match.filter((item): item is Shape => !isModel(item));
  const stack = !models.length && shapes.length === 1 ? findStack(scopes) : undefined;
  if (!models.length && !stack && target.sentence !== current && OF_MODEL.test(current.text))
    return undefined;
  const ranks = firstScope(scopes, ({ ranks }) => (ranks.some(Number.isNaN) ? "unclear" : ranks));
  if (current.mentions.ranks.some(Number.isNaN)) return undefined;
  const targets = models.length ? firstScope(scopes, (item) => item.targets) : undefined;
  const subjects = shapes.length + models.length * (targets?.match.length ?? 1);
  if (subjects * (ranks?.match.length ?? 1) > MAX_PAIRS) return undefined;
  // A distant rank of another matrix or model does not apply.
  const { shapes: pairs = [], models: others = [] } = ranks?.sentence.mentions ?? {};
  const isOfOther = [...pairs, ...others].some((item) => !isSame(item, target.match));
  if (ranks && !ranks.isNear && isOfOther) return undefined;
  const nearSentences = scopes.filter(({ isNear }) => isNear).map(({ sentence }) => sentence.text);
  return {
    ranks: ranks?.match ?? [],
    shapes,
    models,
    targets: targets?.match ?? [],
    stack,
    before: nearSentences.slice(1),
    context: nearSentences.toReversed().join(" ").slice(-MAX_CONTEXT),
    isSure: [target, ranks, targets].every((item) => item?.isSure !== false),
    isOpen: models.length > 0 && !targets,
  };
}
