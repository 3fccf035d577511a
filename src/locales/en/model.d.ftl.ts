// Generated from model.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export interface Live {
  readonly title: (a: { readonly model: string; readonly rank: number }) => string;
  readonly alt: (a: { readonly base: number; readonly model: string; readonly outcome: "saving" | "even" | "loss"; readonly rank: number; readonly rest: string; readonly share: string; readonly targetList: string; readonly trainable: number }) => string;
  readonly caption: (a: { readonly model: string; readonly rank: number; readonly targetList: string }) => string;
  readonly spoken: (a: { readonly rank: number; readonly share: string; readonly trainable: number }) => string;
  readonly headline: (a: { readonly base: number; readonly denominator: string; readonly rest: string; readonly rounded: boolean; readonly trainable: number; readonly verdict: "loss" | "even" | "share" | "ratio" }) => string;
  readonly deck: (a: { readonly alpha: number; readonly model: string; readonly rank: number; readonly withAlpha: boolean }) => string;
  readonly fullArea: (a: { readonly base: number }) => string;
  readonly trainedArea: (a: { readonly enlarged: boolean; readonly share: string; readonly times: number; readonly trainable: number }) => string;
  readonly trained: (a: { readonly targetList: string }) => string;
  readonly card: (a: { readonly layers: number; readonly of: "all" | "whole" | "vision" | "encoder" | "decoder"; readonly part: "whole" | "vision" | "encoder" | "decoder" | "none" }) => string;
  readonly onlyCard: (a: { readonly layers: number; readonly of: "all" | "whole" | "vision" | "encoder" | "decoder"; readonly part: "whole" | "vision" | "encoder" | "decoder" | "none"; readonly trained: string }) => string;
  readonly role: (a: { readonly role: "attention" | "cross" | "mlp" | "experts" | "shared" | "other" }) => string;
  readonly block: (a: { readonly copies: "router" | "experts" | "several" | "one"; readonly crossed: boolean; readonly each: number; readonly everywhere: boolean; readonly layers: number; readonly named: boolean; readonly parallel: boolean; readonly prefix: string; readonly role: "attention" | "cross" | "mlp" | "experts" | "shared" | "other"; readonly some: number }) => string;
  readonly thinModule: (a: { readonly times: number }) => string;
  readonly partFull: (a: { readonly base: number }) => string;
  readonly partLora: (a: { readonly share: string; readonly trainable: number }) => string;
  readonly partModule: (a: { readonly d: number; readonly each: number; readonly isTarget: boolean; readonly k: number; readonly layers: number; readonly name: string; readonly place: "each" | "several" | "once"; readonly rank: number; readonly size: string }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly listed: (a: { readonly model: string; readonly rank: number; readonly targetList: string }) => string;
  readonly labels: { readonly rank: string; readonly preset: string };
  readonly presets: { readonly asGiven: string; readonly qAndV: string; readonly allLinear: string };
  readonly explanation: string;
  readonly tableCaption: (a: { readonly model: string }) => string;
  readonly tableHead: readonly [string, string];
  readonly fused: (a: { readonly size: string; readonly times: number }) => string;
  readonly tableQuantities: readonly [string, string, string, string, string, string];
  readonly tableFormulas: readonly [string, string, string, string, string, string];
  readonly mapRanks: (a: { readonly least: number; readonly most: number; readonly spread: "none" | "layer" | "module" | "both" }) => string;
  readonly mapHeadline: (a: { readonly least: number; readonly most: number; readonly share: string; readonly spread: "none" | "layer" | "module" | "both"; readonly trainable: number }) => string;
  readonly mapDeck: (a: { readonly alpha: number; readonly factors: string; readonly model: string; readonly rank: number; readonly withAlpha: boolean }) => string;
  readonly mapCaption: (a: { readonly least: number; readonly model: string; readonly most: number; readonly spread: "none" | "layer" | "module" | "both" }) => string;
  readonly mapAlt: (a: { readonly base: number; readonly least: number; readonly model: string; readonly most: number; readonly share: string; readonly spread: "none" | "layer" | "module" | "both"; readonly targetList: string; readonly trainable: number }) => string;
  readonly mapRun: (a: { readonly alpha: number; readonly rank: number }) => string;
  readonly mapStack: (a: { readonly part: "whole" | "vision" | "encoder" | "decoder" | "none" }) => string;
  readonly mapLayer: string;
  readonly mapReading: (a: { readonly raised: boolean; readonly rank: number }) => string;
  readonly mapRow: (a: { readonly name: string; readonly parameters: number; readonly size: string; readonly where: string }) => string;
  readonly mapWhere: (a: { readonly alpha: number; readonly count: number; readonly indices: string; readonly layered: boolean; readonly rank: number; readonly withAlpha: boolean }) => string;
  readonly mapTable: (a: { readonly model: string }) => string;
  readonly mapHead: readonly [string, string, string];
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
