/** The exam's table counts skipped cases separately from passed cases. */
import { expect, it } from "vitest";
import { completed, skipped, tally } from "../exam/rows.js";

it("a skipped case counts neither as run nor as failed", () => {
  const rows = new Map([
    [
      "files",
      [completed("a", true, ""), completed("b", false, ""), skipped("c", "no disk may be mounted")],
    ],
    ["memory", [skipped("d", "there is no java here")]],
  ]);
  expect(tally(rows).replace(/ +/g, " ")).toBe(
    ["part run failed skipped", "files 2 1 1", "memory 0 0 1", "all 2 1 2"].join("\n"),
  );
});
