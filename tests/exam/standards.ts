/**
 * Validates the output with other tools: pages of the site, a page with 500 figures, every PNG, and
 * a PDF of every figure. Each control is a broken file that the tool must reject.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { HtmlValidate } from "html-validate";
import { launch, openSite } from "../support/chromium.js";
import { createValidatorFiles, SITES, type ValidatorFiles } from "./judged.js";
import { completed, type Row, skipped } from "./rows.js";
import { toolFile } from "./tools.js";

type Validator = (files: readonly string[]) => string[] | Promise<string[]>;

/** Messages of vnu that are not errors: slashes that XHTML requires, and policies of local files. */
const EXPECTED = "Trailing slash on void elements.*|Resource violates Content Security Policy.*";

const vnu: Validator = (files) => {
  const jar = toolFile("vnu-jar/build/dist/vnu.jar");
  const args = ["-jar", jar, "--format", "gnu", "--exit-zero-always", "--filterpattern", EXPECTED];
  return splitLines(spawnSync("java", [...args, ...files], { encoding: "utf8" }).stderr);
};

const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

const htmlValidate: Validator = async (files) => {
  const reports = await Promise.all(files.map((file) => validator.validateFile(file)));
  return reports.flatMap(({ results }) =>
    results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, message }) => `${filePath}:${line}: ${message}`),
    ),
  );
};

const axe =
  (colorScheme: "light" | "dark"): Validator =>
  async (files) => {
    const browser = await launch();
    const results: string[] = [];
    for (const file of files) {
      const site = SITES.find((item) => file.startsWith(item))!;
      const page = await openSite(browser, site, { colorScheme });
      await page.goto(`http://site.test/${path.relative(site, file)}`, { timeout: 300_000 });
      await page.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
      const { violations } = (await page.evaluate("axe.run()")) as {
        violations: { id: string; nodes: unknown[] }[];
      };
      results.push(
        ...violations.map(({ id, nodes }) => `${file}: ${id} at ${nodes.length} places`),
      );
      await page.context().close();
    }
    await browser.close();
    return results;
  };

/** Returns a validator that runs a command for each file. */
const each =
  (command: string, ...args: string[]): Validator =>
  (files) =>
    files.flatMap((file) => {
      const { status, stdout, stderr } = spawnSync(command, [...args, file], { encoding: "utf8" });
      return status === 0 ? [] : [`${file}: ${splitLines(stdout + stderr).join(" ")}`];
    });

const splitLines = (text: string) => text.split("\n").filter(Boolean);
const isThere = (command: string) => !spawnSync(command, ["--version"]).error;

/** Yields a row for every validator, in sequence. */
export async function* standards(): AsyncGenerator<Row> {
  const { pages, pngs, pdfs } = await createValidatorFiles();
  const judges: readonly [name: string, command: string, Validator, ValidatorFiles][] = [
    ["vnu", "java", vnu, pages],
    ["html-validate", "node", htmlValidate, pages],
    ["axe, light", "node", axe("light"), pages],
    ["axe, dark", "node", axe("dark"), pages],
    ["pngcheck", "pngcheck", each("pngcheck", "-q"), pngs],
    ["qpdf --check", "qpdf", each("qpdf", "--check"), pdfs],
  ];
  for (const [name, command, judge, { files, broken }] of judges) {
    if (!isThere(command)) {
      yield skipped(name, `there is no ${command} here`);
      continue;
    }
    const [results, control] = [await judge(files), await judge([broken])];
    const counts = `${String(files.length).padStart(9)} files, ${results.length} messages, control ${control.length}`;
    const isGood = results.length === 0 && control.length > 0;
    yield completed(name, isGood, [counts, ...results].join("\n     "));
  }
}
