/**
 * Builds plugin/island/ into scripts for pages: a runtime with the code that all figures share, and the
 * interactive part of each figure in the registry.
 */
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { BuildOptions, Plugin, PluginContext } from "rolldown";
import { writeAtomically } from "../plugin/files.js";
import type { Manifest } from "../plugin/scripts.js";
import { figures } from "../src/figures/index.js";
import { locales, type PartialLocale } from "../src/locales/index.js";

/** The folder of each figure, by the figure's name. */
type Folders = Readonly<Record<string, string>>;

const FOLDERS: Folders = Object.fromEntries(
  Object.keys(figures).map((name) => [name, path.resolve(`src/figures/${name}`)]),
);

/** Languages other than English by language tag, with the file that contains their strings, and its exports. */
type Languages = Readonly<
  Record<
    string,
    Pick<PartialLocale, "language"> & { readonly file: string; readonly exports: readonly string[] }
  >
>;

const LANGUAGES: Languages = Object.fromEntries(
  Object.entries(locales)
    .filter(([tag]) => tag !== "en")
    .map(([tag, locale]) => {
      const file = path.resolve(`src/locales/${tag}.ts`);
      return [tag, { language: locale.language, file, exports: Object.keys(locale) }];
    }),
);

/** Returns the tags of the languages that have words for a figure: "en" and tags of `languages`. */
const languageTags = (figure: string, languages: Languages) => [
  "en",
  ...Object.keys(languages).filter((tag) => languages[tag]!.exports.includes(figure)),
];

/** Returns the name of a figure's export in the file of a language. */
function exportName(figure: string, { exports }: Languages[string]): string {
  const script = `${figure}Script`;
  return exports.includes(script) ? script : figure;
}

/**
 * The modules of a runtime, including those that all figures share. Each language has a runtime, which contains its
 * phrases that several figures share: a separate chunk would cost more bytes.
 */
const SHARED = [
  /[/\\]plugin[/\\]island[/\\](?!download|explore|file|order|standalone)/,
  /[/\\]src[/\\](counts|direction|formats?|scene|theme|render[/\\](elements|sink))\.ts$/,
  /[/\\]src[/\\]figures[/\\](lines|mirror|shapes|strips|picture|share|words|model-words)\.ts$/,
];

/** Options of all bundles that browsers run. Our code has no getters with side effects. */
const FOR_BROWSERS = {
  platform: "browser",
  treeshake: { propertyReadSideEffects: false },
  optimization: { inlineConst: { mode: "all", pass: 3 } },
} as const;
const MINIFY = { compress: { treeshake: { propertyReadSideEffects: false } } } as const;

/** The figure whose phrases are part of the runtime if another figure uses them too. Budgets include its script. */
const FIRST_FIGURE = "decomposition";

const FIGURE_PREFIX = "lora:figure/";
const LANGUAGE_PREFIX = "lora:language/";
const RUNTIME = path.resolve("plugin/island/runtime.ts");
const RTL = path.resolve("plugin/island/rtl.ts");

/** Returns the name of the script that has a figure's code and its strings in one language. */
const scriptName = (figure: string, tag: string) => `figure-${figure}-${tag}`;

/** Returns the name of a language's runtime. */
const runtimeName = (tag: string) => (tag === "en" ? "runtime" : `runtime-${tag}`);

/** Returns the file of a module, the language of the copy, and the part of a language's file. */
function parseId(id: string): { file: string; tag: string; part: string | undefined } {
  const [file = "", query] = id.split("?");
  const [tag = "en", part] = query?.split("&") ?? [];
  return { file, tag, part };
}

/** Returns the name of the runtime that contains a module; null for other modules. */
function findRuntime(id: string): string | null {
  if (id.startsWith(LANGUAGE_PREFIX)) return runtimeName(id.slice(LANGUAGE_PREFIX.length));
  const { file, tag, part } = parseId(id);
  const isShared = part === "shared" || SHARED.some((item) => item.test(file));
  return isShared ? runtimeName(tag) : null;
}

/** Returns whether a language has full-width punctuation. */
const isFullWidth = (tag: string) =>
  ["Hans", "Hant", "Jpan"].includes(new Intl.Locale(tag).maximize().script!);

