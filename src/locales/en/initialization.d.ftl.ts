// Generated from initialization.ftl by npm run messages.

export interface Live {
  readonly start: (a: { readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
  readonly title: (a: { readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
  readonly lineName: (a: { readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
  readonly label: (a: { readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
  readonly outcome: (a: { readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => readonly [string, string];
  readonly explained: (a: { readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
  readonly state: (a: { readonly zero: boolean }) => string;
  readonly setting: (a: { readonly rank: number; readonly size: number }) => string;
  readonly key: string;
  readonly begin: string;
  readonly startOfBa: (a: { readonly zero: boolean }) => string;
  readonly step: (a: { readonly step: number }) => string;
  readonly change: (a: { readonly changed: "none" | "b" | "a" | "both" }) => string;
  readonly losses: string;
  readonly constant: string;
  readonly separator: string;
  readonly alt: (a: { readonly losses: string; readonly outcomeText: string; readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
  readonly caption: (a: { readonly first: string; readonly last: string; readonly start: "b-zero" | "a-zero" | "both-zero" | "both-random" }) => string;
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
  readonly cardSubject: string;
  readonly cardMeaning: (a: { readonly first: string; readonly last: string }) => readonly [string, string];
  readonly notZero: string;
  readonly random: string;
}

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
