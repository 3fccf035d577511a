/** Parses the paths that tools save in `_name_or_path`. */
import { withoutMarks } from "./model.js";

/** Matches a folder of Hugging Face's cache: models--ORGANIZATION--NAME or models--NAME, and a snapshot. */
const CACHED = /^(?:.*\/)?models--(?:([^/]+)--)?([^/]+)\/snapshots\/[^/]+$/;

/**
 * Returns the model id in `_name_or_path`, which may be the path of a folder on any system. Returns "" if the
 * path names no folder, such as "../models", or has line breaks or control characters, which no font has.
 */
export function parseId(path: string): string {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(path)) return "";
  const folders = path.split(/[\\/]/).filter((name) => !/^\s*\.{0,2}$/.test(name));
  const [id = "", organization, name] = CACHED.exec(folders.join("/")) ?? [folders.join("/")];
  const readableId = name ? [organization, name].filter(Boolean).join("/") : id;
  return withoutMarks(readableId);
}
