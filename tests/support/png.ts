/** Returns the international texts of a PNG file by their keywords. A keyword that appears twice has two texts. */
export function readTexts(png: Uint8Array): ReadonlyMap<string, readonly string[]> {
  const bytes = Buffer.from(png);
  const texts = new Map<string, string[]>();
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    if (bytes.toString("latin1", at + 4, at + 8) !== "iTXt") continue;
    const data = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    const end = data.indexOf(0);
    // Compression flag and method, language, and translated keyword follow the keyword.
    const text = data.indexOf(0, data.indexOf(0, end + 3) + 1) + 1;
    const keyword = data.toString("latin1", 0, end);
    texts.set(keyword, [...(texts.get(keyword) ?? []), data.toString("utf8", text)]);
  }
  return texts;
}
