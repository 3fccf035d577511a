/** Attacks the Python package with texts and values that would stop a build, or never let it end. */
import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBook, installPackage, removeBooks, root, run, sphinx } from "./python-package.js";

beforeAll(installPackage, 900_000);
afterAll(removeBooks);

const runCode = (code: string) => run(root, "python", "-c", code).log.trim();
/** Ends the process after many times the CPU time that it needs in linear time. */
const LIMIT = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (60, 60))";

it("a long page of unclosed tags in Markdown ends with one error, and is text in code", () => {
  const code = `${LIMIT}
import random
import markdown
from mkdocs.exceptions import BuildError
draws = random.Random(1)
# In quadratic time, a page would take minutes.
for seed in range(4):
    pieces = draws.sample(["<% lora 8", '"', "'a'", "%", "\\n", " ", "<% loraRef", '"%>', "\\\\"], 3) if seed else ["\\n"]
    text = "".join(draws.choice(["<% lora 8 ", *pieces]) for _ in range(40_000)).replace("%>", "% >")
    try:
        print(markdown.markdown(text, extensions=["lora"])[:100])
    except BuildError as error:
        assert str(error).startswith("Markdown:") and "closing %>" in str(error), error
    quoted = " ".join(["\`<% lora 8\`", "<% if a", "<!-- <% lora 8 -->"] * 10_000)
    page = markdown.markdown(quoted + "\\n\\n<% lora 8, 64, 64 %>", extensions=["lora"])
    assert (page.count("&lt;% lora 8"), page.count("<figure")) == (10_000, 1), seed
print("all")`;
  expect(runCode(code)).toBe("all");
});

it("a tag with a quote that is not closed is an error in linear time, however long its words are", () => {
  const code = `${LIMIT}
import random
import markdown
from mkdocs.exceptions import BuildError
draws = random.Random(1)
# In quadratic time, a tag would take seconds, and all of them minutes.
for seed in range(4):
    pieces = draws.sample(["a", "1", "_", "é", " ", "=", "%", "''", "[1]"], 1 if seed % 2 else 4)
    tags = ["<% lora " + "".join(draws.choices(pieces, k=9000)) + ' " %>' for _ in range(40)]
    for tag in tags:
        try:
            print(markdown.markdown(tag.replace("''", "'a'"), extensions=["lora"])[:100])
        except BuildError:
            pass
print("all")`;
  expect(runCode(code)).toBe("all");
});

it("a figure that would take hours is an error of one line, and the next is drawn", () => {
  const code = `
import hashlib, json, struct, threading, time
from pathlib import Path
import lora_visualizer
from lora_visualizer import LoraError, draw
Path("slow").mkdir()
header, end = {}, 0
for name, shape in [("A", [512, 512]), ("B", [512, 512])]:
    header[f"base_model.model.model.layers.0.self_attn.q_proj.lora_{name}.weight"] = {
        "dtype": "F8_E4M3", "shape": shape, "data_offsets": [end, end + 512 * 512]}
    end += 512 * 512
text = json.dumps(header).encode()
Path("slow/a.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + bytes(i * i % 97 for i in range(end)))
Path("slow/adapter_config.json").write_text(json.dumps({"r": 512, "lora_alpha": 512}))
lora_visualizer.MAX_TIME = 1
# Their time is not the figure's.
def work():
    while True:
        hashlib.pbkdf2_hmac("sha256", b"a", b"b", 100_000)
for _ in range(2):
    threading.Thread(target=work, daemon=True).start()
start = time.thread_time()
try:
    draw('<% lora file="a.safetensors" %>', "slow", "slow")
except LoraError as error:
    print(error)
print(time.thread_time() - start >= 0.9)
print(draw("<% lora 8, 64, 64 %>")["kind"])`;
  expect(runCode(code).split("\n")).toEqual([
    "the figure must take at most 1 seconds to draw: draw it with the command lora-visualizer",
    "True",
    "figure",
  ]);
});

