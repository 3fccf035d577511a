/** Where readers of each medium find a figure's description and tables. */
import { isObject, type Option } from "../options.js";

const values = ["closed", "open", "end", "none"] as const;
type Value = (typeof values)[number];

/** What each medium allows. On paper and in e-books nothing can be opened, and a feed's entry has no end that we see. */
const ALLOWED = {
  page: values,
  print: ["open", "end", "none"],
  epub: ["open", "end", "none"],
  feed: ["closed", "open", "none"],
} as const satisfies Record<string, readonly Value[]>;

type Medium = keyof typeof ALLOWED;
const media = Object.keys(ALLOWED) as Medium[];

/** Where the details are in each medium. */
export type Details = { readonly [M in Medium]: (typeof ALLOWED)[M][number] };

/** The details of a document without an end that we write. */
export const BESIDE: Details = { page: "closed", print: "open", epub: "open", feed: "closed" };
export const NO_DETAILS: Details = { page: "none", print: "none", epub: "none", feed: "none" };

const allows = (medium: Medium, value: unknown): boolean =>
  (ALLOWED[medium] as readonly unknown[]).includes(value);

/** Returns the media and values in a text such as "print: open, feed: none". */
const readEntries = (text: string) =>
  text.split(",").map((item) => item.split(":").map((part) => part.trim()));

function read(value: unknown): Partial<Details> | undefined {
  // A value without a medium is meant for all media that allow it.
  if (values.includes(value as Value))
    return Object.fromEntries(
      media.flatMap((item) => (allows(item, value) ? [[item, value]] : [])),
    );
  const entries =
    typeof value === "string" ? readEntries(value) : isObject(value) ? Object.entries(value) : [];
  const isAllowed = entries.every(
    ([medium = "", item, more]) =>
      more === undefined && Object.hasOwn(ALLOWED, medium) && allows(medium as Medium, item),
  );
  return entries.length && isAllowed ? Object.fromEntries(entries) : undefined;
}

/** The option of tags and of the plugin. */
export const DETAILS = {
  type: "choice",
  values,
  default: '"page: closed, print: end, epub: open, feed: closed"',
  about:
    "where the description and the tables are: closed or open below the figure, at the end of the chapter, or nowhere; one value, or one for each medium",
  allowed: `${values.join(", ")}, or values of single media in quotes: ${media
    .map((item) => `"${item}: ${ALLOWED[item].join("|")}"`)
    .join(", ")}, separated by commas`,
  read,
} as const satisfies Option<Partial<Details>>;
