/** Cases that `npm run fuzz -- --record` drew at random, with the answers of PEFT and transformers. */
import { afterAll, describe, expect, it } from "vitest";
import { families } from "../../src/counts/config.js";
import { compare, ourAnswer } from "../fuzz/compare.js";
import { readDrawn, readFixed } from "../fuzz/record.js";
import { comparable } from "../fuzz/runs.js";
import { sampled } from "../support/draws.js";

const { head, cases } = readDrawn();
const fixed = readFixed();
/** A sixth of the cases, including a case of each method and of each type. In the exam, all cases. */
const drawn = new Set([
  ...cases.filter((_, index) => index % 6 === 0),
  ...sampled(cases, ({ on }) => on.model_type as string),
  ...sampled(cases, ({ run }) => run.name),
]);
const { peft, transformers } = head.versions;
const getType = ({ on }: (typeof cases)[number]) => on.model_type as string;

/** The numbers of outcomes, which `npm run accuracy` prints. */
const tally = new Map<string, number>();
const add = (name: string) => tally.set(name, (tally.get(name) ?? 0) + 1);
afterAll(() => {
  const text = [...tally].map(([name, count]) => `${count} ${name}`).sort();
  console.log(`recorded cases: ${text.join(", ")}; methods: ${comparable.length}`);
});

describe(`PEFT ${peft} with transformers ${transformers}, cases of seed ${head.seed}`, () => {
  it("has at least 2,000 cases, which include every method and all types except one", () => {
    expect(cases.length).toBeGreaterThanOrEqual(2000);
    // transformers lacks InternLM 2.
    const types = [...new Set([...[...drawn].map(getType), "internlm2"])];
    expect(types.sort()).toEqual([...families].sort());
    expect([...new Set([...drawn].map(({ run }) => run.name))].sort()).toEqual(
      [...comparable].sort(),
    );
  });

  it.each(families)("gives the same counts and files, or rejects the case too: %s", (type) => {
    const wrong = [...drawn, ...fixed].flatMap((item) => {
      if (getType(item) !== type) return [];
      const outcome = compare(ourAnswer(item), item.answer);
      add(`${drawn.has(item) ? "drawn" : "fixed"}: ${outcome.kind}`);
      return outcome.kind === "difference" ? [{ ...item, differs: outcome.text }] : [];
    });
    expect(wrong).toEqual([]);
  });
});