it("pipes, devices, unreadable files, and values that have no text are an error of one line", () => {
  const code = `
import os
from pathlib import Path
from lora_visualizer import LoraError, draw, lora, script
folder = Path("special")
folder.mkdir()
os.chmod(".", 0o755)
os.mkfifo(folder / "pipe")
(folder / "closed.json").write_text("{}")
os.chmod(folder / "closed.json", 0)
(folder / "device").symlink_to("/dev/zero")
tag = "<% lora 8, 64, 64 %>"
# Starts the engine while its files can be read. Root may read every file.
draw(tag)
if os.geteuid() == 0:
    os.seteuid(65534)
circle = []
circle.append(circle)
for attack in [
    *(lambda name=name: draw(tag, locales=folder / name) for name in ["pipe", "device", "none", "closed.json", "."]),
    *(lambda name=name: script(folder / name) for name in ["pipe", "device", "none", "closed.json", "."]),
    *(lambda name=name: draw(f'<% lora 8, model="{name}" %>', folder, folder) for name in ["pipe", "closed.json"]),
    lambda: draw('<% lora file="pipe" %>', folder, folder),
    lambda: lora(circle),
    lambda: lora(10**5000),
    lambda: lora(8, 64, 64, alpha=10**400),
    lambda: lora(8, 64, 64, alpha=float("-inf")),
]:
    try:
        attack()
        print("no error")
    except LoraError as error:
        print(error)`;
  expect(runCode(code).split("\n")).toEqual([
    ...Array.from({ length: 10 }, () => expect.stringMatching(/^cannot read the words in special/)),
    expect.stringMatching(/^model must be .*"pipe"/),
    "cannot read closed.json: Permission denied",
    "cannot read pipe: there is no such file",
    ...Array.from({ length: 2 }, () => expect.stringMatching(/^arguments must be numbers, texts/)),
    "alpha must be a number from 0.001 to 1,048,576; got Infinity",
    "arguments must be numbers, texts and lists of them: got -inf",
  ]);
});

const config = (name: string) => ({
  model_type: "llama",
  _name_or_path: name,
  hidden_size: 64,
  intermediate_size: 128,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  vocab_size: 100,
});

it.each(["latex", "text"])("Sphinx writes a name with half of a character to %s", (builder) => {
  const index = 'A\n=\n\n.. lora:: 8, model="config.json", figure=memory\n\n';
  const book = createBook("sphinx", {
    "index.rst": index,
    "config.json": JSON.stringify(config("a\udc00 \ud800")),
  });
  const { status, log } = sphinx(book, builder);
  expect([status, log.includes("Traceback")], log).toEqual([0, false]);
});

it("missing words are an error of the configuration in a book with controls", () => {
  const book = createBook("sphinx", { "index.rst": "A\n=\n", "models.rst": "B\n=\n" });
  const settings = '\nlora_interactive = True\nlora_locales = "none.json"\n';
  appendFileSync(path.join(book, "conf.py"), settings);
  const { status, log } = sphinx(book, "html");
  expect(log).toContain("lora_locales: cannot read the words in ");
  expect([status === 0, log.includes("Configuration error!")], log).toEqual([false, true]);
});

it("thousands of tags on a page of Sphinx take linear time, with and without fields at its top", () => {
  const lines = Array.from({ length: 6000 }, (_, index) => {
    return `*a* *b* *c* *d* :lora:\`rank, ${index + 64}, 64, show=trainable\`\n`;
  });
  // In quadratic time, a page would take minutes.
  const code = `${LIMIT}
import sys
from sphinx.cmd.build import main
sys.exit(main(["-q", "-b", "html", ".", "_html"]))`;
  const text = `One\n===\n\n${lines.join("\n")}`;
  for (const [conf, page] of [
    ["lora_data = {'rank': 8}", text],
    ["", `.. A comment.\n\n:rank: 8\n\n${text}`],
    ["", text.replace("\n\n", "\n\n.. index:: LoRA\n\n:rank: 8\n\n")],
  ] as const) {
    const book = createBook("sphinx", { "index.rst": page, "models.rst": "Models\n======\n" });
    appendFileSync(path.join(book, "conf.py"), `\n${conf}\n`);
    // The page is in no table of contents.
    const { status, log } = run(book, "python", "-c", code);
    expect([status, log.replaceAll(/.*toctree.*\n/g, "")]).toEqual([0, ""]);
    expect(readFileSync(path.join(book, "_html/index.html"), "utf8")).toContain("49,016");
  }
});
