// Generated from shared.ftl by npm run messages.

export interface Live {
  readonly outcome: (a: { readonly outcome: "saving" | "even" | "loss"; readonly rest: string }) => string;
  readonly saving: (a: { readonly outcome: "saving" | "even" | "loss"; readonly rest: string }) => string;
  readonly oneIn: (a: { readonly denominator: string; readonly rounded: boolean }) => string;
  readonly near: (a: { readonly below: boolean; readonly bound: string }) => string;
  readonly thickStrips: (a: { readonly times: number }) => string;
  readonly thinSide: (a: { readonly side: string; readonly times: number }) => string;
  readonly allToScale: string;
  readonly comma: string;
  readonly between: string;
  readonly range: (a: { readonly high: string; readonly low: string }) => string;
  readonly large: (a: { readonly number: string; readonly power: string; readonly unit: string; readonly units: number }) => string;
  readonly targets: (a: { readonly kinds: string; readonly names: string; readonly targets: "all" | "kinds" | "names"; readonly total: string }) => string;
  readonly expertsLayout: (a: { readonly layout: "fused" | "separate" }) => string;
  readonly countedNote: (a: { readonly headless: boolean; readonly layout: "fused" | "separate" }) => string;
}

export type Page = object;

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
