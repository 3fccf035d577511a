import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { hostileTexts } from "../support/hostile-texts.js";

const PYTHON = path.resolve("tests/.run/pandoc");

/** Installs the pandoc of the tests, and returns its path. */
export function installPandoc(): string {
  const bin = path.join(PYTHON, "bin");
  if (!existsSync(path.join(bin, "pip"))) execFileSync("python3", ["-m", "venv", PYTHON]);
  execFileSync(path.join(bin, "pip"), ["install", "-q", "pypandoc_binary==1.17"]);
  const find = "import pypandoc; print(pypandoc.get_pandoc_path())";
  return execFileSync(path.join(bin, "python"), ["-c", find]).toString().trim();
}

/** Texts that would run scripts, as captions and alternatives of tags. */
export const harmful = hostileTexts
  .filter((text) => !/<%|\0/.test(text) && /<script|onerror/.test(text))
  .slice(0, 12);

/** Returns a chapter with a figure for each harmful text. `toId` writes the identifier of a block. */
export function harmfulChapter(toId: (index: number) => string): string {
  const quote = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;
  const blocks = harmful.map((text, index) => {
    const [caption, alt] = ["c", "a"].map((start) =>
      quote(`${start} ${text}`.replace(/\s+/g, " ")),
    );
    return `::: {${toId(index)}.lora tag=${quote(`8, 64, 64, caption=${caption}, alt=${alt}`)}}\n:::\n`;
  });
  return blocks.join("\n");
}
