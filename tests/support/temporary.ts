import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";

/** A folder of its own for the running test, which is removed after it. */
export function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "lora-"));
  // A program that has been ended may be writing there still.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
