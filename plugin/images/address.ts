/** Where the image files of ours are, as the source of a pattern: each is named by its picture's key. */
export const IMAGE_ADDRESS = String.raw`/lora/[0-9a-f]{24}\.png`;

/** The address of a picture by its key, a SHA-256 in hex. */
export function imageAddress(key: string): string {
  return `/lora/${key.slice(0, 24)}.png`;
}
