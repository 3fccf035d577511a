/** Completion scripts, run in the shells that are installed. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { imageFormats } from "../../scripts/command/formats/index.js";
import { allFigures } from "../../src/figures/index.js";
import { run as runCommand } from "../support/command.js";
import { sharedFolder } from "../support/temporary.js";

const folder = sharedFolder();
beforeAll(async () => {
  for (const shell of ["bash", "zsh", "fish"]) {
    const { code, out } = await runCommand("completion", shell);
    expect(code).toBe(0);
    writeFileSync(path.join(folder, shell), out);
  }
});

const isInstalled = (shell: string) => spawnSync(shell, ["-c", "exit 0"]).status === 0;
const run = (shell: string, ...args: readonly string[]) =>
  spawnSync(shell, args, { cwd: folder, encoding: "utf8" });

const names = allFigures.map(({ name }) => name);

describe("in bash, the words after", () => {
  /** Returns the completions of the last word, as the shell would compute them. */
  function complete(line: string): string[] {
    const words = line.split(/\s+|(?<==)|(?==)/);
    const script = `source ./bash; COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; $(complete -p lora-visualizer | grep -o "_lora_[a-z]*"); printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { status, stdout, stderr } = run("bash", "-c", script);
    expect([status, stderr]).toEqual([0, ""]);
    return stdout.split("\n").filter(Boolean);
  }

  it.skipIf(!isInstalled("bash")).each<[string, string[]]>([
    ["", ["init", "check", "expand", "mdbook", "batch", "shapes", "words", "completion"]],
    ["ch", ["check"]],
    ["--figure ", names],
    ["8 64 64 --format p", ["png", "pdf"]],
    ["8 64 64 --format=p", ["png", "pdf"]],
    ["8 64 64 --them", ["--theme"]],
    ["8 gpt2 --exclude", ["--exclude-modules"]],
    ["--methods psoft --no-or", ["--no-orthogonal"]],
    ["8 --model gpt2-x", ["gpt2-xl"]],
    ["8 64 64 -o ", []],
    ["check --l", ["--language"]],
    ["check --language ", ["markdown", "html", "notebook", "python", "rst", "asciidoc", "latex"]],
    ["check ", []],
    ["expand a.md --images ", [...imageFormats]],
    ["batch list.jsonl --", ["--output", "--shard", "--cache", "--help"]],
    ["completion ", ["bash", "zsh", "fish"]],
  ])("%j are %j", (line, words) => {
    expect(complete(`lora-visualizer ${line}`)).toEqual(words);
  });
});

describe("the script is valid", () => {
  for (const shell of ["bash", "zsh", "fish"])
    it.skipIf(!isInstalled(shell))(`in ${shell}`, () => {
      expect(run(shell, "-n", shell)).toMatchObject({ status: 0, stderr: "" });
    });
});

describe("in fish, the words after", () => {
  it.skipIf(!isInstalled("fish")).each<[string, string[]]>([
    ["ch", ["check"]],
    ["8 64 64 --format p", ["pdf", "png"]],
    ["check --language ", ["html", "markdown"]],
    ["--figure initialization --start B", ["B = 0"]],
    ["completion ", ["bash", "fish", "zsh"]],
  ])("%j are %j", (line, words) => {
    const { stdout } = run("fish", "-c", `source ./fish; complete -C 'lora-visualizer ${line}'`);
    const actual = stdout.split("\n").filter(Boolean);
    expect(actual.map((row) => row.split("\t")[0])).toEqual(words);
  });
});
