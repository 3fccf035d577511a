// Generated from forward.ftl by npm run messages.

export interface Live {
  readonly title: (a: { readonly merged: boolean; readonly rank: number }) => string;
  readonly alt: (a: { readonly a: number; readonly b: number; readonly d: number; readonly full: number; readonly k: number; readonly merged: boolean; readonly plainFactor: string; readonly rank: number }) => string;
  readonly x: (a: { readonly k: number }) => string;
  readonly h: (a: { readonly d: number }) => string;
  readonly waist: (a: { readonly rank: number }) => string;
  readonly frozen: string;
  readonly trained: string;
  readonly operations: (a: { readonly formula: string }) => string;
  readonly gone: readonly [string, string, string];
  readonly sum: (a: { readonly sum: number }) => string;
  readonly perToken: string;
  readonly costs: (a: { readonly a: number; readonly b: number; readonly full: number; readonly merged: boolean; readonly sum: number }) => readonly [string, string] | readonly [string, string, string, string];
  readonly scaled: (a: { readonly scaling: string }) => string;
  readonly verdict: (a: { readonly added: "merged" | "more" | "ratio" | "share"; readonly denominator: string; readonly rounded: boolean; readonly share: string; readonly trainable: number }) => readonly [string, string];
  readonly formed: (a: { readonly merged: boolean; readonly tokens: number }) => readonly [string, string];
  readonly areas: string;
  readonly longer: (a: { readonly times: number; readonly vector: string }) => string;
  readonly caption: (a: { readonly full: number; readonly merged: boolean; readonly more: boolean; readonly plainFactor: string; readonly share: string; readonly trainable: number }) => string;
  readonly none: string;
  readonly inW: string;
  readonly spoken: (a: { readonly rank: number; readonly verdictText: string }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly listed: (a: { readonly d: number; readonly k: number; readonly merged: boolean; readonly rank: number }) => string;
  readonly labels: { readonly rank: string; readonly merged: string };
  readonly explanation: string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string, string, string];
  readonly tableSteps: readonly [string, string, string, string, string, string, string, string];
  readonly cardSubject: (a: { readonly merged: boolean; readonly rank: number }) => string;
  readonly cardMeaning: (a: { readonly denominator: string; readonly full: number; readonly outcome: "merged" | "loss" | "ratio" | "share"; readonly rounded: boolean; readonly share: string }) => readonly [string, string];
  readonly shortVectors: string;
  readonly toScale: string;
}

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
