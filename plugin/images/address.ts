/** Addresses of pictures: those by a picture's key, and those that pages name. */
import { fileName, isFileName } from "../names.js";

/** Where the image files of ours are, as the source of a pattern: each is named by its picture's key. */
export const IMAGE_ADDRESS = String.raw`/lora/[0-9a-f]{24}\.png`;

/** The address of a picture by its key, a SHA-256 in hex. */
export function imageAddress(key: string): string {
  return `/lora/${key.slice(0, 24)}.png`;
}

/** What `isCardAddress` takes. */
export const CARD_ADDRESS = `a path of at most 1,000 bytes inside the site, ending in .png, each part of it ${fileName(" # %")}`;

/** Any that no site has. */
const SITE = "http://site.invalid";

/**
 * What an image that a page names is called below the site's root, by which it may also be named
 * whole: with a leading slash, decoded, in Unicode's form C. Undefined where it is another site's,
 * or asks a server for something.
 */
export function addressOf(image: string, page: string, root?: string): string | undefined {
  const local = root && image.startsWith(root) ? image.slice(root.length - 1) : image;
  if (/^[a-z][a-z\d+.-]*:|[?#]/i.test(local)) return undefined;
  const base = new URL(SITE + page);
  if (!URL.canParse(local, base.href)) return undefined;
  const { origin, pathname } = new URL(local, base);
  if (origin !== SITE) return undefined;
  return pathname.split("/").map(decoded).join("/").normalize("NFC");
}

/** A part of a path without its escapes; as it is where these are wrong, or stand for a slash. */
function decoded(part: string): string {
  try {
    const name = decodeURIComponent(part);
    return name.includes("/") ? part : name;
  } catch {
    return part;
  }
}

/**
 * Whether a card may be at an address that `addressOf` made of the image's: on every system, and so
 * that readers find it by that address.
 */
export function isCardAddress(address: string, image: string): boolean {
  // Addresses do without these, and have them taken for slashes and for nothing.
  const isPlain = !/[\\\p{Cc}]/u.test(image);
  const [, ...parts] = address.split("/");
  const isFit = Buffer.byteLength(address) <= 1000 && address.endsWith(".png");
  return isPlain && isFit && parts.every((part) => isFileName(part) && !/[#%]/.test(part));
}

/** Equal for addresses that some systems take for one file. */
export const foldedAddress = (address: string) => address.normalize("NFC").toLowerCase();