/** Returns the source of a virtual module: the code of one figure, and its strings in one language. */
function figureModule(
  name: string,
  folder: string,
  tag: string,
  other: Languages[string] | undefined,
): string {
  const [words, exported] = other
    ? [`${other.file}?${tag}&${name}`, exportName(name, other)]
    : [path.join(folder, "words.ts"), "live"];
  const figure = JSON.stringify(path.join(folder, "interactive.ts"));
  return (
    `export { clip, count } from ${figure};` +
    (other?.language.direction === "rtl"
      ? `import { compose as composeFigure } from ${figure};` +
        "export const compose = (...args) => mirrorPicture(composeFigure(...args));" +
        `import { ${exported} as words } from ${JSON.stringify(words)};` +
        `import { loadOrder, markWords, mirrorPicture } from ${JSON.stringify(RTL)};` +
        "export { loadOrder, markWords }; export const live = (f) => markWords(words(f));"
      : `export { compose } from ${figure}; export { ${exported} as live } from ${JSON.stringify(words)};`) +
    (other ? `export { default as language } from "${LANGUAGE_PREFIX}${tag}";` : "")
  );
}

/** Returns the source of a virtual module: the parts of a language that scripts need. */
function languageModule(language: PartialLocale["language"]): string {
  const { variants: _, direction: __, ...parts } = language;
  return `export default ${JSON.stringify(parts)};`;
}

/** A node of a syntax tree. */
type Tree = Readonly<Record<string, unknown>>;
type Statements = ReturnType<PluginContext["parse"]>["body"];

/** Adds the names of variables in a part of a syntax tree to `names`. Omits types and names of properties. */
function findNames(node: unknown, names = new Set<string>()): Set<string> {
  if (Array.isArray(node)) for (const item of node) findNames(item, names);
  if (typeof node !== "object" || node === null || !("type" in node)) return names;
  const { type, name, computed, typeAnnotation, key, property, ...parts } = node as Tree;
  if (type === "Identifier") names.add(`${name}`);
  if (computed) findNames([key, property], names);
  if (/^TS(?!AsExpression|SatisfiesExpression|NonNull)/.test(`${type}`)) return names;
  for (const part of Object.values(parts)) findNames(part, names);
  return names;
}

/** Returns the declarations of a module and the names that they use, by name. */
function findDeclarations(statements: Statements) {
  const declarations = new Map<
    string,
    { start: number; end: number; isExported: boolean; uses: Set<string> }
  >();
  for (const statement of statements) {
    const isExported = statement.type === "ExportNamedDeclaration";
    const declaration = isExported ? statement.declaration : statement;
    const { start, end } = statement;
    const [first] = declaration?.type === "VariableDeclaration" ? declaration.declarations : [];
    const id = declaration?.type === "FunctionDeclaration" ? declaration.id : first?.id;
    if (id?.type !== "Identifier") continue;
    declarations.set(id.name, { start, end, isExported, uses: findNames(declaration) });
  }
  return declarations;
}

/**
 * Returns the source of a copy of a language's file. The copy for the runtime, whose part is "shared", exports the
 * declarations that the strings of several figures use, and the other copies import them.
 */
function splitLanguage(
  code: string,
  statements: Statements,
  id: string,
  factories: readonly string[],
): string {
  const declarations = findDeclarations(statements);
  /** Returns the names of declarations that a declaration uses, and of those that these use. */
  const findUses = (declaration: string) => {
    const names = new Set([declaration]);
    // Names that are added extend the loop.
    for (const name of names)
      for (const use of declarations.get(name)?.uses ?? [])
        if (declarations.has(use)) names.add(use);
    return names;
  };
  const first = findUses(FIRST_FIGURE);
  const others = factories.filter((factory) => factory !== FIRST_FIGURE).map(findUses);
  const shared = [...declarations].filter(
    ([name, { isExported }]) =>
      !isExported && first.has(name) && others.some((names) => names.has(name)),
  );
  const names = `{ ${shared.map(([name]) => name).join(", ")} }`;
  const { file, tag, part } = parseId(id);
  if (part === "shared") return `${code}\nexport ${names};`;
  let rest = code;
  for (const [, { start, end }] of shared.reverse()) rest = rest.slice(0, start) + rest.slice(end);
  return `${rest}\nimport ${names} from ${JSON.stringify(`${file}?${tag}&shared`)};`;
}

