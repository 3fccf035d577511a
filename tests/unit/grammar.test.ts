/** Where a tag begins and ends, and where it is only quoted. */
import { describe, expect, it } from "vitest";
import { blankQuoted, startsOf, tagAt, tagsIn } from "../../src/tag/grammar.js";

const TAG = "<% lora 8, 4, 4 %>";

describe("a tag", () => {
  it.each<readonly [string, string | undefined]>([
    [`${TAG} and ${TAG}`, TAG],
    ['<% lora 8, caption="a %> \\" b" %> c', '<% lora 8, caption="a %> \\" b" %>'],
    ["<% lora 8,\n  4, 4 %>", "<% lora 8,\n  4, 4 %>"],
    ["<%= LoRA 8 %> b", "<%= LoRA 8 %>"],
    ["<% lora 8, 4\nb", "<% lora 8, 4"],
    ['<% lora 8, caption="a %> b\nc', '<% lora 8, caption="a %>'],
    ["<% lora 8,\n\n4, 4 %>", "<% lora 8,"],
    ["<% lora 8,\n>\n> 4, 4 %>", "<% lora 8,"],
    ["<% other 8 %>", undefined],
    ...[
      "lroa 8",
      "loras 8, 4",
      "lor 8",
      "figure lora 8",
      "lora-table ranks=[1]",
      "loratabel d=4",
    ].map((inside) => [`<% ${inside} %>`, `<% ${inside} %>`] as const),
    ...["load 8", "lore", "flora", "lorax %> 8", "figure 8", "aurora 8, 4"].map(
      (inside) => [`<% ${inside} %>`, undefined] as const,
    ),
  ])("in %j is %j", (text, tag) => {
    expect(tagAt(text, 0)).toBe(tag);
  });

  it("begins where no backslash makes it literal", () => {
    expect([...startsOf(`${TAG} \\${TAG} <% other %> <% lora`)]).toEqual([0, 51]);
  });
});

describe("in HTML", () => {
  it.each([
    `<p>${TAG}</p>`,
    `<img alt="a > ${TAG}">`,
    `<img alt=${TAG}>`,
    `<a <b ' ${TAG}`,
    `<pre>a</pre>${TAG}`,
    `<pre-view>${TAG}</pre-view>`,
    `<!-- a -->${TAG}`,
  ])("a tag is found in %s", (html) => {
    expect([...tagsIn(html)]).toEqual([TAG]);
  });

  it.each([
    `<!-- ${TAG} -->`,
    `<!-- ${TAG}`,
    `<PRE class="a">${TAG}</PRE>`,
    `<script>"</pre>" ${TAG}</script>`,
    `<code>${TAG}`,
    `<p>\\${TAG}</p>`,
  ])("none is found in %s", (html) => {
    expect([...tagsIn(html)]).toEqual([]);
  });
});

it("in Markdown, code and comments are blank, and all else stays at its place", () => {
  const text = `a \`${TAG}\` b\n\n\`\`\`\n${TAG}\n\`\`\`\n<!-- ${TAG}\n${TAG} -->\n${TAG}\n`;
  const blank = blankQuoted(text);
  expect(blank).toHaveLength(text.length);
  expect(blank.split("\n")).toHaveLength(text.split("\n").length);
  expect([...startsOf(blank)]).toEqual([text.lastIndexOf(TAG)]);
});
