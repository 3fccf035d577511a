import { createHash } from "node:crypto";

/** Returns a short hash of a text, for lists of what was reviewed. */
export const hash = (text: string): string =>
  createHash("sha256").update(text).digest("base64url").slice(0, 6);
