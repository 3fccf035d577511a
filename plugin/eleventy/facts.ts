/** The facts about figures that finished pages need. */
import type { Drawing, Goal } from "../../src/figures/figure.js";
import type { RenderedFigure } from "../../src/tag/figure.js";
import type { FigureScript } from "../scripts.js";

export interface FigureFacts {
  /** The script of its controls, if it has controls. */
  readonly script: FigureScript | undefined;
  /** Whether it needs rules beyond those of every figure: those of tables, steps or exercises. */
  readonly hasFurther: boolean;
  readonly goal: Goal | undefined;
  /** Kept only until its page's preview or the e-book is drawn, because it is large. */
  drawing: Drawing | undefined;
}

export function toFacts(
  { drawing, table, isInteractive }: RenderedFigure,
  keepsDrawing: boolean,
): FigureFacts {
  const { figure: kind = "", language, steps, goal } = drawing ?? {};
  const script = { kind, language: language?.script ?? language?.tag ?? "en" };
  return {
    script: isInteractive ? script : undefined,
    hasFurther: Boolean(table || steps || goal),
    goal,
    drawing: keepsDrawing ? drawing : undefined,
  };
}
