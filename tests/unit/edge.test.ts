/**
 * Tests that every exported function, given any input, returns an exact answer or throws an error of one line
 * that gives the reason.
 */
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, it } from "vitest";
import * as markdown from "../../plugin/markdown-it.js";
import { CONFIG_OPTIONS } from "../../src/counts/config-option.js";
import { METHOD_OPTIONS } from "../../src/counts/method-tensors.js";
import { MODEL_OPTIONS } from "../../src/counts/options.js";
import * as core from "../../src/index.js";
import { manifest } from "../../src/package.js";
import * as png from "../../src/render/png.js";
import { leaves, type Node } from "../../src/scene.js";
import { oneOf } from "../../src/suggestions.js";
import { tableOptions } from "../../src/tables/tables.js";
import { TagError } from "../../src/tag/values.js";
import { runs } from "../support/draws.js";

type Call = (...args: never[]) => unknown;

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;

/** A list nested more deeply than the call stack. */
const deep: unknown = JSON.parse("[".repeat(20_000) + "]".repeat(20_000));

/** Fails, except where fast-check reads symbols of a value. */
const fail = (_?: unknown, key?: string | symbol): undefined => {
  if (typeof key !== "symbol") throw new Error("this value cannot be read");
};
const unreadable = [
  new Proxy({}, { get: fail, ownKeys: () => [String(fail())], getOwnPropertyDescriptor: fail }),
  {
    get rank() {
      return fail();
    },
  },
];

const isReadable = (value: unknown) => !unreadable.some((item) => item === value);

const hostile = fc.oneof(
  fc.constantFrom<unknown>(...unreadable),
  fc.constantFrom<unknown>(
    undefined,
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    0,
    0.5,
    8,
    1e21,
    2 ** 53,
    5n,
    "8",
    "a\nb\u2028c",
    "a\u001b[2Jb\u009b31mc\u202ed",
    "__proto__",
    "constructor",
    "toString",
    "\ud800",
    Symbol("a"),
    () => 1,
    new Date(Number.NaN),
    new Map(),
    new Proxy({}, {}),
    Object.create(null),
    Object.create({ rank: 8, d: 64, k: 64 }),
    JSON.parse('{ "__proto__": { "rank": 8 }, "constructor": 1 }'),
    { toString: () => "a\nb" },
    { toJSON: () => "a\nb" },
    { length: 3 },
    cyclic,
    [cyclic],
    deep,
  ),
  fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true, maxDepth: 2 }),
);

function arbitraryFault(value: unknown, depth = 0): fc.Arbitrary<unknown> {
  if (depth > 3 || typeof value !== "object" || value === null) return hostile;
  // Replaces objects with methods completely, because programs do not write their members.
  if (Object.values(value).some((item) => typeof item === "function")) return hostile;
  const keys = Object.keys(value);
  const member = fc.constantFrom(...keys, "constructor").chain((key) =>
    arbitraryFault((value as Record<string, unknown>)[key], depth + 1).map((other) => {
      return Array.isArray(value)
        ? Object.assign([...value], { [key]: other })
        : { ...value, [key]: other };
    }),
  );
  return fc.oneof({ weight: 1, arbitrary: hostile }, { weight: 4, arbitrary: member });
}

const id = "meta-llama/Llama-2-7b-hf";
const config = {
  model_type: "llama",
  num_hidden_layers: 2,
  hidden_size: 96,
  intermediate_size: 200,
  num_attention_heads: 4,
  vocab_size: 1000,
};
const drawing = core.figures.decomposition.draw({ rank: 4, d: 96, k: 40, steps: [4, 8] });
const counted = core.countModel({ model: "gpt2", rank: 8 });
const matrix = core.lora({ rank: 4, d: 96, k: 40 });

