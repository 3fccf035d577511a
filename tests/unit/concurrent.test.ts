/** Slow actions run side by side, and an error stops them in order. */
import { setImmediate } from "node:timers/promises";
import fc from "fast-check";
import { expect, it } from "vitest";
import { forEachConcurrently } from "../../plugin/concurrent.js";
import { runs } from "../support/draws.js";

it("after an error, few items are still taken, and the error is thrown when no action runs", async () => {
  const property = fc.asyncProperty(fc.nat(200), fc.boolean(), async (failing, isAsync) => {
    let [taken, running, peak] = [0, 0, 0];
    function* count() {
      for (; taken < 400; taken += 1) yield taken;
    }
    async function* countLater() {
      yield* count();
    }
    const all = forEachConcurrently(isAsync ? countLater() : count(), async (item) => {
      running += 1;
      peak = Math.max(peak, running);
      await setImmediate();
      if (item !== failing) await setImmediate();
      running -= 1;
      if (item === failing) throw new RangeError(`${item}`);
    });
    await expect(all).rejects.toThrow(new RangeError(`${failing}`));
    expect(running).toBe(0);
    expect(peak).toBeLessThanOrEqual(8);
    expect(taken).toBeLessThanOrEqual(failing + 24);
  });
  await fc.assert(property, { numRuns: runs(20) });
});

it("every item of an array is handled once", async () => {
  const handled: number[] = [];
  await forEachConcurrently([1, 2, 3], async (item) => void handled.push(item));
  expect(handled).toEqual([1, 2, 3]);
});
