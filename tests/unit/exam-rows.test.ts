/** The exam counts what it did not try separately from what held. */
import { expect, it } from "vitest";
import { notTried, tally, tried } from "../exam/rows.js";

it("a case that was not tried counts neither as tried nor as failed", () => {
  const rows = new Map([
    [
      "files",
      [tried("a", true, ""), tried("b", false, ""), notTried("c", "no disk may be mounted")],
    ],
    ["memory", [notTried("d", "there is no java here")]],
  ]);
  expect(tally(rows).replace(/ +/g, " ")).toBe(
    ["part tried failed not tried", "files 2 1 1", "memory 0 0 1", "all 2 1 2"].join("\n"),
  );
});
