/** Front matter is read as YAML, and its errors have a position. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { expandDocument } from "../../scripts/command/expand/document.js";
import { readFrontMatter, skipFrontMatter } from "../../src/front-matter.js";
import { runs } from "../support/draws.js";

it("any data is read back as it is, and the document starts after it", () => {
  const key = fc.stringMatching(/^[a-z]\w{0,5}$/);
  const options = { key, maxDepth: 3, values: [fc.string(), fc.integer(), fc.boolean()] };
  const data = fc.dictionary(key, fc.object(options));
  const property = fc.property(data, fc.constantFrom("---", "..."), (drawn, fence) => {
    const yaml = stringify(drawn);
    // A line of text may look like the closing fence.
    fc.pre(!/^(?:---|\.\.\.)/m.test(yaml));
    const start = `---\n${yaml}${fence}\n`;
    expect(readFrontMatter(`${start}# A`)).toEqual({ data: drawn, error: undefined });
    expect(skipFrontMatter(`${start}# A`)).toBe(start.length);
  });
  fc.assert(property, { numRuns: runs(200) });
});

it("nested lists and mappings as keys are errors, however deep they are, and other keys are kept", () => {
  const opening = fc.constantFrom("? ", "{? ", "[", "{", "{a: ", "- ", "? - ", "[? ");
  const property = fc.property(opening, fc.integer({ min: 2, max: 10_000 }), (text, depth) => {
    const keys = `? ${text.repeat(depth)}`;
    const { data, error } = readFrontMatter(`---\nrank: 8\n${keys.slice(0, 60_000)}\n---\n`);
    expect(error).toMatchObject({ offset: expect.any(Number), reason: expect.any(String) });
    expect(JSON.stringify(data)).toMatch(/^(?:\{"rank":8\}|\{\})$/);
  });
  fc.assert(property, { numRuns: runs(40) });
  const { error } = readFrontMatter("---\ntitle: {{ title }}\n---\n");
  expect(error).toEqual({ offset: 12, reason: expect.stringMatching(/^a key must be text/) });
});

it("tags of `expand` read values that YAML allows: lists in lines, anchors and block text", () => {
  const text = `---
model: &shape
  d: 4096
  k: 1024
ranks:
  - 4
  - 8
copy: *shape
note: >-
  The rank
  is low.
---
A number: <% lora 8, copy.d, copy.k, show=trainable %>

<% lora 8, 64, 64, steps=ranks, caption=note %>`;
  const { text: html, faults } = expandDocument(text, "a.md");
  expect(faults).toEqual([]);
  expect(html).toContain("40,960");
  expect(html).toContain("The rank is low.");
});

/** Nested aliases that stand for 20^8 values. */
const bomb = Array.from(
  { length: 8 },
  (_, index) => `a${index + 1}: &a${index + 1} [${`*a${index},`.repeat(20)}]\n`,
).join("");

it.each([
  ["---\r\nrank: 8\r\nlist: [1, 2\r\n---\r\n", /^\d:.*flow/i],
  [`---\na: ${"[".repeat(50_000)}\n---\n`, /^2:.*it is nested too deeply/],
  [`---\n${"a: 1\n".repeat(20_000)}---\n`, /^2:.*it has more than 65,536 characters/],
  ['---\nrank: 8\ntitle: "LoRA\n---\n', /^\d:.*quote/],
  [`---\na0: &a0 [1]\n${bomb}---\n`, /^2:.*alias/],
])("`expand` reports the line of front matter with an error: %j", (text, message) => {
  const [fault] = expandDocument(text, "a.md").faults;
  expect(`${fault?.line}: ${fault?.message}`).toMatch(message);
  expect(fault?.message).toMatch(/^the front matter is not YAML: [^\n]+$/);
});

it("an alias that contains itself is a wrong value, not an endless loop", () => {
  const { faults } = expandDocument("---\na: &a [*a]\n---\n<% lora a, 4, 4 %>", "a.md");
  expect(faults).toEqual([{ line: 4, message: expect.stringMatching(/^rank must be /) }]);
});

it("aliases never take minutes, whatever they refer to", () => {
  const item = fc.constantFrom(
    "a: &a [*a]",
    "a: &a {b: *a}",
    "- &a [*a]",
    "- [&a 1, *a]",
    "- &a [&b [*a], *b]",
  );
  const property = fc.property(item, (line) => {
    const yaml = `${line}\n`.repeat(2 ** 16 / (line.length + 1));
    const { error } = readFrontMatter(`---\n${yaml}---\n`);
    expect(error?.reason).toMatch(/aliases|nested too deeply/);
  });
  fc.assert(property, { numRuns: runs(10) });
});

it("of repeated keys, the last counts, as in MkDocs", () => {
  expect(readFrontMatter("---\na: 1\na: 2\n---\n").data).toEqual({ a: 2 });
});

it("TOML and a document without front matter have no data", () => {
  expect(readFrontMatter("+++\nrank = 8\n+++\nA")).toEqual({ data: {}, error: undefined });
  expect(skipFrontMatter("+++\nrank = 8\n+++\nA")).toBe(17);
  const long = `+++\n${"a = 1\n".repeat(20_000)}+++\n`;
  expect(readFrontMatter(long)).toEqual({ data: {}, error: undefined });
  expect(readFrontMatter("A\n---\nB\n---\n")).toEqual({ data: {}, error: undefined });
  expect(readFrontMatter("---\nonly text\n---\n").data).toEqual({});
});

it("front matter of any depth is read, or its error says that it is nested too deeply", () => {
  const opening = fc.constantFrom("[", "{a: ", "a: [", "- ");
  const property = fc.property(opening, fc.integer({ min: 1, max: 60_000 }), (opening, length) => {
    const yaml = opening.repeat(length / opening.length);
    const { error } = readFrontMatter(`---\n${yaml}\n---\n`);
    expect(error?.reason ?? "").not.toMatch(/stack/);
  });
  fc.assert(property, { numRuns: runs(6) });
  const deep = `---\n${"[".repeat(60_000)}\n---\n`;
  expect(readFrontMatter(deep).error?.reason).toBe("it is nested too deeply");
});
