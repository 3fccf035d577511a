/** Tests the evaluation of tags: to a number, a figure, a table or a request to the site. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formats } from "../../scripts/command/formats/index.js";
import { readScaling } from "../../src/adapter/config.js";
import { type Adapter, readAdapter } from "../../src/adapter/reader.js";
import { adapterFileBytes, countMethod } from "../../src/counts/index.js";
import { figures } from "../../src/figures/index.js";
import { toText } from "../../src/inline.js";
import type { Language } from "../../src/language-format.js";
import type { Locale } from "../../src/locales/index.js";
import { locales } from "../../src/locales/languages.js";
import { exact } from "../../src/number-format.js";
import type { Option } from "../../src/options.js";
import { showNumber } from "../../src/public.js";
import { oneOf } from "../../src/suggestions.js";
import { tableOptions } from "../../src/tables/tables.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderProblem, renderTag } from "../../src/tag/evaluate.js";
import type { Host, RenderedFigure } from "../../src/tag/figure.js";
import { tagOptions } from "../../src/tag/options.js";
import { CHAPTER, MAX_NAMED, ReferenceErrors } from "../../src/tag/references.js";
import { type Countable, SHOW, type Show } from "../../src/tag/show.js";
import { writeRendered } from "../../src/tag/write.js";
import { toSafetensors, toSource, toTensors } from "../support/adapter-file.js";
import { run } from "../support/command.js";
import { runs } from "../support/draws.js";

const rendered = (tag: string, host?: Host) => {
  const parsed = parseTag(`<% ${tag} %>`);
  if ("error" in parsed) throw parsed.error;
  return renderTag(parsed.args, {}, host);
};
const getFigure = (tag: string, host?: Host) => rendered(tag, host) as RenderedFigure;
const getMessage = (call: () => unknown) => {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
};

/** Renders a tag on a page whose data has an adapter_config.json as `adapter`. */
function withConfig(tag: string, adapter: object) {
  const parsed = parseTag(`<% ${tag} %>`);
  if ("error" in parsed) throw parsed.error;
  return renderTag(parsed.args, { adapter });
}

/** Tags with options of different figures, and their errors. */
const MIXED = [
  [
    'lora 8, 4096, 4096, model="gpt2"',
    "model is given twice, by position (4096) and by name; omit “model”, or the positional arguments from 2 on",
  ],
  [
    'lora 8, d=4096, k=4096, model="gpt2"',
    "the figure decomposition has no option “model”; omit “model”, or omit “d” and “k”, which the figure model lacks",
  ],
  [
    'lora 8, 64, 64, figure=decomposition, targets=["q_proj"]',
    "the figure decomposition has no option “targets”; omit “targets”, or omit “d” and “k”, which the figure model lacks",
  ],
  // Of the figures with the option, the one that lacks the fewest others.
  [
    "lora 8, d=4096, k=4096, precision=bf16",
    "the figure decomposition has no option “precision”; omit “precision”, or set figure=merge",
  ],
  [
    'lora 8, model="gpt2", batch=4',
    "the figure model has no option “batch”; omit “batch”, or set figure=memory",
  ],
] as const;

const MATRIX = "lora 8, 64, 96";
const GPT2 = 'lora 8, model="gpt2"';
// Only the adapted modules of this model are known.
const FALCON = 'lora 8, model="falcon-40b"';

it.each(MIXED)("options of different figures are told apart: %s", (tag, message) => {
  expect(getMessage(() => rendered(tag))).toBe(message);
  if (!/batch|figure=/.test(tag))
    expect(getMessage(() => rendered(`${tag}, show=trainable`))).toBe(message);
});

