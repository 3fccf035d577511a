/** The arguments of tags and shortcodes, and the error for each mistake in them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figures } from "../../src/figures/index.js";
import { type Options, readOption } from "../../src/options.js";
import { oneOf } from "../../src/suggestions.js";
import { tableOptions } from "../../src/tables/tables.js";
import { findId, parseShortcode, parseTag } from "../../src/tag/arguments.js";
import { tagAt } from "../../src/tag/grammar.js";
import { tagOptions } from "../../src/tag/options.js";
import { lookUpIn, nameArguments, type Source, TagError, Word } from "../../src/tag/values.js";
import { runs } from "../support/draws.js";

/** Returns the arguments, or the message of the error. */
const read = (inside: string) => {
  const parsed = parseTag(`<% lora ${inside} %>`);
  if ("error" in parsed) return parsed.error.message;
  const { positional, named } = parsed.args;
  return [...positional, ...(named.size ? [Object.fromEntries(named)] : [])];
};

describe("a tag's arguments", () => {
  it.each<[string, unknown[]]>([
    ["8, 4096,k", [8, 4096, new Word("k")]],
    ["8 \n ", [8]],
    ["-1, 0.5, 1e3, 1e-3, 2.5e+3, 0", [-1, 0.5, 1000, 0.001, 2500, 0]],
    ["true, false, größe_2.x.y, $a", [true, false, new Word("größe_2.x.y"), new Word("$a")]],
    ['a="x \\" \' y", b=\'it\\\'s "so\\\\"\'', [{ a: "x \" ' y", b: 'it\'s "so\\"' }]],
    ["a='', b='xy'", [{ a: "", b: "xy" }]],
    // A backslash escapes only quotes and itself.
    ["a='\\alpha \\n \\* \\\\ \\” \\“'", [{ a: "\\alpha \\n \\* \\ ” “" }]],
    ["[], [1], [1, 'b' , c]", [[], [1], [1, "b", new Word("c")]]],
    // Numbers without spaces between them are separate numbers.
    ["8,100,100", [8, 100, 100]],
    // Quotes as typed in word processors, and as SmartyPants makes them after an equals sign.
    ["a=“b, c”, d=‘e’", [{ a: "b, c", d: "e" }]],
    ["a=”b”, d=’e’ , f=[„g“, ”h”]", [{ a: "b", d: "e", f: ["g", "h"] }]],
    ["a=“LoRA’s “best” rank”, d=‘it’s’", [{ a: "LoRA’s “best” rank", d: "it’s" }]],
    ["a=“x \\” y”, b='“”'", [{ a: "x ” y", b: "“”" }]],
    ["1.5,100, 4", [1.5, 100, 4]],
    ["1234,100, 4", [1234, 100, 4]],
    ["8,4,100, 3", [8, 4, 100, 3]],
    ["4,1005, 8", [4, 1005, 8]],
    ["4,100.5, 8", [4, 100.5, 8]],
    ["8, 4, a=[4,100, 2], b='4,100, 2'", [8, 4, { a: [4, 100, 2], b: "4,100, 2" }]],
  ])("%j are parsed", (inside, args) => {
    expect(read(inside)).toEqual(args);
  });

  const separators = "numbers are written without separators: 4096";
  it.each([
    ["8,", "expected a value, but found the end of the tag"],
    ["8, 4.000", `“4.000” is not a number (${separators})`],
    ["8, a=", "expected a value, but found the end of the tag"],
    ["8, =", "expected a value, but found ="],
    ["8 4", "expected “,” between arguments, but found 4; write <% lora 8, 4 %>"],
    ["a=1 b", "expected “,” between arguments, but found b"],
    ['a="b" c="d"', 'expected “,” between arguments, but found c; write <% lora a="b", c="d" %>'],
    ["8, a=A key", 'text goes in quotes: a="A key"'],
    ["8, a=A key, b=4", 'text goes in quotes: a="A key"'],
    ["8, a = LoRA: a (short) key", 'text goes in quotes: a ="LoRA: a (short) key"'],
    ["a=meta-llama/Llama-3.1-8B", 'text goes in quotes: a="meta-llama/Llama-3.1-8B"'],
    ["a=https://x.org", 'text goes in quotes: a="https://x.org"'],
    ["a=01-ai/Yi-6B, b=4", 'text goes in quotes: a="01-ai/Yi-6B"'],
    ["8, a=[gpt2, openai/gpt2-xl]", 'text goes in quotes: "openai/gpt2-xl"'],
    ["my-fig", 'text goes in quotes: "my-fig"'],
    [`a=A ${"b".repeat(90)}`, `text goes in quotes: a="A ${"b".repeat(78)}…"`],
    ["8, caption=A, b", 'text goes in quotes: caption="A, b"'],
    ["8, caption=A, b-c, and 5,", 'text goes in quotes: caption="A, b-c, and 5"'],
    ["8, alt = A key, B, id='c'", 'text goes in quotes: alt ="A key, B"'],
    ["8, caption=key, alt=A, b", 'text goes in quotes: alt="A, b"'],
    [
      "8, caption=key, id='c', 4",
      `expected name=value after another named argument, but found 4; write <% lora 8, caption=key, id=['c', 4] %>`,
    ],
    ["8, caption='A', b-c", 'text goes in quotes: "b-c"'],
    // A pattern that backtracks over the spaces would take minutes.
    [`8, caption=A${" ".repeat(9000)}[b]`, "expected “,” between arguments, but found ["],
    // Longer tags are not corrected.
    [
      `8 4, ${"1".repeat(9)} 5${" ".repeat(900)}`,
      "expected “,” between arguments, but found 4; write <% lora 8, 4, 111111111, 5 %>",
    ],
    [`8 4, ${"1".repeat(9)} 5${" ".repeat(990)}`, "expected “,” between arguments, but found 4"],
    // In these tags, a comma may be missing.
    ["a=b c=4", "expected “,” between arguments, but found c; write <% lora a=b, c=4 %>"],
    ["r 4", "expected “,” between arguments, but found 4; write <% lora r, 4 %>"],
    ["r s", "expected “,” between arguments, but found s; write <% lora r, s %>"],
    ["r [4]", "expected “,” between arguments, but found [; write <% lora r, [4] %>"],
    ["8, alpha 16", "expected “,” between arguments, but found 16; write <% lora 8, alpha=16 %>"],
    [
      'a=["b" "c"] d=1, e="f g"',
      `expected “,” or “]”, but found "c"; write <% lora a=["b", "c"], d=1, e="f g" %>`,
    ],
    ["8 a=1, 2", "expected “,” between arguments, but found a; write <% lora 8, a=[1, 2] %>"],
    // A quote in the text ends it.
    [
      'a="The "b" c"',
      `expected “,” between arguments, but found b; write <% lora a='The "b" c' %>`,
    ],
    ["8, a='It's'", `a quote in the tag is not closed; write <% lora 8, a="It's" %>`],
    ["a=[b c]", "expected “,” or “]”, but found c; write <% lora a=[b, c] %>"],
    ["a=[1, 2 3]", "expected “,” or “]”, but found 3; write <% lora a=[1, 2, 3] %>"],
    ["a=b, a=b", "a is given twice"],
    [
      "a=1, 8",
      `expected name=value after another named argument, but found 8; write <% lora a=[1, 8] %>`,
    ],
    [
      "8, a=4, 8, '16', b=32",
      `expected name=value after another named argument, but found 8; write <% lora 8, a=[4, 8, '16'], b=32 %>`,
    ],
    ["a=[1], =", "expected name=value after another named argument, but found ="],
    ["a=[1], 2, [3]", `expected name=value after another named argument, but found 2`],
    ["a=1, a=2", "a is given twice"],
    ["[1 2]", "expected “,” or “]”, but found 2; write <% lora [1, 2] %>"],
    ["[1", "expected “,” or “]”, but found the end of the tag"],
    ["[", "expected a value, but found the end of the tag"],
    ["[1,]", "expected a value, but found ]"],
    ["[1, [2]]", "a list cannot contain another list"],
    // The error reports only the first mistake.
    ["[[8, “", "a list cannot contain another list"],
    ["8 4, “", "expected “,” between arguments, but found 4"],
    ["[1, ", "expected a value, but found the end of the tag"],
    ["4,100, 64", "“4,100” is read as 2 numbers: write 4100 or 4, 100"],
    ["8, 16,777,216", "“16,777,216” is read as 3 numbers: write 16777216 or 16, 777, 216"],
    ["8, 4,096", `“4,096” is not a number (${separators})`],
    ["8,4,096, 64", `“4,096” is not a number (${separators})`],
    [
      "8, d=4,096,100",
      "“4,096,100” is not a number (numbers are written without separators: 4096100)",
    ],
    ["8, 4, 096", `“096” is not a number (${separators})`],
    ["8, 1024,096", `“096” is not a number (${separators})`],
    ["8, 4,0012", `“0012” is not a number (${separators})`],
    ["8, 4,0123", `“0123” is not a number (${separators})`],
    ["08", `“08” is not a number (${separators})`],
    ["0x10", "“0x10” is not a number"],
    ["1x05", "“1x05” is not a number"],
    ["1.2.3", "“1.2.3” is not a number"],
    ["8; 4", "cannot read “; 4”: arguments are separated by “,”; write <% lora 8, 4 %>"],
    ["a; “b”", "cannot read “; “b””: arguments are separated by “,”; write <% lora a, “b” %>"],
    ["8，64", "cannot read “，64”: arguments are separated by “,”; write <% lora 8,64 %>"],
    ["8、64", "cannot read “、64”: arguments are separated by “,”; write <% lora 8,64 %>"],
    ["8، 64", "cannot read “، 64”: arguments are separated by “,”; write <% lora 8, 64 %>"],
    ["[8；64]", "cannot read “；64]”: arguments are separated by “,”; write <% lora [8,64] %>"],
    ["8 x 64", "expected “,” between arguments, but found x; write <% lora 8, 64 %>"],
    ["(8, 64)", "cannot read “(8, 64)”; write <% lora 8, 64 %>"],
    [
      "a=b_c, d, e=4",
      `expected name=value after another named argument, but found d; write <% lora a=["b_c", "d"], e=4 %>`,
    ],
    [
      "rank=8, 16, k",
      "expected name=value after another named argument, but found 16; write <% lora 8, 16, k %>",
    ],
    ["8, 4k", "“4k” is not a number: write 4000 or 4096"],
    ["8, 4kb", "“4kb” is not a number"],
    ["8 . 64；1", "cannot read “. 64；1”"],
    ["8, a=“b", 'cannot read ““b”: text goes in straight quotes, as in caption="…"'],
    ["8, a=“b”, c”", 'cannot read “””: text goes in straight quotes, as in caption="…"'],
    ["8, a=«b»", 'cannot read “«b»”: text goes in straight quotes, as in caption="…"'],
    [
      "8, a=&#8220;b&#8221;",
      'cannot read “&#8220;b&#8221;”: text goes in straight quotes, as in caption="…"',
    ],
    ["8, a=&quot;b", 'cannot read “&quot;b”: text goes in straight quotes, as in caption="…"'],
    ["8, a=12.25 % of it", "cannot read “% of it”: write 0.1225 for 12.25 %"],
    ["8, a=50%", "cannot read “%”: write 0.5 for 50 %"],
    ["8, a %", "cannot read “%”"],
    ["r, 4, alpha : 16", "cannot read “: 16”; write <% lora r, 4, alpha=16 %>"],
    ["8: 16", "cannot read “: 16”"],
    ["8, a: 16, b: 'c: d'", "cannot read “: 16, b: 'c: d'”; write <% lora 8, a=16, b='c: d' %>"],
    ["8, 1e5 %", "cannot read “%”"],
    [`8 ${"@".repeat(80)}`, `cannot read “${"@".repeat(80)}”`],
    [`8 ${"@".repeat(81)}`, `cannot read “${"@".repeat(80)}…”`],
    [
      `a: ${"1".repeat(80)}`,
      `cannot read “: ${"1".repeat(78)}…”; write <% lora a=${"1".repeat(80)} %>`,
    ],
  ])("%j are rejected", (inside, message) => {
    expect(read(inside)).toBe(message);
  });

  it("are rejected in a tag that is misspelled or not closed", () => {
    const error = (tag: string) => {
      const parsed = parseTag(tag);
      return "error" in parsed ? parsed.error : undefined;
    };
    expect(error("<%= lora 8 %>")).toEqual(
      new TagError(
        "a tag must start with exactly “<% lora ”, “<% loraTable ”, “<% loraRef ”, “<% loraList ”, “<% loraFigure ” or “<% endloraFigure ”; write <% lora 8 %>",
      ),
    );
    for (const [wrong, right] of [
      ["loar", "lora"],
      ["LoRA", "lora"],
      ["loratabel", "loraTable"],
      ["lora-ref", "loraRef"],
      ["loarList", "loraList"],
    ])
      expect(error(`<% ${wrong} 8 %>`)).toEqual(
        new TagError(`there is no tag “${wrong}”; did you mean ${right}?`),
      );
    for (const tag of ["<%loar 8 %>", "<%  loar 8 %>"])
      expect(error(tag)).toEqual(new TagError("there is no tag “loar”; did you mean lora?"));
    // Without values, only a long name is not a word of another template language.
    expect(tagAt("<% laroref %>", 0)).toBe("<% laroref %>");
    expect(tagAt("<% loar %>", 0)).toBeUndefined();
    const unclosed =
      "the tag has no closing %> before the next empty line, or a quote in it is not closed";
    for (const [tag, message] of [
      ["<% lora 8", `${unclosed}; write <% lora 8 %>`],
      ["<% lora 8, 4 >", `${unclosed}; write <% lora 8, 4 %>`],
      ['<% lora 8, a="b', `${unclosed}; write <% lora 8, a="b" %>`],
      ['<% lora 8, a="b %>', 'a quote in the tag is not closed; write <% lora 8, a="b" %>'],
      ["<% lora 8, a='b %>", "a quote in the tag is not closed; write <% lora 8, a='b' %>"],
      [
        '<% lora 8, a="A 5" disk" %>',
        `a quote in the tag is not closed; write <% lora 8, a='A 5" disk' %>`,
      ],
      [
        '<% lora 8, a=b c" %>',
        'the opening quote is missing in a=b c"; write <% lora 8, a="b c" %>',
      ],
      [
        `<% lora 8, a=It is, b', c="d" %>`,
        `the opening quote is missing in a=It is, b'; write <% lora 8, a='It is, b', c="d" %>`,
      ],
      ["<% lora 8, a=It's a key %>", `text goes in quotes: a="It's a key"`],
      [`<% lora 8, a="b", c=It's a key, d=4 %>`, `text goes in quotes: c="It's a key"`],
      ['<% lora 8, a="b" %}', `${unclosed}; write <% lora 8, a="b" %>`],
      // The tag continues in the next line, which is not known here.
      ["<% lora 8,", unclosed],
    ] as const)
      expect(error(tag)).toEqual(new TagError(message));
    expect(error(tagAt(`<% lora 8, caption="${"x".repeat(10_000)}" %>`, 0)!)).toEqual(
      new TagError("a tag has at most 10,000 characters"),
    );
    expect(error("<% lora 8 %>")).toBeUndefined();
  });
});

