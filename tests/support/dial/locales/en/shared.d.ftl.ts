// Generated from shared.ftl by npm run messages.

export type Live = object;

export type Page = object;

export type Later = object;

/** `f` are the Formats of the language; `shared` are the messages of shared.ftl. */
export function live(f: object, shared: object): Live;
export function page(f: object, shared: object, live: object): Page;
