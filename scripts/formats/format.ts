import type { Drawing } from "../../src/figures/figure.js";
import type { InputOf, Options, Values } from "../../src/options.js";
import type { Renderer } from "../../src/render/renderer.js";
import type { Scene } from "../../src/scene.js";
import type { Theme } from "../../src/theme.js";

/** What the command line asks for, made when a format needs it. Each throws for what is not allowed. */
export interface Request {
  drawing(): Drawing;
  /** The picture: a composition of the figure, or its card. */
  scene(): Promise<Scene>;
  readonly theme: Theme;
  readonly renderer: Renderer;
  /** Of some options, what was given for them. */
  given(options: Options): Values;
}

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
