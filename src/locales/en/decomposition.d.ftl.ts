// Generated from decomposition.ftl by npm run messages.

export interface Live {
  readonly title: (a: { readonly rank: number }) => string;
  readonly size: (a: { readonly d: number; readonly k: number }) => string;
  readonly alt: (a: { readonly d: number; readonly factor: string; readonly full: number; readonly k: number; readonly outcome: "saving" | "even" | "loss"; readonly rank: number; readonly rest: string; readonly scaled: boolean; readonly share: string; readonly trainable: number }) => string;
  readonly caption: (a: { readonly d: number; readonly full: number; readonly k: number; readonly outcome: "saving" | "even" | "loss"; readonly rank: number; readonly rest: string; readonly share: string; readonly trainable: number }) => string;
  readonly spoken: (a: { readonly option: string; readonly share: string; readonly trainable: number; readonly value: string }) => string;
  readonly lowered: (a: { readonly option: string; readonly share: string; readonly trainable: number; readonly value: string }) => string;
  readonly scaling: (a: { readonly factor: string }) => string;
  readonly trained: string;
  readonly columns: (a: { readonly rank: number }) => string;
  readonly rows: (a: { readonly rank: number }) => string;
  readonly matrixW: (a: { readonly d: number; readonly k: number }) => readonly [string, string, string];
  readonly matrixBa: (a: { readonly rank: number }) => readonly [string, string];
  readonly matrixSum: readonly [string, string];
  readonly matricesNarrow: readonly [string, string, string];
  readonly sizes: (a: { readonly d: number; readonly k: number; readonly rank: number }) => readonly [string, string];
  readonly thickStrips: (a: { readonly rank: number; readonly times: number }) => string;
  readonly thinSide: (a: { readonly side: string; readonly times: number }) => string;
  readonly areaFull: (a: { readonly full: number }) => string;
  readonly areaTrained: (a: { readonly trainable: number }) => string;
  readonly verdict: (a: { readonly breakEven: string; readonly denominator: string; readonly rest: string; readonly rounded: boolean; readonly share: string; readonly verdict: "loss" | "ratio" | "share" }) => readonly [string, string];
  readonly later: () => Promise<Later>;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly listed: (a: { readonly d: number; readonly k: number; readonly rank: number }) => string;
  readonly labels: { readonly rank: string; readonly d: string; readonly k: string };
  readonly explanation: string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string, string];
  readonly tableQuantities: readonly [string, string, string, string, string, string, string, string, string, string];
  readonly savingFormula: string;
  readonly fewRanks: (a: { readonly ranks: string }) => string;
  readonly manyRanks: (a: { readonly count: number; readonly firstRank: string; readonly lastRank: string }) => string;
  readonly stepsListed: (a: { readonly d: number; readonly k: number; readonly ranks: string }) => string;
  readonly stepsCaption: (a: { readonly d: number; readonly firstShare: string; readonly firstTrained: string; readonly full: number; readonly k: number; readonly lastShare: string; readonly lastTrained: string; readonly ranks: string }) => string;
  readonly stepsAlt: (a: { readonly d: number; readonly firstShare: string; readonly firstTrained: string; readonly full: number; readonly k: number; readonly lastShare: string; readonly lastTrained: string; readonly ranks: string }) => string;
  readonly stepsTable: string;
  readonly stepsHead: readonly [string, string, string, string];
  readonly cardSubject: (a: { readonly d: number; readonly k: number; readonly rank: number }) => string;
  readonly task: (a: { readonly d: number; readonly k: number; readonly target: string }) => string;
  readonly answer: (a: { readonly next: string; readonly rankText: string; readonly rest: string }) => string;
  readonly slightlyLess: (a: { readonly rankText: string; readonly target: string }) => string;
  readonly less: (a: { readonly rankText: string; readonly rest: string; readonly target: string }) => string;
  readonly nothing: (a: { readonly rankText: string; readonly target: string }) => string;
}

export interface Later {
  readonly task: (a: { readonly d: number; readonly k: number; readonly target: string }) => string;
  readonly answer: (a: { readonly next: string; readonly rankText: string; readonly rest: string }) => string;
  readonly slightlyLess: (a: { readonly rankText: string; readonly target: string }) => string;
  readonly less: (a: { readonly rankText: string; readonly rest: string; readonly target: string }) => string;
  readonly nothing: (a: { readonly rankText: string; readonly target: string }) => string;
  readonly otherMatrix: (a: { readonly d: number; readonly k: number }) => string;
  readonly noSaving: (a: { readonly rankText: string }) => string;
  readonly enough: (a: { readonly rankText: string; readonly rest: string; readonly target: string }) => string;
}

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
