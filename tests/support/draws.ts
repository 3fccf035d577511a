import fc from "fast-check";

/** `npm test` repeats the same draws, so that only a change can fail it. `npm run exam` sets other seeds. */
fc.configureGlobal({ seed: Number(process.env.DRAWS ?? 1) });

export const isExam = process.env.DRAWS !== undefined;

/**
 * Returns the number of draws for a property: `count` in `npm test`, and by default seven times as
 * many in the exam.
 */
export const runs = (count: number, inExam = 7 * count): number => (isExam ? inExam : count);
