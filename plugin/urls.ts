/** The URLs that links and images in other people's text may have. */

/** The schemes of links in GitHub's list for HTML in Markdown, and that of telephone numbers. */
const LINKS = new Set(["http", "https", "irc", "ircs", "mailto", "tel", "xmpp"]);
/** Images in data URLs. SVG is not among them, because it may contain scripts. */
const DATA_IMAGE = /^data:image\/(?:gif|jpeg|png|webp)[;,]/i;

/** Matches what browsers ignore in a scheme: spaces and control characters, also as escapes that other programs decode. */
const IGNORED = /[\0-\x20\x7f-\xa0]+|%(?:[01][\da-f]|20|7f)|&(?:#x?[\da-f]+|\w+);/gi;

const compact = (url: string) => url.replace(IGNORED, "");

/** Returns whether a link may have this URL: a relative one, or one with a scheme that runs no code and reads no file. */
export function isSafeLink(url: string): boolean {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(compact(url))?.[1];
  return scheme === undefined || LINKS.has(scheme.toLowerCase());
}

export const isSafeImage = (url: string): boolean =>
  isSafeLink(url) || DATA_IMAGE.test(compact(url));
