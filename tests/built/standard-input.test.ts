/** A file that the shell opens as standard input is an input, which no output may replace. */
import { spawnSync } from "node:child_process";
import { linkSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { runs } from "../support/draws.js";
import { sharedFolder } from "../support/temporary.js";

const COMMAND = path.resolve("dist/scripts/command/main.js");
const folder = sharedFolder();

const CHAPTER = "<% lora 2, 8, 8 %>\n";
const LIST = '{ "rank": 2, "d": 8, "k": 8, "output": "list.json" }\n';

/** Names of the input, and of other files in the same folder. */
const INPUTS = ["a.", "./a.", "alias.", "same.", "here/a."];
const OTHERS = ["b.", "here/new."];

it("is not replaced by an output with any of its names", () => {
  const codes = new Set<unknown>();
  fc.assert(
    fc.property(
      fc.constantFrom(...INPUTS),
      fc.oneof(fc.constantFrom(...INPUTS), fc.constantFrom(...OTHERS)),
      fc.constantFrom("expand", "--css", "batch"),
      (input, output, kind) => {
        rmSync(folder, { recursive: true });
        mkdirSync(folder);
        const write = (name: string, content: string) =>
          writeFileSync(path.join(folder, name), content);
        const extension = { expand: "md", "--css": "css", batch: "json" }[kind];
        const content = kind === "batch" ? LIST : CHAPTER;
        const file = `a.${extension}`;
        write(file, content);
        symlinkSync(file, path.join(folder, `alias.${extension}`));
        linkSync(path.join(folder, file), path.join(folder, `same.${extension}`));
        symlinkSync(".", path.join(folder, "here"));
        const target = output + extension;
        if (kind === "batch") write(file, content.replace("list.json", target));
        const args = {
          expand: ["expand", "-", "-o", target],
          "--css": ["expand", "-", "--css", target],
          batch: ["batch", "-", "-o", "."],
        }[kind]!;
        const before = readFileSync(path.join(folder, file));
        const line = '"$0" "$@" < "$INPUT"';
        const env = { ...process.env, INPUT: input + extension };
        const { status, stderr } = spawnSync("bash", ["-c", line, COMMAND, ...args], {
          cwd: folder,
          env,
        });
        expect(readFileSync(path.join(folder, file))).toEqual(before);
        const isSame = INPUTS.includes(output);
        codes.add(status);
        expect(status, String(stderr)).toBe(isSame ? 1 : 0);
        if (isSame)
          expect(String(stderr)).toMatch(
            /it is the input (?:a|same)\.\w+; choose|output must be a path below/,
          );
      },
    ),
    { numRuns: runs(20) },
  );
  // The control: the command writes other files.
  expect([...codes].sort()).toEqual([0, 1]);
});
