// Generated from page.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export type Live = object;

export interface Page {
  readonly details: string;
  readonly answer: string;
  readonly reset: string;
  readonly svg: string;
  readonly png: string;
  readonly link: string;
  readonly failed: string;
  readonly controls: string;
  readonly figure: (a: { readonly number: string }) => string;
  readonly table: (a: { readonly number: string }) => string;
  readonly bookContents: string;
  readonly bookFigures: string;
  readonly bookTables: string;
  readonly bookAlternatives: string;
  readonly bookDescriptions: string;
  readonly bookFormulas: string;
  readonly bookNavigation: string;
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
