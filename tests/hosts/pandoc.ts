import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const PYTHON = path.resolve("tests/.run/pandoc");

/** Installs the pandoc of the tests, and returns its path. */
export function installPandoc(): string {
  const bin = path.join(PYTHON, "bin");
  if (!existsSync(path.join(bin, "pip"))) execFileSync("python3", ["-m", "venv", PYTHON]);
  execFileSync(path.join(bin, "pip"), ["install", "-q", "pypandoc_binary==1.17"]);
  const find = "import pypandoc; print(pypandoc.get_pandoc_path())";
  return execFileSync(path.join(bin, "python"), ["-c", find]).toString().trim();
}