/** Valid arguments, by exported function. */
const right: Record<string, readonly (readonly unknown[])[]> = {
  about: [[12345]],
  exact: [[12345]],
  oneDecimal: [[1, 3]],
  percent: [[1, 3]],
  quotient: [[1, 3]],
  real: [[0.5]],
  toHtml: [[drawing, { id: "a", interactive: true, caption: "b", number: "1", alt: "c" }]],
  toCsv: [[drawing.table()]],
  toMarkdown: [[drawing.table(), "1"]],
  toTable: [[drawing.table(), "1"]],
  lora: [[{ rank: 4, d: 96, k: 40, alpha: 2 }]],
  rankForSavings: [[{ savings: 0.5, d: 96, k: 40 }]],
  countModel: [
    [{ model: id, rank: 8, targets: ["q_proj"], bias: "none", modulesToSave: ["lm_head"] }],
    [{ model: config, rank: 8, alpha: 3, modulesToSave: { head: 5 }, rankPattern: { q_proj: 4 } }],
  ],
  findModel: [["gpt2"]],
  models: [[]],
  computeOf: [[{ rank: 4, d: 96, k: 40 }]],
  computeOfModel: [[counted]],
  trainingMemory: [
    [counted],
    [counted, { batch: 2, sequence: 64, precision: "bf16", optimizer: "sgd", checkpointing: true }],
  ],
  toSvg: [[drawing.compose("wide"), { theme: core.light, composition: "narrow" }]],
  showNumber: [
    [matrix, "fraction", "about"],
    [matrix, "breakEvenRank"],
    [{ trainable: 5, full: 7, scaling: 1 }, "trainablePercent"],
  ],
  tableOf: [
    [{ ranks: [1, 2], d: 96, k: 40, caption: "a" }],
    [{ models: ["gpt2", id], rank: 8 }],
    [{ model: config, methods: ["lora", "ia3"], rank: 8 }],
  ],
};

const exported = Object.fromEntries(Object.entries(core)) as Readonly<Record<string, Call>>;

/** Every function, and every method of each figure. */
const calls: [name: string, call: Call, args: readonly (readonly unknown[])[]][] = [
  ...Object.entries(right).map(([name, args]): (typeof calls)[number] => [
    name,
    exported[name]!,
    args,
  ]),
  ...Object.values(core.figures).map((figure): (typeof calls)[number] => [
    `draw of ${figure.name}`,
    (values: never) => {
      const drawn = figure.draw(values);
      return [core.toHtml(drawn, { id: "a", interactive: true }), core.toCsv(drawn.table())].join();
    },
    figure.examples.slice(0, 2).map((example: object) => {
      const none = Object.keys(figure.options).map((name) => [name, undefined]);
      return [{ ...Object.fromEntries(none), ...example }];
    }),
  ]),
];

