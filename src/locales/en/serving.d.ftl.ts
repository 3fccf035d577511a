// Generated from serving.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly units: readonly [string, string, string, string, string];
  readonly title: (a: { readonly adapters: number; readonly model: string; readonly rank: number }) => string;
  readonly cost: (a: { readonly less: string; readonly merged: string; readonly outcome: "saving" | "even" | "loss"; readonly shared: string }) => string;
  readonly alt: (a: { readonly adapters: number; readonly fitMerged: number; readonly fitShared: number; readonly less: string; readonly memory: string; readonly merged: string; readonly model: string; readonly outcome: "saving" | "even" | "loss"; readonly rank: number; readonly shared: string }) => string;
  readonly caption: (a: { readonly adapters: number; readonly model: string; readonly rank: number }) => string;
  readonly spoken: (a: { readonly adapters: number; readonly fitShared: number; readonly less: string; readonly memory: string; readonly merged: string; readonly outcome: "saving" | "even" | "loss"; readonly rank: number; readonly shared: string }) => string;
  readonly every: string;
  readonly headline: (a: { readonly adapters: number; readonly less: string; readonly merged: string; readonly outcome: "saving" | "even" | "loss"; readonly shared: string }) => string;
  readonly deck: (a: { readonly model: string; readonly padded: boolean; readonly rank: number; readonly slotRank: number; readonly targetList: string }) => string;
  readonly memoryTitle: (a: { readonly unit: string }) => string;
  readonly budget: (a: { readonly memory: string }) => string;
  readonly sharedName: (a: { readonly fitShared: number; readonly memory: string }) => string;
  readonly mergedName: (a: { readonly fitMerged: number }) => string;
  readonly each: (a: { readonly weights: string }) => string;
  readonly sum: (a: { readonly slot: string; readonly weights: string }) => string;
  readonly crossover: (a: { readonly limit: number }) => string;
  readonly batchTitle: string;
  readonly request: (a: { readonly adapter: string; readonly long: boolean; readonly request: number }) => string;
  readonly padding: (a: { readonly padded: boolean; readonly share: string }) => string;
  readonly conditions: (a: { readonly adapter: string }) => string;
  readonly partBase: (a: { readonly weights: string }) => string;
  readonly partAdapters: (a: { readonly adapter: string; readonly adapters: number; readonly fitShared: number; readonly memory: string; readonly shared: string; readonly slot: string }) => string;
  readonly partMerged: (a: { readonly adapters: number; readonly fitMerged: number; readonly memory: string; readonly merged: string; readonly weights: string }) => string;
  readonly partW: string;
  readonly partBatch: (a: { readonly padded: boolean; readonly rank: number; readonly share: string; readonly slotRank: number }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly adapters: string; readonly rank: string; readonly slotRank: string; readonly memory: string };
  readonly explanation: string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string];
  readonly tableQuantities: readonly [string, string, string, string, string, string, string, string, string, string, string, string, string];
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
