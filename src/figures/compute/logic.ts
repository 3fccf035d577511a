/** Computes the arguments of the figure's messages, in every language. */

import { toCompute } from "../../counts/index.js";
import type { Formats } from "../../language-format.js";
import type { LiveMessages, PageMessages } from "../../locales/en/compute.ftl";
import type { LiveTexts, PageTexts, Table } from "../figure.js";
import { nameInSentence } from "../lines.js";
import { once, shareArgs, targetsText, writer } from "../logic.js";
import type { Pass } from "./bars.js";
import { type Input, MEASURED_SECONDS, type Work } from "./numbers.js";

export type Live = ReturnType<typeof live>;
export type Page = ReturnType<typeof page>;

/** LoRA's share of the compute of full fine-tuning's step. */
const stepArgs = (f: Formats, { lora, full }: Work) => shareArgs(f, { trainable: lora, full });

/** What LoRA adds may be so small that it saves a third. */
function claimOf({ lora, full }: Pick<Work, "lora" | "full">): "third" | "less" | "even" | "more" {
  if (lora >= full) return lora > full ? "more" : "even";
  return Math.abs(1 - lora / full - 1 / 3) < 0.005 ? "third" : "less";
}

export function live(f: Formats, m: LiveMessages) {
  /** Multiply-adds in the unit of the picture. */
  const amountOf = ({ full }: Work, amount: number) => m.amount(f.inUnits(amount, full));
  const args = once((counts: Work) => ({
    ...counts,
    ...stepArgs(f, counts),
    targetList: targetsText(f, m, counts.targets),
    claim: claimOf(counts),
    added: f.percent(counts.added, counts.forward).share,
    unmerged: counts.forward + counts.added,
  }));
  const write = writer(args);
  const deck = (counts: Work, rank = counts.rank) =>
    m.deck({ ...args(counts), rank, model: nameInSentence(counts.model) });
  /** The values of full fine-tuning, of unmerged LoRA and of merged LoRA, by row. */
  const rows = (counts: Work): readonly (readonly string[])[] => {
    const { none } = m;
    const { added } = args(counts);
    const forward = f.exact(counts.forward);
    const both = f.exact(counts.forward + counts.added);
    // No value for training, because a merged adapter is not trained.
    const never = "–";
    return [
      [forward, both, never],
      [forward, both, never],
      [forward, f.exact(counts.added), never],
      [f.exact(counts.full), f.exact(counts.lora), never],
      [f.percent(1, 1).share, stepArgs(f, counts).share, never],
      [forward, both, forward],
      [none, added, none],
    ];
  };

  /** The measured times: names, seconds, and their share of full fine-tuning's time. */
  const measured = (["full", "lora", "dora"] as const).map((method) => {
    const seconds = MEASURED_SECONDS[method];
    const { share } = f.percent(seconds, MEASURED_SECONDS.full);
    const name = m.methods[method];
    const time = m.seconds({ seconds, share, compared: method !== "full" });
    const part = {
      ...({ name: method, role: method === "full" ? "comparison" : "value" } as const),
      words: m.partMeasured({ name, time }),
      facts: { seconds },
    };
    return { seconds, name, time, part };
  });

  return {
    ...m,

    alt: write(m.alt),
    rows,
    headline: write(m.headline),
    deck,
    /** Claims and decks that are at least as long as those at any rank of the slider. */
    otherClaims(counts: Work): readonly (readonly [headline: string, deck: string])[] {
      const rank = Math.max(counts.rank, counts.maxRank);
      const { full, lora } = toCompute(counts.forward, (counts.added / counts.rank) * rank);
      const claims = lora > full ? CLAIMS : CLAIMS.slice(0, 2);
      const widest = { ...args(counts), rest: f.percent(2, 3).rest };
      return claims.map((claim) => [m.headline({ ...widest, claim }), deck(counts, rank)]);
    },
    amount: amountOf,
    /** What LoRA does not compute, and the same in one word. */
    skipped: [m.skipped, m.skippedShort] as const,
    /** The multiply-adds of the gradient of B and A, and how many times wider than to scale they are drawn. */
    trained: (counts: Work, times?: number): readonly string[] => [
      m.trained({ count: counts.added }),
      ...(times === undefined ? [] : [m.wider({ times })]),
    ],
    merged: write(m.merged),
    measured,
    /** The parts of the picture. */
    parts: {
      full: (counts: Work) => ({
        name: "full",
        role: "comparison",
        words: m.partStep({
          name: m.full,
          count: counts.full,
          amount: amountOf(counts, counts.full),
        }),
        facts: { multiplyAdds: counts.full },
      }),
      lora: (counts: Work) => ({
        name: "LoRA",
        role: "series",
        words: m.partLora({ ...args(counts), amount: amountOf(counts, counts.lora) }),
        facts: { multiplyAdds: counts.lora, share: counts.training },
      }),
      pass: ([kind, amount]: Pass) => ({
        name: kind,
        role: "value",
        words: m.partPass({ name: m.names[kind], count: amount }),
        facts: { multiplyAdds: amount },
      }),
      trained: ({ added }: Work) => ({
        name: "BA",
        role: "trained",
        words: m.partTrained({ count: added }),
        facts: { multiplyAdds: added },
      }),
      skipped: ({ forward }: Work) => ({
        name: "skipped",
        role: "frozen",
        words: m.partSkipped({ count: forward }),
        facts: { multiplyAdds: forward },
      }),
      inference: (counts: Work) => ({
        name: "inference",
        role: "value",
        words: m.partInference({
          ...args(counts),
          amount: amountOf(counts, counts.forward),
        }),
        facts: { multiplyAdds: counts.forward, unmerged: counts.forward + counts.added },
      }),
      time: { name: "time", role: "series", words: m.partTime, facts: { steps: 5000 } } as const,
    },
    cells: (counts) => rows(counts).flat(),
    spoken: write(m.spoken),
  } satisfies LiveTexts<Input, Work>;
}

/** The claims; the last needs a rank at which LoRA costs more. */
const CLAIMS = ["third", "less", "more"] as const;

export function page(_f: Formats, m: PageMessages, { title, alt, rows }: Live) {
  return {
    ...m,
    listed: title,
    alt,
    table: (counts): Table => {
      const values = rows(counts);
      return {
        caption: m.tableCaption(counts),
        head: m.tableHead,
        rows: m.tableQuantities.map((quantity, index) => [quantity, ...values[index]!]),
      };
    },
  } satisfies PageTexts<Input, Work>;
}
