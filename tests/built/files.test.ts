/** The quick form of the exam of files: some of the points at which it breaks a build. */
import { expect, it } from "vitest";
import { fileRows } from "../exam/files.js";

it("files are whole, inside and nobody else's, whatever becomes of a build, and the controls' are not", async () => {
  const extent = { addresses: 200, mutations: 200, points: 80, pages: 60 };
  for await (const { name, isGood, says } of fileRows(extent))
    expect(isGood, `${name}: ${says}`).toBe(true);
}, 300_000);
