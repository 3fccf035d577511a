// Generated from savings.ftl by npm run messages.

export interface Live {
  readonly title: (a: { readonly shape: string }) => string;
  readonly trains: (a: { readonly rank: number; readonly share: string }) => string;
  readonly reached: (a: { readonly bestRank: string; readonly goal: "saved" | "even" | "missed" | "loss"; readonly targetShare: string }) => string;
  readonly even: (a: { readonly breakEven: string; readonly breaksEven: boolean }) => string;
  readonly alt: (a: { readonly bestRank: string; readonly breakEven: string; readonly breaksEven: boolean; readonly firstRank: string; readonly goal: "saved" | "even" | "missed" | "loss"; readonly lastRank: string; readonly rank: number; readonly shape: string; readonly share: string; readonly targetShare: string }) => string;
  readonly caption: (a: { readonly bestRank: string; readonly breakEven: string; readonly breaksEven: boolean; readonly goal: "saved" | "even" | "missed" | "loss"; readonly rank: number; readonly shape: string; readonly share: string; readonly targetShare: string }) => string;
  readonly spoken: (a: { readonly option: string; readonly share: string; readonly trainable: number; readonly value: string }) => string;
  readonly lowered: (a: { readonly option: string; readonly share: string; readonly trainable: number; readonly value: string }) => string;
  readonly parameters: (a: { readonly trainable: number }) => string;
  readonly none: string;
  readonly between: string;
  readonly axes: { readonly share: string; readonly quality: string; readonly rank: string };
  readonly verdict: (a: { readonly rank: number; readonly shape: string; readonly share: string }) => readonly [string, string];
  readonly rankKey: (a: { readonly rank: number; readonly trainable: number }) => readonly [string, string];
  readonly evenKey: (a: { readonly breakEven: string; readonly breaksEven: boolean }) => readonly [string, string];
  readonly line: (a: { readonly task: string; readonly weights: "q" | "qv" | "qkvo" }) => string;
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
  readonly cardSubject: (a: { readonly rank: number }) => string;
  readonly cardMatrix: (a: { readonly bestRank: string; readonly goal: "saved" | "even" | "missed" | "loss"; readonly shape: string; readonly targetShare: string }) => readonly [string, string];
}

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
