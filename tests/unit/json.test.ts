/** Tests the positions of keys and of the first error in JSON. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { findJsonError, findJsonKey } from "../../plugin/json.js";
import { runs } from "../support/draws.js";
import { expectTranscript } from "../support/transcript.js";

it("the first error of JSON has its line, its column and what to write", async () => {
  await expectTranscript("wrong-json.txt", (text) => {
    const { line, column, reason } = findJsonError(text)!;
    return `${line}:${column} ${reason}`;
  });
});

it("JSON has an error if and only if JSON.parse rejects it", () => {
  const json = fc.json({ maxDepth: 4 });
  const characters = [...'{}[],:"\\0123456789.eE+-truefalsn \n\t\u0007\u00a0\u2028\u007fé'];
  const edit = fc.tuple(fc.nat(), fc.nat(2), fc.string({ unit: fc.constantFrom(...characters) }));
  const property = fc.property(json, edit, (text, [position, removed, inserted]) => {
    const at = position % (text.length + 1);
    const edited = text.slice(0, at) + inserted + text.slice(at + removed);
    let isJson = true;
    try {
      JSON.parse(edited);
    } catch {
      isJson = false;
    }
    expect(findJsonError(edited) === undefined, edited).toBe(isJson);
  });
  fc.assert(property, { numRuns: runs(500) });
});

it("a long string is read completely", () => {
  const long = JSON.stringify({ a: "\\é".repeat(1e6) });
  expect(findJsonError(long)).toBeUndefined();
  expect(findJsonError(`${long.slice(0, -1)},}`)).toMatchObject({ column: long.length });
});

it("lists too deep for the call stack are an error with a position, and have no known keys", () => {
  const deep = "[".repeat(1e5);
  expect(findJsonError(deep)).toMatchObject({ line: 1, reason: "it is nested too deeply" });
  expect(findJsonKey(`{"b": ${deep}${"]".repeat(1e5)}, "a": 1}`, "a")).toBeUndefined();
  expect(findJsonKey(`{"b": [[]], "a": 1}`, "a")).toEqual({ line: 1, column: 13 });
});

it("a key is found where the text has it, by its path through objects; of repeated keys, the last", () => {
  const name = fc.string({ unit: fc.constantFrom(...'ab\\"é'), minLength: 1, maxLength: 2 });
  const text = fc.string({ unit: fc.constantFrom(...'ab{}[],:"\\\n') });
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(null, true),
      fc.array(tie("value"), { maxLength: 3 }),
      // Pairs, because a dictionary has no repeated keys.
      fc.array(fc.tuple(name, tie("value")), { maxLength: 5 }).map((pairs) => ({ pairs })),
    ),
  }));
  const space = fc.constantFrom("", " ", "\n  ", "\r\n");
  const property = fc.property(value, space, (drawn, gap) => {
    let json = "";
    const keys = new Map<string, string>();
    const write = (item: unknown, prefix: string | undefined) => {
      if (Array.isArray(item)) {
        json += `[${gap}`;
        for (const [index, inner] of item.entries()) {
          if (index) json += `,${gap}`;
          write(inner, undefined);
        }
        json += `${gap}]`;
      } else if (typeof item === "object" && item) {
        json += `{${gap}`;
        for (const [index, [key, inner]] of (
          item as { pairs: [string, unknown][] }
        ).pairs.entries()) {
          if (index) json += `,${gap}`;
          const lines = json.split(/\r\n|\n/);
          const path = prefix === undefined ? undefined : prefix + key;
          if (path !== undefined) keys.set(path, `${lines.length}:${lines.at(-1)!.length + 1}`);
          json += `${JSON.stringify(key)}${gap}:${gap}`;
          write(inner, path === undefined ? undefined : `${path}.`);
        }
        json += `${gap}}`;
      } else json += JSON.stringify(item);
    };
    write(drawn, "");
    JSON.parse(json);
    for (const [key, place] of keys) {
      const { line, column } = findJsonKey(json, key)!;
      expect(`${key} at ${line}:${column} of ${json}`).toBe(`${key} at ${place} of ${json}`);
    }
    expect(findJsonKey(json, "c")).toBeUndefined();
  });
  fc.assert(property, { numRuns: runs(300) });
});
