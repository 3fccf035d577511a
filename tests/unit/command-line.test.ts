/** Written command lines mean what they were written for. */
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { draw } from "../../scripts/command/draw.js";
import { parseLine } from "../../scripts/command/flags.js";
import { toFlags } from "../../src/tag/command-line.js";

const text = fc
  .oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("-", "--alt", "-o x", "it's", "$(id)"))
  .filter((value) => !value.includes("\0"));

it("a shell and the command read any text as it was written", () => {
  const captions = fc.sample(text, 200);
  const words = captions.flatMap((title) => toFlags([["title", title]])).join(" ");
  const script = `for word in ${words}; do printf '%s\\0' "$word"; done`;
  const read = execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1);
  let rest = read;
  for (const title of captions) {
    const isOne = rest[0]!.startsWith("--title=");
    expect(parseLine(draw, rest.slice(0, isOne ? 1 : 2)).values).toEqual({ title });
    rest = rest.slice(isOne ? 1 : 2);
  }
  expect(rest).toEqual([]);
});
