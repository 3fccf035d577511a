/** The plugin of MyST and Jupyter Book 2: the directives `lora` and `lora-table`, and the role `lora`. */
import { createHash, randomUUID } from "node:crypto";
import path from "node:path";
import { assertNames, LoraError } from "../../../src/errors.js";
import { readFrontMatter } from "../../../src/front-matter.js";
import { readOption } from "../../../src/options.js";
import { RendererError } from "../../../src/render/packages.js";
import { toPdf } from "../../../src/render/png.js";
import { readText } from "../../../src/render/read.js";
import { type Drawn, drawTag, type PortableOptions } from "../../draw.js";
import { assertInProject } from "../../files.js";
import { DEFAULT_LANG, LOCALES } from "../../lang.js";
import { markCode } from "../../marks.js";
import { writeFiles } from "../../output.js";
import { createFileReaders } from "../../weights.js";
import { type Node, onlyInPages, toDetails, toNode, toTable } from "./nodes.js";
import { STYLESHEET, toWidget } from "./widget.js";

/** The parts of a virtual file (VFile) that the plugin needs. */
interface File {
  readonly path?: string;
  message(reason: string, place: unknown, origin: string): { fatal?: boolean | null };
}

/** What MyST passes to a directive or role. */
interface Data {
  readonly node: Node;
  readonly arg?: string;
  readonly body?: readonly Node[] | string;
  readonly options?: { readonly label?: string; readonly alt?: string };
}

export interface LoraMystOptions {
  /** The language of pages that state none, such as "de". Default: English. */
  readonly lang?: string;
  /** The author's languages: `readLocales("words")`. */
  readonly locales?: PortableOptions["locales"];
  /** Whether figures on pages have controls. Default: false. */
  readonly interactive?: boolean;
}

/** Whether MyST builds only a site, which needs no PDF files: `myst start`, or `myst build --html`. */
const isSite = (args: readonly string[]) =>
  args.includes("start") ||
  (/--(?:site|html)\b/.test(args.join(" ")) && !/--(?:all|pdf|tex)\b/.test(args.join(" ")));

/** Without pdfkit, MyST converts the SVG file for LaTeX with Inkscape. */
function withoutPdf(error: unknown): undefined {
  if (!(error instanceof RendererError)) throw error;
}

/** The folder of the pictures, which MyST copies to its output. */
const FOLDER = "_build/lora";

