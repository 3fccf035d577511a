import { vi } from "vitest";
import { run as main } from "../../scripts/command/run.js";
import type { Figure } from "../../src/figures/figure.js";
import type { Values } from "../../src/options.js";
import { toFlag } from "../../src/tag/command-line.js";
import { Word } from "../../src/tag/values.js";
import { asAllWritten } from "../../src/tag/written.js";

/** Runs the command in this process and returns its exit code and what it printed. `command` may be another copy of it. */
export async function runMain(command: typeof main, args: readonly string[]) {
  const out = vi.spyOn(process.stdout, "write").mockImplementation((_, done) => {
    (done as unknown as () => void)();
    return true;
  });
  const error = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const code = await command(args);
  const [printed, reported] = [out, error].map((spy) =>
    spy.mock.calls.map(([text]) => String(text)).join(""),
  );
  out.mockRestore();
  error.mockRestore();
  return { code, out: printed!, error: reported! };
}

export const run = (...args: readonly string[]) => runMain(main, args);

/** Returns the command's arguments that draw a figure with these values. `file` is the path of its adapter. */
export const toArguments = (figure: Figure, values: Values, file: string): string[] => [
  ...["--figure", figure.name],
  ...[...asAllWritten(figure.options, values)].flatMap(([option, value]) => {
    const text = value instanceof Word ? value.path : String(value);
    if (figure.options[option]!.type === "boolean")
      return [`--${text === "true" ? "" : "no-"}${toFlag(option)}`];
    // In one word, because a value may start with a minus sign.
    return [`--${toFlag(option)}=${option === "file" ? file : text}`];
  }),
];
