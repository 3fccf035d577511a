/** Draws the whole model as one area of frozen weights, and in it, to scale, what LoRA trains. */
import { type Node, path } from "../../scene.js";
import { frozenBox, outline } from "../shapes/boxes.js";
import { trainedBar } from "../shapes/share.js";
import { type Layers, toShare } from "./numbers.js";

/** The place of the area, px. A block of more than all parameters extends past it: `largest` is the largest share. */
interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  /** Whether the block is at the right, as for readers of a right-to-left language. */
  readonly isMirrored: boolean;
  readonly pitch: number;
  /** The smallest side of the block. */
  readonly minSide: number;
}

/** The largest side of a block with a ring, and the ring's distance from it, in relation to the hatch. */
const [RINGED, AROUND] = [2.4, 0.5];

export function drawWhole(counts: Layers, place: Place) {
  const { left, top, largest, pitch, minSide } = place;
  const width = place.width / Math.max(1, largest);
  const height = Math.min(place.height, width);
  const bottom = top + height;
  const share = toShare(counts);
  const toScale = (width * height * share.trainable) / share.full;
  const size = Math.max(minSide ** 2, toScale);
  // Grows around the center of the first square, then from the start of the area to its end and past it.
  const blockHeight = Math.min(height, Math.sqrt(size));
  const blockWidth = size / blockHeight;
  const inset = Math.max(0, height - blockWidth) / 2;
  const toX = (from: number, length: number) =>
    left + (place.isMirrored ? place.width - from - length : from);
  const [x, blockX] = [toX(0, width), toX(inset, blockWidth)];
  const blockY = bottom - (height + blockHeight) / 2;
  const [center, middle] = [toX(height / 2, 0), bottom - height / 2];
  const radius = Math.round(0.71 * blockWidth + AROUND * pitch);
  const half = `a${radius} ${radius} 0 0 1 0 `;
  const isRinged = blockWidth < RINGED * pitch;
  const stroke = { stroke: "muted", strokeWidth: pitch / 10 } as const;
  const block = trainedBar(share, blockX, blockY, blockWidth, blockHeight);
  if (isRinged)
    block.unshift(
      path(`M${center} ${middle + radius}${half}${-2 * radius}${half}${2 * radius}z`, {
        fill: "tint",
        ...stroke,
      }),
    );
  if (toScale > width * height)
    block.push(outline(x + 1, top + 1, width - 2, height - 2, "paper", pitch / 8, [5, 4]));
  return {
    bottom,
    /** Where names start, above the area and below its block, and where they end. */
    start: { x: toX(0, 0), anchor: place.isMirrored ? "end" : "start" } as const,
    end: { x: toX(width, 0), anchor: place.isMirrored ? "start" : "end" } as const,
    times: size / toScale,
    frozen: frozenBox(x, top, width, height, pitch),
    /** B and A, with a clear ring around them if they are a speck. */
    block,
    /** A line from the block to `y`. */
    leader: (y: number): Node =>
      path(`M${center} ${middle + (isRinged ? radius : blockHeight / 2)}V${y}`, stroke),
  };
}
