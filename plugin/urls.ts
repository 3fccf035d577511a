/** The URLs that links and images in other people's text may have. */

/** The schemes of links in GitHub's list for HTML in Markdown, and that of telephone numbers. */
const LINKS = new Set(["http", "https", "irc", "ircs", "mailto", "tel", "xmpp"]);
/** Images in data URLs. SVG is not among them, because it may contain scripts. */
const DATA_IMAGE = /^data:image\/(?:gif|jpeg|png|webp)[;,]/i;

/** Returns the URL as browsers read its scheme: they ignore spaces and control characters. */
const compact = (url: string) => url.replace(/[\0-\x20\x7f-\xa0]+/g, "");

/** Returns whether a link may have this URL: a relative one, or one with a scheme that runs no code and reads no file. */
export function isSafeLink(url: string): boolean {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(compact(url))?.[1];
  return scheme === undefined || LINKS.has(scheme.toLowerCase());
}

/** Returns whether an image may have this URL. */
export const isSafeImage = (url: string): boolean =>
  isSafeLink(url) || DATA_IMAGE.test(compact(url));
