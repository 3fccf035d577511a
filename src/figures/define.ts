/** From what a figure's folder states to drawings. */
import { type InputOf, type Options, readOptions, type Values } from "../options.js";
import type { Composition } from "../scene.js";
import type { Drawing, Figure, Handle, Resolved, Statement, Steps } from "./figure.js";
import { overlay } from "./overlay.js";

/** Makes a figure of what its folder states. */
export function defineFigure<O extends Options, I extends Values, N>(
  stated: Statement<O, I, N>,
): Figure<InputOf<O>> {
  const { name, options, examples, moving, words, resolve } = stated;
  return {
    name,
    summary: words.summary,
    options,
    examples,
    moving,
    draw: (values, lookUp) => drawingOf(stated, resolve(readOptions(options, values, lookUp))),
  };
}

function drawingOf<I extends Values, N>(
  stated: Statement<Options, I, N>,
  input: I & Resolved,
): Drawing {
  const { name, moving, words } = stated;
  const counts = moving.count(input);
  const several = input.steps?.map((value) => moving.count({ ...input, [firstOf(stated)]: value }));
  const told = several && words.steps;
  return {
    figure: name,
    input,
    hasNoNotes: stated.hasNoNotes ?? false,
    compose: (composition) => moving.compose(counts, composition),
    get listed() {
      return told ? told.listed(several) : words.listed(counts);
    },
    get caption() {
      return told ? told.caption(several) : moving.words.caption(counts);
    },
    get alt() {
      return words.alt(counts);
    },
    get description() {
      return told ? told.alt(several) : moving.words.description(counts);
    },
    explanation: words.explanation,
    table: () => words.table(counts),
    get handles() {
      return handlesOf(stated, input);
    },
    steps: several && stepsOf(stated, input, several),
    goal: stated.goal?.(input),
    get card() {
      return stated.card?.(counts);
    },
  };
}

/** The first option that a reader moves. */
function firstOf({ options }: Pick<Statement<Options, Values, unknown>, "options">): string {
  return Object.keys(options).find((name) => options[name]!.control)!;
}

function stepsOf<I extends Values, N>(
  stated: Statement<Options, I, N>,
  input: I & Resolved,
  all: readonly N[],
): Steps {
  const { moving, words } = stated;
  const [name, values, say] = [firstOf(stated), input.steps!, words.steps!];
  const chosen = values.indexOf(Number(input[name]));
  const composed = (composition: Composition) =>
    all.map((counts) => moving.compose(counts, composition));
  return {
    overlay: (composition) => overlay(composed(composition), chosen),
    name,
    values,
    chosen,
    legend: say.legend,
    labels: all.map((counts) => ({
      name: say.name(counts),
      spoken: moving.words.spoken(counts, name),
    })),
    table: () => say.table(all),
  };
}

function handlesOf<I extends Values, N>(
  { options, moving, words }: Statement<Options, I, N>,
  input: I & Resolved,
): readonly Handle[] {
  return Object.entries(options).flatMap(([name, { control, values, min, max, isWhole }]) => {
    if (!control || input.still?.includes(name)) return [];
    const value = input[name];
    if (value === undefined && control.kind !== "tick")
      throw new TypeError(`the option ${name} has a control, but no value to begin with`);
    const label = words.labels[name]!;
    const handle = { name, label, control, value, values, min, max, isWhole };
    if (control.kind !== "slider") return [{ ...handle, farthest: 0, limit: 0 }];
    const end = typeof control.max === "string" ? input[control.max] : control.max;
    const farthest = Math.max(Number(end), Number(value));
    return [
      { ...handle, farthest, limit: Number(moving.fit({ ...input, [name]: farthest })[name]) },
    ];
  });
}
