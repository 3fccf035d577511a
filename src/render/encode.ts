/**
 * Pixels to PNG files (W3C PNG, third edition). The compression is Node's zlib; what is here is the
 * container, without row filters, which make flat pictures larger.
 */
import { promisify } from "node:util";
import { crc32, deflate } from "node:zlib";

const compress = promisify(deflate);

/** Opaque pixels, four bytes each: red, green, blue and one that is not read. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const SIGNATURE = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10]);
const RGB = 2;
const INDEXED = 3;

/** Every pixel exactly, three bytes each before compression. */
export async function encodeRgb(pixels: Pixels, dpi?: number): Promise<Uint8Array> {
  const { width, height } = pixels;
  const packed = withoutAlpha(pixels);
  const stride = 3 * width + 1;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++)
    packed.copy(rows, y * stride + 1, y * 3 * width, (y + 1) * 3 * width);
  // Level 3 takes a third of level 6's time for an eighth more bytes.
  return file(pixels, RGB, [], await compress(rows, { level: 3, memLevel: 9 }), dpi);
}

/** Three bytes a pixel: four pixels at once, as three numbers of 32 bits, little-endian. */
function withoutAlpha({ data, width, height }: Pixels): Buffer {
  const count = width * height;
  // Past its end a typed array has nothing, which is 0 in what follows.
  const four = new Uint32Array(data.buffer, data.byteOffset, count);
  const three = new Uint32Array(Math.ceil(count / 4) * 3);
  for (let from = 0, to = 0; from < count; from += 4, to += 3) {
    const [second, third] = [four[from + 1]!, four[from + 2]!];
    three[to] = (four[from]! & 0xffffff) | (second << 24);
    three[to + 1] = ((second >>> 8) & 0xffff) | (third << 16);
    three[to + 2] = ((third >>> 16) & 0xff) | (four[from + 3]! << 8);
  }
  return Buffer.from(three.buffer);
}

/** Of a channel, the nearest multiple of 8, by its number from 0 to 32. */
const step = (channel: number) => (channel + 4) >> 3;
const STEPS = 33;

/**
 * One byte a pixel, an index into at most 256 colours: each channel of the picture rounded to a
 * multiple of 8, and so within 4 levels of what was drawn. Nothing where more colours are left.
 */
export async function encodeIndexed(pixels: Pixels, dpi?: number): Promise<Uint8Array | undefined> {
  const { data, width, height } = pixels;
  const stride = width + 1;
  const rows = Buffer.alloc(stride * height);
  const indices = new Int16Array(STEPS ** 3).fill(-1);
  const palette: number[] = [];
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0, to = y * stride + 1; x < width; x++, from += 4) {
      const [r, g, b] = [step(data[from]!), step(data[from + 1]!), step(data[from + 2]!)];
      const key = (r * STEPS + g) * STEPS + b;
      let index = indices[key]!;
      if (index < 0) {
        index = palette.length / 3;
        if (index === 256) return undefined;
        indices[key] = index;
        for (const one of [r, g, b]) palette.push(Math.min(255, 8 * one));
      }
      rows[to++] = index;
    }
  }
  const colours = chunk("PLTE", Uint8Array.from(palette));
  return file(pixels, INDEXED, [colours], await compress(rows, { level: 6, memLevel: 9 }), dpi);
}

function file(
  { width, height }: Pixels,
  colourType: number,
  before: readonly Uint8Array[],
  compressed: Uint8Array,
  dpi: number | undefined,
): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colourType, 0, 0, 0], 8);
  const resolution = dpi === undefined ? [] : [chunk("pHYs", density(dpi))];
  const body = [chunk("IHDR", header), ...resolution, ...before, chunk("IDAT", compressed)];
  return Buffer.concat([SIGNATURE, ...body, chunk("IEND", new Uint8Array())]);
}

/** Pixels per metre, as pHYs has them. */
function density(dpi: number): Uint8Array {
  const perMetre = Math.round(dpi / 0.0254);
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
