/** Finds the fonts of Chinese, Japanese and Arabic, in packages that authors install. Node only. */
import { createRequire } from "node:module";
import path from "node:path";
import { packageFolder } from "../package.js";

const require = createRequire(import.meta.url);

/** A font of a script, in a package of https://fontsource.org. */
interface ScriptFont {
  /** The package's name. */
  readonly name: string;
  /** The start of the names of its files. A file has all characters that the script needs. */
  readonly files: string;
  /** Matches the script's characters. */
  readonly characters: RegExp;
  /** Matches letters of texts that prefer the font to others with the same characters. */
  readonly preferred?: RegExp | undefined;
}

const CJK = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u{20000}-\u{3ffff}]/u;

const SCRIPT_FONTS: readonly ScriptFont[] = [
  {
    name: "@fontsource/noto-sans-sc",
    files: "noto-sans-sc-chinese-simplified",
    characters: CJK,
  },
  // Chinese fonts draw many characters in another way than Japanese books.
  {
    name: "@fontsource/noto-sans-jp",
    files: "noto-sans-jp-japanese",
    characters: CJK,
    preferred: /[\u3040-\u30ff]/,
  },
  {
    name: "@fontsource/noto-naskh-arabic",
    files: "noto-naskh-arabic-arabic",
    characters: /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/,
  },
];

/** The family of an installed font, with the files of its regular and bold weights. */
interface InstalledFont {
  readonly family: string;
  readonly files: readonly string[];
  readonly preferred: RegExp | undefined;
}

/** Fonts that a text prefers come first. */
export function sortFonts<F extends Pick<ScriptFont, "preferred">>(
  fonts: readonly F[],
  content: string,
): readonly F[] {
  const isFirst = ({ preferred }: F) => Number(preferred?.test(content) ?? false);
  return [...fonts].sort((a, b) => isFirst(b) - isFirst(a));
}

/** Undefined if the package is not installed in the site or beside this package. */
function resolve(name: string): string | undefined {
  try {
    return require.resolve(name, { paths: [process.cwd(), packageFolder] });
  } catch {
    return undefined;
  }
}

export function findInstalledFonts(): InstalledFont[] {
  return SCRIPT_FONTS.flatMap(({ name, files, preferred }) => {
    const manifest = resolve(`${name}/package.json`);
    if (manifest === undefined) return [];
    // WOFF files are read in half the time of WOFF2 files.
    const paths = [400, 700].map((weight) =>
      path.join(path.dirname(manifest), "files", `${files}-${weight}-normal.woff`),
    );
    // Cache keys contain families.
    const family = `LoRA ${path.basename(name)} ${require(manifest).version}`;
    return [{ family, files: paths, preferred }];
  });
}

export const needsScriptFont = (content: string): boolean =>
  SCRIPT_FONTS.some(({ characters }) => characters.test(content));

/** Undefined if no package is known, or if the known one is installed. */
export const findMissingPackage = (character: string, content: string): string | undefined =>
  sortFonts(SCRIPT_FONTS, content).find(
    ({ name, characters }) =>
      characters.test(character) && resolve(`${name}/package.json`) === undefined,
  )?.name;
