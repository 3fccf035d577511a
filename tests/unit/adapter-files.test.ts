/** Tests damaged and unsupported adapter files. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAdapter } from "../../src/adapter/reader.js";
import type { Source } from "../../src/adapter/source.js";
import { LoraError } from "../../src/errors.js";
import { figures } from "../../src/figures/index.js";
import { composePreview } from "../../src/figures/preview.js";
import { Renderer } from "../../src/render/png.js";
import { toFile, toSafetensors, toSource, toTensors } from "../support/adapter-file.js";
import { runs } from "../support/draws.js";
import {
  data,
  HOSTILE_FILES,
  header,
  tensors,
  valid,
  withModules,
} from "../support/hostile-adapters.js";

const read = (bytes: Uint8Array) => readAdapter(toSource(bytes));

/** Returns the error of a file. Throws unless the file is rejected with a LoraError of one line. */
function errorOf(source: Source): string {
  try {
    readAdapter(source);
  } catch (error) {
    expect(error).toBeInstanceOf(LoraError);
    const { message } = error as LoraError;
    expect(message).toMatch(/^.+$/);
    return message;
  }
  throw new Error("the file was accepted");
}

it("a file is read with any length of its header, even if this length looks like a pickle or JSON", () => {
  const pickles = [2, 3, 4, 5].map((version) => 128 + 256 * version);
  const lengths = fc.oneof(
    fc.constantFrom(...pickles, 256 + 0x7b),
    fc.integer({ min: header.length, max: 2 ** 17 }),
  );
  fc.assert(
    fc.property(lengths, (length) => {
      fc.pre(length >= header.length);
      expect(read(toFile(header.padEnd(length), data)).updates).toHaveLength(2);
    }),
    { numRuns: runs(60) },
  );
});

it("a name with a part that shows nothing is rejected, and any other name has a preview", async () => {
  const measure = await new Renderer().measure();
  const invisible = fc.string({
    unit: fc.constantFrom(" ", "\t", "\u00a0", "\u00ad", "\u200b", "\u202e", "\ufeff"),
    maxLength: 3,
  });
  const visible = fc.string({
    unit: fc.constantFrom("a", "é", "_", "0"),
    minLength: 1,
    maxLength: 3,
  });
  const parts = fc.array(
    fc.oneof(
      invisible,
      fc.tuple(invisible, visible).map((all) => all.join("")),
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  await fc.assert(
    fc.asyncProperty(parts, async (parts) => {
      const bytes = toSafetensors(toTensors(parts.join("."), [[1], [2]], [[1, 2]]));
      if (parts.some((part) => !/[aé_0]/.test(part))) {
        expect(errorOf(toSource(bytes))).toMatch(/^each part of a tensor's name must be visible/);
        return;
      }
      const drawing = figures.adapter.draw({ file: read(bytes) } as never);
      expect(composePreview(drawing, { title: "T" }, measure).width).toBe(1200);
      expect(drawing.caption).not.toMatch(/: +of layer/);
    }),
    { numRuns: runs(100) },
  );
});

it("a file whose length looks like a pickle is called a pickle if its header does not fit", () => {
  const length = 128 + 256 * 2;
  const start = toFile("{", new Uint8Array(), length);
  const withSize = (size: number) => ({
    ...toSource(Buffer.concat([start, Buffer.alloc(length)])),
    size,
  });
  expect(errorOf(withSize(8 + length - 1))).toContain("not a pickle");
  expect(errorOf(withSize(8 + length))).not.toContain("not a pickle");
});

it("names may have quotes, backslashes and line breaks, and keep them", () => {
  const end = fc.constantFrom("", "\\", "\\\\", '"', '\\"', "\n");
  const names = fc.tuple(fc.string({ unit: "grapheme" }), end, end).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.uniqueArray(names, { minLength: 1, maxLength: 4 }), (drawn) => {
      const others = drawn.map((name) => ({ name: `other ${name}`, shape: [1], numbers: [1] }));
      const bytes = toSafetensors([...tensors, ...others]);
      expect(new Set(read(bytes).others)).toEqual(new Set(others.map(({ name }) => name)));
    }),
    { numRuns: runs(60) },
  );
});

describe("a file is rejected in one line", () => {
  const cases = HOSTILE_FILES.map((file) => [file[0], file] as const);
  it.each(cases)("with %s", (_, [, bytes, error, { fileName, zeros = 0 } = {}]) => {
    const message = errorOf({ ...toSource(bytes, fileName), size: bytes.length + zeros });
    expect(message).toContain(error);
    expect(message.length).toBeLessThan(400);
  });

  it("but not without its fault", () => {
    expect(read(valid).updates).toHaveLength(2);
  });

  it("with a rank above 1,024, before its tensors are read", () => {
    const withRank = (rank: number) => {
      const ones = new Array<number>(rank).fill(1);
      const a = ones.map((item) => [item]);
      return toSafetensors(toTensors("layers.0.q", [ones], a));
    };
    const source = toSource(withRank(1025));
    let end = 0;
    const readPart = (from: number, to: number) => {
      end = Math.max(end, to);
      return source.read(from, to);
    };
    expect(() => readAdapter({ ...source, read: readPart })).toThrow(
      "r of layers.0.q must be a whole number from 1 to 1,024; got 1025",
    );
    expect(end).toBeLessThanOrEqual(source.size - 2 * 4 * 1025);
    const [first, ...rest] = read(withRank(1024)).updates[0]!.sigmas;
    expect(first).toBeCloseTo(1024, 9);
    expect(rest).toEqual(new Array(1023).fill(0));
  });

  it("before its tensors are read, unless they take less than the limit", () => {
    const [, bytes, , { zeros = 0 } = {}] = withModules(40);
    const source = { ...toSource(bytes), size: bytes.length + zeros };
    expect(() => readAdapter(source)).toThrow(/^read \d+ to \d+$/);
  });

  it("after any part of it is cut off", () => {
    fc.assert(
      fc.property(fc.nat(valid.length - 1), (length) => {
        errorOf(toSource(valid.subarray(0, length)));
      }),
      { numRuns: runs(40) },
    );
  });

  it("after random changes, or it is read without numbers that are not finite", () => {
    const change = fc.record({ at: fc.nat(valid.length - 1), byte: fc.nat(255) });
    let rejected = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const bytes = Uint8Array.from(valid);
        for (const { at, byte } of changes) bytes[at] = byte;
        try {
          for (const { sigmas } of read(bytes).updates)
            for (const sigma of sigmas) expect(sigma).toBeGreaterThanOrEqual(0);
        } catch (error) {
          expect(error).toBeInstanceOf(LoraError);
          rejected++;
        }
      }),
      { numRuns: runs(400) },
    );
    expect(rejected).toBeGreaterThan(50);
  });
});
