/** The table of methods side by side on one model. */
import type { Link, Table } from "../figures/figure.js";
import { exact, percent } from "../format.js";
import { askedOf, fileBytesIfAny, tensorsOf } from "../models/adapter.js";
import { shortName } from "../models/count.js";
import { type Method, methods } from "../models/methods/index.js";
import type { Asked } from "../models/methods/method.js";
import { baseParameters, type Model } from "../models/model.js";
import type { Settings } from "../models/settings.js";
import { isAllLinear, type Targets } from "../models/targets.js";
import { trainedOf } from "../models/tensors.js";

export const DEFAULT_RANK = 8;

interface Given extends Settings {
  readonly rank?: number | undefined;
  readonly targets?: Targets;
}

/** How a row states a setting; those without words here are stated by name and value. */
const WORDS: { readonly [K in keyof Settings]?: (value: NonNullable<Settings[K]>) => string } = {
  tokens: (value) => `${exact(value)} tokens`,
  bottleneck: (value) => `width ${exact(value)}`,
  initRank: (value) => `rank ${exact(value)} before pruning`,
  encoderHidden: (value) => `encoder ${exact(value)} wide`,
  frequencies: (value) => `${exact(value)} frequencies`,
  blockSize: (value) => `blocks of ${exact(value)}`,
  saveProjection: (value) => (value ? "projections saved" : "projections not saved"),
};

/** Rank, settings and targets of a method, as its row states them. */
function statedOf({ method, rank, settings, targets }: Asked & { method: Method }, given: Given) {
  const named = Object.entries(settings).filter(([, value]) => value !== undefined);
  const stated = named.map(([name, value]) => {
    const words = WORDS[name as keyof Settings] as ((value: unknown) => string) | undefined;
    return words ? words(value) : `${name} ${Array.isArray(value) ? value.join(", ") : value}`;
  });
  const adapted = isAllLinear(given.targets) ? "all linear modules" : targets.join(", ");
  return [
    ...(method.hasRank ? [`rank ${exact(rank)}`] : []),
    ...stated,
    ...(method.adapts ? [`on ${adapted}`] : []),
  ].join(", ");
}

export function ofMethods(model: Model, given: Given, names: readonly string[]): Table {
  const base = baseParameters(model);
  const all = names.map((name) => {
    const input = { ...given, rank: given.rank ?? DEFAULT_RANK, method: name };
    const asked = askedOf(model, input);
    return {
      ...asked.method,
      stated: statedOf(asked, given),
      trainable: trainedOf(tensorsOf(model, input)),
      file: fileBytesIfAny(model, input),
      link: paperOf(methods[name]!),
    };
  });
  return {
    caption: `Methods on ${shortName(model.id)}, ${exact(base)} parameters`,
    head: ["Method", "Settings", "Trains", "Share", "File, bytes", "What it trades"],
    rows: all.map(({ label, stated, trainable, file, noFile, trades }) => [
      label,
      stated || "none",
      exact(trainable),
      percent(trainable, base).share,
      noFile ? "none" : file === undefined ? "unknown" : exact(file),
      trades,
    ]),
    prose: [1, 5],
    links: all.map(({ link }) => link),
    stack: "methods",
    data: {
      head: ["method", "settings", "trainable", "fraction", "file_bytes", "trades", "paper"],
      rows: all.map(({ label, stated, trainable, file, trades, link }) => [
        ...[label, stated, trainable, trainable / base, file],
        ...[trades, link?.href],
      ]),
    },
  };
}

/** Where "arXiv 2106.09685" or "OpenReview TwJrTz9cRS" is. */
function paperOf({ paper }: Method): Link | undefined {
  const [, place, number] = /^(arXiv|OpenReview) (\S+)$/.exec(paper) ?? [];
  if (!number) return undefined;
  const page = place === "arXiv" ? "https://arxiv.org/abs/" : "https://openreview.net/forum?id=";
  return { href: page + number, title: paper };
}
