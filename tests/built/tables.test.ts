/** Tests tables on the pages of a site. */
import { describe, expect, it } from "vitest";
import { build } from "../support/eleventy.js";

describe("the Eleventy plugin", () => {
  const config = JSON.stringify({
    model_type: "llama",
    hidden_size: 64,
    intermediate_size: 128,
    num_hidden_layers: 2,
    num_attention_heads: 4,
    vocab_size: 100,
  });

  it("draws tables and models from tags, from shortcodes and from a config.json next to the page", async () => {
    const { files, problems, log } = await build({
      "book/page.md":
        '<% loraTable ranks=[1, 2], d=64, k=64 %>\n\n<% lora 4, model="./tiny/config.json" %>\n\n' +
        'Trains <% lora 4, model="Llama-3.1-8B", targets=["q_proj"], show=trainable %>.\n',
      "book/tiny/config.json": config,
      "list.njk": '{% loraTable "models=gpt2,gpt2-xl", "rank=8" %}',
    });
    expect(problems, log).toEqual([]);
    const page = files.get("book/page/index.html")!;
    expect(page).toContain("LoRA on a matrix of 64\u00a0×\u00a064");
    expect(page).toContain('class="lora-wide"');
    expect(page).toContain("Trains 1,048,576.");
    // One stylesheet has the rules of figures and those of comparison tables.
    expect(page.match(/\/lora\/lora-[0-9a-f]+\.css/g)).toHaveLength(1);
    expect(files.get("list/index.html")).toContain(">gpt2-xl <");
  });

  it("reports the location of a wrong model, file or table, and writes nothing", async () => {
    const { files, problems } = await build({
      "page.md": [
        '<% lora 8, model="Llama-3.1-9B" %>',
        '<% lora 8, model="gpt2", targets=["q_proj"] %>',
        '<% lora 8, model="./none/config.json" %>',
        '<% lora 8, model="../../etc/config.json" %>',
        '<% lora 8, model="./odd.json" %>',
        "<% loraTable d=4, k=4 %>",
        '<% loraTable ranks=[9], model="falcon-40b", targets="all-linear" %>',
        "in a line <% loraTable ranks=[1], d=4, k=4 %>",
        '<% lora 8, model="./folder.json" %>',
      ].join("\n\n"),
      "odd.json": '{ "model_type": "mamba" }',
      "folder.json/note.txt": "",
    });
    expect([...files.keys()].filter((name) => name.endsWith(".html"))).toEqual([]);
    expect(problems).toHaveLength(9);
    expect(problems[0]).toMatch(
      /^page\.md:1: model must be the id of a known model \(similar: .*Llama-3\.1-8B/,
    );
    expect(problems[1]).toMatch(
      /^page\.md:3: targets must be modules of gpt2: c_attn, c_proj, c_fc/,
    );
    expect(problems[2]).toMatch(
      /^page\.md:5: cannot read none\/config\.json: there is no such file/,
    );
    expect(problems[3]).toMatch(/^page\.md:7: .* is outside the project/);
    expect(problems[4]).toMatch(
      /^page\.md:9: odd\.json:1:3: model_type of the config must be one of llama, mistral/,
    );
    expect(problems[5]).toMatch(/^page\.md:11: one of ranks, models and methods must be set/);
    expect(problems[6]).toMatch(
      /^page\.md:13: targets must be a list of names, because only some modules of tiiuae\/falcon-40b/,
    );
    expect(problems[7]).toMatch(/^page\.md:15: a figure must be on its own line/);
    expect(problems[8]).toMatch(/^page\.md:17: cannot read folder\.json: it is a folder/);
  });
});