describe("a model's name", () => {
  const gpt2 = { model_type: "gpt2", n_layer: 1, n_embd: 8, n_head: 2, vocab_size: 10 };
  const getCaption = (config: object, args: string) =>
    toText(getFigure(args, { readJson: () => ({ ...gpt2, ...config }) }).caption);
  const saved = { _name_or_path: "lab/our-gpt" };

  it.each(["lora 2", "loraTable ranks=[1, 2]", 'loraTable methods=["lora"]'])(
    "in the caption of %s is saved in the configuration, unless name= is given",
    (tag) => {
      const asked = `${tag}, model="config.json"`;
      expect(getCaption({}, asked)).toContain("a gpt2 model");
      expect(getCaption(saved, asked)).toContain("our-gpt");
      const caption = getCaption(saved, `${asked}, name="GPT w/ *stars*"`);
      expect(caption).toContain("GPT w/ ⁎stars⁎");
      expect(caption).not.toContain("our-gpt");
    },
  );

  it("on several lines is the same error in every format", async () => {
    const outputs = Object.keys(formats);
    const part = fc.constantFrom("a", " ", "é", "字", "*");
    const wrong = fc.constantFrom("\n", "\r", "\t", "\u0001", "\u0085", "\u2028", "\u2029");
    const name = fc.tuple(fc.string({ unit: part }), wrong, fc.string({ unit: part }));
    await fc.assert(
      fc.asyncProperty(name, fc.constantFrom(...outputs), async (parts, format) => {
        const draw = (name: string) =>
          run("8", "gpt2", "--name", name, "-o", "-", "--format", format);
        const { code, out, error } = await draw(parts.join(""));
        expect([code, out]).toEqual([2, ""]);
        expect(error).toMatch(
          /^lora-visualizer: name must be text in quotes on one line.+; got ".+"\n$/,
        );
      }),
      { numRuns: runs(30) },
    );
    expect(await run("8", "gpt2", "--name", "a b", "-o", "-")).toMatchObject({ code: 0 });
  });

  it("is not empty, and needs a single model", () => {
    const empty = () => getCaption({}, 'lora 2, model="config.json", name=" "');
    expect(getMessage(empty)).toBe(
      'name must be text in quotes on one line, not empty and without tabs and control characters; got " "',
    );
    const several = () => rendered('loraTable models=["gpt2"], name="A"');
    expect(getMessage(several)).toBe('name must be omitted unless model is set; got "A"');
  });
});

describe("an adapter_config.json", () => {
  const adapter = {
    peft_type: "LORA",
    r: 4,
    target_modules: ["c_attn"],
    modules_to_save: ["ln_f"],
    rank_pattern: { "h.0.attn.c_attn": 2 },
    bias: "lora_only",
    use_dora: true,
  };

  it("is counted completely in a number, also for the file", () => {
    const asked = { model: "gpt2", config: adapter };
    const shown = (show: Show) =>
      withConfig(`lora model="gpt2", config=adapter, show=${show}`, adapter);
    expect(shown("trainable")).toMatchObject({ text: exact(countMethod(asked)) });
    expect(shown("fileBytes")).toMatchObject({ text: exact(adapterFileBytes(asked)) });
  });

  it.each([
    [{ bias: "all" }, "bias"],
    [{ use_dora: true }, "use_dora"],
    [{ use_rslora: true }, "use_rslora"],
    [{ lora_bias: true }, "lora_bias"],
    [{ modules_to_save: ["ln_f"] }, "modules_to_save"],
    [{ trainable_token_indices: [1] }, "trainable_token_indices"],
  ])("is rejected by name in a figure that does not show %j", (more, key) => {
    const draw = () =>
      withConfig('lora model="gpt2", config=adapter', { peft_type: "LORA", r: 4, ...more });
    expect(draw).toThrow(`${key} of the adapter config must be omitted in figures and tables`);
  });

  it.each(["memory", "compute", "serving"])(
    "with ranks by module is rejected by the figure %s, which names the figure that draws them",
    (kind) => {
      const adapter = { peft_type: "LORA", r: 4, rank_pattern: { c_attn: 2 } };
      const draw = (figure: string) =>
        withConfig(`lora model="gpt2", config=adapter, figure=${figure}`, adapter);
      expect(() => draw(kind)).toThrow(
        'rank_pattern of the adapter config must be omitted here; figure=model draws it, and show= and the JavaScript functions count it; got {"c_attn":2}',
      );
      expect(draw("model")).toMatchObject({ kind: "figure" });
    },
  );
});

