/** Counts outcomes for each type and method. */
import type { Outcome } from "./compare.js";
import type { Random } from "./random.js";

const KINDS = ["equal", "difference", "both reject", "PEFT crashes", "named limit"] as const;
type Counts = Record<(typeof KINDS)[number], number>;

/** The minimum number of comparisons for each type and method. */
const FEW = 5;

/** This many rejections without a comparison show that PEFT does not support the method for the type. */
const REPEATED = 3;

/** Returns an item with the smallest weight. */
function rarest(
  items: readonly string[],
  random: Random,
  getWeight: (item: string) => number,
): string {
  const weights = items.map(getWeight);
  const smallest = Math.min(...weights);
  return random.pick(items.filter((_, index) => weights[index] === smallest));
}

const noCounts = (): Counts => ({
  equal: 0,
  difference: 0,
  "both reject": 0,
  "PEFT crashes": 0,
  "named limit": 0,
});

export class Tally {
  readonly #cells = new Map<string, Counts>();
  readonly #modes = new Map<string, Counts>();
  readonly #valid = new Map<string, { valid: number; invalid: number }>();
  readonly #reasons = new Map<string, number>();
  /** Reasons of our rejections of cases that PEFT accepts. */
  readonly #alone = new Map<string, number>();
  readonly #started = Date.now();

  checked(type: string, invalid: string | undefined) {
    const counts = this.#valid.get(type) ?? { valid: 0, invalid: 0 };
    counts[invalid === undefined ? "valid" : "invalid"]++;
    this.#valid.set(type, counts);
  }

  add(type: string, method: string, mode: string, outcome: Outcome) {
    const { kind } = outcome;
    if (kind === "named limit")
      this.#alone.set(outcome.sort, (this.#alone.get(outcome.sort) ?? 0) + 1);
    if (kind !== "equal") {
      const reason = `${method} ${mode}, ${kind}: ${outcome.sort}`;
      this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + 1);
    }
    for (const [map, key] of [
      [this.#cells, `${type} ${method}`],
      [this.#modes, `${type} ${method} ${mode}`],
    ] as const) {
      const counts = map.get(key) ?? noCounts();
      counts[kind]++;
      map.set(key, counts);
    }
  }

  #drawn(type: string, method: string): number {
    const counts = this.#cells.get(`${type} ${method}`) ?? noCounts();
    return KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  }

  /** Returns whether the method, or the method with these targets, was never compared and repeatedly rejected. */
  isRejected(type: string, method: string, mode?: string): boolean {
    const counts =
      mode === undefined
        ? this.#cells.get(`${type} ${method}`)
        : this.#modes.get(`${type} ${method} ${mode}`);
    if (!counts || counts.equal + counts.difference > 0) return false;
    return counts["both reject"] + counts["PEFT crashes"] >= REPEATED;
  }

  /** Returns the number of comparisons plus half the rejections, so that methods that are often rejected come later. */
  #weight(type: string, method: string): number {
    const { equal = 0 } = this.#cells.get(`${type} ${method}`) ?? {};
    return equal + (this.#drawn(type, method) - equal) / 2;
  }

  /** Returns a type with the fewest comparisons. Counts at most `FEW` comparisons of each method. */
  neediest(methods: ReadonlyMap<string, readonly string[]>, random: Random): string {
    return rarest([...methods.keys()], random, (type) => {
      const weights = methods
        .get(type)!
        .map((method) =>
          this.isRejected(type, method) ? FEW : Math.min(FEW, this.#weight(type, method)),
        );
      return weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
    });
  }

  /** Returns a method with the fewest comparisons for the type. */
  rarestMethod(type: string, methods: readonly string[], random: Random): string {
    return rarest(methods, random, (method) =>
      this.isRejected(type, method) && !random.chance(0.01)
        ? Number.POSITIVE_INFINITY
        : this.#weight(type, method),
    );
  }

  #total(kind: keyof Counts): number {
    return [...this.#cells.values()].reduce((sum, counts) => sum + counts[kind], 0);
  }

  get differences(): number {
    return this.#total("difference");
  }

  /** Returns a line for each type with the equal comparisons of each method; "-" where PEFT rejects all. */
  table(): string {
    const keys = [...this.#cells.keys()].map((key) => key.split(" ") as [string, string]);
    const types = [...new Set(keys.map(([type]) => type))].sort();
    const methods = [...new Set(keys.map(([, method]) => method))].sort();
    const cell = (type: string, method: string) => {
      const counts = this.#cells.get(`${type} ${method}`);
      if (!counts) return "0";
      const { equal, difference } = counts;
      return difference ? `${equal}!${difference}` : equal ? String(equal) : "-";
    };
    const rows = [
      ["", ...methods.map((_, index) => `${index + 1}`), "invalid"],
      ...types.map((type) => {
        const { valid = 0, invalid = 0 } = this.#valid.get(type) ?? {};
        const share = `${Math.round((100 * invalid) / Math.max(1, valid + invalid))}%`;
        return [type, ...methods.map((method) => cell(type, method)), share];
      }),
    ];
    const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
    const lines = rows.map((row) =>
      row.map((text, column) => text.padStart(widths[column]!)).join(" "),
    );
    const legend = methods.map((method, index) => `${index + 1} ${method}`).join(", ");
    return `${legend}\n${lines.join("\n")}\n`;
  }

  /** Returns the most frequent reasons why draws were not compared, and differences. */
  reasons(): string {
    const toLines = (reasons: ReadonlyMap<string, number>) =>
      [...reasons].sort(([, a], [, b]) => b - a).map(([reason, count]) => `${count} ${reason}\n`);
    return [
      ...toLines(this.#reasons).slice(0, 40),
      "rejected only by us:\n",
      ...toLines(this.#alone),
    ].join("");
  }

  /** Returns totals. `cpu` is the time of PEFT's processes in seconds. */
  summary(cpu: number): string {
    const seconds = (Date.now() - this.#started) / 1000;
    const [equal, difference, rejected, crashed, limit] = KINDS.map((kind) => this.#total(kind));
    const drawn = KINDS.reduce((sum, kind) => sum + this.#total(kind), 0);
    const percent = (part: number) => `${((100 * part) / Math.max(1, drawn)).toFixed(1)} %`;
    const filled = [...this.#cells.values()].filter(({ equal }) => equal > 0);
    const min = Math.min(...filled.map(({ equal }) => equal));
    const few = filled.filter(({ equal }) => equal < FEW).length;
    return (
      `${drawn} draws (${(drawn / seconds).toFixed(1)} a second, ` +
      `${(drawn / cpu).toFixed(1)} a CPU second of PEFT), ${equal} equal, ` +
      `${rejected} rejected by both (${percent(rejected!)}), ${crashed} accidents in PEFT ` +
      `(${percent(crashed!)}), ${limit} named limits (${percent(limit!)}), ` +
      `${difference} differences; ${filled.length} cells with comparisons, the fewest ${min}, ` +
      `${few} with fewer than ${FEW}`
    );
  }
}
