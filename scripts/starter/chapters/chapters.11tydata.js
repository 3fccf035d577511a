// The data of every chapter. A file's number is its chapter: chapters/04-memory.md is chapter 4.
export default {
  layout: "chapter.njk",
  rank: 8,
  eleventyComputed: {
    chapter: ({ page }) => Number.parseInt(page.fileSlug, 10),
  },
};