describe("the error for a missing quote", () => {
  const piece = fc.constantFrom("*key*", "layer,", "$\\alpha = 2r$", "$r=8$", "rank", "(W),", "é");
  const text = fc.array(piece, { maxLength: 6 }).map((pieces) => ["The", ...pieces].join(" "));
  const quote = fc.constantFrom('"', "'");
  /** Named values, each with a quoted text. */
  const named = fc
    .shuffledSubarray(["caption", "alt", "id", "title"], { minLength: 2 })
    .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), text, quote))));
  /** Returns the tag, in which the quotes of one value may be other text. */
  const write = (
    values: readonly (readonly [string, string, string])[],
    at = -1,
    quotes = (text: string, _quote: string) => text,
  ) => {
    const written = values.map(
      ([name, text, quote], index) =>
        `${name}=${index === at ? quotes(text, quote) : quote + text + quote}`,
    );
    return `<% lora 8, 64, 64, ${written.join(", ")} %>`;
  };
  const messageOf = (tag: string) => {
    const parsed = parseTag(tagAt(tag, 0)!);
    return "error" in parsed ? parsed.error.message : "";
  };

  it("quotes the tag with the closing quote before the next named value", () => {
    const property = fc.property(named, fc.nat(), (values, drawn) => {
      const at = drawn % (values.length - 1);
      const wrong = write(values, at, (text, quote) => quote + text);
      expect(messageOf(wrong).split("; write ")[1], wrong).toBe(write(values));
    });
    fc.assert(property, { numRuns: runs(200) });
    expect(messageOf('<% lora 8, caption="The "big" key, id="key" %>')).toBe(
      `a quote in the tag is not closed; write <% lora 8, caption='The "big" key', id="key" %>`,
    );
  });

  it("quotes the tag with the opening quote before all of the text", () => {
    const property = fc.property(named, fc.nat(), (values, drawn) => {
      const at = drawn % values.length;
      const wrong = write(values, at, (text, quote) => text + quote);
      expect(messageOf(wrong).split("; write ")[1], wrong).toBe(write(values));
    });
    fc.assert(property, { numRuns: runs(200) });
  });
});

