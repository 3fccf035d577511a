/** Draws the tags that `lora.lua` sends on standard input, as JSON. Files that tags name are inside the working directory. */
import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { render } from "eleventy-plugin-lora-visualizer/portable";

const root = realpathSync(".");

function read(folder, name) {
  try {
    const file = realpathSync(path.resolve(folder, name));
    if (file.startsWith(root + path.sep)) return readFileSync(file).toString("base64");
  } catch {
    // The core reports files that are missing.
  }
}

function draw({ tag, folder, ...options }) {
  const files = {};
  for (;;) {
    const drawn = JSON.parse(render(tag, { ...options, files }));
    const found = drawn.missing.flatMap((name) => {
      const content = read(folder, name);
      return content === undefined ? [] : [[name, content]];
    });
    if (found.length === 0) return drawn;
    Object.assign(files, Object.fromEntries(found));
  }
}

process.stdout.write(JSON.stringify(draw(JSON.parse(readFileSync(0, "utf8")))));
