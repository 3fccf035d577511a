// Generated from quantization.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly title: string;
  readonly becomes: (a: { readonly value: string; readonly weight: string }) => string;
  readonly errors: (a: { readonly fp4: string; readonly int4: string; readonly nf4: string }) => string;
  readonly alt: (a: { readonly before: number; readonly bits: string; readonly block: number; readonly fp4: string; readonly int4: string; readonly nf4: string; readonly value: string; readonly weight: string }) => string;
  readonly caption: (a: { readonly block: number }) => string;
  readonly spoken: (a: { readonly bits: string; readonly block: number; readonly nf4: string; readonly value: string; readonly weight: string }) => string;
  readonly headline: (a: { readonly before: number; readonly bits: string; readonly levels: number }) => string;
  readonly deck: (a: { readonly absmax: string; readonly kept: string; readonly level: string; readonly scaled: string; readonly value: string; readonly weight: string }) => string;
  readonly matrixHead: (a: { readonly matrix: number }) => string;
  readonly blockHead: (a: { readonly block: number; readonly shown: number; readonly whole: boolean }) => string;
  readonly levelsHead: (a: { readonly levels: number }) => string;
  readonly bitsHead: string;
  readonly errorHead: string;
  readonly sum: (a: { readonly bits: string; readonly block: number; readonly shared: number }) => string;
  readonly conditions: string;
  readonly partMatrix: (a: { readonly matrix: number }) => string;
  readonly partBlock: (a: { readonly block: number; readonly kept: string; readonly shown: number; readonly values: string; readonly whole: boolean }) => string;
  readonly atLevel: (a: { readonly level: string; readonly value: string }) => string;
  readonly partWeight: (a: { readonly absmax: string; readonly kept: string; readonly level: string; readonly scaled: string; readonly value: string; readonly weight: string }) => string;
  readonly partRows: string;
  readonly partBefore: (a: { readonly before: number }) => string;
  readonly partType: (a: { readonly error: string; readonly sum: string; readonly type: string }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly block: string; readonly weight: string };
  readonly explanation: string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string];
  readonly tableQuantities: readonly [string, string, string, string, string, string, string, string, string, string, string, string];
  readonly levelRow: (a: { readonly level: string }) => string;
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
