// Generated from dial.ftl by npm run messages.

export interface Live {
  readonly title: string;
  readonly spoken: (a: { readonly side: string; readonly turn: string; readonly wide: boolean }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly listed: (a: { readonly side: string }) => string;
  readonly labels: { readonly turn: string; readonly side: string; readonly wide: string };
  readonly explanation: string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string];
}

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
