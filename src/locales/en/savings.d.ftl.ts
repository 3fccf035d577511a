// Generated from savings.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly title: (a: { readonly shape: string }) => string;
  readonly trains: (a: { readonly rank: number; readonly share: string }) => string;
  readonly reached: (a: { readonly bestRank: string; readonly goal: "saved" | "even" | "missed" | "loss"; readonly targetShare: string }) => string;
  readonly even: (a: { readonly breakEven: string; readonly breaksEven: boolean }) => string;
  readonly alt: (a: { readonly bestRank: string; readonly breakEven: string; readonly breaksEven: boolean; readonly firstRank: string; readonly goal: "saved" | "even" | "missed" | "loss"; readonly lastRank: string; readonly measured: boolean; readonly rank: number; readonly shape: string; readonly share: string; readonly targetShare: string }) => string;
  readonly caption: (a: { readonly rank: number; readonly shape: string }) => string;
  readonly spoken: (a: { readonly option: string; readonly share: string; readonly trainable: number; readonly value: string }) => string;
  readonly lowered: (a: { readonly option: string; readonly share: string; readonly trainable: number; readonly value: string }) => string;
  readonly parameters: (a: { readonly trainable: number }) => string;
  readonly none: string;
  readonly headline: (a: { readonly limit: string; readonly outcome: "saving" | "even" | "loss" | "always"; readonly rank: number }) => string;
  readonly deck: (a: { readonly d: number; readonly full: number; readonly k: number; readonly rank: number; readonly trainable: number }) => string;
  readonly shareTitle: string;
  readonly accuracyTitle: (a: { readonly firstRank: string; readonly lastRank: string; readonly points: number }) => string;
  readonly rankName: string;
  readonly fullName: string;
  readonly costsMore: string;
  readonly rankShare: (a: { readonly rank: number; readonly share: string }) => string;
  readonly weightLetters: (a: { readonly weights: "q" | "qv" | "qkvo" }) => string;
  readonly line: (a: { readonly high: string; readonly long: boolean; readonly low: string; readonly task: string; readonly weights: "q" | "qv" | "qkvo" }) => string;
  readonly conditions: (a: { readonly lastRank: string; readonly measured: boolean }) => string;
  readonly at: (a: { readonly rank: number; readonly value: string }) => string;
  readonly partFull: (a: { readonly all: string; readonly full: number }) => string;
  readonly partLine: (a: { readonly values: string }) => string;
  readonly partRank: (a: { readonly a: string; readonly b: string; readonly bestRank: string; readonly goal: "saved" | "even" | "missed" | "loss"; readonly rank: number; readonly share: string; readonly targetShare: string; readonly trainable: number }) => string;
  readonly partSweep: (a: { readonly task: string; readonly values: string; readonly weights: "q" | "qv" | "qkvo" }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly rank: string; readonly d: string; readonly k: string; readonly target: string };
  readonly explanation: string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string];
  readonly tableQuantities: readonly [string, string, string, string, string, string, string, string, string, string, string];
  readonly measured: (a: { readonly ranks: string; readonly task: string; readonly weights: "q" | "qv" | "qkvo" }) => string;
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
