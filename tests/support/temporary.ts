import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, onTestFinished } from "vitest";

/** Returns a new folder, which the hook `after` removes. */
function createFolder(after: (remove: () => void) => void): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "lora-")));
  // A killed program may still be writing there.
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Returns a new folder that is removed after the running test. */
export const temporary = (): string => createFolder(onTestFinished);

/** Returns a new folder that is removed after all tests of the file or `describe` that asks for it. */
export const sharedFolder = (): string => createFolder(afterAll);

/** Runs all tests of the file or `describe` in this folder, which is created if it is missing. */
export function workIn(folder: string): void {
  const home = process.cwd();
  beforeAll(() => {
    mkdirSync(folder, { recursive: true });
    process.chdir(folder);
  });
  afterAll(() => process.chdir(home));
}
