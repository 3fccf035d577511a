/** Recorded errors of trainings, which take seconds for each seed. */
import errors from "./errors.json" with { type: "json" };
import type { Fits } from "./numbers.js";

/**
 * LoRA's error after training in percent of the update: by seed from 1, by decay, and by rank from 1. An error
 * below 0.00001 % is recorded as 0.
 * tests/support/spectrum-training.ts trains with the values of setting.ts, and a test compares the errors.
 */
export const ERRORS: readonly Fits[] = errors;