describe("an explicit id", () => {
  it.each([
    ['<% lora 99, 4, 4, id="a-1" %>', "a-1"],
    ["<% loraTable ranks=[1], id='b' %>", "b"],
    // Also in tags that cannot be parsed.
    ["<% lora 8, 4,096, 64, id='c-3' %>", "c-3"],
    ['<% lora 8; 4, alt="x", id = "d", k="e" %>', "d"],
    ['<% lora 8, 4, 4, id=g" %>', "g"],
    ['<% lora 8, 4, 4, id="g, k=4 %>', "g"],
    ['<% lora 8; 4,id="f" %>', "f"],
    ['<% lora 8, 4, 4, id="g" "h" %>', "g"],
    ["<% lora 8, 4, 4 %>", undefined],
    ["<% lora 8, 4, 4, id=word %>", undefined],
    ["<% lora 8; 4, id=word %>", undefined],
    ['<% lora 8; 4, pid="a" %>', undefined],
    // A reference is not a figure.
    ['<% loraRef id="a" %>', undefined],
    ['<% loraRef 1; id="a" %>', undefined],
  ])("is found in %j", (tag, id) => {
    expect(findId(parseTag(tag))).toBe(id);
  });

  it("is found in a shortcode", () => {
    expect(findId(parseShortcode("lora", [99, 4, 4, "id=a"]))).toBe("a");
    expect(findId(parseShortcode("lora", [99, { id: 5 }]))).toBeUndefined();
    expect(findId(parseShortcode("loraRef", [{ id: "a" }]))).toBeUndefined();
    expect(findId(parseShortcode("lora", [{ id: "a" }, "id=b"]))).toBeUndefined();
    expect(findId(parseShortcode("lora", [{ id: "a" }, "id=b", ' id="c"']))).toBeUndefined();
  });
});

