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
import { lookUpIn, nameArguments, type Source, TagError } from "../../src/tag/values.js";
import { runs } from "../support/draws.js";
import { expectTranscript } from "../support/transcript.js";

/** Returns a tag's arguments as JSON, or the message of its error, and its explicit id. */
function describeTag(tag: string): string {
  const parsed = parseTag(tag);
  const id = findId(parsed);
  const result =
    "error" in parsed
      ? parsed.error.message
      : JSON.stringify([...parsed.args.positional, Object.fromEntries(parsed.args.named)]);
  return id === undefined ? result : `${result}\nid: ${id}`;
}

describe("a tag", () => {
  it("has the arguments and the id that a reader expects, or an error that says what to write", async () => {
    await expectTranscript("tags.txt", describeTag);
  });

  it("takes little time to reject, however long it is", () => {
    // A pattern that backtracks over the spaces would take minutes.
    expect(describeTag(`<% lora 8, caption=A${" ".repeat(9000)}[b] %>`)).toMatch(/, but found \[$/);
    // Longer tags are not corrected.
    const write = (spaces: number) => `<% lora 8 4, 111111111 5${" ".repeat(spaces)} %>`;
    expect(describeTag(write(900))).toMatch(/ found 4; write <% lora 8, 4, 111111111, 5 %>$/);
    expect(describeTag(write(990))).toMatch(/ found 4$/);
    expect(describeTag(tagAt(`<% lora 8, caption="${"x".repeat(10_000)}" %>`, 0)!)).toBe(
      "a tag has at most 10,000 characters",
    );
  });

  it("may have a misspelled name without values only if the name is long", () => {
    expect(tagAt("<% laroref %>", 0)).toBe("<% laroref %>");
    expect(tagAt("<% loar %>", 0)).toBeUndefined();
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
