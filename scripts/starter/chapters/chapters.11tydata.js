// The data of every chapter. A file's number is its chapter: chapters/04-memory.md is chapter 4, and
// chapters/preface.md has no number.
export default {
  layout: "chapter.njk",
  rank: 8,
  eleventyComputed: {
    chapter: ({ page }) =>
      /^\d+/.test(page.fileSlug) ? Number.parseInt(page.fileSlug, 10) : undefined,
  },
};
