import type { Drawing } from "../../src/figures/figure.js";
import {
  boolean,
  choice,
  type InputOf,
  type Options,
  text,
  type Values,
} from "../../src/options.js";
import type { ColorPrecision } from "../../src/render/levels.js";
import type { Renderer } from "../../src/render/png.js";
import type { Scene } from "../../src/scene.js";
import type { Theme } from "../../src/theme.js";

/** What the command line asks for, made when a format needs it. Each throws for what is not allowed. */
export interface Request {
  drawing(): Drawing;
  /** The picture: a composition of the figure, or its card. */
  scene(): Promise<Scene>;
  readonly theme: Theme;
  /** How exactly a PNG keeps them: a card's as the plugin draws it. */
  readonly colours: ColorPrecision;
  readonly renderer: Renderer;
  /** Of some options, what was given for them. */
  given(options: Options): Values;
}

/** Flags of every format that is a picture. */
export const pictureFlags = {
  narrow: boolean({ default: "no", about: "the composition for narrow columns" }),
  preview: boolean({ default: "no", about: "the card for social networks, 1200 x 630" }),
  title: text({ default: "the figure's", about: "the card's title, or the file's" }),
  site: text({ default: "none", about: "the site's name, at the card's foot" }),
  logo: text({
    default: "none",
    about: "the site's logo, before its name: PNG, JPEG, WebP or SVG",
  }),
  theme: choice(["light", "dark"], { default: "light", about: "the colours" }),
};

/** A kind of file that the command writes. */
export interface Format {
  /** Flags that go with it alone. */
  readonly flags: Options;
  write(request: Request, flags: Values): Promise<Uint8Array | string>;
}

/** Makes a format, with its flags as values of their types. */
export const defineFormat = <O extends Options>(format: {
  readonly flags: O;
  write(request: Request, flags: InputOf<O>): Promise<Uint8Array | string>;
}): Format => format;
