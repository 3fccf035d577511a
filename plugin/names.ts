/** Names that files and folders may have. */

/** What `isFileName` takes; `without` are more characters that have no place there. */
export const fileName = (without = "") =>
  `a name that every system takes: of at most 255 bytes, no device as con or nul, without \\ / : * ? " < > |${without} and control characters, and not ending in a dot or a space`;

/** Windows' devices, whatever ending they have: learn.microsoft.com/windows/win32/fileio/naming-a-file. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³]) *(?:\.|$)/i;
const NO_LETTERS = /[\\/:*?"<>|\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|[. ]$/u;

/** Whether a file or a folder may have the name on every system. */
export function isFileName(name: string): boolean {
  const isLong = Buffer.byteLength(name) > 255;
  return name !== "" && !isLong && !NO_LETTERS.test(name) && !DEVICE.test(name);
}
