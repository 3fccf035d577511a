/** Computes our results for a case, using only the public interface, and compares them with PEFT's. */
import { MODEL_OPTIONS } from "../../src/counts/options.js";
import {
  adapterFileBytes,
  countMethod,
  countModel,
  LoraError,
  type ModelInput,
} from "../../src/index.js";
import { toInput } from "../support/peft.js";
import type { Answer, Config } from "./oracle.js";
import type { Run } from "./runs.js";

export interface Case {
  readonly on: Config;
  readonly run: Run;
}

/** LoRA's variants, of which `countModel` also counts all parameters. */
const DORA: Readonly<Record<string, boolean>> = { lora: false, rslora: false, dora: true };

function counted({ on, run }: Case): Answer {
  const { name } = run;
  const { method: _, ...settings } = toInput(run);
  const input = { ...settings, model: on, method: name };
  const ofModel = Object.entries(input).filter(([option]) => option in MODEL_OPTIONS);
  const difference =
    name in DORA
      ? countModel({ ...Object.fromEntries(ofModel), dora: DORA[name] } as ModelInput)
      : undefined;
  const trainable = countMethod(input);
  if (difference && difference.trainable !== trainable)
    throw new Error(`countModel ${difference.trainable}, countMethod ${trainable}`);
  return {
    trainable,
    ...(difference && { all: difference.all! }),
    fileBytes: adapterFileBytes(input),
  };
}

export function ourAnswer(item: Case): Answer {
  try {
    return counted(item);
  } catch (error) {
    if (error instanceof LoraError) return { rejected: error.message };
    return { crashed: String(error) };
  }
}

const NUMBERS = ["trainable", "all", "fileBytes"] as const;

/** Rejections that site/guide/accuracy.md names as limits. */
const LIMITS =
  /shapes that are not modeled|adapters are not modeled|modules none of which is inside another|modules that are not trained in full|which prefix requires|hidden_size divided by num_attention_heads|whose rows are trained|with nested modulesToSave|end of word_embeddings|, with Lily/;

/** Returns whether our error is a limit that site/guide/accuracy.md names. */
export const isLimit = (text: string): boolean => LIMITS.test(text);

export type Outcome =
  | { readonly kind: "equal" }
  | { readonly kind: "both reject" | "PEFT crashes" | "named limit"; readonly sort: string }
  | { readonly kind: "difference"; readonly sort: string; readonly text: string };

/** Returns the start of an error without its numbers and names, so that equal causes give equal texts. */
const normalizeError = (text: string) =>
  text
    .replace(/ must .*|\d+|'[^']*'|"[^"]*"|\{[^}]*\}|\[[^\]]*\]/g, "")
    .replace(/\s+/g, " ")
    .slice(0, 60);

/** Compares two answers. A difference has a category (`sort`), which stays the same while a case shrinks. */
export function compare(ours: Answer, theirs: Answer): Outcome {
  const differ = (sort: string, text: string, cause = ""): Outcome => ({
    kind: "difference",
    sort: `${sort} ${normalizeError(cause)}`.trim(),
    text,
  });
  if (ours.crashed !== undefined) return differ("we crash", ours.crashed, ours.crashed);
  if (theirs.crashed !== undefined)
    return { kind: "PEFT crashes", sort: normalizeError(theirs.crashed) };
  if (theirs.rejected !== undefined)
    return ours.rejected === undefined
      ? differ(
          "PEFT rejects",
          `ours ${JSON.stringify(ours)}; PEFT: ${theirs.rejected}`,
          theirs.rejected,
        )
      : { kind: "both reject", sort: normalizeError(theirs.rejected) };
  if (ours.rejected !== undefined && isLimit(ours.rejected))
    return { kind: "named limit", sort: normalizeError(ours.rejected) };
  if (ours.rejected !== undefined) return differ("we reject", ours.rejected, ours.rejected);
  const wrong = NUMBERS.filter(
    (name) => ours[name] !== undefined && theirs[name] !== undefined && ours[name] !== theirs[name],
  );
  if (!wrong.length) return { kind: "equal" };
  const texts = wrong.map((name) => `${name} ${ours[name]} (PEFT ${theirs[name]})`);
  return differ(`wrong ${wrong.join(", ")}`, texts.join(", "));
}
