/** Derives a lesson from a figure's own words and numbers: objectives, activities and questions with answers. */
import type { Drawing, Figure, Handle } from "../../../src/figures/figure.js";
import type { MicrosimWords, Words } from "../../../src/locales/index.js";

/** The levels of Bloom's taxonomy that lessons use, by their names in metadata. */
export type Level = "Understand" | "Apply" | "Analyze" | "Evaluate";

interface Objective {
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

/** Returns the task to set a control to a value. */
function toTask({ label, values }: Handle, target: unknown, m: MicrosimWords): string {
  if (typeof target === "boolean") return m.predictTick({ label, ticked: target });
  const choice = values.find(({ value }) => value === target)?.label;
  return choice === undefined
    ? m.predictValue({ label, value: Number(target) })
    : m.predictChoice({ label, choice });
}

/** Returns the tasks that the controls allow. The answers are what the figure says after the change. */
function createActivities(
  { interactive }: Figure,
  { handles, input, caption }: Drawing,
  words: Words["live"],
  m: MicrosimWords,
): Activity[] {
  return handles.flatMap((handle) => {
    const { name } = handle;
    const target = chooseTarget(handle);
    const followers = handles.filter((item) => findLeader(item, handles) === handle);
    const moved = [handle, ...followers].map((item) => [item.name, target]);
    const changed = interactive.clip({ ...input, ...Object.fromEntries(moved) });
    const isPossible = changed[name] === target && target !== handle.value;
    if (!isPossible || findLeader(handle, handles)) return [];
    const counts = interactive.count(changed);
    const after = words.caption(counts);
    return {
      task: toTask(handle, target, m),
      answer: after === caption ? m.figureSays({ sentence: words.spoken(counts, name) }) : after,
    };
  });
}

export function createLesson(
  figure: Figure,
  drawing: Drawing,
  { live, page: { lesson } }: Words,
  m: MicrosimWords,
): Lesson {
  const labels = drawing.handles.map(({ label }) => m.quoted({ label }));
  return {
    objectives: [
      { level: "Understand", text: m.explainLesson({ lesson }) },
      ...(labels.length
        ? [{ level: "Apply", text: m.predictControls({ labels: m.list(labels) }) } as const]
        : []),
      { level: "Analyze", text: m.relateNumbers },
    ],
    activities: [
      ...createActivities(figure, drawing, live, m),
      { task: m.cover, answer: m.seeTable },
    ],
    questions: [
      { task: m.inWords({ lesson }), answer: m.compareWords },
      { task: m.assumptions, answer: m.seeAssumptions },
    ],
  };
}
