/** Pixels to PNG files (W3C PNG, third edition), without row filters, which make flat pictures larger. */
import { promisify } from "node:util";
import { crc32, deflate } from "node:zlib";
import { type Colours, LEVELS, type Levels, Palette } from "./levels.js";

const compress = promisify(deflate);

/** Opaque pixels, four bytes each: red, green, blue and one that is not read. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels as the file has them: row by row, each after a 0 for no filter. */
interface Rows {
  readonly bytes: Uint8Array;
  /** Three bytes a colour, where a pixel is one byte, the number of its colour; else it is three. */
  readonly palette?: Uint8Array;
}

const SIGNATURE = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]);
const RGB = 2;
const INDEXED = 3;
/** As many pictures as are compressed at once. */
const SPARES = 8;
/** More than a picture has colours, most of which meet no other at their place; a power of two. */
const PLACES = 4096;
/** A run of so many pixels is written one by one, for a call takes longer. */
const SHORT = 16;

/** A pixel as one number, little-endian: red in the lowest byte. Signed, which engines do faster. */
const numbers = ({ data }: Pixels) => new Int32Array(data.buffer, data.byteOffset, data.length / 4);

/** Writes files one after another, or several at once. */
export class Encoder {
  /**
   * Memory for rows, which is used again: every new piece of this size brings the next collection
   * of garbage nearer, and in a large build one takes longer than drawing.
   */
  readonly #spare: ArrayBufferLike[] = [];

  /**
   * The file, with every pixel exactly or in few colours, where so few are enough, and with its
   * resolution, pixels per inch, where one is given. Has read the pixels when it returns, and
   * compresses beside what else is done.
   */
  async encode(
    pixels: Pixels,
    options: { readonly colours?: Colours; readonly dpi?: number | undefined } = {},
  ): Promise<Uint8Array> {
    const { colours = "exact", dpi } = options;
    const indexed = colours === "exact" ? undefined : this.#indexed(pixels, LEVELS[colours]);
    const { bytes, palette } = indexed ?? this.#rgb(pixels);
    const header = Buffer.alloc(13);
    header.writeUInt32BE(pixels.width, 0);
    header.writeUInt32BE(pixels.height, 4);
    header.set([8, palette ? INDEXED : RGB, 0, 0, 0], 8);
    // Level 3 takes a third of level 6's time for a sixth more bytes, which only readers wait for.
    const compressed = await compress(bytes, {
      level: palette && colours === "few" ? 6 : 3,
      memLevel: 9,
      chunkSize: 65_536,
    });
    this.#giveBack(bytes);
    return Buffer.concat([
      SIGNATURE,
      chunk("IHDR", header),
      ...(dpi === undefined ? [] : [chunk("pHYs", density(dpi))]),
      ...(palette ? [chunk("PLTE", palette)] : []),
      chunk("IDAT", compressed),
      chunk("IEND", new Uint8Array()),
    ]);
  }

  /** Every pixel exactly, three bytes each: four pixels at once, as three numbers. */
  #rgb(pixels: Pixels): Rows {
    const { width, height } = pixels;
    const stride = 3 * width + 1;
    const bytes = this.#take(stride * height);
    const four = numbers(pixels);
    const three = new Uint32Array(3 * Math.ceil(width / 4));
    const row = new Uint8Array(three.buffer, 0, 3 * width);
    for (let y = 0; y < height; y++) {
      // Past its end a typed array has nothing, which is 0 in what follows.
      for (let from = y * width, to = 0; to < three.length; from += 4, to += 3) {
        const second = four[from + 1]!;
        const third = four[from + 2]!;
        three[to] = (four[from]! & 0xffffff) | (second << 24);
        three[to + 1] = ((second >>> 8) & 0xffff) | (third << 16);
        three[to + 2] = ((third >>> 16) & 0xff) | (four[from + 3]! << 8);
      }
      bytes[y * stride] = 0;
      bytes.set(row, y * stride + 1);
    }
    return { bytes };
  }

  /**
   * One byte a pixel, an index into at most 256 colours. Nothing where more are left. A third of
   * the bytes before they are compressed, and about half of them or fewer after that.
   */
  #indexed(pixels: Pixels, { classOf, classes, off }: Levels): Rows | undefined {
    const { width, height } = pixels;
    const all = numbers(pixels);
    const stride = width + 1;
    const bytes = this.#take(stride * height);
    const indices = new Int16Array(classes ** 3).fill(-1);
    const palette = new Palette();
    // Pixels as they were met, and the indices of these, each at a place that its bits give it.
    const met = new Int32Array(PLACES);
    const metIndices = new Uint8Array(PLACES);
    for (let y = 0, from = 0, to = 0; y < height; y++) {
      bytes[to++] = 0;
      for (const end = from + width; from < end; ) {
        const pixel = all[from]!;
        let next = from + 1;
        while (next < end && all[next] === pixel) next++;
        const place = (pixel ^ (pixel >> 9) ^ (pixel >> 18)) & (PLACES - 1);
        // An opaque pixel is not 0.
        if (met[place] !== pixel) {
          const [r, g, b] = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
          const key = (classOf[r]! * classes + classOf[g]!) * classes + classOf[b]!;
          let index = indices[key]!;
          if (index < 0) {
            index = palette.size;
            if (index === 256) {
              this.#giveBack(bytes);
              return undefined;
            }
            indices[key] = index;
            palette.add([r, g, b]);
          }
          palette.meet(index, r, g, b);
          met[place] = pixel;
          metIndices[place] = index;
        }
        const index = metIndices[place]!;
        if (next - from > SHORT) {
          bytes.fill(index, to, to + next - from);
          to += next - from;
          from = next;
        } else for (; from < next; from++) bytes[to++] = index;
      }
    }
    return { bytes, palette: palette.bytes(off) };
  }

  #take(length: number): Uint8Array {
    const at = this.#spare.findIndex(({ byteLength }) => byteLength >= length);
    const [memory = new ArrayBuffer(length)] = at < 0 ? [] : this.#spare.splice(at, 1);
    return new Uint8Array(memory, 0, length);
  }

  #giveBack({ buffer }: Uint8Array): void {
    this.#spare.push(buffer);
    if (this.#spare.length > SPARES) this.#spare.shift();
  }
}

/** Where a file's next chunk begins after its signature and header: text may stand there. */
const AFTER_HEADER = 33;

/** The file with a text in it that no picture shows. Keyword and text are Latin-1. */
export function withText(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const data = Buffer.from(`${keyword}\0${text}`, "latin1");
  const parts = [png.subarray(0, AFTER_HEADER), chunk("tEXt", data), png.subarray(AFTER_HEADER)];
  return Buffer.concat(parts);
}

/** Whether `withText` has written such a text. */
export function hasText(png: Uint8Array, keyword: string): boolean {
  const wanted = Buffer.from(`tEXt${keyword}\0`, "latin1");
  // The chunk's length comes first, in four bytes.
  const at = AFTER_HEADER + 4;
  return wanted.equals(png.subarray(at, at + wanted.length));
}

/** Pixels per metre, as pHYs has them. */
function density(dpi: number): Uint8Array {
  const perMetre = Math.round(dpi / 0.0254);
  if (!(perMetre >= 1 && perMetre < 2 ** 32))
    throw new TypeError("dpi must be a number of pixels per inch above 0");
  const bytes = Buffer.alloc(9);
  bytes.writeUInt32BE(perMetre, 0);
  bytes.writeUInt32BE(perMetre, 4);
  bytes[8] = 1;
  return bytes;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(data.length + 12);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, "latin1");
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, data.length + 8)), data.length + 8);
  return bytes;
}
