// Generated from compute.ftl by npm run messages.

export interface Live {
  readonly title: (a: { readonly model: string; readonly rank: number }) => string;
  readonly alt: (a: { readonly forward: number; readonly full: number; readonly lora: number; readonly model: string; readonly rank: number; readonly unmerged: number }) => string;
  readonly caption: (a: { readonly added: string; readonly model: string; readonly outcome: "saving" | "even" | "loss"; readonly rank: number; readonly share: string; readonly targetList: string }) => string;
  readonly spoken: (a: { readonly added: string; readonly rank: number; readonly share: string }) => string;
  readonly heading: string;
  readonly unit: (a: { readonly unit: "billions" | "millions" }) => string;
  readonly adapted: (a: { readonly rank: number; readonly targetList: string }) => string;
  readonly legend: { readonly forward: string; readonly input: string; readonly weights: string };
  readonly training: string;
  readonly inference: string;
  readonly full: string;
  readonly fullStep: (a: { readonly fullAmount: string }) => string;
  readonly loraStep: (a: { readonly loraAmount: string; readonly outcome: "saving" | "even" | "loss"; readonly share: string }) => string;
  readonly skipped: string;
  readonly token: (a: { readonly added: string; readonly tokenAmount: string }) => string;
  readonly thin: (a: { readonly times: number }) => string;
  readonly time: string;
  readonly times: (a: { readonly doraTime: number; readonly doraTimeShare: string; readonly fullTime: number; readonly loraTime: number; readonly loraTimeShare: string; readonly rateRest: string }) => readonly [string, string];
  readonly none: string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly rank: string };
  readonly explanation: string;
  readonly tableCaption: (a: { readonly model: string }) => string;
  readonly tableHead: readonly [string, string, string, string];
  readonly tableQuantities: readonly [string, string, string, string, string, string, string];
  readonly cardSubject: (a: { readonly model: string; readonly rank: number }) => string;
  readonly cardShare: (a: { readonly outcome: "saving" | "even" | "loss"; readonly rest: string }) => readonly [string, string];
  readonly cardLora: string;
  readonly cardThinParts: string;
  readonly cardParts: string;
}

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
