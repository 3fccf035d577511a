/** Computes the arguments of the figure's messages, in every language. */

import { adapterBytes } from "../../counts/index.js";
import { closeUp } from "../../direction.js";
import type { Formats } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/serving.ftl";
import type { Facts, Part } from "../../scene.js";
import type { LiveTexts, PageTexts, Table } from "../figure.js";
import { nameInSentence } from "../lines.js";
import { countedNote, once, targetsText, writer } from "../logic.js";
import { axesOf, type Input, type Numbers } from "./numbers.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** The bandwidth for which the table states times of loading, bytes per millisecond: 25 GB/s. */
const BANDWIDTH = 25e6;

export function live(f: Formats, m: LiveMessages) {
  /** The largest unit of at most `bytes`, after rounding to three digits. */
  function unitOf(bytes: number) {
    const sizes = m.units.map((name, index) => ({ name, size: 1000 ** (m.units.length - index) }));
    return sizes.find(({ size }) => bytes >= 0.9995 * size) ?? sizes.at(-1)!;
  }
  const inBytes = (bytes: number) => {
    const { name, size } = unitOf(bytes);
    return `${f.quotient(bytes, size)}\u00a0${name}`;
  };
  const argsOf = (counts: Numbers) => {
    const {
      count,
      adapters,
      slotRank,
      weights,
      adapter,
      slot,
      shared,
      merged,
      budget,
      fit,
      limit,
    } = counts;
    const outcome = shared < merged ? "saving" : shared > merged ? "loss" : "even";
    return {
      model: count.model,
      rank: count.rank,
      targetList: targetsText(f, m, count.targets),
      adapters,
      slotRank,
      outcome,
      padded: slotRank > count.rank,
      share: f.percent(slotRank - count.rank, slotRank).share,
      weights: inBytes(weights),
      adapter: inBytes(adapter),
      slot: inBytes(slot),
      shared: inBytes(shared),
      merged: inBytes(merged),
      less: inBytes(Math.abs(shared - merged)),
      memory: inBytes(budget),
      fitShared: fit.shared,
      fitMerged: fit.merged,
      limit: Number.isFinite(limit) ? limit : 0,
      unit: unitOf(axesOf(counts).top).name,
    } as const;
  };
  const args = once(argsOf);
  const write = writer(args);
  /** Returns a function that states a part of the picture. */
  const state =
    (
      name: string,
      role: Part["role"],
      message: (args: ReturnType<typeof argsOf>) => string,
      factsOf: (counts: Numbers) => Facts,
    ) =>
    (counts: Numbers) => ({ name, role, words: message(args(counts)), facts: factsOf(counts) });
  const named = (counts: Numbers) => ({
    ...args(counts),
    model: nameInSentence(args(counts).model),
  });
  return {
    ...m,
    unitOf,
    tick: f.real,
    exact: f.exact,
    headline: write(m.headline),
    deck: (counts) => m.deck(named(counts)),
    alt: write(m.alt),
    caption: write(m.caption),
    spoken: write(m.spoken),
    memoryTitle: write(m.memoryTitle),
    budget: write(m.budget),
    sharedName: write(m.sharedName),
    mergedName: write(m.mergedName),
    each: write(m.each),
    sum: write(m.sum),
    crossover: write(m.crossover),
    padding: write(m.padding),
    request: (request: number, adapter: number, isLong: boolean) =>
      m.request({ request, adapter: f.exact(adapter), long: isLong }),
    conditions: (counts: Numbers) =>
      closeUp([m.conditions(args(counts)), countedNote(m, counts.count) ?? ""].join(" ").trim()),
    /** The parts of the picture. */
    parts: {
      memory: state("memory", "group", m.title, ({ adapters }) => ({ adapters })),
      base: state("base", "frozen", m.partBase, ({ weights }) => ({ bytes: weights })),
      adapters: state("adapters", "trained", m.partAdapters, ({ adapter, slot, shared, fit }) => ({
        bytes: adapter,
        slot,
        total: shared,
        fit: fit.shared,
      })),
      merged: state("merged", "comparison", m.partMerged, ({ weights, merged, fit }) => ({
        bytes: weights,
        total: merged,
        fit: fit.merged,
      })),
      crossover: state("crossover", "value", m.crossover, ({ limit }) => ({ adapters: limit })),
      budget: state("budget", "value", m.budget, ({ budget }) => ({ bytes: budget })),
      batch: state("batch", "group", m.partBatch, ({ count, slotRank }) => ({
        rank: count.rank,
        slotRank,
      })),
      w: { name: "W", role: "frozen", words: m.partW },
      request: (request: number, adapter: number) => ({
        name: `request ${request}`,
        role: "trained",
        words: m.request({ request, adapter: f.exact(adapter), long: true }),
        facts: { adapter },
      }),
    },
    cells(counts) {
      const { weights, adapter, slot, shared, merged, budget, fit, limit, count } = counts;
      return [
        ...[
          weights,
          adapter,
          slot,
          slot - adapter,
          shared,
          merged,
          budget,
          fit.shared,
          fit.merged,
        ].map(f.exact),
        Number.isFinite(limit) ? f.exact(limit) : m.every,
        f.exact(adapterBytes(count)),
        ...[adapter, weights].map((bytes) => f.quotient(bytes, BANDWIDTH)),
      ];
    },
  } satisfies LiveTexts<Input, Numbers>;
}

export function page(_: Formats, m: PageMessages, { cells, alt, caption }: Live) {
  return {
    ...m,
    listed: caption,
    alt,
    table: (counts): Table => {
      const values = cells(counts);
      return {
        caption: m.tableCaption,
        head: m.tableHead,
        rows: m.tableQuantities.map((quantity, index) => [quantity, values[index]!]),
      };
    },
  } satisfies PageTexts<Input, Numbers>;
}