/**
 * A plugin that provides the modules `lora:figure/TAG/NAME` and `lora:language/TAG`. Languages other than English have
 * separate copies of all modules: code that two languages share would be a chunk of its own, and each page would
 * load more bytes. A copy's id ends with "?TAG". The file of a language has a copy for each figure, so that
 * each chunk contains only that figure's strings, and a copy for the runtime.
 */
const figureModules = (folders: Folders, languages: Languages): Plugin => ({
  name: "figures",
  async resolveId(id, importer = "") {
    if (id.startsWith(FIGURE_PREFIX) || id.startsWith(LANGUAGE_PREFIX) || id.includes("?"))
      return id;
    const tag = importer.match(/(?:^lora:figure\/|\?)([^/&]+)/)?.[1];
    if (!tag || tag === "en") return null;
    const resolved = await this.resolve(id, importer.split("?")[0], { skipSelf: true });
    return resolved && { ...resolved, id: `${resolved.id}?${tag}` };
  },
  async load(id) {
    if (id.startsWith(LANGUAGE_PREFIX)) {
      const tag = id.slice(LANGUAGE_PREFIX.length);
      return languageModule(languages[tag]!.language);
    }
    if (id.startsWith(FIGURE_PREFIX)) {
      const [tag = "", name = ""] = id.slice(FIGURE_PREFIX.length).split("/");
      return figureModule(name, folders[name]!, tag, languages[tag]);
    }
    if (!id.includes("?")) return null;
    const { file, tag } = parseId(id);
    const code = await readFile(file, "utf8");
    const language = languages[tag]!;
    if (file !== language.file) return { code, moduleType: "ts" };
    const factories = Object.keys(folders).map((figure) => exportName(figure, language));
    const statements = this.parse(code, { lang: "ts" }).body;
    return { code: splitLanguage(code, statements, id, factories), moduleType: "ts" };
  },
  transform(code, id) {
    const { tag } = parseId(id);
    const isRtl = languages[tag]?.language.direction === "rtl";
    // Scenes in scripts are those of the build, which has checked them.
    const checked = code.replaceAll(/(?<=new TypeError\()"[^"]*"(?=\))/g, "");
    const short = isRtl ? checked : checked.replaceAll(/\bisRightToLeft\(\w+\)/g, "false");
    return isFullWidth(tag) ? short : short.replaceAll("closeUp(", "(");
  },
});

/** A plugin that writes the manifest of the scripts and deletes the files of earlier builds. */
const manifestPlugin = (folders: Folders, languages: Languages): Plugin => ({
  name: "manifest",
  async writeBundle({ dir = "." }, bundle) {
    const built = Object.values(bundle).filter((item) => item.type === "chunk");
    /** Returns scripts and their transitive imports, which may be circular. */
    const withImports = (scripts: readonly string[], onDemand = false) => {
      const names = new Set(scripts.map((name) => `${name}.js`));
      // Names that are added extend the loop.
      for (const name of names) {
        const { imports, dynamicImports } = built.find(({ fileName }) => fileName === name)!;
        for (const imported of [...imports, ...(onDemand ? dynamicImports : [])])
          names.add(imported);
      }
      return [...names];
    };
    const scriptsByFigure = Object.keys(folders).map((name) => {
      const byLanguage = languageTags(name, languages).map((tag) => [
        tag,
        withImports([scriptName(name, tag)]),
      ]);
      return [name, Object.fromEntries(byLanguage)];
    });
    const filesOf = (tag: string) => {
      const names = Object.keys(folders).filter((name) =>
        languageTags(name, languages).includes(tag),
      );
      const scripts = names.map((name) => scriptName(name, tag));
      return withImports([runtimeName(tag), ...scripts], true);
    };
    const tags = ["en", ...Object.keys(languages)];
    const manifest: Manifest = {
      runtime: withImports(["runtime"]),
      figures: Object.fromEntries(scriptsByFigure),
      files: Object.fromEntries(tags.map((tag) => [tag, filesOf(tag)])),
      rtl: tags.find((tag) => languages[tag]?.language.direction === "rtl"),
    };
    const name = "manifest.json";
    // Atomic, because `npm start` may read the manifest at any time.
    await writeAtomically(path.join(dir, name), JSON.stringify(manifest));
    for (const old of await readdir(dir))
      if (old !== name && !Object.hasOwn(bundle, old))
        await rm(path.join(dir, old), { recursive: true });
  },
});

/**
 * Returns the options that bundle the runtime and these figures into a folder. The runtime imports
 * figures by name, so file names contain no hash. Instead, sites serve the scripts in a folder whose
 * name is a hash of their content.
 */
export const islands = (
  dir: string,
  folders: Folders = FOLDERS,
  languages: Languages = LANGUAGES,
): BuildOptions => ({
  input: {
    runtime: RUNTIME,
    ...Object.fromEntries(
      Object.keys(languages).map((tag) => [runtimeName(tag), `${RUNTIME}?${tag}`]),
    ),
    ...Object.fromEntries(
      Object.keys(folders).flatMap((name) =>
        languageTags(name, languages).map((tag) => [
          scriptName(name, tag),
          `${FIGURE_PREFIX}${tag}/${name}`,
        ]),
      ),
    ),
  },
  ...FOR_BROWSERS,
  preserveEntrySignatures: "allow-extension",
  plugins: [figureModules(folders, languages), manifestPlugin(folders, languages)],
  output: {
    dir,
    format: "es",
    comments: false,
    entryFileNames: "[name].js",
    chunkFileNames: ({ moduleIds }) => {
      const { tag } = parseId(moduleIds[0] ?? "");
      return tag === "en" ? "[name].js" : `[name]-${tag}.js`;
    },
    minify: MINIFY,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ debugName: "runtimes", name: findRuntime }],
    },
  },
});

