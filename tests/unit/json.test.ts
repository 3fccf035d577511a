/** Tests the positions of keys and of the first error in JSON. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { findJsonError, findJsonKey } from "../../plugin/json.js";
import { runs } from "../support/draws.js";

it.each([
  ['{\n  "a": 1\n  "b": 2\n}', "2:9 write a comma after “1”"],
  ['{\n  "a": {\n    "b": [1, 2]\n  }\n  "c": 3\n}', "4:4 write a comma after “}”"],
  ["[1\n[2]]", "1:3 write a comma after “1”"],
  ['{"a": 1 2}', "1:8 write a comma after “1”"],
  [`["${"x".repeat(50)}" 1]`, `1:54 write a comma after “"${"x".repeat(39)}…”`],
  ['{\r\n"a": x}', "2:6 expected a value or a name in double quotes, but found “x”"],
  ['{"a": 1,}', "1:8 remove the comma before “}”"],
  ["[1, 2,]", "1:6 remove the comma before “]”"],
  ['{\n  "a": 1,\n\n}', "2:9 remove the comma before “}”"],
  ["[1,,2]", "1:4 expected a value, but found “,”"],
  ["[1,", "1:4 expected a value, but found the end of the file"],
  ["{a: 1}", "1:2 expected a value or a name in double quotes, but found “a”"],
  ["{'a': 1}", "1:2 expected a value or a name in double quotes, but found “'a'”"],
  ['{"a" 1}', "1:6 expected “:”, but found “1”"],
  ["[NaN]", "1:2 expected a value or a name in double quotes, but found “NaN”"],
  ["[1}", "1:3 expected “,” or the matching bracket, but found “}”"],
  ["[01]", "1:2 a number must not start with 0"],
  ['["a\nb"]', '1:2 expected a value or a name in double quotes, but found “"a”'],
  ["[1] 2", "1:5 expected the end of the file, but found “2”"],
  ['{"a": [1', "1:9 expected “]”, but found the end of the file"],
  ["", "1:1 expected a value, but found the end of the file"],
  [
    `[1 ${"x".repeat(50)}]`,
    `1:4 expected a value or a name in double quotes, but found “${"x".repeat(40)}…”`,
  ],
])("the first error of %j is at %s", (text, error) => {
  const { line, column, reason } = findJsonError(text)!;
  expect(`${line}:${column} ${reason}`).toBe(error);
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
