/**
 * Loads the compared tools from a separate node_modules, so that the package cannot depend on them.
 * Declares the used parts of their types, because the folder may not be installed.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const FOLDER = path.resolve("tests/bench");
const require = createRequire(path.join(FOLDER, "package.json"));

async function load<T>(name: string): Promise<T> {
  const module = await import(pathToFileURL(require.resolve(name)).href);
  // Unwraps the default export that compilers add to CommonJS modules.
  return module.default?.default ? module.default : module;
}

interface Resvg {
  render(): { asPng(): Uint8Array };
}

/** Satori's element, as JSX creates it. */
export interface Element {
  readonly type: string;
  readonly props: { readonly style?: object; readonly children?: string | readonly Element[] };
}

export type TakumiNode =
  | { readonly type: "text"; readonly text: string; readonly style?: object }
  | { readonly type: "container"; readonly style?: object; readonly children: TakumiNode[] };

/** The input of a process that draws a card. */
export interface TakumiRequest {
  readonly node: TakumiNode;
  readonly options: object;
  readonly fonts: readonly {
    readonly name: string;
    readonly file: string;
    readonly weight: number;
  }[];
}

interface Takumi {
  registerFont(font: object): Promise<unknown>;
  render(node: TakumiNode, options: object): Promise<Uint8Array>;
}

type Mark = object;
type Marks = Record<"rect" | "text", (data: readonly object[], options: object) => Mark>;

interface Peers {
  readonly resvg: { readonly Resvg: new (svg: string, options: object) => Resvg };
  readonly sharp: { default(input: Buffer): { png(): { toBuffer(): Promise<Buffer> } } };
  readonly satori: { default(element: Element, options: object): Promise<string> };
  readonly takumi: { readonly Renderer: new () => Takumi };
  readonly plot: Marks & { plot(options: object): { readonly outerHTML: string } };
  readonly jsdom: {
    readonly JSDOM: new (html: string) => { readonly window: { readonly document: object } };
  };
  readonly katex: { default: { renderToString(formula: string): string } };
}

const NAMES: Readonly<Record<keyof Peers, string>> = {
  resvg: "@resvg/resvg-js",
  sharp: "sharp",
  satori: "satori",
  takumi: "@takumi-rs/core",
  plot: "@observablehq/plot",
  jsdom: "jsdom",
  katex: "katex",
};

export function peer<Name extends keyof Peers>(name: Name): Promise<Peers[Name]> {
  return load(NAMES[name]);
}
