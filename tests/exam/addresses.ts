/**
 * Tests the URLs of previews: an accepted URL is inside the site, and a server finds the file there.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { isPreviewUrl, resolveImageUrl } from "../../plugin/images/address.js";
import { Output } from "../../plugin/output.js";

/** Pieces of hostile and plain URLs. */
const PIECES = [
  ...["..", ".", "%2e%2e", ".%2E", "%252e%252e", "...", ". ", "%2f", "%2F..", "%5c", "\\", "..\\"],
  ...[
    "con",
    "NUL",
    "aux.tar",
    "com1",
    "lpt9 ",
    "COM¹",
    "prn.",
    "a:b",
    "c:",
    "x?",
    "*",
    "%00",
    "\0",
  ],
  ...["\t", "\n", "%0a", "%", "%zz", "%c3", "%23", "#", "%3f", "é", "e\u0301", "%C3%A9", "日本語"],
  ...["x".repeat(300), "é".repeat(130), " ", "a b", "%20", "~", "img", "a", "A", "ß", "ﬁ", "a%2Fb"],
];
const part = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("img", "a b", "é", "e\u0301", "日本語", "A", "..", ".", "%20"),
  },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 2 }) },
);
const image = fc
  .tuple(
    fc.constantFrom("", "/", "/", "//", "./", "../", "../../../../", "\\", "\\\\"),
    fc.array(
      part.map((pieces) => [pieces].flat().join("")),
      { minLength: 1, maxLength: 5 },
    ),
    fc.constantFrom(
      ".png",
      "/card.png",
      "/b.png",
      "/.png",
      ".PNG",
      ".png.",
      ".png ",
      ".png%00",
      ".html",
      "/",
    ),
  )
  .map(([start, parts, end]) => start + parts.join("/") + end);

interface Trials {
  readonly count: number;
  readonly accepted: number;
  readonly faults: readonly string[];
}

/** Returns the path of an image's preview, or undefined if the URL is rejected. */
type Rule = (image: string, page: string) => string | undefined;

export const rule: Rule = (name, page) => {
  const address = resolveImageUrl(name, page);
  return address !== undefined && isPreviewUrl(address, name) ? address : undefined;
};

/** The rule of the control, which only decodes a URL and joins it to the folder's path. */
export const naive: Rule = (name) => {
  try {
    return `/${decodeURIComponent(name)}`;
  } catch {
    return undefined;
  }
};

/** Writes previews at `count` random URLs. */
export async function tryAddresses(count: number, where: Rule, seed = 11): Promise<Trials> {
  const site = mkdtempSync(path.join(tmpdir(), "lora-addresses-"));
  const folder = path.join(site, "deep/_site");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(site, "card.png"), "outside");
  const output = await Output.open(folder);
  const faults: string[] = [];
  let accepted = 0;
  try {
    for (const name of fc.sample(image, { numRuns: count, seed })) {
      const address = where(name, "/book/one/");
      if (address === undefined) continue;
      accepted++;
      const fault = await findFault(address, site, folder, output);
      if (fault) faults.push(`${JSON.stringify(name)}: ${fault}`);
    }
  } finally {
    rmSync(site, { recursive: true });
  }
  return { count, accepted, faults };
}

async function findFault(address: string, site: string, folder: string, output: Output) {
  try {
    await output.write(address, address);
    const outside = readFileSync(path.join(site, "card.png"), "utf8");
    if (readdirSync(site).length !== 2 || outside !== "outside")
      return "something outside is another";
    // Resolves the URL as browsers and servers do.
    const { pathname } = new URL(address, "https://a.test");
    const file = path.join(folder, decodeURIComponent(pathname));
    if (readFileSync(file, "utf8") !== address) return `is another at ${pathname}`;
  } catch (error) {
    return (error as Error).message;
  } finally {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
  }
  const parts = address.split("/").slice(1);
  // Invalid on Windows. macOS treats NFC and NFD as one name.
  const isOdd = (name: string) =>
    name === "" ||
    [...name].some((item) => item < " ") ||
    /[<>:"\\|?*]|[. ]$|^(aux|con|nul|prn)\b/i.test(name);
  if (parts.some(isOdd)) return "is not for every system";
  if (address !== address.normalize("NFC") || !address.endsWith(".png"))
    return "is not as it must be";
  return undefined;
}
