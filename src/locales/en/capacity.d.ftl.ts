// Generated from capacity.ftl by npm run messages.

export interface Live {
  readonly title: string;
  readonly fullTick: string;
  readonly name: (a: { readonly full: boolean; readonly rank: string }) => string;
  readonly verdict: (a: { readonly full: boolean; readonly mean: string; readonly rank: string; readonly share: string; readonly trainable: number }) => readonly [string, string];
  readonly change: (a: { readonly difference: string; readonly half: boolean; readonly points: number }) => string;
  readonly caption: (a: { readonly fullMean: string; readonly mean: string; readonly rank: string }) => string;
  readonly alt: (a: { readonly caption: string; readonly verdict: string }) => string;
  readonly heading: string;
  readonly trained: string;
  readonly axis: string;
  readonly keys: (a: { readonly seeds: number }) => readonly [string, string, string];
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly rank: string };
  readonly fullValue: string;
  readonly explanation: (a: { readonly size: string; readonly tested: string }) => string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string, string, string, string, string];
  readonly seed: (a: { readonly seed: number }) => string;
  readonly cardSubject: (a: { readonly full: boolean; readonly rank: string }) => string;
  readonly cardMeaning: (a: { readonly full: boolean; readonly mean: string; readonly rank: string }) => readonly [string, string];
}

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
