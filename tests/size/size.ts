/**
 * Prints the sizes of pages beside those of the commit before, and marks growth over 5 %: `npm run size`, or
 * `npm run size -- COMMIT`. With changes that are not committed, the commit before is HEAD.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Sizes, sizesFile } from "../support/sizes.js";

const MARKED_GROWTH = 0.05;

const git = (...args: string[]) => execFileSync("git", args, { maxBuffer: 2 ** 30 });

/** Builds and measures the package in a folder. Returns its sizes, none if the commit has no such measurement. */
function measure(folder: string): { sizes: Sizes; status: number | null } {
  const file = path.join(folder, sizesFile);
  rmSync(file, { force: true });
  const { status } = spawnSync("npx", ["vitest", "run", "tests/built/size.test.ts"], {
    cwd: folder,
    // Measures every page, as the exam does.
    env: { ...process.env, DRAWS: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return { sizes: existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {}, status };
}

/** Measures a commit in a temporary folder, with the installed packages. */
function measureCommit(commit: string): Sizes {
  const folder = mkdtempSync(path.join(tmpdir(), "lora-size-"));
  try {
    const input = git("archive", commit);
    execFileSync("tar", ["-x", "-C", folder], { input });
    symlinkSync(path.resolve("node_modules"), path.join(folder, "node_modules"));
    return measure(folder).sizes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const hasChanges = git("status", "--porcelain").length > 0;
const commit = process.argv[2] ?? (hasChanges ? "HEAD" : "HEAD^");
const before = measureCommit(commit);
const { sizes, status } = measure(".");
const name = git("log", "-1", "--format=%h %s", commit).toString().trim();
console.log(`     now  before  change  (before: ${name})`);
for (const [what, bytes] of Object.entries(sizes)) {
  const old = before[what];
  const growth = old === undefined ? undefined : bytes / old - 1;
  const change = growth === undefined ? "new" : `${(100 * growth).toFixed(1)} %`;
  const mark = growth !== undefined && growth > MARKED_GROWTH ? "  ← explain in the commit" : "";
  const columns = [`${bytes}`.padStart(8), `${old ?? ""}`.padStart(8), change.padStart(8)];
  console.log(`${columns.join("")}  ${what}${mark}`);
}
process.exitCode = status ?? 1;
