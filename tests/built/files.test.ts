/** Runs a shorter version of the exam's tests of files, which interrupt builds at many points. */
import { expect, it } from "vitest";
import { fileRows } from "../exam/files.js";

it("interrupted builds leave no partial files of this plugin, unlike a plain write", async () => {
  const extent = { addresses: 100, mutations: 100, points: 50, pages: 120 };
  for await (const { name, result, text: details } of fileRows(extent))
    expect(result, `${name}: ${details}`).not.toBe("failed");
}, 900_000);
