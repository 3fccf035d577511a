/** Creates figures from the definitions in their folders. */
import { createFormats, english, type Language } from "../language-format.js";
import * as englishShared from "../locales/en/shared.ftl";
import { type InputOf, type Options, readOptions, type Values } from "../options.js";
import type { Composition, Scene } from "../scene.js";
import type { Card } from "./card.js";
import type {
  Drawing,
  Figure,
  FigureDefinition,
  FigureWords,
  Handle,
  Interactive,
  LiveWords,
  MessageFile,
  PageWords,
  Resolved,
  Steps,
  Table,
  ViewWords,
  WordFactories,
} from "./figure.js";
import { overlay } from "./overlay.js";

/** Creates a figure from its definition. */
export function defineFigure<
  O extends Options,
  I extends Values,
  N,
  L extends LiveWords<I, N>,
  P extends PageWords<I, N>,
  V = never,
>(definition: FigureDefinition<O, I, N, L, P, V>): Figure<InputOf<O>, L, P> {
  const { name, options, examples, interactive, words, resolve } = definition;
  let englishWords: FigureWords<L, P> | undefined;
  // Created on first use, because few programs use every figure.
  const inEnglish = () => {
    englishWords ??= wordsIn(words, english);
    return englishWords;
  };
  return {
    name,
    options,
    examples,
    interactive: interactive as Interactive,
    words,
    get lesson() {
      return inEnglish().page.lesson;
    },
    get summary() {
      return inEnglish().page.summary;
    },
    draw: (values, { words = inEnglish(), lookUp } = {}) =>
      createDrawing(definition, resolve(readOptions(options, values, lookUp)), words),
  };
}

/** By default in English. */
export function wordsIn<L, P>(
  words: WordFactories<L, P>,
  language: Language,
  file: MessageFile = words.english,
  shared: MessageFile = englishShared,
): FigureWords<L, P> {
  const formats = createFormats(language);
  const phrases = shared.live(formats, {});
  const messages = { ...phrases, ...file.live(formats, phrases) };
  const live = words.live(formats, messages);
  const page = { ...messages, ...file.page(formats, phrases, messages) };
  return { language, live, page: words.page(formats, page, live) };
}

/** The members of a definition that drawing needs, without the types of its options. */
type DrawableParts<
  I extends Values,
  N,
  L extends LiveWords<I, N>,
  P extends PageWords<I, N>,
  V,
> = Pick<
  FigureDefinition<Options, I, N, L, P, V>,
  "name" | "options" | "interactive" | "fixedView" | "card"
>;

/** The members of a definition that controls and steps need. */
type Redrawable<I extends Values, N, L extends LiveWords<I, N>, P extends PageWords<I, N>> = Pick<
  FigureDefinition<Options, I, N, L, P>,
  "options" | "interactive"
>;

/** The members of a drawing that depend on its view. */
type View = Pick<Drawing, "compose" | "listed" | "headline" | "caption" | "alt" | "table" | "card">;

/** A table that tells programs how its language writes numbers. */
const withNumbers = (table: Table, { tag, numbers }: Language): Table =>
  tag === "en" ? table : { ...table, numbers };

const createView = <N>(
  counts: N,
  words: ViewWords<N>,
  language: Language,
  compose: (composition: Composition) => Scene,
  draw: Card["draw"],
): View => ({
  compose,
  get listed() {
    return words.listed(counts);
  },
  get headline() {
    return words.headline(counts);
  },
  get caption() {
    return words.caption(counts);
  },
  get alt() {
    return words.alt(counts);
  },
  table: () => withNumbers(words.table(counts), language),
  get card() {
    return { headline: words.headline(counts), draw };
  },
});

function createDrawing<
  I extends Values,
  N,
  L extends LiveWords<I, N>,
  P extends PageWords<I, N>,
  V,
>(
  definition: DrawableParts<I, N, L, P, V>,
  input: I & Resolved,
  words: FigureWords<L, P>,
): Drawing {
  const { name, interactive, fixedView } = definition;
  const { language, live, page } = words;
  const counts = interactive.count(input);
  const fixedCounts = fixedView?.count(input);
  const view =
    fixedView && fixedCounts !== undefined
      ? createView(
          fixedCounts,
          fixedView.words(page),
          language,
          (composition) => fixedView.compose(fixedCounts, composition, words),
          (room, measure) => fixedView.card(fixedCounts, words, room, measure),
        )
      : createView(
          counts,
          { ...page, headline: live.headline, caption: live.caption },
          language,
          (composition) => interactive.compose(counts, composition, live),
          (room, measure) => definition.card(counts, words, room, measure),
        );
  const controlName = firstControl(definition.options);
  const stepCounts = input.steps?.map((value) =>
    interactive.count({ ...input, [controlName]: value }),
  );
  const stepWords = stepCounts && page.steps;
  return {
    figure: name,
    language,
    input,
    compose: view.compose,
    get listed() {
      return stepWords ? stepWords.listed(stepCounts) : view.listed;
    },
    get headline() {
      return view.headline;
    },
    get caption() {
      return stepWords ? stepWords.caption(stepCounts) : view.caption;
    },
    get alt() {
      return view.alt;
    },
    explanation: page.explanation,
    table: view.table,
    get handles() {
      return fixedCounts === undefined ? createHandles(definition, input, page) : [];
    },
    steps: stepCounts && createSteps(definition, input, stepCounts, words),
    goal: page.goal?.(input),
    get card() {
      return view.card;
    },
  };
}

const firstControl = (options: Options): string =>
  Object.keys(options).find((name) => options[name]!.control)!;

function createSteps<I extends Values, N, L extends LiveWords<I, N>, P extends PageWords<I, N>>(
  { options, interactive }: Redrawable<I, N, L, P>,
  input: I & Resolved,
  stepCounts: readonly N[],
  { live, page, language }: FigureWords<L, P>,
): Steps {
  const [name, values, words] = [firstControl(options), input.steps!, page.steps!];
  const chosen = values.indexOf(Number(input[name]));
  const composeAll = (composition: Composition) =>
    stepCounts.map((counts) => interactive.compose(counts, composition, live));
  return {
    overlay: (composition) => overlay(composeAll(composition), chosen),
    name,
    values,
    chosen,
    legend: words.legend,
    alt: words.alt(stepCounts),
    labels: stepCounts.map((counts) => ({
      name: words.name(counts),
      spoken: live.spoken(counts, name),
    })),
    table: () => withNumbers(words.table(stepCounts), language),
  };
}

function createHandles<I extends Values, N, L extends LiveWords<I, N>, P extends PageWords<I, N>>(
  { options, interactive }: Redrawable<I, N, L, P>,
  input: I & Resolved,
  page: PageWords<I, N>,
): readonly Handle[] {
  return Object.entries(options).flatMap(([name, option]) => {
    const { control, min, max, isWhole } = option;
    if (!control || input.inactiveOptions?.includes(name)) return [];
    const value = input[name];
    const label = page.labels[name]!;
    const valueLabels = page.values?.[name];
    const values = (option.values ?? []).map((value) => ({
      value,
      label: valueLabels?.[value] ?? value,
    }));
    const handle = { name, label, control, value, values, min, max, isWhole };
    if (control.kind !== "slider") return [{ ...handle, farthest: 0, limit: 0 }];
    const end = typeof control.max === "string" ? input[control.max] : control.max;
    const farthest = Math.max(Number(end), Number(value));
    const limit = Number(interactive.clip({ ...input, [name]: farthest })[name]);
    return [{ ...handle, farthest, limit }];
  });
}
