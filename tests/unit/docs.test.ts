/** The generated parts of the documentation are current. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { documents } from "../../scripts/docs.js";

it.each([...(await documents())])("%s is as `npm run docs` writes it", (file, content) => {
  expect(readFileSync(file).equals(Buffer.from(content)), `${file}: run \`npm run docs\``).toBe(
    true,
  );
});
