/** What a sentence is about: its own words first, then what stands before it. */
import type { Model } from "../models/model.js";
import { MOST, type Shape } from "./expressions.js";
import { type Mentions, mentionsIn } from "./mentions.js";
import type { Passage } from "./passages.js";
import type { Named } from "./targets.js";

export interface Sentence {
  readonly text: string;
  /** Where it begins in its passage. */
  readonly start: number;
  readonly mentions: Mentions;
  /** Of a cell, also what its row is called and the row; else the same as `text`. */
  readonly cue: string;
  readonly whole: string;
}

/** A passage with its sentences, and the heading that it stands under. */
interface Read extends Passage {
  readonly sentences: readonly Sentence[];
  readonly heading: Read | undefined;
}

export interface Subject {
  readonly ranks: readonly number[];
  readonly shapes: readonly Shape[];
  readonly models: readonly Model[];
  readonly targets: readonly Named[];
  /** What has been said up to here on the same matter, this sentence last. */
  readonly context: string;
  /** Whether it was said in the sentence itself, or in what leads to its list or table. */
  readonly isSure: boolean;
  /** Whether no modules of the model are named. */
  readonly isOpen: boolean;
}

const SHORT =
  "(?<!\\b(?:e\\.g|i\\.e|approx|vs|ca|cf|Fig|Figs|Eq|Sec|al|No|resp|incl|params?|Dr|St)\\.)";
const END = new RegExp(`(?:[.!?]${SHORT}["”’)\\]]*|;)\\s+`, "g");

/** No sentence is longer, characters: what is, is no prose, and time is not lost on it. */
const LONGEST = 2000;

/** A row's cells each say something of what the whole row is about. */
function cellsOf({ text }: Passage): Sentence[] {
  const mentions = mentionsIn(text);
  const starts = [0, ...[...text.matchAll(/ \| /g)].map(({ index }) => index + 3)];
  const cells = starts.map((start, index) => text.slice(start, starts[index + 1]));
  return cells.map((cell, index) => ({
    text: cell,
    start: starts[index]!,
    mentions,
    cue: index ? `${cells[0]} ${cell}` : cell,
    whole: text,
  }));
}

/** The passage's sentences, or its cells where it is a row. */
function sentencesOf(passage: Passage): Sentence[] {
  if (passage.text.length <= LONGEST && passage.isRow) return cellsOf(passage);
  const ends = [...passage.text.matchAll(END)].map(({ 0: end, index }) => index + end.length);
  const starts = [0, ...ends];
  return starts.map((start, index) => {
    const whole = passage.text.slice(start, starts[index + 1]);
    const text = whole.length > LONGEST ? "" : whole;
    return { text, start, mentions: mentionsIn(text), cue: text, whole: text };
  });
}

/** A document's passages, read. */
export function readAll(passages: readonly Passage[]): Read[] {
  const open: Read[] = [];
  return passages.map((passage) => {
    const { level } = passage;
    while (level && open.length && open.at(-1)!.level >= level) open.pop();
    const item = { ...passage, sentences: sentencesOf(passage), heading: open.at(-1) };
    if (level) open.push(item);
    return item;
  });
}

interface Scope {
  readonly sentence: Sentence;
  /** Whether it is the sentence itself, or stands in what leads to its list or table. */
  readonly isSure: boolean;
  /** Whether it stands in the same paragraph, or in that which leads to its list or table. */
  readonly isNear: boolean;
}

/** How many sentences of a passage, and before it, are looked through: no more, lest time grow faster than the text. */
const FARTHEST = 100;

/** How much of what has been said on the same matter is read again for each claim, characters. */
const LONGEST_CONTEXT = 20_000;

/** The sentence, and those before it that may tell what it is about, the nearest first. */
function scopesOf(all: readonly Read[], at: number, index: number): Scope[] {
  const own = all[at]!;
  const scopes: Scope[] = [];
  const take = (passage: Read, last = passage.sentences.length - 1) => {
    for (let nth = last; nth > last - FARTHEST && nth >= 0; nth--) {
      const sentence = passage.sentences[nth]!;
      const isNear = passage.group === own.group;
      const isSure = sentence === own.sentences[index] || (isNear && passage !== own);
      scopes.push({ sentence, isSure, isNear });
    }
  };
  take(own, index);
  if (!own.level) {
    let before = at - 1;
    while (before >= 0 && !all[before]!.level && scopes.length < FARTHEST) take(all[before--]!);
  }
  // Of what stands under other headings, only the headings above this one count.
  for (let { heading } = own; heading; heading = heading.heading) take(heading);
  return scopes;
}

/** The first scope of which something can be told, or undefined where that is nothing to rely on. */
function first<T>(
  scopes: readonly Scope[],
  pick: (mentions: Mentions) => readonly T[] | "unclear",
): (Scope & { found: readonly T[] }) | undefined {
  for (const scope of scopes) {
    const found = pick(scope.sentence.mentions);
    if (found === "unclear") return undefined;
    if (found.length > 0) return { ...scope, found };
  }
  return undefined;
}

const keyOf = (item: Shape | Model) => ("id" in item ? item.id : `${item.d} ${item.k}`);
const isSame = (item: Shape | Model, found: readonly (Shape | Model)[]) =>
  found.some((other) => keyOf(other) === keyOf(item));

/** Words that speak of more than one matrix. */
const OF_MODEL =
  /\b(?:models?|networks?|LLMs?|transformers?|layers?|blocks?|everything|checkpoint of the)\b/i;

/** What the sentence is about; undefined where that is a model or a rank that is not known, or one of too many. */
export function subjectOf(all: readonly Read[], at: number, index: number): Subject | undefined {
  const scopes = scopesOf(all, at, index);
  const own = scopes[0]!.sentence;
  const target = first<Shape | Model>(scopes, ({ shapes, models, isUnknown }) =>
    isUnknown ? "unclear" : [...shapes, ...models],
  );
  if (!target) return undefined;
  const isModel = (item: Shape | Model): item is Model => "modules" in item;
  const models = target.found.filter(isModel);
  if (!models.length && target.sentence !== own && OF_MODEL.test(own.text)) return undefined;
  const ranks = first(scopes, ({ ranks }) => (ranks.some(Number.isNaN) ? "unclear" : ranks));
  if (own.mentions.ranks.some(Number.isNaN)) return undefined;
  const targets = models.length ? first(scopes, (item) => item.targets) : undefined;
  const shapes = target.found.filter((item): item is Shape => !isModel(item));
  const things = shapes.length + models.length * (targets?.found.length ?? 1);
  if (things * (ranks?.found.length ?? 1) > MOST) return undefined;
  // A rank that was said of something else elsewhere is not of this.
  const { shapes: pairs = [], models: others = [] } = ranks?.sentence.mentions ?? {};
  const isOfOther = [...pairs, ...others].some((item) => !isSame(item, target.found));
  if (ranks && !ranks.isNear && isOfOther) return undefined;
  return {
    ranks: ranks?.found ?? [],
    shapes,
    models,
    targets: targets?.found ?? [],
    context: scopes
      .filter(({ isNear }) => isNear)
      .map(({ sentence }) => sentence.text)
      .reverse()
      .join(" ")
      .slice(-LONGEST_CONTEXT),
    isSure: [target, ranks, targets].every((item) => item?.isSure !== false),
    isOpen: models.length > 0 && !targets,
  };
}