describe("a shortcode's arguments", () => {
  it.each<[unknown[], unknown[], object]>([
    [[], [], {}],
    [[""], [], {}],
    [["", ""], ["", ""], {}],
    [[8], [8], {}],
    [["a"], ["a"], {}],
    [[8, "alpha=16"], [8], { alpha: "16" }],
    [["  ALPHA_2  =  a\n=b "], [], { ALPHA_2: "a\n=b " }],
    [["1 alpha=3"], ["1 alpha=3"], {}],
    [[["alpha=3"], null, undefined, true], [["alpha=3"], null, undefined, true], {}],
    [[8, { alpha: 3, __keywords: true }, { id: "a" }], [8], { alpha: 3, id: "a" }],
  ])("%j are parsed", (values, positional, named) => {
    expect(parseShortcode("loraTable", values)).toEqual({
      source: values,
      args: { tag: "loraTable", positional, named: new Map(Object.entries(named)) },
    });
  });

  it("must name an option only once", () => {
    const parsed = parseShortcode("lora", [{ alpha: 1 }, "alpha=2"]);
    expect(parsed).toMatchObject({ error: new TagError("alpha is given twice") });
  });

  it("pass on an error that a getter of the author's object throws", () => {
    const value = {
      get alpha(): number {
        throw new RangeError("theirs");
      },
    };
    expect(() => parseShortcode("lora", [value])).toThrow(new RangeError("theirs"));
  });
});

