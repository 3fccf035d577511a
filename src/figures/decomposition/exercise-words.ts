/** The English strings of exercises. This is a separate module because few pages have an exercise. */
import type { Counts } from "../../counts.js";
import type { Formats } from "../../formats.js";
import { sharedWords } from "../words.js";
import { exerciseWords, type GoalSentences, goalWords } from "./exercise.js";
import type { Exercise } from "./numbers.js";

const SENTENCES: GoalSentences = {
  task: (target, shape) =>
    `Find the largest rank that saves at least ${target} of a matrix of ${shape}.`,
  answer: (rank, saving, next) => `Rank ${rank} is the largest: it saves ${saving}. ${next}`,
  slightlyLess: (rank, target) => `Rank ${rank} saves a little less than ${target}.`,
  less: (rank, saving, target) => `Rank ${rank} saves ${saving}, less than ${target}.`,
  nothing: (rank, target) => `Rank ${rank} saves nothing, less than ${target}.`,
};

const shapeOf = (f: Formats, { d, k }: Exercise) => sharedWords(f).size(d, k);

/** Returns the task and its answer. */
export const toGoal = (f: Formats, exercise: Exercise) =>
  goalWords(f, exercise, shapeOf(f, exercise), SENTENCES).goal;

/** Returns the reply to a reader's rank. */
export const replyTo = (f: Formats, counts: Counts, exercise: Exercise) =>
  exerciseWords(f, exercise, shapeOf(f, exercise), {
    ...SENTENCES,
    otherMatrix: (shape) => `The exercise is about a matrix of ${shape}.`,
    noSaving: (rank) =>
      `Rank ${rank} saves nothing: LoRA trains as many parameters as W has, or more.`,
    enough: (rank, saving, target) =>
      `Rank ${rank} saves ${saving}, at least ${target}. Is there a larger rank that does?`,
  }).replyTo(counts);
