/** Arguments of messages that several figures share, and phrases made of them. */

import { closeUp } from "../direction.js";
import type { Formats } from "../language-format.js";
import type { Live as SharedMessages } from "../locales/en/shared.ftl";
import { breakEvenText, type Share, type Sides, timesText } from "./texts.js";
import type { Targets, WholeCount } from "./whole-model.js";

/** Memoizes the last counts, because many messages take the same arguments. */
export function once<N extends object, A>(compute: (counts: N) => A): (counts: N) => A {
  let last: readonly [counts: N, args: A] | undefined;
  return (counts) => {
    if (last?.[0] !== counts) last = [counts, compute(counts)];
    return last[1];
  };
}

/** Writes messages with the arguments that `args` returns. */
export const writer =
  <N, A>(args: (counts: N) => A) =>
  (message: (args: A) => string) =>
  (counts: N): string =>
    message(args(counts));

/** The share, the saving, and which of both is larger. */
export function shareArgs(f: Formats, { trainable, full }: Share) {
  const outcome = trainable > full ? "loss" : trainable < full ? "saving" : "even";
  return { ...f.percent(trainable, full), outcome } as const;
}

/** The arguments of "about 1 in 256", or undefined for a share of more than one half. */
export const ratioArgs = (f: Formats, { trainable, full }: Share) =>
  2 * trainable > full
    ? undefined
    : { rounded: full % trainable !== 0, denominator: timesText(f, trainable, full) };

export const breakEven = (
  f: Formats,
  { near }: Pick<SharedMessages, "near">,
  counts: Sides & Pick<Share, "full">,
) => breakEvenText(f, counts, (bound, below) => near({ bound, below }));

/** Which sentence compares LoRA with full fine-tuning, and its arguments. */
export function verdictArgs(f: Formats, counts: Share) {
  const { outcome, ...texts } = shareArgs(f, counts);
  const ratio = ratioArgs(f, counts);
  const verdict = outcome === "saving" ? (ratio ? "ratio" : "share") : outcome;
  return { ...texts, ...(ratio ?? { rounded: false, denominator: "" }), outcome, verdict } as const;
}

/**
 * A note on what a picture of matrices draws larger than to scale: how many times thicker the strips of B and A
 * are, and how many times longer the sides are.
 */
export function scaleNote(
  m: Pick<SharedMessages, "thickStrips" | "thinSide" | "allToScale">,
  strips: number,
  d: number,
  k: number,
): string {
  const isLarger = (times: number) => times > 1.05;
  const twoDigits = (times: number) => Number(times.toPrecision(2));
  const side = (name: string, times: number) =>
    isLarger(times) ? [m.thinSide({ side: `*${name}*`, times: twoDigits(times) })] : [];
  const strip = isLarger(strips) ? [m.thickStrips({ times: twoDigits(strips) })] : [];
  return closeUp([...strip, ...side("d", d), ...side("k", k)].join(" ")) || m.allToScale;
}

export function targetsText(
  f: Formats,
  { targets }: Pick<SharedMessages, "targets">,
  adapted: Targets,
): string {
  const none = { kinds: "", total: "", names: "" };
  if (adapted === "all") return targets({ ...none, targets: "all" });
  if (!("kinds" in adapted)) return targets({ ...none, targets: "names", names: f.list(adapted) });
  const { kinds, total } = adapted;
  return targets({ ...none, targets: "kinds", kinds: f.exact(kinds), total: f.exact(total) });
}

/** A note on parameters that the count leaves out, or on how experts are stored. */
export const countedNote = (
  { countedNote }: Pick<SharedMessages, "countedNote">,
  { isHeadless = false, experts }: Pick<WholeCount, "isHeadless" | "experts">,
) =>
  isHeadless || experts
    ? countedNote({ headless: isHeadless, layout: experts ?? "fused" })
    : undefined;