/** Returns the plugin. Throws LoraError for a wrong option. */
export function createLoraMyst(options: LoraMystOptions = {}) {
  assertNames(options, ["lang", "locales", "interactive"]);
  const { lang, locales, interactive = false } = options;
  if (typeof interactive !== "boolean")
    throw new LoraError("interactive", "true or false", interactive);
  if (lang !== undefined) readOption("lang", DEFAULT_LANG, lang);
  if (locales !== undefined) readOption("locales", LOCALES, locales);
  /** The requested files: pictures by their paths without an extension, and those of the controls. */
  const pictures = new Map<string, Promise<void>>();

  const draw = (tag: string, file: File, given: PortableOptions = {}): Drawn => {
    const data = readPageData(file);
    const readers = createFileReaders(path.dirname(file.path ?? ""), assertInProject);
    const pageLang = data.lang ?? lang;
    if (pageLang !== undefined && typeof pageLang !== "string") {
      const { message } = new LoraError("lang", 'text such as "de"', pageLang);
      return { kind: "problem", problems: [message], missing: [] };
    }
    const all = { data, lang: pageLang, ...(locales && { locales }), ...given };
    return drawTag(tag, all, readers);
  };

  const request = (name: string, write: () => Promise<void>): void => {
    if (pictures.has(name)) return;
    const written = write();
    // The transform reports an error later. Until then, Node must not end the build for it.
    written.catch(() => undefined);
    pictures.set(name, written);
  };

  /** Requests the picture as SVG and PDF. Returns its path relative to the page: MyST chooses the format. */
  const addPicture = (
    { svg = "", drawing, alt = "" }: Drawn,
    { path: page = "" }: File,
  ): string => {
    const hash = createHash("sha256").update(svg).digest("hex").slice(0, 16);
    const picture = path.resolve(FOLDER, hash);
    const write = async () => {
      const pdf =
        drawing && !isSite(process.argv)
          ? await toPdf({ ...drawing.compose("wide"), desc: alt }).catch(withoutPdf)
          : undefined;
      await writeFiles([
        { path: `${picture}.svg`, content: svg },
        ...(pdf ? [{ path: `${picture}.pdf`, content: pdf }] : []),
      ]);
    };
    request(picture, write);
    return `${path.relative(path.dirname(page), picture).replaceAll("\\", "/")}.*`;
  };

  /** Requests the script of the controls. Returns the node that loads it. */
  const addWidget = ({ html }: Drawn, { path: page = "" }: File): Node => {
    const [esm, css] = [`${FOLDER}/controls.mjs`, `${FOLDER}/lora.css`].map((name) =>
      path.relative(path.dirname(page), path.resolve(name)).replaceAll("\\", "/"),
    );
    const toFile = (name: string, code: string) =>
      ({ path: path.resolve(FOLDER, name), content: markCode(code), replaces: "marked" }) as const;
    request("controls", () =>
      writeFiles([toFile("controls.mjs", toWidget(locales ?? [])), toFile("lora.css", STYLESHEET)]),
    );
    return { type: "anywidget", esm, css, model: { html }, id: randomUUID() };
  };

  const directive = (tag: "lora" | "loraTable") => (data: Data, file: File) => {
    const body = typeof data.body === "object" ? data.body : [];
    const { label, alt } = data.options ?? {};
    const set = {
      ...(body.length > 0 && { caption: toText(body) }),
      ...(alt !== undefined && { alt }),
    };
    const id = `lora-${createHash("sha256").update(`${label} ${data.arg}`).digest("hex").slice(0, 8)}`;
    const drawn = draw(toTag(tag, data.arg), file, { set, id, interactive, hasCaption: false });
    if (drawn.kind !== "figure" && drawn.kind !== "table")
      return report(
        drawn,
        `write {lora}\`${data.arg ?? ""}\` in a sentence for a number`,
        data,
        file,
      );
    const { caption = [], table, figure } = drawn;
    const words = body.length ? body : [{ type: "paragraph", children: caption.map(toNode) }];
    const captions = body.length || caption.length ? [{ type: "caption", children: words }] : [];
    const target = { kind: figure ? "figure" : "table", ...toLabel(label) };
    if (!figure)
      return [{ type: "container", ...target, children: [...captions, toTable(table!)] }];
    const image = {
      type: "image",
      url: addPicture(drawn, file),
      alt: drawn.alt,
      width: "100%",
    };
    const isLive = interactive && figure.controls.length > 0;
    const widget = isLive ? [onlyInPages(addWidget(drawn, file))] : [];
    return [
      {
        type: "container",
        ...target,
        // Otherwise, MyST numbers the picture and its widget as two parts of a figure.
        noSubcontainers: true,
        children: [image, ...widget, ...captions],
      },
      // The widget has its own.
      ...(isLive ? [] : [onlyInPages(toDetails(drawn))]),
    ];
  };

  return {
    name: "LoRA Visualizer",
    directives: [
      {
        name: "lora",
        doc: "Draws a figure of Low-Rank Adaptation. The body is its caption.",
        arg: {
          type: String,
          doc: 'The arguments of a tag, such as 8, 4096, 4096 or 8, model="gpt2"',
        },
        options: {
          label: { type: String, alias: ["name"], doc: "The label for references" },
          alt: { type: String, doc: "The text alternative. Default: generated" },
        },
        body: { type: "myst", doc: "The caption. Default: generated" },
        run: directive("lora"),
      },
      {
        name: "lora-table",
        doc: "Compares models or ranks in a table. The body is its caption.",
        arg: { type: String, doc: 'The arguments, such as models=["gpt2"], rank=8' },
        options: { label: { type: String, alias: ["name"], doc: "The label for references" } },
        body: { type: "myst", doc: "The caption. Default: generated" },
        run: directive("loraTable"),
      },
    ],
    roles: [
      {
        name: "lora",
        doc: "Writes a number, such as {lora}`8, 4096, 4096, show=trainable`.",
        body: { type: String, doc: "The arguments of a tag with show=", required: true },
        run(data: Data, file: File): Node[] {
          const drawn = draw(toTag("lora", String(data.body)), file);
          if (drawn.kind === "number") return [{ type: "text", value: drawn.text }];
          return report(drawn, "a sentence has no figures: add show=trainable", data, file);
        },
      },
    ],
    transforms: [
      {
        name: "lora-pictures",
        doc: "Waits until the pictures of the page are written.",
        stage: "document",
        plugin: () => async () => {
          try {
            await Promise.all(pictures.values());
          } catch (error) {
            // The server tries again when a page changes.
            pictures.clear();
            throw error;
          }
        },
      },
    ],
  };
}

const toTag = (name: string, args = "") => `<% ${name} ${args} %>`;

/** Reports the problems of a tag at its place. Returns nodes that show where it was. */
function report({ problems }: Drawn, misplaced: string, { node }: Data, file: File): Node[] {
  for (const problem of problems.length ? problems : [misplaced]) {
    const message = file.message(problem, node, "lora");
    // MyST stops for errors only with --strict.
    message.fatal = true;
  }
  return [];
}

/** Returns the front matter of a page. That of a notebook is not read. */
const readPageData = ({ path: file = "" }: File): Readonly<Record<string, unknown>> =>
  file.endsWith(".md") ? readFrontMatter(readText(file)).data : {};

/** Returns the label of a node, as MyST's own directives do. */
function toLabel(label: string | undefined) {
  if (label === undefined) return {};
  const identifier = label
    .replace(/['‘’"“”]+/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
  return { label, identifier };
}

const toText = (nodes: readonly Node[]): string =>
  nodes
    .map(({ children, value, alt }) => (children ? toText(children) : String(value ?? alt ?? "")))
    .join("");

export default createLoraMyst();
