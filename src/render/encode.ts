/** Encodes pixels as PNG files (W3C PNG, third edition). Node only. */
import { promisify } from "node:util";
import { constants, crc32, deflate, type ZlibOptions } from "node:zlib";
import { LoraError } from "../errors.js";
import type { Scene } from "../scene.js";
import { light, type Theme } from "../theme.js";
import { type ColorPrecision, LEVELS, type Levels, Palette } from "./levels.js";

const compress = promisify(deflate);

/** Opaque pixels, four bytes each: red, green, blue and an ignored byte. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Rows of pixels as in the file. Each row starts with the number of its filter. */
interface Rows {
  readonly bytes: Uint8Array;
  /**
   * The colors, three bytes each. With a palette, each pixel is one byte, the index of its color;
   * without a palette, each pixel is three bytes (RGB).
   */
  readonly palette?: Uint8Array;
  /** The number of bytes that start runs or, in rows with a filter, differ from those above. */
  readonly changes?: number;
}

const SIGNATURE = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]);
const RGB = 2;
const INDEXED = 3;
/** Filters of rows: the bytes themselves, or their differences from the row above. */
const NONE = 0;
const UP = 2;
/** Settings of zlib. Level 3 takes a third of the time of level 6, and its files are a sixth larger. */
const SETTINGS: Readonly<Record<ColorPrecision, ZlibOptions>> = {
  exact: { level: 3, memLevel: 9 },
  few: { level: 6, memLevel: 9 },
  fewest: { level: 4, memLevel: 9 },
};
/** Settings for filtered rows with long runs. zlib takes less time than with level 3, and a card is a quarter smaller. */
const RUNS: ZlibOptions = { strategy: constants.Z_RLE, memLevel: 6 };
/** The maximum share of bytes that start runs or differ in such rows. Cards have up to 0.036, hatched ones 0.05. */
const MAX_CHANGES = 0.045;
/** The maximum number of buffers to keep. About as many are compressed at once. */
const MAX_BUFFERS = 8;
/** The size of the color hash table, a power of two. It is large enough to make collisions rare. */
const SLOTS = 4096;
/** A byte that differs from the one above takes less room than the start of a run, by this factor. */
const START = 1.2;
/** The maximum length of a run for which writing byte by byte is faster than `fill`. */
const SHORT_RUN = 16;

/** Writes the same byte from `from` up to `to`. */
function fill(bytes: Uint8Array, value: number, from: number, to: number): void {
  if (to - from > SHORT_RUN) bytes.fill(value, from, to);
  else for (let at = from; at < to; at++) bytes[at] = value;
}

/** A row's runs of pixels with the same color. Comparing rows by runs takes less time than by pixels. */
class Runs {
  count = 0;
  /** The index of each run's color, and the run's end in the row's bytes, which start with the filter's number. */
  readonly #indices: Uint8Array;
  readonly #ends: Uint16Array;

  constructor(width: number) {
    this.#indices = new Uint8Array(width);
    this.#ends = new Uint16Array(width);
  }

  clear(): void {
    this.count = 0;
  }

