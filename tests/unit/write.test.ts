/** Tests that tags are written from their arguments. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allFigures, figures } from "../../src/figures/index.js";
import { kindFor } from "../../src/figures/kinds.js";
import type { Option } from "../../src/options.js";
import { parseTag, toArguments, writeTag } from "../../src/tag/arguments.js";
import { type Arguments, toValues, Word } from "../../src/tag/values.js";
import { asAllWritten, toFigureArguments } from "../../src/tag/written.js";

const parse = (text: string) => {
  const parsed = parseTag(text);
  if ("error" in parsed) throw parsed.error;
  return parsed.args;
};

const word = fc.constantFrom("rank", "model.size", "png", "größe").map((path) => new Word(path));
const scalar = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  // A tag ends at an empty line, even inside quotes.
  fc.string({ unit: "grapheme" }).filter((text) => !/[\r\n]/.test(text)),
  fc.boolean(),
  word,
);
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }));
const args: fc.Arbitrary<Arguments> = fc.record({
  tag: fc.constantFrom("lora", "loraTable"),
  positional: fc.array(value, { maxLength: 4 }),
  named: fc
    .dictionary(fc.constantFrom("alpha", "caption", "steps", "targets", "id"), value)
    .map((named) => new Map(Object.entries(named))),
});

describe("a written tag", () => {
  it("is parsed to the same arguments", () => {
    fc.assert(
      fc.property(args, (original) => {
        expect(parse(writeTag(original))).toEqual(original);
      }),
    );
  });

  it.each([
    "<% lora 8, 4096, 4096 %>",
    '<% lora rank, 64, 64, alpha=16, caption="a \\"b\\" %> \\\\ c", table=false %>',
    '<% lora 8, model="gpt2", targets=["c_attn", "c_proj"], figure=memory %>',
    "<% loraTable ranks=[1, 2, 4], d=64, k=64 %>",
    "<% lora %>",
  ])("keeps the text %s", (text) => {
    expect(writeTag(parse(text))).toBe(text);
  });
});

it("the tag of a figure's values names the figure if and only if other figures have these options", () => {
  let named = 0;
  for (const figure of allFigures)
    for (const example of figure.examples)
      for (const [name, { values = [] }] of Object.entries<Option>(figure.options))
        for (const value of [undefined, ...values]) {
          const given = { ...example, ...(value !== undefined && { [name]: value }) };
          const original = toFigureArguments(figure, asAllWritten(figure.options, given));
          const written = parse(writeTag(original));
          expect(written).toEqual(original);
          const { figure: kind, ...others } = Object.fromEntries(written.named);
          const isClear = kindFor(Object.keys(others)).name === figure.name;
          expect(kind).toEqual(isClear ? undefined : new Word(figure.name));
          if (kind) named++;
          if (value === undefined) continue;
          const actual = toValues(written, figure.options).get(name);
          // A value without quotes must be one word.
          const parsed = parseTag(`<% lora ${name}=${value} %>`);
          const isWord = "args" in parsed && parsed.args.named.get(name) instanceof Word;
          expect(actual).toEqual(isWord ? new Word(String(value)) : value);
        }
  expect(named).toBeGreaterThan(10);
});

it("a tag without a name is lora", () => {
  expect(writeTag({ positional: [8], named: new Map() })).toBe("<% lora 8 %>");
});

describe("arguments from values", () => {
  const { decomposition, memory } = figures;
  it("are positional only for required numbers", () => {
    const values = new Map<string, unknown>([
      ["k", 3],
      ["rank", 1],
      ["alpha", 4],
      ["d", 2],
    ]);
    expect(writeTag(toArguments("lora", values, decomposition.options))).toBe(
      "<% lora 1, 2, 3, alpha=4 %>",
    );
    values.delete("d");
    expect(writeTag(toArguments("lora", values, decomposition.options))).toBe(
      "<% lora 1, k=3, alpha=4 %>",
    );
    const model = new Map<string, unknown>([
      ["model", "gpt2"],
      ["rank", 1],
    ]);
    expect(writeTag(toArguments("lora", model, memory.options))).toBe('<% lora 1, model="gpt2" %>');
  });

  it("have the values of positional and named arguments", () => {
    const values = toValues(parse("<% lora 1, 2, k=3, alpha=four %>"), decomposition.options);
    expect([...values]).toEqual([
      ["rank", 1],
      ["d", 2],
      ["k", 3],
      ["alpha", new Word("four")],
    ]);
  });

  it("ignore surplus positional arguments", () => {
    const values = toValues(parse("<% lora 1, 2, 3, 4 %>"), decomposition.options);
    expect(Object.fromEntries(values)).toEqual({ rank: 1, d: 2, k: 3 });
    expect(values.size).toBe(3);
  });
});
