/** Returns a function that calls `create` once, when its result is first needed. */
export function once<T>(create: () => T): () => T {
  let result: T | undefined;
  return () => {
    result ??= create();
    return result;
  };
}
