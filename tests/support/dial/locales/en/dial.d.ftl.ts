// Generated from dial.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

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

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
