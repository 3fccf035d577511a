// Generated from page.ftl by npm run messages.
import type { Formats } from "../../formats.js";

export type Live = object;

export interface Page {
  readonly details: string;
  readonly answer: string;
  readonly reset: string;
  readonly svg: string;
  readonly png: string;
  readonly link: string;
  readonly failed: string;
  readonly sheet: string;
  readonly key: string;
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

export function live(f: Formats, shared: unknown): Live;
export function page(f: Formats, shared: unknown, live: Live): Page;
