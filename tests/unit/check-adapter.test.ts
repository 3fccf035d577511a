/** Tests what `check` reports about a trained adapter, in sentences about "our adapter". */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countTrainable } from "../../src/adapter/summary.js";
import { check } from "../../src/check/index.js";
import { EXAMPLE } from "../../src/figures/adapter/example.js";
import { about, exact } from "../../src/number-format.js";
import { arbitraryAdapter } from "../support/adapters.js";
import { runs } from "../support/draws.js";

/** The example trains 21,504 parameters at rank 8, in 89,072 bytes. At 90 %, 1–4 directions are needed, at 99 % 4–7. */
const file = { name: "a.safetensors", adapter: EXAMPLE };
/** Returns each finding as "claim → value: subject (reason)". */
const find = (text: string, given = file) =>
  check(text, "markdown", given).map(({ claim, value, subject, reason }) =>
    `${claim} → ${value}: ${subject}${reason ? ` (${reason})` : ""}`.replaceAll("\u00a0", " "),
  );

const TRAINED = "exactly 21,504 (21.5 k): trained parameters of a.safetensors";
const RANK = "8: rank of a.safetensors";
const hold = (share: number) => `directions that hold ${share} % of each update of a.safetensors`;

describe("a wrong number about our adapter is reported", () => {
  it.each([
    ["Our adapter trains 43,008 parameters.", `43,008 → ${TRAINED} (twice the correct number)`],
    ["The trained adapter has 30,000 parameters.", `30,000 → ${TRAINED}`],
    [
      "We trained it. Our LoRA adapter is small. It trains no more than 19,000 weights.",
      `19,000 → ${TRAINED}`,
    ],
    ["Our adapter is a file of 98 kB.", "98 kB → 89.1 kB: size of a.safetensors"],
    [
      "The adapter file has 89.1 MB.",
      "89.1 MB → 0.0891 MB: size of a.safetensors (a thousand times the correct number)",
    ],
    [
      "Our adapter is a file of 87.0 kB.",
      "87.0 kB → 89.1 kB: size of a.safetensors (that is the number of KiB)",
    ],
    ["Our adapter has rank 16.", `rank 16 → ${RANK}`],
    [
      "Take a 768 × 768 matrix at rank 4.\n\nSo much for that.\n\nThe adapter has rank 16.",
      `rank 16 → ${RANK}`,
    ],
    ["Our rank-4 adapter learned.", `rank-4 → ${RANK}`],
    ["For our adapter we chose r = 32.", `r = 32 → ${RANK}`],
    [
      "In our adapter, 5 of 8 directions hold 90 % of each update.",
      `5 of 8 directions → 1–4: ${hold(90)}`,
    ],
    [
      "In our adapter, 2 of 16 directions hold 90 % of each update.",
      `2 of 16 directions → ${RANK}`,
    ],
    [
      "Our adapter needs 2–4 directions for 90 % of each update.",
      `2–4 directions → 1–4: ${hold(90)}`,
    ],
    [
      "In our adapter, at most three directions hold 90 percent of each update.",
      `three directions → 1–4: ${hold(90)}`,
    ],
    [
      "Our adapter has rank 8; only 2 directions hold 99 % of each update.",
      `2 directions → 4–7: ${hold(99)}`,
    ],
    ["In our adapter, 7 directions hold 50 % of each update.", `7 directions → 1–2: ${hold(50)}`],
    [
      "| Adapter | Trained |\n| - | - |\n| Our adapter | 43,008 parameters |",
      `43,008 → ${TRAINED} (twice the correct number)`,
    ],
  ])("%s", (text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  it("in the order of the text", () => {
    const text =
      "In our adapter, 3 directions lead, 2 of 16 directions follow, and it trains 43,008 parameters.";
    expect(check(text, "markdown", file).map(({ claim }) => claim)).toEqual([
      "2 of 16 directions",
      "43,008",
    ]);
  });

  it("at its place, and only with a file", () => {
    const text = "# Training\n\nSome text. Our adapter has\nrank 16 and trains 43,008 parameters.";
    const places = check(text, "markdown", file).map(({ line, column }) => [line, column]);
    expect(places).toEqual([
      [4, 1],
      [4, 20],
    ]);
    expect(check(text, "markdown")).toEqual([]);
  });
});

describe("no number is reported", () => {
  it.each([
    ["Our adapter trains 21,504 parameters, about 21.5 thousand, at rank 8."],
    ["Our adapter is a file of 89,072 bytes (89 kB, or 87 KiB)."],
    ["Our adapter trains over 21,000 parameters in less than 90 kB."],
    ["Our adapter trains 21,504 of 1,200,000 parameters."],
    [
      "In our adapter, 1–4 of 8 directions hold 90 % of each update, so four directions are enough.",
    ],
    ["In our adapter, up to four directions hold 90 % of the energy."],
    ["In our adapter, 2 directions hold 90 % of this module."],
    ["In our adapter, 2–3 directions hold 90 % of the update of v_proj."],
    ["In our adapter, 1–4 directions hold 90 % of each update, and 4–7 directions hold 99 %."],
    ["In our adapter, 7 of 8 directions hold less than 49 % of each update."],
    ["Does our adapter have rank 16?"],
    ["Our adapter has rank 8 instead of rank 64."],
    ["With rank 16, our adapter would train 90,000,000,000 parameters."],
    ["At rank 16, the adapter trains 43,008 parameters."],
    ["On a 4096 × 4096 matrix at rank 8, the adapter trains 65,536 parameters."],
    ["Take a 4096 × 4096 matrix at rank 8. The adapter trains 65,536 parameters."],
    ["LoRA adapts GPT-2 at rank 4. The adapter trains 147,456 parameters."],
    ["Our adapters have rank 16."],
    ["Other people use rank 16. They train 43,008 parameters."],
  ])("%s", (text) => {
    expect(find(text)).toEqual([]);
  });

  it("if other tensors of the file may be trained too, but its size is still checked", () => {
    const others = { ...file, adapter: { ...EXAMPLE, others: ["classifier.weight"] } };
    expect(find("Our adapter trains 43,008 parameters in 178 kB.", others)).toEqual([
      "178 kB → 89.1 kB: size of a.safetensors (twice the correct number)",
    ]);
  });
});

it("a count is right in every rounding, and its double is wrong, for any adapter", () => {
  fc.assert(
    fc.property(arbitraryAdapter, (adapter) => {
      const count = countTrainable(adapter)!;
      const given = { name: "b.safetensors", adapter };
      const says = (text: string) => find(`Our adapter trains ${text} parameters.`, given);
      expect(says(exact(count))).toEqual([]);
      expect(says(about(count).replace("k", "thousand"))).toEqual([]);
      expect(says(exact(2 * count))).toHaveLength(1);
    }),
    { numRuns: runs(30) },
  );
});