/** Returns the fault of a call's result or error, or undefined. */
function getFault(call: () => unknown): string | undefined {
  let answer: unknown;
  try {
    answer = call();
  } catch (error) {
    return faultOfError(error);
  }
  return typeof answer === "string" && /\bNaN\b|\bundefined\b|\[object /.test(answer)
    ? `answers ${/.{0,30}(?:\bNaN\b|\bundefined\b|\[object )/.exec(answer)?.[0]}`
    : typeof answer === "number" && !Number.isFinite(answer)
      ? `answers ${answer}`
      : undefined;
}

function faultOfError(error: unknown): string | undefined {
  const isTyped =
    error instanceof core.LoraError ||
    error instanceof TagError ||
    error instanceof png.GlyphError ||
    error instanceof png.RendererError;
  if (!isTyped) return `throws ${(error as Error)?.name}: ${(error as Error)?.message}`;
  // Control characters change a terminal's state, or the order of the text in it.
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(error.message)
    ? `says more than one plain line: ${JSON.stringify(error.message)}`
    : undefined;
}

const RUNS = { numRuns: runs(3, 280) };

/** Arguments, any of which may be invalid. */
const wrong = (args: readonly unknown[]) =>
  fc.oneof(
    fc.array(hostile, { maxLength: args.length + 1 }),
    fc.tuple(...args.map((arg) => fc.oneof(fc.constant(arg), arbitraryFault(arg)))),
  );

describe("any input gives an exact result or a one-line error", () => {
  it.each(calls)("%s accepts or rejects any arguments", (_, call, all) => {
    for (const args of all) {
      expect(getFault(() => call(...(args as never[])))).toBeUndefined();
      fc.assert(
        fc.property(wrong(args), (given) => {
          expect(getFault(() => call(...(given as never[])))).toBeUndefined();
        }),
        RUNS,
      );
    }
  });

  it("countMethod and adapterFileBytes reject a list with a hole, which every() skips", () => {
    const targets = Array<string>(1);
    for (const method of Object.keys(core.methods))
      for (const ask of [core.countMethod, core.adapterFileBytes] as Call[])
        expect(
          getFault(() => ask({ model: id, method, rank: 8, targets } as never)),
        ).toBeUndefined();
    expect(() => core.countMethod({ model: id, method: "lora", rank: 8, targets })).toThrow(
      /targets/,
    );
  });

  it("countMethod and adapterFileBytes accept or reject any arguments", () => {
    const settings = { model: id, rank: 8, targets: ["q_proj"], tokens: 5, bottleneck: 4 };
    const method = fc.oneof(fc.constantFrom(...Object.keys(core.methods)), hostile);
    for (const ask of [core.countMethod, core.adapterFileBytes] as Call[])
      fc.assert(
        fc.property(method, arbitraryFault(settings).filter(isReadable), (method, given) => {
          const call = () => ask({ ...(given as typeof settings), method } as never);
          expect(getFault(call)).toBeUndefined();
        }),
        { numRuns: runs(25, 700) },
      );
  });

  it("toPng and toPdf accept or reject any arguments", async () => {
    const scene = core.figures.decomposition.draw({ rank: 4, d: 96, k: 40 }).compose("narrow");
    const given = fc.tuple(
      arbitraryFault(scene),
      arbitraryFault({ scale: 1, colours: "few", dpi: 96 }),
    );
    for (const draw of [png.toPng, png.toPdf] as Call[])
      await fc.assert(
        fc.asyncProperty(given, async (args) => {
          const ended = await Promise.resolve(draw(...(args as unknown as never[]))).catch(
            faultOfError,
          );
          expect(typeof ended === "string" ? ended : undefined).toBeUndefined();
        }),
        { numRuns: runs(10) },
      );
  });

  it("loraMarkdown and its rule accept or reject any arguments", () => {
    const tag = fc.constantFrom(
      "<% lora a, b, c %>",
      "<% lora 8, 64, 64, caption=a %>",
      "<% loraRef a %>",
    );
    fc.assert(
      fc.property(tag, fc.dictionary(fc.constantFrom("a", "b", "c"), hostile), (text, env) => {
        const md = new MarkdownIt().use(markdown.loraMarkdown);
        expect(getFault(() => md.render(text, env))).toBeUndefined();
      }),
      { numRuns: runs(25, 1050) },
    );
    fc.assert(
      fc.property(hostile, hostile, (md, options) => {
        expect(
          getFault(() => markdown.loraMarkdown(md as MarkdownIt, options as object)),
        ).toBeUndefined();
      }),
    );
  });
});

const files = Object.values(manifest.exports).flatMap((entry) =>
  typeof entry === "string" ? [] : [entry.default],
);
/** Every function and class that the package exports, except classes of errors, and `draw` of each figure. */
const exportedFunctions: [name: string, call: (...args: unknown[]) => unknown][] = (
  await Promise.all(
    files.map(async (file) => {
      const source = file.replace("./dist/", "../../").replace(/js$/, "ts");
      return Object.entries(await import(source)).map(([name, item]) => [`${file} ${name}`, item]);
    }),
  )
)
  .flat()
  .concat(Object.values(core.figures).map((figure) => [`draw of ${figure.name}`, figure.draw]))
  .flatMap(([name, item]) => {
    if (typeof item !== "function" || item.prototype instanceof Error) return [];
    const isClass = String(item).startsWith("class");
    const call = (...args: unknown[]) => (isClass ? Reflect.construct(item, args) : item(...args));
    return [[String(name), call]];
  });

describe("every exported function rejects wrong arguments with the package's error, in one sentence", () => {
  it("includes the functions of all entries", () => {
    const names = exportedFunctions.map(([name]) => name.split(" ").at(-1));
    expect(names).toEqual(
      expect.arrayContaining([
        "default",
        "computeOfModel",
        "toPng",
        "loraMarkdown",
        "loraRemark",
        "toAssets",
      ]),
    );
    expect(names.length).toBeGreaterThan(38);
  });

  it.each(exportedFunctions)("%s", async (_, call) => {
    const rejects = async (args: readonly unknown[]) => {
      try {
        await call(...args);
      } catch (error) {
        return error;
      }
      return undefined;
    };
    const values = [undefined, null, 5, [], {}, "a", () => 1, drawing, counted, ...unreadable];
    for (const args of [[], ...values.map((value) => [value])]) {
      const error = await rejects(args);
      if (error === undefined) continue;
      expect(error).toBeInstanceOf(core.LoraError);
      expect((error as Error).message).toMatch(/^[^\n]+ must be [^\n]+; (got .+|it is missing)$/);
      // The engine's words do not tell a user what to write.
      expect((error as Error).message).not.toMatch(/Cannot |is not a function|is not iterable/);
    }
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { maxLength: 4 }), async (args) => {
        const error = await rejects(args);
        expect(error === undefined ? undefined : faultOfError(error)).toBeUndefined();
      }),
      { numRuns: runs(12, 300) },
    );
  });
});

