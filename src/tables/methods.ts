/** The table of methods side by side on one model. */
import type { Link, Table } from "../figures/figure.js";
import { sharedWords } from "../figures/words.js";
import { exact, percent } from "../format.js";
import { english, formatsOf } from "../formats.js";
import { askedOf, fileBytesIfAny, METHOD, tensorsOf } from "../models/adapter.js";
import { shortName } from "../models/count.js";
import type { Method } from "../models/methods/index.js";
import type { Asked } from "../models/methods/method.js";
import { baseParameters, isHeadless, type Model } from "../models/model.js";
import type { Settings } from "../models/settings.js";
import { isAllLinear, type Targets } from "../models/targets.js";
import { trainedOf } from "../models/tensors.js";
import { readOption } from "../options.js";

const { size } = sharedWords(formatsOf(english));

export const DEFAULT_RANK = 8;

interface Given extends Settings {
  readonly rank?: number | undefined;
  readonly targets?: Targets;
}

/** What a table's caption says where models are counted so. */
export const headless = (...models: readonly Model[]) =>
  models.some(isHeadless) ? "; those of BERT’s kind without pooler and heads" : "";

/** How a row states a setting; nothing where it changes nothing. */
const WORDS: { readonly [K in keyof Settings]-?: (value: NonNullable<Settings[K]>) => string } = {
  tokens: (value) => `${exact(value)} tokens`,
  bottleneck: (value) => `width ${exact(value)}`,
  initRank: (value) => `${exact(value)} before pruning`,
  factor: (value) => (value === -1 ? "" : `factor ${exact(value)}`),
  decomposeBoth: (value) => (value ? "both factors thin" : ""),
  feedforward: (value) => (value.length ? `inputs of ${value.join(", ")} rescaled` : ""),
  encoderHidden: (value) => `an encoder ${exact(value)} wide`,
  layers: (value) => `${exact(value)} layers`,
  miniRank: (value) => `a block ${exact(value)} wide`,
  frequencies: (value) => `${exact(value)} coefficients`,
  variant: (value) => `variant ${value}`,
  groupSize: (value) => `groups of ${exact(value)}`,
  vectorSize: (value) => `vectors of ${exact(value)}`,
  blocks: (value) => `${size(value, value)} blocks`,
  hybridRank: (value) => (value ? `${exact(value)} of it plain` : ""),
  blockSize: (value) => `blocks of ${exact(value)}`,
  vectors: (value) => `${exact(value)} vectors`,
  vectorLength: (value) => `of length ${exact(value)}`,
  stride: (value) => `one *A* for ${exact(value)} layers`,
  bCount: (value) => `${exact(value)} *B* for all`,
  depth: (value) => (value ? `${exact(value)} hidden layers a side` : ""),
  thetaLength: (value) => `a vector of ${exact(value)}`,
  keptRank: (value) => `${exact(value)} directions kept`,
  saveProjection: (value) => (value ? "" : "projections not saved"),
};

/** Rank, settings and targets of a method, as its row states them. */
function statedOf({ method, rank, settings, targets }: Asked & { method: Method }, given: Given) {
  const named = Object.entries(settings).filter(([, value]) => value !== undefined);
  const stated = named.map(([name, value]) =>
    (WORDS[name as keyof Settings] as (value: unknown) => string)(value),
  );
  const adapted = isAllLinear(given.targets) ? "all linear modules" : targets.join(", ");
  const all = [method.hasRank ? `rank ${exact(rank)}` : "", ...stated].filter(Boolean).join(", ");
  return [all, method.adapts ? `on ${adapted}` : ""].filter(Boolean).join(" ");
}

/** As a sentence before another one. */
const sentence = (words: string) => words && `${words[0]!.toUpperCase()}${words.slice(1)}. `;

export function ofMethods(model: Model, given: Given, names: readonly string[]): Table {
  const base = baseParameters(model);
  const all = names.map((name) => {
    const method = readOption("method", METHOD, name);
    const input = { ...given, rank: given.rank ?? DEFAULT_RANK, method };
    const asked = askedOf(model, input);
    return {
      ...asked.method,
      stated: statedOf(asked, given),
      trainable: trainedOf(tensorsOf(model, input)),
      file: fileBytesIfAny(model, input),
      link: paperOf(asked.method),
    };
  });
  return {
    caption: `Methods on ${shortName(model.id)}, ${exact(base)} parameters${headless(model)}`,
    head: ["Method", "Trains", "Share", "File, bytes", "Settings, and what it trades"],
    rows: all.map(({ label, stated, trainable, file, noFile, trades }) => [
      label,
      exact(trainable),
      percent(trainable, base).share,
      noFile ? "none" : file === undefined ? "unknown" : exact(file),
      sentence(stated) + trades,
    ]),
    prose: [4],
    links: all.map(({ link }) => link),
    stack: "methods",
    data: {
      head: ["method", "settings", "trainable", "fraction", "file_bytes", "trades", "paper"],
      rows: all.map(({ label, stated, trainable, file, trades, link }) => [
        ...[label, stated.replaceAll("*", ""), trainable, trainable / base, file],
        ...[trades, link?.href],
      ]),
    },
  };
}

/** Pages of papers, before a paper's number, by who numbers it. */
const PAGES: Readonly<Record<string, string>> = {
  arXiv: "https://arxiv.org/abs/",
  OpenReview: "https://openreview.net/forum?id=",
};

/** Where "arXiv 2106.09685" or "OpenReview TwJrTz9cRS" is. */
function paperOf({ paper }: Method): Link | undefined {
  const [place, number] = paper.split(" ") as [string, string?];
  const page = PAGES[place];
  return page === undefined ? undefined : { href: page + number, title: paper };
}
