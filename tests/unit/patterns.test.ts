/** Tests Python's regular expressions, which the code matches without backtracking. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fullMatcher, suffixMatcher } from "../../src/counts/patterns.js";
import { runs } from "../support/draws.js";

const matches = (pattern: string, text: string) => fullMatcher("targets", pattern)(text);

/** Terms that mean the same in Python and JavaScript, even in sequence and in groups. */
const term = fc.constantFrom(
  ...["a", "b", "1", "_", ".", "\\.", "\\d", "\\w", "\\s", "\\D", "\\W", "\\S"],
  ...["[ab]", "[^a]", "[a-b1]", "[\\d.]", "[]a]".slice(1), "[^\\w]", "{", "}"],
);
const assertion = fc.constantFrom("^", "$", "\\b");
const quantifier = fc.constantFrom(
  "",
  "",
  "",
  "*",
  "+",
  "?",
  "{2}",
  "{1,}",
  "{,2}",
  "{0,2}",
  "*?",
  "??",
);
const { pattern } = fc.letrec<{ pattern: string; branch: string; part: string; group: string }>(
  (tie) => ({
    pattern: fc.array(tie("branch"), { minLength: 1, maxLength: 3 }).map((all) => all.join("|")),
    branch: fc.array(tie("part"), { maxLength: 4 }).map((all) => all.join("")),
    part: fc.oneof(
      { depthSize: "small" },
      fc.tuple(term, quantifier).map(([text, sign]) => text + sign),
      assertion,
      tie("group"),
    ),
    group: fc.oneof(
      fc
        .tuple(fc.constantFrom("(", "(?:"), tie("pattern"), quantifier)
        .map(([open, inner, sign]) => `${open}${inner})${sign}`),
      fc
        .tuple(fc.constantFrom("(?=", "(?!"), tie("pattern"))
        .map(([open, inner]) => `${open}${inner})`),
    ),
  }),
);

/** Returns Python's pattern in JavaScript's syntax. */
const inJavaScript = (python: string) => new RegExp(`^(?:${python.replaceAll("{,", "{0,")})$`);

describe("a regular expression", () => {
  it("matches the same complete texts as a backtracking engine", () => {
    const text = fc.string({ unit: fc.constantFrom(..."ab.1_ "), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (python, name) => {
        fc.pre(!/[{}](?![\d,])|^\{|[(|]\{/.test(python.replace(/\{\d*,?\d*\}/g, "")));
        expect(matches(python, name)).toBe(inJavaScript(python).test(name));
      }),
      { numRuns: runs(150, 7000) },
    );
  });

  it.each(["[b-d]", "[^+--]", String.raw`[\t-\r]`, String.raw`[\.-9]`, String.raw`[a\-c-e]`])(
    "reads the same ASCII characters as the engine: %s",
    (python) => {
      const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
      expect(ascii.filter((character) => matches(python, character))).toEqual(
        ascii.filter((character) => inJavaScript(python).test(character)),
      );
    },
  );

  it.each([
    [String.raw`^(?!.*vision).*\.(?:q_proj|v_proj)$`, "model.layers.0.self_attn.q_proj", true],
    [String.raw`^(?!.*vision).*\.(?:q_proj|v_proj)$`, "vision.layers.0.self_attn.q_proj", false],
    [String.raw`(?P<name>model)\.layers\.[\d]{1,}\.mlp`, "model.layers.12.mlp", true],
    [String.raw`model.layers.\d+.*`, "model.layers.x", false],
    [String.raw`[^\]]]`, "a]", true],
    ["ab?", "abb", false],
  ])("matches as the engine does: %j on %j", (python, name, expected) =>
    expect(matches(python, name)).toBe(expected),
  );

  it.each([
    [String.raw`(a)\1`, "reference"],
    ["(?<=a)b", "lookbehind"],
    ["(?P=a)", "reference"],
    ["(?(1)a)", "conditional"],
    ["(?>a)", "atomic"],
    ["(?i)a", "flags"],
    ["(?i)a?<=b", "flags"],
    ["a*+", "possessive"],
    ["a**", "one quantifier"],
    ["*a", "before each quantifier"],
    ["^*", "assertion"],
    ["(a", "parentheses"],
    ["a)", "parentheses"],
    ["[b-a]", "ranges"],
    ["[a", "complete last term"],
    [String.raw`a\q`, String.raw`\q`],
    ["a{2,1}", "minimum"],
  ])("%j is rejected, with the name of the feature", (python, why) => {
    expect(() => matches(python, "a")).toThrow(/^targets must be a Python regular expression/);
    expect(() => matches(python, "a")).toThrow(why);
  });

  it("tests each of several texts anew", () => {
    const matcher = fullMatcher("targets", "(?=a).*|(?!b).(?=d).");
    expect(["ab", "bb", "cd", "ab"].map((text) => matcher(text))).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it("needs at most the stated work, even for patterns on which a backtracking engine never ends", () => {
    for (const python of ["(a*)*b", "((a|aa)*)*c", "(?=(?=(?=.*b).*b).*b).*", "(?!(?:.*.*)*b).*b"])
      expect(matches(python, "a".repeat(1000))).toBe(false);
    const long = "a".repeat(5000);
    expect(() => matches("(a*){4000}", long)).toThrow(/fewer alternatives and repetitions/);
    for (const python of ["((((a{99}){99}){99}){99})", "((((){999}){999}){999})"])
      expect(() => matches(python, long)).toThrow(/fewer than 10000 states/);
    expect(() => matches("(".repeat(1e5), long)).toThrow(/at most 100 nested groups/);
    expect(matches("(a)".repeat(101), "a".repeat(101))).toBe(true);
  });
});

describe("the keys of a rank_pattern", () => {
  const part = fc.constantFrom("a", "b", "q_proj", ".", "\\.", "-", "1");
  const plain = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(""));
  const key = fc.oneof({ weight: 4, arbitrary: plain }, fc.constantFrom("a|b", "[ab]", ".*", "^a"));
  const name = fc
    .array(fc.constantFrom("a", "b", "q_proj", ".", "\n", "-", "1"), { maxLength: 7 })
    .map((parts) => parts.join(""));

  it("match the end of a name as one regular expression each does, and the first match counts", () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 6 }), name, (list, text) => {
        const expected = list.findIndex((item) => matches(`(?:.*\\.)?(?:${item})`, text));
        expect(suffixMatcher("rankPattern", list)(text)).toBe(expected < 0 ? undefined : expected);
      }),
      { numRuns: runs(1000, 14_000) },
    );
  });

  it("take bounded work, however many names they are compared with", () => {
    const letters = ["a", "."];
    const every = Array.from({ length: 2 ** 11 }, (_, code) =>
      Array.from({ length: 11 }, (_, bit) => letters[(code >> bit) & 1]).join(""),
    );
    const operators = Array.from({ length: 400 }, (_, index) => `(?:${index}|.*)*b`);
    for (const list of [every, operators]) {
      const find = suffixMatcher("rankPattern", list);
      const findAll = () => {
        for (let index = 0; index < 20_000; index++) find(`${index}.${"a".repeat(11)}`);
      };
      expect(findAll).toThrow(/^rankPattern must be a Python .* with fewer alternatives/);
    }
  });
});
