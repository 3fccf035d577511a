/** Derives a lesson from a figure's own words and numbers: objectives, activities and questions with answers. */
import { wordsIn } from "../../../src/figures/define.js";
import type { Drawing, Figure, Handle } from "../../../src/figures/figure.js";
import { exact } from "../../../src/number-format.js";

/** The levels of Bloom's taxonomy that lessons use. */
export type Level = "Understand" | "Apply" | "Analyze" | "Evaluate";

export interface Objective {
  readonly level: Level;
  /** Starts with a verb. `*…*` marks variables. */
  readonly text: string;
}

/** A task and its answer, in which `*…*` marks variables. */
export interface Activity {
  readonly task: string;
  readonly answer: string;
}

export interface Lesson {
  readonly objectives: readonly Objective[];
  readonly activities: readonly Activity[];
  readonly questions: readonly Activity[];
}

/** Returns the heading of a figure's lesson, such as “What one matrix costs”, as an indirect question. */
const toQuestion = ({ lesson }: Figure) => lesson[0]!.toLowerCase() + lesson.slice(1);

/** Returns a value for the control other than the current value: double or half, or the next choice. */
function chooseTarget({ control, value, values, limit, min = 1 }: Handle): unknown {
  if (control.kind === "tick") return !value;
  if (control.kind === "choice") {
    const index = values.findIndex((item) => item.value === value);
    return values[(index + 1) % values.length]!.value;
  }
  const number = Number(value);
  return 2 * number <= limit ? 2 * number : Math.max(min, Math.floor(number / 2));
}

/** Returns the slider that this slider follows, because both have the same value. */
export const findLeader = ({ control, value }: Handle, handles: readonly Handle[]) =>
  control.kind === "slider"
    ? handles.find((item) => item.name === control.sameAs && item.value === value)
    : undefined;

/** Returns the tasks that the controls allow. The answers are what the figure says after the change. */
function createActivities(figure: Figure, drawing: Drawing): Activity[] {
  const { handles, input, language, caption } = drawing;
  const words = wordsIn(figure.words, language).live;
  return handles.flatMap((handle) => {
    const { name, label, values } = handle;
    const target = chooseTarget(handle);
    const followers = handles.filter((item) => findLeader(item, handles) === handle);
    const moved = [handle, ...followers].map((item) => [item.name, target]);
    const changed = figure.interactive.clip({ ...input, ...Object.fromEntries(moved) });
    const isPossible = changed[name] === target && target !== handle.value;
    if (!isPossible || findLeader(handle, handles)) return [];
    const counts = figure.interactive.count(changed);
    const after = words.caption(counts);
    const choice = values.find(({ value }) => value === target)?.label;
    const setting =
      typeof target === "boolean"
        ? `${target ? "Tick" : "Untick"} “${label}”`
        : `Set “${label}” to ${choice ? `“${choice}”` : exact(Number(target))}`;
    return {
      task: `Predict what changes, and write it down. ${setting}, and compare. Then reset the figure.`,
      answer: after === caption ? `The figure says: ${words.spoken(counts, name)}.` : after,
    };
  });
}

export function createLesson(figure: Figure, drawing: Drawing): Lesson {
  const question = toQuestion(figure);
  const activities = createActivities(figure, drawing);
  const labels = drawing.handles.map(({ label }) => `“${label}”`);
  return {
    objectives: [
      { level: "Understand", text: `Explain ${question}.` },
      ...(labels.length
        ? [
            {
              level: "Apply",
              text: `Predict how the figure changes with its controls: ${labels.join(", ")}.`,
            } as const,
          ]
        : []),
      {
        level: "Analyze",
        text: "Relate each number of the table to a part of the picture.",
      },
    ],
    activities: [
      ...activities,
      {
        task: "Cover the table. Read from the picture as many of its numbers as possible, and check them.",
        answer: "The table is in the section “Numbers”.",
      },
    ],
    questions: [
      {
        task: `Explain in your own words ${question}.`,
        answer: "Compare with the caption and the picture in words in the section “Description”.",
      },
      {
        task: "Which assumptions do the numbers depend on?",
        answer: "The section “Description” states them, after the caption.",
      },
    ],
  };
}
