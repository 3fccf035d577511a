/**
 * Reads configuration files as tools save them. tests/oracle/saved.py writes these files and, with transformers,
 * counts the parameters of their models.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readJson } from "../../plugin/files.js";
import { families } from "../../src/counts/config.js";
import { countModel } from "../../src/counts/index.js";
import { trainingMemory } from "../../src/counts/training.js";
import { exact } from "../../src/number-format.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderTag } from "../../src/tag/evaluate.js";
import { writeRendered } from "../../src/tag/write.js";
import { isExam, sampled } from "../support/draws.js";
import { decode } from "../support/markup.js";
import { sharedFolder } from "../support/temporary.js";

interface Saved {
  readonly name: string;
  readonly file: "config.json" | "adapter_config.json";
  readonly text: string;
  readonly shown: string | null;
  readonly parameters: number | null;
}

const saved = readFileSync("tests/reference/saved-configs.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line): Saved => JSON.parse(line));
const models = saved.filter(({ file }) => file === "config.json");
const adapters = saved.filter(({ file }) => file === "adapter_config.json");

const folder = sharedFolder();

/** Returns the result of a tag on a page in the file's folder. */
function render(tag: string, { file, text }: Saved) {
  const parsed = parseTag(`<% ${tag} %>`);
  if ("error" in parsed) throw parsed.error;
  writeFileSync(path.join(folder, file), text);
  const rendered = renderTag(
    parsed.args,
    {},
    { readJson: (name, check) => readJson(path.join(folder, name), check) },
  );
  if (rendered.kind === "figure") return writeRendered(rendered, { id: "a" });
  if (rendered.kind === "number") return rendered.text;
  throw new Error("the tag makes neither a figure nor a number");
}

const getType = ({ text }: Saved): string => JSON.parse(text).model_type;

/** The models whose memory figure is drawn. This takes the most time, so not all models are included. */
const withMemory = sampled(models, getType).filter((_, index) => isExam || index % 2 === 0);
const MEMORY = 'lora 1, figure=memory, model="config.json"';
const TAGS = [
  'lora 1, model="config.json"',
  'lora 1, model="config.json", show=full',
  'loraTable models="config.json", rank=1',
];

function getResult(tag: string, item: Saved): string | Error {
  try {
    return render(tag, item);
  } catch (error) {
    return error as Error;
  }
}

describe("a config.json that a tool saved", () => {
  it("exists in at least 100 variants, which include every type", () => {
    expect(models.length).toBeGreaterThan(100);
    const types = models.map(getType);
    expect(families.filter((type) => !types.includes(type))).toEqual([]);
  });

  it.each(models)("is drawn and counted, or rejected by file and key: $name", (item) => {
    const { model_type: type, ...keys } = JSON.parse(item.text);
    // PEFT does not adapt a module of DistilBERT's classifier, because it trains the classifier in full.
    const targets = type === "distilbert" ? '["q_lin", "lin1"]' : '"all-linear"';
    const tags = withMemory.includes(item) ? [...TAGS, MEMORY] : TAGS;
    const results = tags.map((tag) => getResult(`${tag}, targets=${targets}`, item));
    const [first] = results;
    if (first instanceof Error) {
      for (const result of results) {
        expect((result as Error).name).toMatch(/^(LoraError|TagError)$/);
        expect((result as Error).message).toBe(first.message);
      }
      const { groups } =
        /[\\/]config\.json(:(?<line>\d+):(?<column>\d+))?: (?<key>\w+)(?<inner>[.\w]*) of the config must be /.exec(
          first.message,
        )!;
      const { line, column, key, inner } = groups!;
      expect([...Object.keys(keys), "model_type"], first.message).toContain(key);
      const given = item.text.split("\n")[Number(line) - 1]?.slice(Number(column) - 1);
      const name = inner ? inner.split(".").at(-1) : key;
      // The place is absent only if the key is.
      if (line) expect(given, first.message).toMatch(new RegExp(`^"${name}"\\s*:`));
      else expect(item.text, first.message).not.toMatch(new RegExp(`"${name}"\\s*:`));
      return;
    }
    const [model, full, table, memory = model] = results;
    for (const html of [model, table, memory]) expect(decode(String(html))).toContain(item.shown);
    if (item.parameters !== null) expect(full).toBe(exact(item.parameters));
  });
});

describe("the memory of training a saved model", () => {
  const withHeads = models
    .map(({ name, text }) => ({ name, config: JSON.parse(text) }))
    .filter(({ name, config }) => / defaults$/.test(name) && config.num_attention_heads);
  const getMemory = (model: object) => {
    try {
      const count = countModel({ model, rank: 4, targets: "all-linear" });
      return trainingMemory(count, { sequence: 8 });
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each(withHeads)("is equal without its default number of heads: $name", ({ config }) => {
    const { num_attention_heads: _, ...without } = config;
    expect(getMemory(without)).toEqual(getMemory(config));
  });
});

describe("an adapter_config.json that a tool saved", () => {
  const tag = 'lora config="adapter_config.json", show=trainable';
  const base = "meta-llama/Llama-3.1-8B";
  // Rank 8 on q_proj and v_proj of 32 layers: 32 · 8 · (4096 + 4096 + 4096 + 1024).
  const trainable = "3,407,872";

  it.each(adapters)("is counted, or the error asks for its base model: $name", (item) => {
    expect(render(`${tag}, model="${base}"`, item)).toBe(trainable);
    const given = JSON.parse(item.text).base_model_name_or_path;
    if (given === base) expect(render(tag, item)).toBe(trainable);
    else expect(() => render(tag, item)).toThrow(/^model must be set.*; got ".*"$/);
  });

  it("is named in the error of a key that is not counted", () => {
    const [first] = adapters;
    const text = JSON.stringify({ ...JSON.parse(first!.text), use_new_thing: 1 });
    const column = text.indexOf('"use_new_thing"') + 1;
    expect(() => render(tag, { ...first!, text })).toThrow(
      `adapter_config.json:1:${column}: use_new_thing of the adapter config must be `,
    );
  });
});
