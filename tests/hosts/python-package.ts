/** Builds the Python package, installs its wheel, and runs programs of its environment in books like the templates. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export const BIN = path.resolve("tests/.run/python/bin");
export const SOURCE = "plugin/hosts/python";
/** The folder of the books. */
export const root = mkdtempSync(path.join(tmpdir(), "lora-python-"));

/** Installs the programs and the wheel. The programs stay for later runs. */
export function installPackage(): void {
  const requirements = readFileSync("tests/hosts/requirements-python.txt", "utf8");
  const installed = path.join(path.dirname(BIN), "requirements.txt");
  if (!existsSync(installed) || readFileSync(installed, "utf8") !== requirements) {
    execFileSync("python3", ["-m", "venv", path.dirname(BIN)]);
    const file = "tests/hosts/requirements-python.txt";
    execFileSync(path.join(BIN, "pip"), ["install", "-q", "-r", file]);
    writeFileSync(installed, requirements);
  }
  const wheels = path.join(root, "wheels");
  const build = ["-m", "build", "--no-isolation", "--outdir", wheels, SOURCE];
  execFileSync(path.join(BIN, "python"), build, { stdio: "pipe" });
  const [wheel = ""] = readdirSync(wheels).filter((name) => name.endsWith(".whl"));
  const install = ["install", "-q", "--force-reinstall", "--no-deps", path.join(wheels, wheel)];
  execFileSync(path.join(BIN, "pip"), install);
}

export const removeBooks = (): void => rmSync(root, { recursive: true, force: true });

/** Returns the folder of a book like a template, with these files in place of its own. */
export function createBook(template: string, files: Readonly<Record<string, string>> = {}): string {
  const book = mkdtempSync(path.join(root, "book-"));
  cpSync(path.join(SOURCE, "template", template), book, { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(book, name), content);
  return book;
}

/** Runs a program of the environment in a folder. Returns its exit code and what it prints. */
export function run(folder: string, program: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(path.join(BIN, program), args, {
    cwd: folder,
    maxBuffer: 1e9,
  });
  return { status, log: `${stdout}${stderr}` };
}

export const sphinx = (book: string, builder: string) =>
  run(book, "sphinx-build", "-q", "-b", builder, ".", `_${builder}`);