type Ask = (input: never) => unknown;

const METHOD_NAMES = Object.keys({ ...METHOD_OPTIONS, ...CONFIG_OPTIONS });

/** Every function that takes an object of options, with sufficient options, and all names if an error lists only some. */
const inputs: [name: string, ask: Ask, enough: object, names?: readonly string[]][] = [
  ["lora", core.lora, { rank: 4, d: 96, k: 40 }],
  ["rankForSavings", core.rankForSavings, { savings: 0.5, d: 96, k: 40 }],
  ["computeOf", core.computeOf, { rank: 4, d: 96, k: 40 }],
  [
    "countModel",
    core.countModel,
    { model: id, rank: 8 },
    Object.keys({ ...MODEL_OPTIONS, ...CONFIG_OPTIONS }),
  ],
  ["countMethod", core.countMethod, { model: id, method: "lora", rank: 8 }, METHOD_NAMES],
  ["adapterFileBytes", core.adapterFileBytes, { model: id, method: "lora", rank: 8 }, METHOD_NAMES],
  ["trainingMemory", (input) => core.trainingMemory(counted, input), {}],
  ["toHtml", (input) => core.toHtml(drawing, input), { id: "a" }],
  ["tableOf", core.tableOf, { ranks: [1, 2], d: 96, k: 40 }, Object.keys(tableOptions)],
  ...Object.values(core.figures).map((figure): (typeof inputs)[number] => [
    `draw of ${figure.name}`,
    figure.draw,
    figure.examples[0]!,
    Object.keys(figure.options),
  ]),
];

/** Values that are wrong for every option. */
const NEVER = [Number.NaN, Symbol("a"), () => 1, 5n, [Symbol("a")], [[]], [["8"]], deep];
/** Options that accept any text; for others, text must be an allowed value. */
const TEXTS = [
  ...["lang", "id", "caption", "name", "number", "alt", "picture", "feedforward"],
  // Names without a module have no effect, as in PEFT.
  ...["excludeModules", "modulesToSave", "targetParameters"],
];
const OBJECTS = [
  ...["modulesToSave", "trainableTokenIndices"],
  ...["rankPattern", "alphaPattern", "frequencyPattern", "blockSizePattern"],
];

function rejection(call: () => unknown): core.LoraError | undefined {
  try {
    call();
  } catch (error) {
    if (error instanceof core.LoraError) return error;
  }
  return undefined;
}

/** Returns invalid values and misspelled names that the function accepts. */
function findAccepted(ask: Ask, enough: object, names?: readonly string[]): string[] {
  const rejected = (extra: object) => rejection(() => ask({ ...enough, ...extra } as never));
  const allowed = rejected({ "": 1 })?.allowed;
  const knownNames = names ?? allowed?.replace("one of ", "").split(", ") ?? ["none"];
  if (allowed !== undefined) expect(allowed).toBe(oneOf(knownNames, "the reference lists all"));
  return knownNames.flatMap((name) => {
    const misspelled = name + name.at(-1);
    const unknown = rejected({ [misspelled]: undefined });
    const namesOption = unknown?.received === misspelled && unknown.argument === "option";
    const suggestsName = name.length === 1 || unknown?.allowed.includes("did you mean ");
    const values = [
      ...NEVER.filter((value) => rejected({ [name]: value })?.argument !== name),
      ...["no"].filter((value) => !TEXTS.includes(name) && !rejected({ [name]: value })),
      ...[{}].filter((value) => !OBJECTS.includes(name) && !rejected({ [name]: value })),
    ];
    const acceptedNames = namesOption && suggestsName ? [] : [misspelled];
    return [...values.map((value) => `${name}, a ${typeof value}`), ...acceptedNames];
  });
}

