/** URLs of images: generated from their content, or named by pages. */
import { fileName, isFileName } from "../files.js";

/** Returns the URL of an image by its key, a SHA-256 in hexadecimal digits. */
export function toImageUrl(key: string): string {
  return `/lora/${key.slice(0, 24)}.png`;
}

/** Describes what `isPreviewUrl` accepts. */
export const PREVIEW_URL = `a path of at most 1,000 bytes inside the site, ending in .png, each part of it ${fileName(" # %")}`;

/** A base URL that no site has. */
const SITE = "http://site.invalid";

/**
 * Returns the URL below the site's root of an image that a page names: with a leading slash,
 * decoded and in Unicode normalization form C. `root` is the absolute URL of the site. Undefined for
 * an image of another site and for a URL with a query or fragment.
 */
export function resolveImageUrl(image: string, page: string, root?: string): string | undefined {
  const local = root && image.startsWith(root) ? image.slice(root.length - 1) : image;
  if (/^[a-z][a-z\d+.-]*:|[?#]/i.test(local)) return undefined;
  const base = new URL(SITE + page);
  if (!URL.canParse(local, base.href)) return undefined;
  const { origin, pathname } = new URL(local, base);
  if (origin !== SITE) return undefined;
  return pathname.split("/").map(decoded).join("/").normalize("NFC");
}

/** Decodes a part of a path. Returns it unchanged if it is malformed or contains an escaped slash. */
function decoded(part: string): string {
  try {
    const name = decodeURIComponent(part);
    return name.includes("/") ? part : name;
  } catch {
    return part;
  }
}

/**
 * Returns whether a preview may be written at the URL, which `resolveImageUrl` returned for `image`: the
 * path must be valid on every system and in a URL.
 */
export function isPreviewUrl(url: string, image: string): boolean {
  // URLs turn backslashes into slashes and drop control characters.
  const isPlain = !/[\\\p{Cc}]/u.test(image);
  const [, ...parts] = url.split("/");
  const isFit = Buffer.byteLength(url) <= 1000 && url.endsWith(".png");
  return isPlain && isFit && parts.every((part) => isFileName(part) && !/[#%]/.test(part));
}
