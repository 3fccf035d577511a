/** Runs slow actions side by side. */
import os from "node:os";

/** Compression runs in parallel with drawing. A small number limits memory use. */
const MAX_WORKERS = 8;

/**
 * Runs the action for all items, several at a time. Takes an item only when a worker is free, so that memory does not
 * grow with the list. After an error, stops taking items, and throws the error once the running actions have ended.
 */
export async function forEachConcurrently<T>(
  items: Iterable<T> | AsyncIterable<T>,
  action: (item: T) => Promise<void>,
): Promise<void> {
  // All workers share this generator, and an error in one of them closes it.
  const queue = (async function* () {
    yield* items;
  })();
  const work = async () => {
    for await (const item of queue) await action(item);
  };
  const length = Math.min(MAX_WORKERS, 2 * os.availableParallelism());
  const workers = Array.from({ length }, work);
  await Promise.allSettled(workers);
  await Promise.all(workers);
}
