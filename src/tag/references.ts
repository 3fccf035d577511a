/** Evaluates tags that need all pages of the site: references to figures and tables, and lists of them. */
import { type Lookup, readOptions, text } from "../options.js";
import { suggest } from "../suggestions.js";
import { type Arguments, nameArguments, TagError } from "./values.js";

/** The prefix of a page's figure numbers: `chapter` in its front matter. */
export const CHAPTER = text({
  pattern: /^[\p{L}\p{N}]{1,12}(?:[.-][\p{L}\p{N}]{1,12}){0,4}$/u,
  allowed: 'a whole number, or text in quotes such as "3.10" or "A"',
  default: "every chapter",
  about: "the chapter whose figures and tables are listed",
});

export const refOptions = {
  id: text({
    pattern: /^(?:\/[^\s#]*#)?\p{L}[\p{L}\p{N}._-]*$/u,
    allowed: 'the id of a figure or table without "#", or "/page/#id"',
    about: "the figure or table to link to",
  }),
};
export const listOptions = { chapter: CHAPTER };

/** A request that only a site generator that knows all pages of the site can answer. */
export type SiteRequest =
  | { readonly kind: "reference"; readonly id: string }
  | { readonly kind: "list"; readonly chapter: string | undefined };

/** Evaluates `loraRef` or `loraList`. Throws TagError or LoraError if an argument is not allowed. */
export function evaluateReference(args: Arguments, lookUp: Lookup): SiteRequest {
  if (args.tag === "loraRef") {
    const { id } = readOptions(refOptions, nameArguments(args, refOptions), lookUp);
    return { kind: "reference", id };
  }
  const { chapter } = readOptions(listOptions, nameArguments(args, listOptions), lookUp);
  return { kind: "list", chapter };
}

/** The maximum number of unknown ids that get suggestions in a build. Each suggestion compares an id with all ids. */
const MAX_COMPARED = 20;

/** The maximum number of pages that a message names. If there are more, callers pass one page more than this. */
export const MAX_NAMED = 5;

/** Creates the errors for references that cannot be resolved. */
export class ReferenceErrors {
  #compared = 0;

  /** No figure has the id. `ids` are the existing ids. */
  unknown(wanted: string, ids: Iterable<string>): TagError {
    const problem = `no numbered figure or table has the id “${wanted}”`;
    const compared = this.#compared++ < MAX_COMPARED ? [...ids] : [];
    if (!compared.length) return new TagError(problem);
    return new TagError(`${problem} (similar: ${suggest(compared, wanted).join(", ")})`);
  }

  /** Several pages have the id. */
  ambiguous(wanted: string, pages: readonly string[]): TagError {
    const firstPages = pages.slice(0, MAX_NAMED).sort();
    const [first, second] = firstPages;
    const last = pages.length > firstPages.length ? "other pages" : firstPages.pop();
    return new TagError(
      `the id “${wanted}” is on ${firstPages.join(", ")} and ${last}; ` +
        `name the page, as in “${second!.startsWith("/") ? second : first}#${wanted}”`,
    );
  }

  /** The chapter has no figures. */
  empty(chapter: string): TagError {
    return new TagError(`chapter ${chapter} has no numbered figure or table`);
  }

  /** The build does not write the only page with the id. */
  unwritten(wanted: string, page: string): TagError {
    return new TagError(`“${wanted}” is only on ${page}, which the build does not write`);
  }
}
