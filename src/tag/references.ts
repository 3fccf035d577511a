/** What a tag asks about a site's figures and tables: one by its id, or a list of them. */
import { readOptions, text } from "../options.js";
import { suggest } from "../suggestions.js";
import { type Arguments, givenValues, type Source, TagError } from "./values.js";

/** What stands before the numbers of a page: `chapter:` in its front matter. */
export const CHAPTER = text({
  pattern: /^[\p{L}\p{N}]{1,12}(?:[.-][\p{L}\p{N}]{1,12}){0,4}$/u,
  allowed: 'a number or a short text such as 11, "11.2" or "A"',
  default: "every chapter",
  about: "the chapter whose figures and tables are listed",
});

const refOptions = {
  id: text({
    pattern: /^(?:\/[^\s#]*#)?\p{L}[\p{L}\p{N}._-]*$/u,
    allowed: 'the id of a figure or table, or "/page/#id"',
    // Stryker disable next-line StringLiteral: no page lists a reference's options
    about: "what the sentence refers to",
  }),
};
export const listOptions = { chapter: CHAPTER };

export type Asked =
  | { readonly kind: "reference"; readonly id: string }
  | { readonly kind: "list"; readonly chapter: string | undefined };

/** Throws TagError or LoraError where the arguments are not what the options allow. */
export function askedOf(args: Arguments, source: Source): Asked {
  if (args.tag === "loraRef") {
    return { kind: "reference", ...readOptions(refOptions, givenValues(args, refOptions, source)) };
  }
  const { chapter } = readOptions(listOptions, givenValues(args, listOptions, source));
  return { kind: "list", chapter };
}

/** How many unknown ids of a build are compared with all that there are: each costs as many looks. */
const MOST_COMPARED = 20;

/** How many pages a message names; it is given one more where there are more. */
export const MOST_NAMED = 5;

/** Says of ids that they lead nowhere. */
export class Misses {
  #compared = 0;

  /** There is no such figure; `ids` are those that there are. */
  unknown(wanted: string, ids: Iterable<string>): TagError {
    const is = `no numbered figure or table has the id “${wanted}”`;
    const compared = this.#compared++ < MOST_COMPARED ? [...ids] : [];
    if (!compared.length) return new TagError(is);
    return new TagError(`${is} (near: ${suggest(compared, wanted).join(", ")})`);
  }

  /** There are several, on these pages. */
  ambiguous(wanted: string, pages: readonly string[]): TagError {
    const named = pages.slice(0, MOST_NAMED).sort();
    const [first, second] = named;
    const last = pages.length > named.length ? "others" : named.pop();
    return new TagError(
      `the id “${wanted}” is on ${named.join(", ")} and ${last}; ` +
        `say which, as in “${second!.startsWith("/") ? second : first}#${wanted}”`,
    );
  }

  /** The chapter has none. */
  empty(chapter: string): TagError {
    return new TagError(`no numbered figure or table is in chapter ${chapter}`);
  }

  /** Its page is not written, and no page that is shows it. */
  unwritten(wanted: string, page: string): TagError {
    return new TagError(`“${wanted}” is on ${page}, which is not written, and on no other page`);
  }
}

export const NOT_ON_A_SITE = "loraRef and loraList need Eleventy, which knows a site's pages";
