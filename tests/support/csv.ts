/** Returns the cells of comma-separated values, read character by character as RFC 4180 describes. */
export function parseCsv(text: string): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = "";
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index]!;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[index + 1] === '"') {
        cell += char;
        index++;
      } else isQuoted = false;
    } else if (char === '"') isQuoted = true;
    else if (char === ",") {
      line.push(cell);
      cell = "";
    } else if (char === "\r" && text[index + 1] === "\n") {
      lines.push([...line, cell]);
      line = [];
      cell = "";
      index++;
    } else cell += char;
  }
  return lines;
}
