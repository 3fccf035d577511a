import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** Returns a new folder that is removed after the running test. */
export function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "lora-"));
  // A killed program may still be writing there.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