describe("a number", () => {
  it.each([
    [`${MATRIX}, show=trainable`, "1,280"],
    [`${MATRIX}, show=trainable, style=about`, "1.28 k"],
    [`${MATRIX}, show=full, alpha=3`, "6,144"],
    [`${MATRIX}, show=fraction`, "20.8 %"],
    [`${MATRIX}, show=savings`, "79.2 %"],
    ["lora 2, 4, 4, show=savings", "0 %"],
    [`${MATRIX}, show=ratio`, "4.8"],
    [`${MATRIX}, show=breakEvenRank`, "38.4"],
    [`${MATRIX}, show=scaling`, "1"],
    [`${MATRIX}, show=scaling, alpha=3`, "0.375"],
    [`${MATRIX}, show=trainablePercent`, "17.2 %"],
    [`${GPT2}, show=trainable`, "294,912"],
    [`${GPT2}, show=full`, "124,439,808"],
    [`${GPT2}, show=trainablePercent`, "0.236 %"],
    [`${GPT2}, show=fileBytes`, "1,182,680"],
    [`${GPT2}, show=fileBytes, style=about`, "1.18 MB"],
    [`${GPT2}, targets=["c_proj"], alpha=4, show=scaling`, "0.5"],
    [`${FALCON}, show=trainable`, "8,355,840"],
    [`${FALCON}, show=scaling`, "1"],
  ])("is computed from %s: %s", (tag, text) => {
    expect(rendered(tag)).toEqual({ kind: "number", text: text.replace(" ", "\u00a0") });
  });

  it.each([
    [
      "lora 3, 4, 4, show=savings",
      'show must be "fraction", because LoRA trains more parameters than W has (150\u00a0%); got "savings"',
    ],
    [
      `${GPT2}, show=breakEvenRank`,
      'show must be one of trainable, full, fraction, savings, ratio, scaling, trainablePercent, fileBytes for a model, which has no single break-even rank; got "breakEvenRank"',
    ],
    [
      `${MATRIX}, show=fileBytes`,
      'show must be one of trainable, full, fraction, savings, ratio, breakEvenRank, scaling, trainablePercent for one matrix, which has no file; got "fileBytes"',
    ],
    [
      `${MATRIX}, show=trainble`,
      'show must be one of 10 values (did you mean trainable?); got "trainble"',
    ],
    [
      `${MATRIX}, show=directions90`,
      'show must be one of trainable, full, fraction, savings, ratio, breakEvenRank, scaling, trainablePercent or 1 more (the reference and lora-visualizer --help list all) without file=; got "directions90"',
    ],
    [
      `${FALCON}, show=full`,
      'show must be trainable or scaling, because only some modules of this model are known; got "full"',
    ],
    [
      `${MATRIX}, show=full, caption="a"`,
      "caption cannot be combined with show, which returns a number",
    ],
    [
      `${MATRIX}, show=full, steps=[1]`,
      "steps cannot be combined with show, which returns a number",
    ],
    [`${MATRIX}, show=full, beta=1`, /^there is no option “beta”/],
  ])("is not made from %s", (tag, message) => {
    expect(getMessage(() => rendered(tag))).toEqual(
      typeof message === "string" ? message : expect.stringMatching(message),
    );
  });

  it("is read from counts by its name", () => {
    const counts: Countable = { trainable: 5, full: 7, scaling: 1 };
    expect(showNumber(counts, "trainablePercent")).toBe("41.7\u00a0%");
    expect(showNumber({ ...counts, all: 20 }, "trainablePercent")).toBe("25\u00a0%");
    for (const sides of [{}, { d: 7 }, { k: 1 }])
      expect(getMessage(() => showNumber({ ...counts, ...sides }, "breakEvenRank"))).toContain(
        "a model, which has no single break-even rank",
      );
    expect(getMessage(() => showNumber(counts, "toString" as Show))).toBe(
      `show must be ${oneOf(SHOW.values)}; got "toString"`,
    );
    expect(getMessage(() => showNumber(counts, "trainable", "abuot" as "about"))).toMatch(
      /^style must be /,
    );
    expect(() => showNumber({ ...counts, scaling: Symbol() as never }, "scaling")).toThrow(
      /^the counts must be the result of lora\(\) or countModel\(\) \(/,
    );
    expect(SHOW.values.join(" ")).toBe(
      "trainable full fraction savings ratio breakEvenRank scaling trainablePercent fileBytes directions90",
    );
  });
});

describe("a number of an adapter file", () => {
  const folder = "tests/reference/adapter/";
  const bytes = readFileSync(`${folder}adapter_model.safetensors`);
  const shown = (options: string, changes: Partial<Adapter> = {}) => {
    const adapter = { ...readAdapter(toSource(bytes)), ...changes };
    return rendered(`lora file="a.safetensors", ${options}`, { readAdapter: () => adapter });
  };

  it.each([
    ["show=trainable", "21,504"],
    ["show=trainable, style=about", "21.5 k"],
    ["show=fileBytes", "89,072"],
    ["show=fileBytes, style=about", "89.1 kB"],
    ["show=directions90", "1–4"],
  ])("is computed with %s: %s", (options, text) => {
    expect(shown(options)).toEqual({ kind: "number", text: text.replace(" ", "\u00a0") });
  });

  it("is the number of parameters in all tensors of LoRA, with magnitudes and biases", () => {
    const { extra } = readAdapter(
      toSource(
        toSafetensors([
          ...toTensors("q", [[1], [2], [3]], [[1, 2]]),
          { name: "base_model.model.q.lora_magnitude_vector", shape: [3], numbers: [1, 1, 1] },
          { name: "base_model.model.q.lora_B.bias", shape: [4], numbers: [0, 0, 0, 0] },
        ]),
      ),
    );
    expect(extra).toBe(7);
    expect(shown("show=trainable", { extra: 7 })).toMatchObject({ text: "21,511" });
  });

  it("counts modules_to_save if the configuration names all other tensors of the file", () => {
    const prefix = "base_model.model";
    const file = toSafetensors([
      ...toTensors("q", [[1], [2], [3]], [[1, 2]]),
      { name: `${prefix}.model.score.dense.weight`, shape: [2, 3], numbers: [1, 1, 1, 1, 1, 1] },
      { name: `${prefix}.k.base_layer.bias`, shape: [4], numbers: [1, 1, 1, 1] },
    ]);
    const show = (config: object) =>
      rendered('lora show=trainable, file="a.safetensors"', {
        readAdapter: () => readAdapter(toSource(file), readScaling({ r: 1, ...config })),
      });
    expect(show({ modules_to_save: ["score"], bias: "all" })).toMatchObject({ text: "15" });
    for (const config of [
      {},
      { modules_to_save: ["score"] },
      { modules_to_save: ["scores"], bias: "all" },
      { modules_to_save: ["weight"], bias: "all" },
      { modules_to_save: "score", bias: "all" },
    ])
      expect(() => show(config), JSON.stringify(config)).toThrow(
        /^show must be fileBytes or directions90, because the file also has \S+, and modules_to_save does not say/,
      );
  });

  it("is one number of directions if all updates need the same", () => {
    const [update] = readAdapter(toSource(bytes)).updates;
    expect(shown("show=directions90", { updates: [update!] })).toMatchObject({ text: "3" });
  });

  it.each([
    [
      "show=scaling",
      {},
      'show must be one of trainable, fileBytes, directions90 with file=; got "scaling"',
    ],
    ["show=fileBytes", { fileBytes: undefined }, "because this adapter has no file"],
    ["show=trainable", { others: ["classifier.weight"] }, "also has classifier.weight"],
    ["show=trainable, share=95", {}, "share cannot be combined with show"],
  ])("is not made with %s and %j", (options, changes, message) => {
    expect(() => shown(options, changes as Partial<Adapter>)).toThrow(message);
  });
});

describe("a figure", () => {
  const addImage = () => "/a.png";

  it("is of the named kind, otherwise of the first kind that has the given options", () => {
    expect(getFigure(GPT2).figure?.drawing.figure).toBe("model");
    expect(getFigure(`${GPT2}, figure=memory`).figure?.drawing.figure).toBe("memory");
    expect(getFigure(MATRIX).figure?.drawing.figure).toBe("decomposition");
    expect(getMessage(() => rendered(`${GPT2}, figure="lora"`))).toBe(
      `figure must be ${oneOf(Object.keys(figures))}; got "lora"`,
    );
  });

  it("appears in lists with its caption", () => {
    const { figure, listed } = getFigure(MATRIX);
    expect(toText(listed)).toBe(figure!.drawing.listed);
    expect(toText(getFigure(`${MATRIX}, caption="a"`).listed)).toBe("a");
    expect(getFigure(`${MATRIX}, caption=""`).listed).toEqual([]);
  });

  it("is drawn as image files at two scales by default", () => {
    const getScales = (tag: string) => {
      const scales = new Set<number>();
      const host: Host = { addImage: (_, scale) => `/${scales.add(scale).size}.png` };
      expect(writeRendered(getFigure(tag, host), { id: "a" })).toContain("<picture>");
      return Math.max(...scales);
    };
    expect(getScales(`${MATRIX}, format=png`)).toBe(2);
    expect(getScales(`${MATRIX}, format=png, scale=3`)).toBe(3);
    expect(
      writeRendered(getFigure(`${MATRIX}, steps=[4, 8]`, { addImage }), { id: "a" }),
    ).not.toContain("<picture>");
    expect(writeRendered(getFigure(`${MATRIX}, format=svg`), { id: "a" })).toContain("<svg");
  });

  const { caption } = figures.decomposition.draw({ rank: 8, d: 64, k: 96 });
  it.each([
    [`${MATRIX}, style=about`, "style requires show"],
    [`${MATRIX}, steps=[4, 8], format=png`, "steps requires format=svg"],
    [`${MATRIX}, scale=2`, "scale requires format=png"],
    [
      `${MATRIX}, alt="${caption}"`,
      "alt must differ from the caption, because screen readers read both",
    ],
    [
      `${MATRIX}, caption="a", alt="a"`,
      "alt must differ from the caption, because screen readers read both",
    ],
  ])("is not made from %s", (tag, message) => {
    expect(getMessage(() => rendered(tag, { addImage }))).toBe(message);
    expect(getMessage(() => rendered(`${MATRIX}, caption="a", alt="${caption}"`))).toBeUndefined();
  });

  it("needs a host that writes files for format=png", () => {
    const images = "to write image files with lora-visualizer expand, use --images png";
    expect(getMessage(() => rendered(`${MATRIX}, format=png`))).toBe(
      `format=png works only in Eleventy: remove format=png; ${images}`,
    );
    expect(getMessage(() => rendered(`${MATRIX}, format=png, scale=2`))).toBe(
      `format=png works only in Eleventy: remove format=png and scale; ${images}`,
    );
  });

  it("is replaced by an error if it cannot be drawn", () => {
    expect(renderProblem("a < b")).toBe('<p class="lora-problem" role="alert">a &lt; b</p>');
  });
});

describe("a table", () => {
  it("is rendered as a figure without a drawing", () => {
    const figure = getFigure("loraTable ranks=[1, 2], d=64, k=96, id='a-1'");
    const caption = "LoRA on a matrix of 64\u00a0×\u00a096 with 6,144 parameters";
    expect(figure).toMatchObject({ kind: "figure", countedAs: "table", id: "a-1" });
    expect(toText(figure.listed)).toBe(caption);
    expect(figure.table?.rows).toHaveLength(2);
    expect(figure).not.toHaveProperty("figure");
    expect(writeRendered(figure, { id: "b", number: "Table 1" })).toMatch(
      /^<figure class="lora" id="b">.*Table 1/,
    );
    expect(getFigure("loraTable ranks=[1], d=64, k=96").id).toBeUndefined();
  });

  it("is marked as English if its language has no words of tables", () => {
    const { language, files } = locales.de!;
    const polish: Language = { ...language, tag: "pl" };
    const render = (files: Locale["files"]) =>
      getFigure("loraTable ranks=[1], d=64, k=1024", {
        lang: "pl",
        findLocale: () => ({ language: polish, files }),
      });
    const [untranslated, translated] = [render({}), render(files)];
    expect(untranslated.lang).toBe("en");
    expect(toText(untranslated.caption)).toContain("65,536 parameters");
    expect(writeRendered(untranslated, { id: "x" })).toContain(
      '<figure class="lora" id="x" lang="en">',
    );
    expect(translated.lang).toBe("pl");
    expect(toText(translated.caption)).toContain("65.536 Parameter");
    expect(writeRendered(translated, { id: "x" })).toContain('<figure class="lora" id="x">');
  });
});

describe("a request to the site", () => {
  const ids = [
    ...["a", "é", "ab_c.d-1", "/#a", "/päge/b/#x"].map((id) => [id, true] as const),
    ...["", "1", "1a", "a b", "a/", "a b#c", "/a b#c", "/a#b#c", "/ab", "x/#a"].map(
      (id) => [id, false] as const,
    ),
  ];
  it.each(ids)("refers to the id %j: %s", (id, isAllowed) => {
    const call = () => rendered(`loraRef "${id}"`);
    if (isAllowed) expect(call()).toEqual({ kind: "reference", id });
    else
      expect(getMessage(call)).toBe(
        `id must be the id of a figure or table without "#", or "/page/#id"; got "${id}"`,
      );
  });

  it.each([
    ...["a", "1x", "a-b_1", "größe"].map((id) => [id, true] as const),
    ...["", "1", "-a", "a b", "a.b", " a"].map((id) => [id, false] as const),
  ])("allows a table the id %j: %s", (id, isPattern) => {
    const call = () => getFigure(`loraTable ranks=[1], d=64, k=96, id="${id}"`).id;
    const isAllowed = isPattern && !/^\d/.test(id);
    expect(getMessage(call)).toBe(
      isAllowed
        ? undefined
        : `id must be a letter followed by letters, digits, “-” and “_”; got "${id}"`,
    );
  });

  it.each([
    ...["1", "A", "11.2", "abcdefghijkl", "é-2.c.3.abcdefghijkl"].map(
      (chapter) => [chapter, true] as const,
    ),
    ...[
      "",
      "a b",
      ".1",
      "1.",
      "1..2",
      "abcdefghijklm",
      "1.abcdefghijklm",
      "1.2.3.4.5.6",
      "a_b",
    ].map((chapter) => [chapter, false] as const),
  ])("lists the chapter %j: %s", (chapter, isAllowed) => {
    const call = () => rendered(`loraList chapter="${chapter}"`);
    if (isAllowed) expect(call()).toEqual({ kind: "list", chapter });
    else
      expect(getMessage(call)).toBe(
        `chapter must be a whole number, or text in quotes such as "3.10" or "A"; got "${chapter}"`,
      );
    expect(rendered("loraList")).toEqual({ kind: "list", chapter: undefined });
  });

  it("has suggestions for the first 20 unknown ids of a build", () => {
    const misses = new ReferenceErrors();
    const unknown = "no numbered figure or table has the id “aa”";
    expect(misses.unknown("aa", []).message).toBe(unknown);
    for (let at = 1; at < 20; at++)
      expect(misses.unknown("aa", ["b", "xyz", "ab", "aab"]).message).toBe(
        `${unknown} (similar: aab, b, ab)`,
      );
    expect(misses.unknown("aa", ["ab"]).message).toBe(unknown);
  });

  it("names only a few pages if many have the id", () => {
    const misses = new ReferenceErrors();
    const ambiguousError = (...pages: string[]) => misses.ambiguous("x", pages).message;
    expect(ambiguousError("/b/c.html", "/a/")).toBe(
      "the id “x” is on /a/ and /b/c.html; name the page, as in “/b/c.html#x”",
    );
    expect(ambiguousError("/a/", "./b.md", "./c.md")).toBe(
      "the id “x” is on ./b.md, ./c.md and /a/; name the page, as in “./b.md#x”",
    );
    const six = ["/f/", "/b/", "/c/", "/d/", "/e/", "/a/"];
    expect(ambiguousError(...six)).toBe(
      "the id “x” is on /b/, /c/, /d/, /e/, /f/ and other pages; name the page, as in “/c/#x”",
    );
    expect(MAX_NAMED).toBe(5);
    expect(misses.empty("7").message).toBe("chapter 7 has no numbered figure or table");
    expect(misses.unwritten("x", "/a/").message).toBe(
      "“x” is only on /a/, which the build does not write",
    );
  });
});

it("an alternative text must not be empty", () => {
  expect(getMessage(() => rendered(`${MATRIX}, alt=" "`))).toBe(
    'alt must be text in quotes, neither empty nor equal to the caption; got " "',
  );
});

it("the descriptions of tag options match the reference file", async () => {
  const all = [tagOptions, tableOptions, { chapter: CHAPTER }].flatMap((options) =>
    Object.entries<Option>(options),
  );
  const lines = all.map(
    ([name, { type, allowed, default: fallback, about }]) =>
      `${name}: ${type}\n  ${about}\n  ${allowed}\n  default: ${fallback}\n`,
  );
  await expect(lines.join("\n")).toMatchFileSnapshot("../reference/tag-options.txt");
});
