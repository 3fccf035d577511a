// Generated from methods.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly lora: (a: { readonly rank: number }) => string;
  readonly names: { readonly full: string; readonly fullRun: string; readonly prompt: string; readonly prefix: string; readonly tokens: string; readonly norms: string };
  readonly measure: (a: { readonly vertical: "accuracy" | "memory" | "time" }) => string;
  readonly value: (a: { readonly number: string; readonly vertical: "accuracy" | "memory" | "time" }) => string;
  readonly title: (a: { readonly runs: number; readonly vertical: "accuracy" | "memory" | "time" }) => string;
  readonly headline: (a: { readonly compared: boolean; readonly fullResult: string; readonly loraResult: string; readonly loraShare: string; readonly method: string; readonly part: string; readonly result: string; readonly vertical: "accuracy" | "memory" | "time" }) => string;
  readonly deck: (a: { readonly compared: boolean; readonly runs: number; readonly share: string }) => string;
  readonly axes: { readonly accuracy: string; readonly memory: string; readonly time: string };
  readonly by: string;
  readonly axisBy: (a: { readonly axis: string }) => string;
  readonly fewer: (a: { readonly bound: string }) => string;
  readonly namedValue: (a: { readonly name: string; readonly number: string }) => string;
  readonly ofParameters: (a: { readonly ratio: string }) => string;
  readonly key: (a: { readonly bound: string; readonly count: number }) => readonly [string, string, string, string];
  readonly run: (a: { readonly accuracy: string; readonly memory: string; readonly name: string; readonly time: string; readonly trained: string }) => string;
  readonly series: (a: { readonly count: number; readonly kind: "family" | "known" | "other" }) => string;
  readonly partComparison: (a: { readonly fullTrained: string; readonly ratio: string; readonly share: string; readonly trained: string }) => string;
  readonly verdict: (a: { readonly attempts: number; readonly compared: boolean; readonly fullResult: string; readonly loraResult: string; readonly method: string; readonly ratio: string; readonly result: string; readonly share: string; readonly vertical: "accuracy" | "memory" | "time" }) => string;
  readonly alt: (a: { readonly attempts: number; readonly best: string; readonly compared: boolean; readonly fullResult: string; readonly loraResult: string; readonly method: string; readonly ratio: string; readonly result: string; readonly runs: number; readonly share: string; readonly vertical: "accuracy" | "memory" | "time" }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly vertical: string; readonly method: string };
  readonly verticals: { readonly accuracy: string; readonly memory: string; readonly time: string };
  readonly explanation: (a: { readonly number: string; readonly ofAccuracy: string; readonly ofMemory: string; readonly ofTime: string; readonly power: string; readonly runs: number; readonly unit: string; readonly units: number }) => string;
  readonly tableCaption: (a: { readonly named: number; readonly others: number }) => string;
  readonly tableHead: readonly [string, string, string, string, string, string];
  readonly settings: { readonly r: (a: { readonly first: number }) => string; readonly ranks: (a: { readonly first: number; readonly last: number }) => string; readonly values: (a: { readonly first: number }) => string; readonly tokens: (a: { readonly first: number }) => string; readonly frequencies: (a: { readonly first: number }) => string; readonly subspaces: (a: { readonly first: number }) => string; readonly groups: (a: { readonly first: number }) => string; readonly blocks: (a: { readonly first: number }) => string; readonly factor: (a: { readonly first: number }) => string; readonly sparse: (a: { readonly first: number }) => string; readonly learningRate: (a: { readonly first: number }) => string; readonly vBiases: string; readonly allNorms: string; readonly allLinear: string; readonly mini: string; readonly bat: string; readonly para: string; readonly fast: string; readonly tied: string; readonly vectors: string; readonly mlp: string; readonly randomStart: string; readonly wordStart: string; readonly zeroStart: string; readonly default: string };
  readonly separator: string;
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
