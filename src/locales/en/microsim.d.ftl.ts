// Generated from microsim.ftl by npm run messages.

import type { Live as Shared } from "./shared.ftl";

export type Live = object;

export interface Page {
  readonly fullscreen: string;
  readonly copy: string;
  readonly copyReplace: (a: { readonly placeholder: string }) => string;
  readonly description: string;
  readonly picture: string;
  readonly use: string;
  readonly noControls: string;
  readonly move: (a: { readonly label: string }) => string;
  readonly moveAfter: (a: { readonly label: string; readonly leader: string }) => string;
  readonly tick: (a: { readonly label: string }) => string;
  readonly choose: (a: { readonly label: string }) => string;
  readonly keys: string;
  readonly numbers: string;
  readonly edit: string;
  readonly command: string;
  readonly lessonPlan: string;
  readonly objectives: string;
  readonly studentsCan: string;
  readonly explainLesson: (a: { readonly lesson: string }) => string;
  readonly quoted: (a: { readonly label: string }) => string;
  readonly predictControls: (a: { readonly labels: string }) => string;
  readonly relateNumbers: string;
  readonly audience: string;
  readonly readers: (a: { readonly minutes: number }) => string;
  readonly prerequisites: string;
  readonly needed: readonly [string, string];
  readonly activities: string;
  readonly predictValue: (a: { readonly label: string; readonly value: number }) => string;
  readonly predictChoice: (a: { readonly choice: string; readonly label: string }) => string;
  readonly predictTick: (a: { readonly label: string; readonly ticked: boolean }) => string;
  readonly figureSays: (a: { readonly sentence: string }) => string;
  readonly cover: string;
  readonly seeTable: string;
  readonly assessment: string;
  readonly inWords: (a: { readonly lesson: string }) => string;
  readonly compareWords: string;
  readonly assumptions: string;
  readonly seeAssumptions: string;
  readonly answers: string;
  readonly references: string;
  readonly sources: { readonly lora: string; readonly qlora: string; readonly forgets: string; readonly start: string; readonly peft: string };
  readonly updated: string;
  readonly subjects: readonly [string, string, string];
}

export type Later = object;

/** The messages that code reads, with the shared ones: in scripts of pages, and in the build. */
export type LiveMessages = Shared & Live;
export type PageMessages = LiveMessages & Page;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
