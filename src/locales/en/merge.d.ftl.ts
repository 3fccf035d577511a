// Generated from merge.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly task: (a: { readonly task: "law" | "code" | "poems" }) => string;
  readonly rowSeparator: string;
  readonly entrySeparator: string;
  readonly title: (a: { readonly task: "law" | "code" | "poems" }) => string;
  readonly alt: (a: { readonly adapters: number; readonly copies: number; readonly output: string; readonly scaling: number; readonly task: "law" | "code" | "poems"; readonly tasks: number }) => string;
  readonly caption: (a: { readonly task: "law" | "code" | "poems"; readonly tasks: number }) => string;
  readonly spoken: (a: { readonly output: string; readonly task: "law" | "code" | "poems" }) => string;
  readonly headline: string;
  readonly deck: (a: { readonly scaling: number; readonly task: "law" | "code" | "poems" }) => string;
  readonly separate: string;
  readonly merged: string;
  readonly frozen: string;
  readonly swapped: string;
  readonly same: string;
  readonly changed: (a: { readonly scaling: number }) => string;
  readonly kept: (a: { readonly outcome: "saving" | "even" | "loss"; readonly share: string; readonly tasks: number }) => string;
  readonly shape: (a: { readonly rank: number; readonly size: string }) => string;
  readonly mergedCopies: (a: { readonly tasks: number }) => string;
  readonly oneW: (a: { readonly tasks: number }) => string;
  readonly thinMatrix: (a: { readonly times: number }) => string;
  readonly thinAdapters: (a: { readonly times: number }) => string;
  readonly toScale: string;
  readonly partSeparate: (a: { readonly scaling: number }) => string;
  readonly partW: (a: { readonly values: string }) => string;
  readonly partX: (a: { readonly factor: string; readonly values: string }) => string;
  readonly partB: (a: { readonly values: string }) => string;
  readonly partA: (a: { readonly values: string }) => string;
  readonly partH: (a: { readonly values: string }) => string;
  readonly partMerged: (a: { readonly output: string }) => string;
  readonly partSum: (a: { readonly scaling: number; readonly values: string }) => string;
  readonly partCopies: (a: { readonly copies: number; readonly tasks: number }) => string;
  readonly partStored: (a: { readonly adapters: number; readonly share: string; readonly tasks: number }) => string;
  readonly partKept: (a: { readonly matrix: number }) => string;
  readonly partAdapters: (a: { readonly adapter: number; readonly added: number; readonly tasks: number }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly task: string; readonly tasks: string };
  readonly explanation: string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string];
  readonly tableQuantities: readonly [string, string, string, string, string, string, string, string, string, string, string];
  readonly roundingRank: (a: { readonly rank: number }) => string;
  readonly roundingName: (a: { readonly rank: number }) => string;
  readonly roundingLimits: (a: { readonly bits: number; readonly kept: number; readonly lost: number }) => string;
  readonly roundingHeadline: (a: { readonly share: string }) => string;
  readonly roundingDeck: (a: { readonly rank: number; readonly ratio: string }) => string;
  readonly roundingKeys: readonly [string, string];
  readonly roundingRatio: (a: { readonly ratio: string }) => string;
  readonly roundingResults: (a: { readonly error: string; readonly share: string }) => readonly [string, string];
  readonly roundingPart: (a: { readonly error: string; readonly ratio: string; readonly share: string }) => string;
  readonly roundingTitle: string;
  readonly roundingResult: (a: { readonly ratio: string; readonly share: string }) => string;
  readonly roundingRow: (a: { readonly first: string; readonly rank: number; readonly second: string; readonly third: string }) => string;
  readonly roundingSeparator: string;
  readonly roundingAlt: (a: { readonly results: string }) => string;
  readonly roundingCaption: (a: { readonly corner: string; readonly size: string }) => string;
  readonly roundingTable: (a: { readonly weights: number }) => string;
  readonly roundingHead: readonly [string, string, string, string, string];
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
