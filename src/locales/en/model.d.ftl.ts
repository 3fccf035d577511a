// Generated from model.ftl by npm run messages.

export interface Live {
  readonly title: (a: { readonly model: string; readonly rank: number }) => string;
  readonly alt: (a: { readonly base: number; readonly model: string; readonly outcome: "saving" | "even" | "loss"; readonly rank: number; readonly rest: string; readonly share: string; readonly targetList: string; readonly trainable: number }) => string;
  readonly caption: (a: { readonly base: number; readonly model: string; readonly outcome: "saving" | "even" | "loss"; readonly rank: number; readonly rest: string; readonly share: string; readonly targetList: string; readonly trainable: number }) => string;
  readonly spoken: (a: { readonly rank: number; readonly share: string; readonly trainable: number }) => string;
  readonly scaling: (a: { readonly alpha: number; readonly rank: number }) => string;
  readonly trained: (a: { readonly targetList: string }) => string;
  readonly frozen: string;
  readonly layer: (a: { readonly layers: number; readonly part: "whole" | "vision" | "encoder" | "decoder" }) => string;
  readonly others: (a: { readonly part: "whole" | "vision" | "encoder" | "decoder" }) => string;
  readonly allModules: string;
  readonly experts: (a: { readonly each: number }) => string;
  readonly role: (a: { readonly role: "attention" | "cross" | "mlp" | "experts" | "shared" | "other" }) => string;
  readonly block: (a: { readonly copies: "router" | "experts" | "several" | "one"; readonly each: number; readonly everywhere: boolean; readonly layers: number; readonly parallel: boolean; readonly role: "attention" | "cross" | "mlp" | "experts" | "shared" | "other"; readonly some: number }) => string;
  readonly each: (a: { readonly size: string }) => string;
  readonly thickStrips: (a: { readonly times: number }) => string;
  readonly thinSide: (a: { readonly times: number }) => string;
  readonly areaFull: (a: { readonly base: number }) => string;
  readonly areaTrained: (a: { readonly rank: number; readonly trainable: number }) => string;
  readonly verdict: (a: { readonly denominator: string; readonly rest: string; readonly rounded: boolean; readonly share: string; readonly verdict: "loss" | "ratio" | "share" }) => readonly [string, string];
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
  readonly cardSubject: (a: { readonly model: string; readonly rank: number }) => string;
  readonly cardAdapted: (a: { readonly layers: number; readonly targetList: string }) => string;
}

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
