/** Runs the portable core in engines without Node, DOM and Intl, and compares its results with those of Node. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createContext, Script } from "node:vm";
import { newQuickJSWASMModuleFromVariant } from "quickjs-emscripten-core";
import { describe, expect, it } from "vitest";
import { readLocales } from "../../plugin/locales.js";
import { type PortableOptions, render } from "../../plugin/portable.js";
import { allFigures } from "../../src/figures/index.js";
import { locales } from "../../src/locales/languages.js";
import { writeTag } from "../../src/tag/arguments.js";
import { asAllWritten, toFigureArguments } from "../../src/tag/written.js";
import { temporary } from "../support/temporary.js";

const BUNDLE = readFileSync("dist/portable.js", "utf8");

/** What V8 has in every context besides the language, and methods that use Intl. */
const BARE = `
delete globalThis.Intl; delete globalThis.WebAssembly; delete globalThis.console;
for (const type of [String, Number, BigInt, Date, Array])
  for (const name of Object.getOwnPropertyNames(type.prototype))
    if (/locale/i.test(name)) delete type.prototype[name];
`;

/** An engine. Only text goes in and out. */
type Evaluate = (code: string) => string;

function createBareV8(): Evaluate {
  const context = createContext({});
  const evaluate = (code: string) => new Script(code).runInContext(context);
  evaluate(BARE);
  evaluate(BUNDLE);
  return evaluate;
}

async function createQuickJs(): Promise<Evaluate> {
  const quickJs = await newQuickJSWASMModuleFromVariant(
    import("@jitl/quickjs-wasmfile-release-sync"),
  );
  const context = quickJs.newContext();
  const evaluate = (code: string) =>
    context.unwrapResult(context.evalCode(code)).consume((handle) => context.dump(handle));
  evaluate(BUNDLE);
  return evaluate;
}

const engines = { "a bare context of V8": createBareV8(), QuickJS: await createQuickJs() };

const renderIn = (evaluate: Evaluate, tag: string, options: object) =>
  evaluate(`lora.render(${JSON.stringify(tag)}, ${JSON.stringify(JSON.stringify(options))})`);

const FOLDER = "tests/reference/adapter";
const files = Object.fromEntries(
  ["adapter_model.safetensors", "adapter_config.json"].map((name) => [
    name,
    readFileSync(path.join(FOLDER, name)),
  ]),
);
const inBase64 = Object.fromEntries(
  Object.entries(files).map(([name, bytes]) => [name, bytes.toString("base64")]),
);

/** The first example of each kind of figure. */
const kinds = allFigures.map((figure) =>
  writeTag(toFigureArguments(figure, asAllWritten(figure.options, figure.examples[0]!))),
);
const others = [
  "<% lora 8, 4096, 4096, steps=[1, 8] %>",
  '<% lora rank, d, k, caption="a <b> & *c*", alt="d" %>',
  "<% lora rank, d, k, show=trainable, style=about %>",
  '<% lora file="adapter_model.safetensors", show=trainable %>',
  '<% loraTable models=["gpt2", "Llama-3.1-8B"], rank=8 %>',
  "<% lora 8, 4096 %>",
  "<% lora 8, 0, 64 %>",
  '<% lora file="none.safetensors" %>',
  '<% loraRef "a" %>',
];
const data = { rank: 8, d: 768, k: 3072 };

describe.each(Object.entries(engines))("in %s", (_, evaluate) => {
  it.each(Object.keys(locales))(
    "every kind of figure has the bytes that Node writes: %s",
    (lang) => {
      for (const tag of lang === "de" ? [...kinds, ...others] : kinds)
        expect(renderIn(evaluate, tag, { lang, data, files: inBase64 }), tag).toBe(
          render(tag, { lang, data, files }),
        );
    },
  );

  it("an author's words are read from JSON", () => {
    const folder = temporary();
    mkdirSync(path.join(folder, "de"));
    writeFileSync(path.join(folder, "de/page.ftl"), "details = Alles\n");
    const options: PortableOptions = { lang: "de", locales: readLocales(folder), number: "2" };
    const tag = "<% lora 8, 64, 64 %>";
    const result = renderIn(evaluate, tag, options);
    expect(result).toBe(render(tag, options));
    expect(result).toContain("<summary>Alles</summary>");
    expect(JSON.parse(result).number).toBe("Abbildung\u00a02");
  });

  it.each([200, 1000, 1e5])("a configuration with %d open brackets is one problem", (depth) => {
    const text = `{"peft_type": "LORA", "r": 4, "target_modules": ${"[".repeat(depth)}${"]".repeat(depth)}}`;
    const files = { "a.json": Buffer.from(text).toString("base64") };
    const tag = '<% lora figure=model, model="gpt2", config="a.json" %>';
    expect(JSON.parse(renderIn(evaluate, tag, { files })).problems).toEqual([
      expect.stringMatching(/^a\.json:1:\d+: brackets must be nested at most 100 deep$/),
    ]);
  });

  it("a use of Intl would be noticed", () => {
    const uses = [
      'new Intl.Collator("en")',
      "new TextDecoder()",
      "fetch('/')",
      "setTimeout(() => 0)",
    ];
    // QuickJS has such methods, which ignore the language.
    if (evaluate !== engines.QuickJS) uses.push('"1".toLocaleUpperCase("de")');
    for (const use of uses) expect(() => evaluate(`lora.render(${use})`), use).toThrow();
  });
});
