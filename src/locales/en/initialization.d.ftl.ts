// Generated from initialization.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly start: (a: { readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
  readonly title: (a: { readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
  readonly headline: (a: { readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
  readonly deck: (a: { readonly rank: number; readonly size: number }) => string;
  readonly begin: string;
  readonly step: (a: { readonly step: number }) => string;
  readonly reason: (a: { readonly change: "unchanged" | "changed" | "none" | "b" | "a" | "both"; readonly wide: boolean }) => string;
  readonly losses: string;
  readonly compared: (a: { readonly never: boolean }) => string;
  readonly state: (a: { readonly zero: boolean }) => string;
  readonly separator: string;
  readonly partMoment: (a: { readonly change: "unchanged" | "changed" | "none" | "b" | "a" | "both"; readonly name: string; readonly wide: boolean }) => string;
  readonly partMatrix: (a: { readonly columns: number; readonly entries: string; readonly moved: boolean; readonly name: string; readonly rows: number; readonly zero: boolean }) => string;
  readonly row: (a: { readonly entries: string; readonly row: number }) => string;
  readonly rowSeparator: string;
  readonly partLosses: (a: { readonly first: string; readonly last: string; readonly second: string; readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
  readonly alt: (a: { readonly claim: string; readonly losses: string }) => string;
  readonly caption: (a: { readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
  readonly spoken: (a: { readonly losses: string; readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly start: string };
  readonly values: { readonly bZero: string; readonly aZero: string; readonly bothZero: string; readonly bothRandom: string };
  readonly explanation: (a: { readonly inputs: number; readonly rank: number; readonly rate: string; readonly size: number }) => string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string, string, string, string];
  readonly tableStart: (a: { readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
