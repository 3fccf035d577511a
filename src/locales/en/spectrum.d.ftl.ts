// Generated from spectrum.ftl by npm run messages.

export interface Live {
  readonly decays: { readonly fast: string; readonly slow: string; readonly flat: string };
  readonly decay: (a: { readonly decay: "fast" | "slow" | "flat" }) => string;
  readonly manner: (a: { readonly decay: "fast" | "slow" | "flat" }) => string;
  readonly missed: (a: { readonly complete: boolean; readonly lowest: string }) => string;
  readonly size: (a: { readonly side: number }) => string;
  readonly title: (a: { readonly decay: "fast" | "slow" | "flat"; readonly rank: number }) => string;
  readonly alt: (a: { readonly complete: boolean; readonly decay: "fast" | "slow" | "flat"; readonly fitted: string; readonly lowest: string; readonly rank: number; readonly side: number }) => string;
  readonly values: (a: { readonly rank: number }) => string;
  readonly target: (a: { readonly side: number }) => string;
  readonly valuesHeading: string;
  readonly left: (a: { readonly error: string }) => string;
  readonly kept: (a: { readonly rank: number }) => string;
  readonly dropped: (a: { readonly decay: "fast" | "slow" | "flat"; readonly dropped: number; readonly droppedShare: string }) => string;
  readonly errorHeading: string;
  readonly min: string;
  readonly trained: string;
  readonly verdict: (a: { readonly complete: boolean; readonly fitted: string; readonly lowest: string; readonly rank: number }) => readonly [string, string];
  readonly caption: (a: { readonly complete: boolean; readonly decay: "fast" | "slow" | "flat"; readonly fitted: string; readonly lowest: string; readonly rank: number }) => string;
  readonly spoken: (a: { readonly complete: boolean; readonly decay: "fast" | "slow" | "flat"; readonly fitted: string; readonly lowest: string; readonly rank: number }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly rank: string; readonly decay: string };
  readonly explanation: (a: { readonly inputs: number; readonly momentum: number; readonly rate: number; readonly spread: number; readonly steps: number }) => string;
  readonly tableCaption: string;
  readonly tableHead: (a: { readonly share: string }) => readonly [string, string, string, string];
  readonly falls: { readonly fast: string; readonly slow: string; readonly flat: string };
  readonly cardSubject: (a: { readonly rank: number; readonly side: number }) => string;
  readonly cardMeaning: (a: { readonly complete: boolean; readonly lowest: string }) => readonly [string, string];
  readonly cardNote: (a: { readonly rank: number }) => string;
  readonly sheetsTitle: (a: { readonly decay: "fast" | "slow" | "flat"; readonly rank: number }) => string;
  readonly sheetsAlt: (a: { readonly complete: boolean; readonly decay: "fast" | "slow" | "flat"; readonly lowest: string; readonly rank: number }) => string;
  readonly sheetsCaption: (a: { readonly complete: boolean; readonly decay: "fast" | "slow" | "flat"; readonly lowest: string; readonly rank: number }) => string;
  readonly sheetsKeys: readonly [string, string];
  readonly sheetsHeading: string;
  readonly sheetsSums: string;
  readonly sheet: (a: { readonly index: number }) => string;
  readonly sheetsTarget: string;
  readonly sheetsMissing: (a: { readonly complete: boolean; readonly lowest: string }) => string;
  readonly sheetsVerdict: (a: { readonly complete: boolean; readonly lowest: string; readonly rank: number }) => string;
  readonly sheetsTable: string;
  readonly sheetsHead: readonly [string, string, string];
  readonly sheetsCardSubject: (a: { readonly rank: number }) => string;
  readonly sheetsCardMeaning: (a: { readonly rank: number; readonly side: number }) => readonly [string, string];
  readonly sheetsCardNote: (a: { readonly rank: number }) => string;
}

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
