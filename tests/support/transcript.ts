import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";

const folder = path.resolve("tests/reference");

/**
 * Compares a file of questions and answers with the answers of today. A question is a line after "> ", in which "␊" and
 * "␍" are line breaks; its answer is on the lines below. `npm run accept` writes the answers anew.
 */
export async function expectTranscript(
  name: string,
  answer: (question: string) => string | Promise<string>,
): Promise<void> {
  const file = path.join(folder, name);
  const written: string[] = [];
  for (const [line, question] of readFileSync(file, "utf8").matchAll(/^> (.*)$/gm))
    written.push(
      `${line}\n${await answer(question!.replaceAll("␊", "\n").replaceAll("␍", "\r"))}\n`,
    );
  await expect(
    written.join("\n"),
    "look at the change, then run `npm run accept`",
  ).toMatchFileSnapshot(file);
}

/** Returns the message of the error that a function throws, or its result as JSON. */
export function resultOf(call: () => unknown): string {
  try {
    return JSON.stringify(call());
  } catch (error) {
    return (error as Error).message;
  }
}
