// Generated from merge.ftl by npm run messages.

export interface Live {
  readonly task: (a: { readonly task: "law" | "code" | "poems" }) => string;
  readonly rowSeparator: string;
  readonly entrySeparator: string;
  readonly title: (a: { readonly task: "law" | "code" | "poems" }) => string;
  readonly alt: (a: { readonly adapters: number; readonly copies: number; readonly output: string; readonly scaling: number; readonly task: "law" | "code" | "poems"; readonly tasks: number }) => string;
  readonly heading: string;
  readonly setting: (a: { readonly scaling: number }) => string;
  readonly separate: (a: { readonly formula: string }) => string;
  readonly merged: (a: { readonly formula: string }) => string;
  readonly changed: string;
  readonly same: string;
  readonly kept: (a: { readonly tasks: number }) => string;
  readonly shape: (a: { readonly rank: number; readonly size: string }) => string;
  readonly fullCopies: string;
  readonly oneW: string;
  readonly thinMatrix: (a: { readonly times: number }) => string;
  readonly thinAdapters: (a: { readonly times: number }) => string;
  readonly saved: (a: { readonly outcome: "saving" | "even" | "loss"; readonly rest: string }) => string;
  readonly verdict: (a: { readonly outcome: "saving" | "even" | "loss"; readonly rest: string; readonly share: string }) => string;
  readonly caption: (a: { readonly adapters: number; readonly copies: number; readonly rank: number; readonly size: string; readonly task: "law" | "code" | "poems"; readonly tasks: number }) => string;
  readonly spokenTasks: (a: { readonly outcome: "saving" | "even" | "loss"; readonly rest: string; readonly share: string; readonly tasks: number }) => string;
  readonly spokenTask: (a: { readonly output: string; readonly task: "law" | "code" | "poems" }) => string;
}

export interface Page {
  readonly lesson: string;
  readonly summary: string;
  readonly labels: { readonly task: string; readonly tasks: string };
  readonly explanation: string;
  readonly tableCaption: string;
  readonly tableHead: readonly [string, string];
  readonly tableQuantities: readonly [string, string, string, string, string, string, string, string, string, string, string];
  readonly cardSubject: (a: { readonly tasks: number }) => string;
  readonly cardMeaning: (a: { readonly outcome: "saving" | "even" | "loss"; readonly rest: string }) => readonly [string, string];
  readonly labeledBytes: (a: { readonly bytes: number; readonly label: string }) => string;
  readonly roundingRank: (a: { readonly rank: number }) => string;
  readonly roundingLimits: (a: { readonly bits: number; readonly kept: number; readonly lost: number }) => string;
  readonly roundingHeading: string;
  readonly roundingFormula: string;
  readonly roundingKeys: readonly [string, string];
  readonly roundingUnits: string;
  readonly roundingCorner: (a: { readonly corner: string; readonly size: string }) => string;
  readonly roundingRatio: (a: { readonly ratio: string }) => string;
  readonly roundingLost: (a: { readonly share: string }) => string;
  readonly roundingError: (a: { readonly error: string }) => string;
  readonly roundingTitle: string;
  readonly roundingResult: (a: { readonly ratio: string; readonly share: string }) => string;
  readonly roundingRow: (a: { readonly first: string; readonly rank: number; readonly second: string; readonly third: string }) => string;
  readonly roundingSeparator: string;
  readonly roundingAlt: (a: { readonly results: string }) => string;
  readonly roundingCaption: (a: { readonly error: string; readonly rank: number; readonly ratio: string; readonly share: string }) => string;
  readonly roundingTable: (a: { readonly weights: number }) => string;
  readonly roundingHead: readonly [string, string, string, string, string];
  readonly roundingSubject: (a: { readonly rank: number }) => string;
  readonly roundingMeaning: (a: { readonly ratio: string }) => readonly [string, string];
  readonly roundingNote: string;
}

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
