import { describe, expect, it } from "vitest";
import { checks, formulas } from "../support/paper-checks.js";
import { reference } from "../support/published.js";

interface Check {
  readonly id: string;
  readonly group: string;
  readonly item: string;
  readonly printed: string;
  readonly inputs?: Readonly<Record<string, number>>;
  readonly exact?: number;
  readonly verdict: string;
}

const { checks: all } = reference<{ readonly checks: readonly Check[] }>("paper-tables.json");

const UNITS: Readonly<Record<string, number>> = { K: 1e3, M: 1e6 };

/** Returns how the printed number relates to the exact value. */
function getVerdict(printed: string, exact: number): string {
  const [, digits = "", unit = ""] = printed.replaceAll(",", "").match(/^([\d.]+)([KM%]?)$/) ?? [];
  const places = 10 ** (digits.split(".")[1]?.length ?? 0);
  const scaled = (exact / (UNITS[unit] ?? 1)) * places;
  const wanted = Math.round(Number(digits) * places);
  const [isRounded, isCut] = [Math.round(scaled) === wanted, Math.floor(scaled) === wanted];
  if (isRounded && isCut) return "matches (rounding and truncation agree)";
  if (isRounded) return "matches by rounding only";
  return isCut ? "matches by truncation only" : "MISMATCH";
}

/** Checks of numbers that are not parameter counts, or that no formula determines. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    "C001 C002 C004 C006 C079 C080".split(" ").map((id) => [id, "measured times"]),
  ),
  C075: "norms of trained matrices",
  C076: "norms of trained matrices",
  C078: "memory of the frozen weights, from a total that the shapes do not give",
  C082: "sum of the paper's own rounded sizes",
  C083: "an order of magnitude of the same total",
  C086: "the size of a file, including its overhead",
  ...Object.fromEntries(
    "C088 C089 C090 C091 C093".split(" ").map((id) => [id, "bits of a quantized weight"]),
  ),
  C095: "measured memory",
  C139: "a range: it depends on which triplets survive",
  C149: "FLOPs",
  C151: "memory of an optimizer",
};

/** Verdicts for checks whose entry in the file has a remark instead of a verdict. */
const REMARKS: Readonly<Record<string, string>> = {
  C147: "matches (rounding and truncation agree)",
};

function ours({ id, inputs = {} }: Check): number | undefined {
  return checks[id]?.() ?? formulas[id]?.(inputs);
}

describe("numbers printed in papers", () => {
  const counted = all.filter(({ id }) => !(id in LEFT_OUT));

  it.each(counted.map((check) => [check.id, check.item, check.printed, check] as const))(
    "%s: %s is printed as %s",
    (id, _item, printed, check) => {
      const exact = ours(check)!;
      expect(exact).toBeCloseTo(check.exact!, 9);
      expect(getVerdict(printed, exact)).toBe(REMARKS[id] ?? check.verdict);
    },
  );

  it("relate to the exact values as stated, except for those that are left out", () => {
    const rows = counted.map((check) => {
      const exact = ours(check)!;
      return { check, exact, verdict: getVerdict(check.printed, exact) };
    });
    const right = rows.filter(
      ({ check, verdict }) => verdict === (REMARKS[check.id] ?? check.verdict),
    );
    const tally = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
    const verdicts = [...new Set(rows.map(({ verdict }) => verdict))];
    console.log(
      [
        ...rows.map(({ check, exact, verdict }) =>
          [check.id, check.group, check.item, check.printed, exact, verdict].join(" | "),
        ),
        `printed figures: ${right.length} of ${rows.length} as stated`,
        ...verdicts.map((verdict) => `  ${tally(verdict)} ${verdict}`),
        `  ${rows.filter(({ check }) => check.id in checks).length} of them from the code`,
        `left out: ${all.length - counted.length}`,
        ...Object.entries(LEFT_OUT).map(([id, reason]) => `  ${id}: ${reason}`),
      ].join("\n"),
    );
    expect(right).toHaveLength(counted.length);
    expect(counted.length + Object.keys(LEFT_OUT).length).toBe(all.length);
  });
});
