import type { Reporter, TestModule } from "vitest/node";

/** Ends the output with a plain line: how many tests passed, failed and were skipped. A suite that fails counts as a test. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== "pending") counts[state]++;
      }
      // A file that does not load and a hook that throws fail no test: Vitest skips their tests.
      for (const suite of [module, ...module.children.allSuites()])
        counts.failed += suite.errors().length;
    }
    const skipped = counts.skipped ? `, ${counts.skipped} skipped` : "";
    // Prints on exit, so that the line comes after the output of the other reporters.
    process.once("exit", () => {
      console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
    });
  }
}
