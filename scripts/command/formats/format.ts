/** The interface of output formats, and the flags that pictures or tables share. */
import type { Drawing, Table } from "../../../src/figures/figure.js";
import {
  boolean,
  choice,
  type InputOf,
  type Options,
  text,
  type Values,
} from "../../../src/options.js";
import type { ColorPrecision } from "../../../src/render/levels.js";
import type { Renderer } from "../../../src/render/png.js";
import type { Scene } from "../../../src/scene.js";
import { tableOptions } from "../../../src/tables/tables.js";
import type { Theme } from "../../../src/theme.js";

/** The requested content. Formats call only the functions that they need. The functions throw LoraError for invalid values. */
export interface Request {
  drawing(): Drawing;
  /** Returns the figure's table with values for programs. It lists adapters for which the figure has no room, too. */
  data(): Table;
  /** Returns the figure's title wide or narrow picture, or its social preview. */
  scene(): Promise<Scene>;
  /** The language of the words, if one was requested. */
  readonly lang: string | undefined;
  readonly theme: Theme;
  /** The color precision of a PNG. As in the plugin, previews have fewer colors than figures. */
  readonly colours: ColorPrecision;
  readonly renderer: Renderer;
  /** Returns the table of ranks, models or methods. */
  comparison(): Promise<Table>;
}

export const pictureFlags = {
  narrow: boolean({ default: "false", about: "use the composition for narrow columns" }),
  preview: boolean({ default: "false", about: "draw the social preview, 1200 × 630 pixels" }),
  title: text({ default: "the figure's", about: "the title of the preview or the file" }),
  site: text({ default: "none", about: "the site's name, at the bottom of the preview" }),
  logo: text({
    isFile: true,
    default: "none",
    about: "the site's logo, before its name; a PNG, JPEG, WebP or SVG file",
  }),
  theme: choice(["light", "dark"], { default: "light", about: "the colors" }),
};

const { ranks, models, methods, caption } = tableOptions;

/** Flags of all formats that are tables. */
const tableFlags = { ranks, models, methods, caption };

/** Returns the table of ranks, models or methods if one of these flags is given, otherwise the figure's table. */
export const selectTable = async (
  { drawing, comparison }: Request,
  flags: InputOf<typeof tableFlags>,
  toTable = () => drawing().table(),
): Promise<Table> => (isComparison(flags) ? comparison() : toTable());

/** Returns whether the flags request a table of ranks, models or methods. */
export const isComparison = ({ ranks, models, methods }: InputOf<typeof tableFlags>): boolean =>
  [ranks, models, methods].some((list) => list !== undefined);

export interface Format {
  readonly kind: "picture" | "table";
  /** Flags that apply to this format. Any other flag of a format is an error. */
  readonly flags: Options;
  /** Whether options name files with this extension, too, so that an author's file may have the name of an output. */
  readonly isInput?: boolean;
  /** Returns the key of the content in a cache. Formats without a key are written faster than a cache is read. */
  key?(request: Request, flags: Values): Promise<string>;
  write(request: Request, flags: Values): Promise<Uint8Array | string>;
  /** Returns a figure of a document that `expand` writes, with our mark. Pictures without it are no choice of `expand`. */
  writeImage?(scene: Scene, renderer: Renderer): Promise<Uint8Array | string>;
}

/** What a format states besides its kind. `flags` are those that only this format has. */
interface Definition<O extends Options, F> extends Pick<Format, "isInput" | "writeImage"> {
  readonly flags?: O;
  key?(request: Request, flags: F): Promise<string>;
  write(request: Request, flags: F): Promise<Uint8Array | string>;
}

/** Returns a format whose files are pictures. The type of the values that `write` receives follows from its flags. */
export const definePicture = <O extends Options>(
  format: Definition<O, InputOf<O & typeof pictureFlags>>,
): Format => ({ ...format, kind: "picture", flags: { ...pictureFlags, ...format.flags } });

/** Returns a format whose files are tables. */
export const defineTable = <O extends Options>(
  format: Definition<O, InputOf<O & typeof tableFlags>>,
): Format => ({ ...format, kind: "table", flags: { ...tableFlags, ...format.flags } });
