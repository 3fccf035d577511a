/** Attacks the Python package with texts and values that would stop a build, or never let it end. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { installPackage, removeBooks, root, run } from "./python-package.js";

beforeAll(installPackage, 900_000);
afterAll(removeBooks);

const runCode = (code: string) => run(root, "python", "-c", code).log.trim();

it("a long page of unclosed tags in Markdown ends, and keeps its text", () => {
  const code = `
import html, random
import markdown
draws = random.Random(1)
# In quadratic time, a page would take minutes.
for seed in range(4):
    pieces = draws.sample(["<% lora 8", '"', "'a'", "%", "\\n", " ", "<% loraRef", '"%>', "\\\\"], 3) if seed else ["\\n"]
    text = "".join(draws.choice(["<% lora 8 ", *pieces]) for _ in range(40_000)).replace("%>", "% >")
    page = markdown.markdown(text, extensions=["lora"])
    assert page.count("lora 8") == text.count("lora 8"), seed
    drawn = markdown.markdown(text[:5000] + "\\n\\n<% lora 8, 64, 64 %>", extensions=["lora"])
    assert drawn.count("<figure") == 1, seed
print("all")`;
  expect(runCode(code)).toBe("all");
});