  /** Adds pixels to the end of the row. */
  add(index: number, length: number): void {
    const { count } = this;
    const end = (count ? this.#ends[count - 1]! : 1) + length;
    if (!count || this.#indices[count - 1] !== index) this.count++;
    this.#indices[this.count - 1] = index;
    this.#ends[this.count - 1] = end;
  }

  /** Writes the row without a filter. */
  write(row: Uint8Array): void {
    row[0] = NONE;
    for (let run = 0, from = 1; run < this.count; run++) {
      const end = this.#ends[run]!;
      fill(row, this.#indices[run]!, from, end);
      from = end;
    }
  }

  /** Writes the row's differences from the row above. Returns the number of bytes that differ. */
  writeDifferences(row: Uint8Array, above: Runs): number {
    row[0] = UP;
    let different = 0;
    for (let run = 0, runAbove = 0, from = 1; run < this.count; ) {
      const [end, endAbove] = [this.#ends[run]!, above.#ends[runAbove]!];
      const to = Math.min(end, endAbove);
      const difference = this.#indices[run]! - above.#indices[runAbove]!;
      fill(row, difference, from, to);
      if (difference) different += to - from;
      if (end === to) run++;
      if (endAbove === to) runAbove++;
      from = to;
    }
    return different;
  }
}

/** Integers with red in the lowest byte. Engines are faster with signed integers. */
const toIntegers = ({ data }: Pixels) =>
  new Int32Array(data.buffer, data.byteOffset, data.length / 4);

/** Encodes files, several at the same time if necessary, and reuses its buffers. */
export class Encoder {
  /**
   * Row buffers that later files reuse. Allocating new buffers causes garbage collections. In a large
   * build, each collection takes longer than drawing a picture.
   */
  readonly #buffers: ArrayBufferLike[] = [];

  /**
   * Returns a PNG file, with `dpi` as its resolution in pixels per inch. The colors of `theme` are kept in any case. It
   * reads the pixels before it returns the promise, and compresses on another thread.
   */
  async encode(
    pixels: Pixels,
    options: {
      readonly colours?: ColorPrecision;
      readonly dpi?: number | undefined;
      readonly theme?: Theme | undefined;
    } = {},
  ): Promise<Uint8Array> {
    const { colours = "exact", dpi, theme = light } = options;
    const indexed =
      colours === "exact"
        ? undefined
        : this.#indexedRows(pixels, LEVELS[colours], Object.values(theme));
    const { bytes, palette, changes = Infinity } = indexed ?? this.#rgbRows(pixels);
    const header = Buffer.alloc(13);
    header.writeUInt32BE(pixels.width, 0);
    header.writeUInt32BE(pixels.height, 4);
    header.set([8, palette ? INDEXED : RGB, 0, 0, 0], 8);
    const hasLongRuns = colours === "fewest" && changes < MAX_CHANGES * bytes.length;
    const settings = hasLongRuns ? RUNS : SETTINGS[palette ? colours : "exact"];
    const compressed = await compress(bytes, { ...settings, chunkSize: 65_536 });
    this.#release(bytes);
    return Buffer.concat([
      SIGNATURE,
      chunk("IHDR", header),
      ...(dpi === undefined ? [] : [chunk("pHYs", resolution(dpi))]),
      ...(palette ? [chunk("PLTE", palette)] : []),
      chunk("IDAT", compressed),
      chunk("IEND", new Uint8Array()),
    ]);
  }

  /** Rows with three bytes per pixel. Packs four pixels at a time into three integers. */
  #rgbRows(pixels: Pixels): Rows {
    const { width, height } = pixels;
    const stride = 3 * width + 1;
    const bytes = this.#acquire(stride * height);
    const source = toIntegers(pixels);
    const packed = new Uint32Array(3 * Math.ceil(width / 4));
    const row = new Uint8Array(packed.buffer, 0, 3 * width);
    for (let y = 0; y < height; y++) {
      // Reading past the end of a typed array gives undefined, which the operators below treat as 0.
      for (let from = y * width, to = 0; to < packed.length; from += 4, to += 3) {
        const second = source[from + 1]!;
        const third = source[from + 2]!;
        packed[to] = (source[from]! & 0xffffff) | (second << 24);
        packed[to + 1] = ((second >>> 8) & 0xffff) | (third << 16);
        packed[to + 2] = ((third >>> 16) & 0xff) | (source[from + 3]! << 8);
      }
      bytes[y * stride] = NONE;
      bytes.set(row, y * stride + 1);
    }
    return { bytes };
  }

  /**
   * Returns rows with one byte per pixel, or undefined if more than 256 colors remain. After
   * compression, they take at most about half of the bytes of `#rgbRows`.
   */
  #indexedRows(
    pixels: Pixels,
    { tolerance, hasRuns }: Levels,
    inks: readonly string[],
  ): Rows | undefined {
    const { width, height } = pixels;
    const source = toIntegers(pixels);
    const stride = width + 1;
    const bytes = this.#acquire(stride * height);
    const palette = new Palette(tolerance, inks);
    // A hash table without probing: the last pixel in each slot, and the index of its color.
    const slotPixels = new Int32Array(SLOTS);
    const slotIndices = new Uint8Array(SLOTS);
    let [runs, above] = [new Runs(width), new Runs(width)];
    let changes = 0;
    for (let y = 0, from = 0; y < height; y++) {
      runs.clear();
      for (const end = from + width; from < end; ) {
        const pixel = source[from]!;
        let next = from + 1;
        while (next < end && source[next] === pixel) next++;
        const slot = (pixel ^ (pixel >> 9) ^ (pixel >> 18)) & (SLOTS - 1);
        // An empty slot is 0. No opaque pixel has this value.
        if (slotPixels[slot] !== pixel) {
          const [r, g, b] = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
          const index = palette.indexOf(r, g, b);
          if (index === 256) {
            this.#release(bytes);
            return undefined;
          }
          slotPixels[slot] = pixel;
          slotIndices[slot] = index;
        }
        const index = slotIndices[slot]!;
        runs.add(index, next - from);
        from = next;
      }
      const row = bytes.subarray(y * stride, (y + 1) * stride);
      const plain = START * runs.count;
      // The row above the first row is 0 in the format, but not in `above`.
      const different = hasRuns && y > 0 ? runs.writeDifferences(row, above) : Infinity;
      if (different > plain) runs.write(row);
      changes += Math.min(plain, different);
      [runs, above] = [above, runs];
    }
    return { bytes, palette: palette.bytes, changes };
  }

  #acquire(length: number): Uint8Array {
    const index = this.#buffers.findIndex(({ byteLength }) => byteLength >= length);
    const [buffer = new ArrayBuffer(length)] = index < 0 ? [] : this.#buffers.splice(index, 1);
    return new Uint8Array(buffer, 0, length);
  }

  #release({ buffer }: Uint8Array): void {
    this.#buffers.push(buffer);
    if (this.#buffers.length > MAX_BUFFERS) this.#buffers.shift();
  }
}

/** The offset of the first chunk after signature and header. Text chunks are allowed there. */
const AFTER_HEADER = 33;

const insert = (png: Uint8Array, ...chunks: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([png.subarray(0, AFTER_HEADER), ...chunks, png.subarray(AFTER_HEADER)]);

/** Viewers do not show text chunks. Keyword and text must be Latin-1. */
export const withText = (png: Uint8Array, keyword: string, text: string): Uint8Array =>
  insert(png, chunk("tEXt", Buffer.from(`${keyword}\0${text}`, "latin1")));

/** Adds the scene's title and description as text chunks. `lang` is their language. */
export function withDescription(png: Uint8Array, { title, desc }: Scene, lang: string): Uint8Array {
  const texts = { Title: title, Description: desc };
  const chunks = Object.entries(texts).map(([keyword, text]) =>
    // The two bytes after the keyword say that the text is not compressed. The keyword is not translated.
    chunk("iTXt", Buffer.from(`${keyword}\0\0\0${lang}\0\0${text}`)),
  );
  return insert(png, ...chunks);
}

export function hasText(png: Uint8Array, keyword: string): boolean {
  const marker = Buffer.from(`tEXt${keyword}\0`, "latin1");
  // A chunk begins with its length, four bytes.
  const offset = AFTER_HEADER + 4;
  return marker.equals(png.subarray(offset, offset + marker.length));
}

/** The data of a pHYs chunk. Its unit is pixels per meter. */
function resolution(dpi: number): Uint8Array {
  const perMeter = Math.round(dpi / 0.0254);
  if (!(perMeter >= 1 && perMeter < 2 ** 32))
    throw new LoraError("dpi", "a number of pixels per inch from 0.0127 to 109,092,169", dpi);
  const bytes = Buffer.alloc(9);
  bytes.writeUInt32BE(perMeter, 0);
  bytes.writeUInt32BE(perMeter, 4);
  bytes[8] = 1;
  return bytes;
}

/** Length, type, data and checksum. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, "latin1");
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}
