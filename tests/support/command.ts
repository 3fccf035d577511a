import { vi } from "vitest";
import { main } from "../../scripts/render-preview.js";

/** Runs the command in this process and returns its exit code and what it printed. */
export async function run(...args: readonly string[]) {
  const out = vi.spyOn(process.stdout, "write").mockImplementation((_, done) => {
    (done as unknown as () => void)();
    return true;
  });
  const error = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const code = await main(args);
  const [printed, reported] = [out, error].map((spy) =>
    spy.mock.calls.map(([text]) => String(text)).join(""),
  );
  out.mockRestore();
  error.mockRestore();
  return { code, out: printed!, error: reported! };
}
