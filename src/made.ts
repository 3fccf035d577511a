/** What an error says, in one line. */
export const firstLine = (cause: unknown) =>
  String((cause as Error)?.message ?? cause).split("\n", 1)[0]!;

/** What is made of data that a program may have put together itself. Throws TypeError where it cannot be. */
export function made<T>(what: string, make: () => T): T {
  try {
    return make();
  } catch (cause) {
    // By its name, for scripts of pages need nothing else of its file.
    if ((cause as Error)?.name === "LoraError") throw cause;
    throw new TypeError(`this is no ${what}: ${firstLine(cause)}`, { cause });
  }
}
