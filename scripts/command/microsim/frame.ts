/** The size of the frame in which a page shows a MicroSim. */
import type { Drawing } from "../../../src/figures/figure.js";
import type { Composition } from "../../../src/scene.js";

/** The width of the wide picture and the maximum width of the narrow picture, px. */
const WIDTHS = { wide: 720, narrow: 384 } as const;

/**
 * The heights of a slider, another control, the result with the buttons, and the margins, px. The frame may
 * have a border of 2 px.
 */
const HEIGHTS = {
  wide: { slider: 37, control: 37, form: 60, margin: 14 },
  narrow: { slider: 72, control: 40, form: 130, margin: 16 },
} as const;

/** Windows narrower than this, px, usually have columns in which figures show their narrow picture. */
const NARROW_WINDOW = 648;

export interface Frame {
  readonly width: number;
  /** In columns of about 720 px. */
  readonly height: number;
  /** The height in CSS, which is larger in narrow windows. */
  readonly css: string;
}

/** Returns the height of everything except the picture. */
function getRest({ handles }: Drawing, composition: Composition): number {
  const { slider, control, form, margin } = HEIGHTS[composition];
  const rows = handles.map((handle) => (handle.control.kind === "slider" ? slider : control));
  const controls = handles.length ? rows.reduce<number>((sum, height) => sum + height, form) : 0;
  return controls + margin;
}

/** Returns the frame in which the figure neither scrolls nor shrinks. */
export function getFrame(drawing: Drawing): Frame {
  const getRatio = (composition: Composition) => {
    const { width, height } = drawing.compose(composition);
    return height / width;
  };
  // Below 502 px, the page would scroll.
  const height = Math.max(
    502,
    Math.ceil(WIDTHS.wide * getRatio("wide") + getRest(drawing, "wide")),
  );
  const narrow = `min(100vw - 16px, ${WIDTHS.narrow}px) * ${getRatio("narrow").toFixed(3)} + ${getRest(drawing, "narrow")}px`;
  return {
    width: WIDTHS.wide,
    height,
    css: `clamp(${height}px, (${NARROW_WINDOW}px - 100vw) * 99999, max(620px, ${narrow}))`,
  };
}
