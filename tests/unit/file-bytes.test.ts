/** The size of an adapter's file. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Stored, safetensorsBytes } from "../../src/counts/safetensors.js";
import { adapterFileBytes, countMethod } from "../../src/index.js";
import { parseTag } from "../../src/tag/arguments.js";
import { renderTag } from "../../src/tag/evaluate.js";

const model = "meta-llama/Llama-3.2-3B";
const lora = { model, method: "lora", rank: 32, targets: ["q_proj", "v_proj"] };

/** Writes a file as the format's specification describes, with tensors in the order of their data. */
function writeSafetensors(tensors: readonly Stored[]): Buffer {
  // No prototype: a tensor may be called __proto__.
  const header: Record<string, unknown> = Object.create(null);
  header.__metadata__ = { format: "pt" };
  let end = 0;
  for (const { name, dtype, shape } of tensors) {
    const begin = end;
    end += shape.reduce((all, side) => all * side, dtype === "F32" || dtype === "I32" ? 4 : 2);
    header[name] = { dtype, shape, data_offsets: [begin, end] };
  }
  const json = JSON.stringify(header);
  const padded = json.padEnd(Math.ceil(json.length / 8) * 8);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  return Buffer.concat([length, Buffer.from(padded), Buffer.alloc(end)]);
}

const stored = fc.record({
  name: fc.stringMatching(/^[a-z_.0-9]{1,30}$/),
  shape: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
});

describe("a safetensors file", () => {
  it("has the computed size when written, for any order of tensors", () => {
    fc.assert(
      fc.property(fc.uniqueArray(stored, { selector: ({ name }) => name }), (all) => {
        const tensors = all.map((tensor): Stored => ({ ...tensor, dtype: "F32" }));
        const sorted = [...tensors].sort((a, b) => (a.name < b.name ? -1 : 1));
        expect(safetensorsBytes(tensors)).toBe(writeSafetensors(sorted).length);
        expect(safetensorsBytes(tensors.reverse())).toBe(writeSafetensors(sorted).length);
      }),
    );
  });

  it("stores wide elements first, because the order changes the offsets in its header", () => {
    const wide = { name: "z", dtype: "F32", shape: [30, 300] } as const;
    const narrow = { name: "a", dtype: "BF16", shape: [5] } as const;
    expect(safetensorsBytes([narrow, wide])).toBe(writeSafetensors([wide, narrow]).length);
    expect(writeSafetensors([narrow, wide]).length).not.toBe(
      writeSafetensors([wide, narrow]).length,
    );
  });
});

describe("adapterFileBytes", () => {
  it("includes the header, and half the data in 16 bits", () => {
    const data = 4 * countMethod(lora);
    expect(adapterFileBytes(lora)).toBe(data + 15_056);
    for (const dtype of ["bfloat16", "float16"] as const) {
      const half = adapterFileBytes({ ...lora, dtype });
      expect(half).toBeGreaterThan(data / 2);
      expect(half).toBeLessThan(data / 2 + 15_056 + 112);
    }
  });

  it("explains adapters of 1 GB by copies of embeddings and head in the base model's dtype", () => {
    const saved = { ...lora, modulesToSave: ["embed_tokens", "lm_head"] };
    const copies = 2 * 128256 * 3072;
    const extraBytes = (input: typeof saved & { baseDtype?: "float32" }) =>
      adapterFileBytes(input) - adapterFileBytes(lora);
    expect(Math.floor(extraBytes(saved) / copies)).toBe(2);
    expect(Math.floor(extraBytes({ ...saved, baseDtype: "float32" }) / copies)).toBe(4);
    expect(countMethod(saved) - countMethod(lora)).toBe(copies);
  });

  it("stores copies beside a 16-bit adapter in the adapter's dtype", () => {
    // The dtype of each of the 57 norms is in the header.
    const saved = { ...lora, modulesToSave: ["norm"] };
    for (const dtype of ["bfloat16", "float16"] as const)
      expect(adapterFileBytes({ ...saved, dtype })).toBe(
        adapterFileBytes({ ...saved, dtype, baseDtype: dtype }),
      );
  });

  it.each([
    [{ ...lora, method: "bitfit" }, /method must be one with an adapter file \(PEFT lacks/],
    [{ ...lora, method: "full" }, /full fine-tuning saves the complete model/],
    [{ ...lora, dtype: "int8" as "float32" }, /dtype must be one of float32, bfloat16, float16/],
    [
      { ...lora, model: "microsoft/layoutlm-base-uncased", targets: ["query"] },
      /modules are known by name/,
    ],
    [{ ...lora, modulesToSave: { anything: 5 } }, /parameters are known by name/],
  ])("throws an error of one line if no such file exists: %j", (input, message) => {
    expect(() => adapterFileBytes(input)).toThrow(message);
    expect(() => adapterFileBytes(input)).toThrow(/^[^\n]+$/);
  });
});

describe("show=fileBytes", () => {
  const shown = (tag: string) => {
    const parsed = parseTag(`<% ${tag} %>`);
    if ("error" in parsed) throw parsed.error;
    const rendered = renderTag(parsed.args, {});
    return rendered.kind === "number" ? rendered.text : rendered.kind;
  };

  it("is exact or rounded to MB, and an error for one matrix", () => {
    const tag = `lora 32, model="Llama-3.2-3B", targets=["q_proj", "v_proj"], show=fileBytes`;
    expect(shown(tag)).toBe("36,715,216");
    expect(shown(`${tag}, style=about`)).toBe("36.7\u00a0MB");
    expect(() => shown("lora 8, 64, 64, show=fileBytes")).toThrow(/one matrix, which has no file/);
    expect(() => shown('lora 8, model="falcon-40b", show=fileBytes')).toThrow(
      /only some modules of this model are known/,
    );
  });
});
