/** The number of bytes that are decoded at once. Functions accept about 65,000 arguments. */
const CHUNK = 8192;

const isContinuation = (byte = 0) => byte >> 6 === 0b10;

/** Returns the text of bytes in UTF-8. Throws URIError for other bytes. Needs only the language, not `TextDecoder`. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = "";
  for (let from = 0; from < bytes.length; ) {
    let to = Math.min(from + CHUNK, bytes.length);
    while (to - from > CHUNK - 4 && isContinuation(bytes[to])) to--;
    const characters = String.fromCharCode(...bytes.subarray(from, to));
    text += decodeURIComponent(
      characters.replace(/[%\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`),
    );
    from = to;
  }
  return text;
}