describe("values by option", () => {
  const options = { ...figures.decomposition.options, ...tagOptions };
  const data = { size: { rank: 3, name: "abc" }, side: 1, none: null, list: [7] };
  const given = (inside: string, source: Source = { data }, known: Options = options) => {
    const parsed = parseTag(`<% lora ${inside} %>`);
    if ("error" in parsed) throw parsed.error;
    const lookUp = lookUpIn(source);
    const values = Object.entries(nameArguments(parsed.args, known));
    return Object.fromEntries(
      values.map(([name, value]) => [name, lookUp(name, known[name]!, value)]),
    );
  };

  it.each<[string, object, Options?]>([
    ["size.rank, k=side, format=png", { rank: 3, k: 1, format: "png" }],
    ["8, alt=none, caption=list", { rank: 8, alt: null, caption: [7] }],
    ["ranks=[side, 2, size.rank]", { ranks: [1, 2, 3] }, tableOptions],
    ['caption="a.json", model="gpt2"', { caption: "a.json", model: "gpt2" }, tableOptions],
  ])(
    "come from page data for %j, unless a word is a value of the option",
    (inside, values, known) => {
      expect(given(inside, { data: { ...data, png: 5 } }, known)).toEqual(values);
    },
  );

  const separators = "(numbers are written without separators: 4096)";
  const missing = (option: string, path: string) =>
    `${option}=${path}: the page data has no “${path}”`;
  it.each<[string, string, Options?]>([
    ["1, 2, 3, 4", `got 4 positional arguments, but only rank, d, k are positional ${separators}`],
    ["1, 2", `got 2 positional arguments, but none is allowed ${separators}`, tableOptions],
    ["1", `got 1 positional argument, but none is allowed ${separators}`, tableOptions],
    // Numbers of a matrix for a figure of a model.
    [
      "8, 4096, 4096",
      "model must be the id of a known model, or the path of a config.json or a checkpoint; got 4096",
      figures.memory.options,
    ],
    [
      "word, word, 4096",
      `got 3 positional arguments, but only rank, model are positional ${separators}`,
      figures.memory.options,
    ],
    [
      "1, rank=2",
      "rank is given twice, by position (1) and by name; omit “rank”, or the positional arguments from 1 on",
    ],
    ["alpah=1", "there is no option “alpah”; did you mean alpha?"],
    ["K=1", "there is no option “K”; did you mean k?"],
    // A name of PEFT's LoraConfig.
    ["r=1", "there is no option “r”; did you mean rank?"],
    ["interact=1", "there is no option “interact”; did you mean interactive?"],
    ["beta=1", `there is no option “beta”; write ${oneOf(Object.keys(options))}`],
    ["constructor=1", `there is no option “constructor”; write ${oneOf(Object.keys(options))}`],
    ["two", missing("rank", "two")],
    ["size.name.length", missing("rank", "size.name.length")],
    ["none.a", missing("rank", "none.a")],
    ["side.a", missing("rank", "side.a")],
    ["size.constructor", missing("rank", "size.constructor")],
    ["alt=words", `${missing("alt", "words")}; text goes in quotes: alt="words"`],
    ["model=gpt2", `${missing("model", "gpt2")}; text goes in quotes: model="gpt2"`, tableOptions],
    ["format=gif", 'format must be one of svg, png; got "gif"'],
    ["format=PNG", 'format must be one of 2 values (did you mean png?); got "PNG"'],
    ["format=pngs", 'format must be one of 2 values (did you mean png?); got "pngs"'],
    [
      "figure=savigns",
      `figure must be one of ${Object.keys(figures).length} values (did you mean savings?); got "savigns"`,
    ],
    ["table=flase", `${missing("table", "flase")}; did you mean false?`],
    ["rank=flase", missing("rank", "flase")],
    ["table=ture", `${missing("table", "ture")}; did you mean true?`],
    ["table=no", `${missing("table", "no")}; write table=true or table=false`],
    ["siez", `${missing("rank", "siez")}; did you mean size?`],
    ['model="a.json"', "model= names a file, but files cannot be read here", tableOptions],
    [
      'models=["gpt2", "a.json"]',
      "models= names a file, but files cannot be read here",
      tableOptions,
    ],
  ])("are rejected for %j", (inside, message, known) => {
    expect(() => given(inside, { data }, known)).toThrow(expect.objectContaining({ message }));
  });

  it("are the contents of files for models", () => {
    const gpt2 = { model_type: "gpt2", n_layer: 1, n_embd: 8, n_head: 2, vocab_size: 10 };
    const readJson = (file: string) => ({ ...gpt2, file });
    const read = (inside: string) => given(inside, { data, readJson }, tableOptions);
    expect(read('model="a.json"')).toEqual({ model: readJson("a.json") });
    expect(read('model=".json.old", caption="a.json"')).toEqual({
      model: ".json.old",
      caption: "a.json",
    });
    expect(read("model=size")).toEqual({ model: data.size });
    expect(read('models=["gpt2", "a.json", size]')).toEqual({
      models: ["gpt2", readJson("a.json"), data.size],
    });
    expect(read("models='gpt2, b.json'")).toEqual({ models: ["gpt2", readJson("b.json")] });
    expect(read("models=5, methods='a.json, b'")).toEqual({ models: 5, methods: "a.json, b" });
  });

  it.each<[unknown, string?]>([
    ...["1,000", " 1 000 ", "1’000", "1_000", "1\u202f000"].map(
      (text) => [text, "1000"] as [string, string],
    ),
    ["12,345,678", "12345678"],
    ...["1,00", "1,0000", "0,100", "1,000 px", "a 1,000", "x", 2.5, [1000]].map(
      (value) => [value] as [unknown],
    ),
  ])("are rejected for %j, with a hint if separators are the only mistake", (value, plain) => {
    const read = () => readOption("d", figures.decomposition.options.d!, value);
    const hint = plain ? ` (numbers are written without separators: ${plain})` : "";
    const message = `d must be a whole number from 1 to 1,048,576${hint}; got ${JSON.stringify(value)}`;
    expect(read).toThrow(message);
  });

  it("have errors of one line", () => {
    expect(new TagError("a\nb")).toMatchObject({ name: "TagError", message: "a b" });
  });
});
