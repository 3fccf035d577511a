/** Tests what a book keeps of other people's HTML. tests/browser/hostile.test.ts tests that nothing in it is live. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeText } from "../../src/escape.js";
import { GlyphError } from "../../src/render/png.js";
import { readBook } from "../support/book.js";
import { runs } from "../support/draws.js";

it("the content of unknown elements, safe styles and safe addresses are kept", async () => {
  const files = await readBook([
    `<x-y class="a">kept</x-y><p style="color:red; text-align : right;float:x(1)" data-a="b" aria-label="c (d)">e</p>
<svg viewBox="0 0 9 9"><style>/* a */ .b > rect{fill:url("#g");stroke:red} @media print{rect{fill:blue}}</style>
<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs><rect fill="url(#g)" transform="rotate(4)"/></svg>
<math><semantics><mrow><mi>x</mi></mrow><annotation>x</annotation></semantics></math>
<a href="mailto:a@b.test">m</a><a href="tel:1">t</a><img alt="dot" src="data:image/png;base64,AA">`,
  ]);
  const page = files.get("page-1.xhtml")!;
  for (const part of [
    '<body>kept<p style="color:red;text-align : right" data-a="b" aria-label="c (d)">e</p>',
    "<style>.b &gt; rect{fill:url(&quot;#g&quot;);stroke:red}</style>",
    '<linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient>',
    '<rect fill="url(#g)" transform="rotate(4)"/>',
    "<mrow><mi>x</mi></mrow></math>",
    '<a href="mailto:a@b.test">m</a><a href="tel:1">t</a><img alt="dot" src="data:image/png;base64,AA"/>',
  ])
    expect(page).toContain(part);
});

it("the answers below exercises stay, unless the page has all answers at its end", async () => {
  const goal =
    '<div class="lora-goal"><p>8?</p><details><summary>Answer</summary>64</details></div>';
  const end = '<div class="lora-answers">64</div>';
  const files = await readBook([goal, goal + end]);
  expect(files.get("page-1.xhtml")).toContain("<p>8?</p><div");
  expect(files.get("page-2.xhtml")).toMatch(
    /<p>8\?<\/p><\/div><div class="lora-answers">64<\/div>/,
  );
});

it("an address that is not well-formed stops no build, and an error names its page", async () => {
  const addresses = fc.sample(
    fc.string({
      unit: fc.constantFrom(..."%%%01afz/#?.:\\[] ", "%00", "%ff", "%2e"),
      minLength: 1,
    }),
    200,
  );
  const pages = ["#100%", "/b%zz.png", "%00.png", "%ff.png", ...addresses].map((address) => {
    const value = escapeText(address);
    return `<h1 id="100%">x</h1><a href="${value}">a</a><img src="${value}" alt="b"><svg><image href="${value}"/></svg>`;
  });
  const files = await readBook(pages);
  const hrefs = [...files.values()].flatMap((file) =>
    Array.from(file.matchAll(/ href="([^"]*)"/g), ([, href]) => href!),
  );
  expect(hrefs).toContain("#100%25");
  for (const href of hrefs) expect(href).not.toMatch(/%(?![\da-f]{2})/i);
  const deep = "<div>".repeat(20_000);
  await expect(readBook(["a", deep])).rejects.toThrow(/^epub: \/1\/: [^\n]+$/);
});

it("a picture that cannot be drawn is an error of one line that names its page", async () => {
  const figure = '<figure id="a"></figure>';
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), fc.nat(2), async (text, page) => {
      const draw = async () => {
        throw new GlyphError("\n", text);
      };
      const pages = [0, 1, 2].map((index) => (index < page ? "" : figure));
      await expect(readBook(pages, {}, draw)).rejects.toThrow(
        new RegExp(`^epub: /${page}/: no font has [^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+$`, "u"),
      );
    }),
    { numRuns: runs(50) },
  );
});