describe("wrong values and misspelled names of options are rejected", () => {
  it.each(inputs)("%s rejects them", (_, ask, enough, names) => {
    expect(() => ask(enough as never)).not.toThrow();
    expect(findAccepted(ask, enough, names)).toEqual([]);
  });

  it("toSvg rejects them", () => {
    const scene = drawing.compose("wide");
    expect(core.toSvg(scene, { theme: core.dark })).not.toBe(core.toSvg(scene));
    for (const options of [{ them: core.dark }, { theme: "dark" }, { composition: "tall" }])
      expect(() => core.toSvg(scene, options as object)).toThrow(core.LoraError);
  });

  it("toPng and toPdf reject them", async () => {
    const scene = drawing.compose("narrow");
    const wrong = { them: core.dark, theme: "dark", scale: 0, colours: "exat", dpi: Number.NaN };
    for (const [name, value] of Object.entries(wrong))
      for (const draw of [png.toPng, png.toPdf])
        await expect(draw(scene, { [name]: value }), name).rejects.toThrow(
          /^(theme|scale|dpi|colours|option) must be /,
        );
    // One options object for all file formats.
    const shared = { theme: core.dark, scale: 2, dpi: undefined };
    for (const draw of [png.toPng, png.toPdf])
      await expect(draw(scene, shared)).resolves.toBeDefined();
  });

  it("toSvg, toPng and toPdf reject a wrong value in every part of a picture", async () => {
    const scene = drawing.compose("narrow");
    const spoil = (node: Node) => Object.keys(node).map((key) => ({ ...node, [key]: deep }));
    const kinds = [
      ...new Map([...leaves(scene.children)].map((leave) => [leave.type, leave])).values(),
    ];
    const parts = kinds.flatMap(spoil).map((node) => ({ ...scene, children: [node] }));
    const shown = ["width", "height", "title", "desc", "children"];
    let nested: Node = { type: "group", x: 0, y: 0, scale: [1, 1], children: [] };
    for (let depth = 0; depth < 20_000; depth++) nested = { ...nested, children: [nested] };
    const image = { type: "image", x: 0, y: 0, width: 1, height: 1, href: "data:image/png,x" };
    const none = [null, { type: "x" }, { type: "text", runs: null }, nested, image];
    const complete = [
      ...shown.map((name) => ({ ...scene, [name]: deep })),
      ...none.map((node) => ({ ...scene, children: [node] })),
    ];
    const faults: (string | undefined)[] = [];
    for (const item of [...parts, ...complete] as (typeof scene)[]) {
      faults.push(getFault(() => core.toSvg(item)));
      for (const draw of [png.toPng, png.toPdf])
        faults.push(await draw(item).then(() => undefined, faultOfError));
    }
    expect(faults.length).toBeGreaterThan(90);
    expect(faults.filter(Boolean)).toEqual([]);
    for (const draw of [png.toPng, png.toPdf])
      await expect(draw({ ...scene, children: [{ type: "x" } as never] })).rejects.toThrow(
        "unknown type of node",
      );
  });

  it("this test detects a function that ignores them", () => {
    expect(findAccepted(() => 1, {})).toHaveLength(NEVER.length + 3);
    const asText = ({ model, rank }: { model: string; rank: number }) =>
      core.countModel({ model, rank: Number(rank) });
    expect(findAccepted(asText, { model: id, rank: 8 })).not.toEqual([]);
  });
});

it("toHtml states the reason of a fault only for a drawing with all its members", () => {
  const drawing = core.figures.decomposition.draw({ rank: 4, d: 96, k: 40 });
  const compose = () => {
    throw new Error("the picture is gone");
  };
  const draw = (given: object) => () => core.toHtml(given as typeof drawing, { id: "a" });
  expect(draw({ ...drawing, compose })).toThrow("(the picture is gone)");
  for (const member of ["table", "input", "caption"])
    expect(draw({ ...drawing, compose, [member]: undefined }), member).not.toThrow(
      "(the picture is gone)",
    );
});

it("every exported function is tested here", () => {
  const elsewhere = ["countMethod", "adapterFileBytes", "LoraError"];
  const functions = Object.entries(core).filter(([, item]) => typeof item === "function");
  expect([...Object.keys(right), ...elsewhere].sort()).toEqual(
    functions.map(([name]) => name).sort(),
  );
});

it.each([
  ["an answer of NaN", () => Number.NaN],
  ["words for what is missing", () => `rank ${undefined}`],
  ["an error of another kind", () => new Array(-1)],
  [
    "an error of two lines",
    () => {
      throw new TypeError("a\nb");
    },
  ],
])("%s is found", (_, call) => {
  expect(getFault(call)).toBeDefined();
});