const STANDALONE_PREFIX = "lora:standalone/";

/**
 * A plugin that provides the modules `lora:standalone/NAME`, and makes the code of pages static: it downloads by
 * the code for MicroSims, and does not explore pictures by keyboard, for which a MicroSim's 56 kB have no room.
 */
const standaloneModules: Plugin = {
  name: "lora:standalone",
  resolveId: (id) => (id.startsWith(STANDALONE_PREFIX) ? id : null),
  load(id) {
    if (!id.startsWith(STANDALONE_PREFIX)) return null;
    const figure = `${FIGURE_PREFIX}en/${id.slice(STANDALONE_PREFIX.length)}`;
    return (
      `import * as figure from ${JSON.stringify(figure)};` +
      `import { define } from ${JSON.stringify(path.resolve("plugin/island/standalone.ts"))};` +
      "define(figure);"
    );
  },
  transform: {
    filter: { id: /[/\\]plugin[/\\]island[/\\]adopt\.ts$/ },
    handler(code) {
      const replace = (text: string, part: RegExp, replacement: string) => {
        const replaced = text.replace(part, replacement);
        if (replaced === text) throw new Error(`adopt.ts lacks ${part}`);
        return replaced;
      };
      const downloading = replace(code, /\(await import\("\.\/download\.js"\)\)\./, "");
      return (
        'import { download } from "./standalone-download.js";' +
        replace(downloading, /\bfor \(const picture of [\s\S]*?explore\.js[\s\S]*?\n\s*\}\n/, "")
      );
    },
  },
};

/** Returns the options of one bundle per figure. They are classic scripts, because browsers load no modules from `file://`. */
export const standaloneIslands = (dir: string): BuildOptions[] =>
  Object.keys(FOLDERS).map((name) => ({
    input: { [name]: `${STANDALONE_PREFIX}${name}` },
    ...FOR_BROWSERS,
    plugins: [figureModules(FOLDERS, {}), standaloneModules],
    output: {
      dir,
      format: "iife",
      comments: false,
      entryFileNames: "[name].js",
      minify: MINIFY,
      codeSplitting: false,
    },
  }));
