/** Draws the tags that `lora.lua` sends on standard input, as JSON. Files that tags name are inside the working directory. */
import { readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { render } from "eleventy-plugin-lora-visualizer/portable";

const root = realpathSync(".");

function read(folder, name) {
  try {
    const file = realpathSync(path.resolve(folder, name));
    // A pipe would never end.
    if (file.startsWith(root + path.sep) && statSync(file).isFile())
      return readFileSync(file).toString("base64");
  } catch {
    // The core reports files that are missing.
  }
}

function draw({ tag, folder, ...options }) {
  // An object would lose a file named __proto__.
  const files = new Map();
  for (;;) {
    const drawn = JSON.parse(render(tag, { ...options, files: Object.fromEntries(files) }));
    const found = drawn.missing.flatMap((name) => {
      const content = read(folder, name);
      return content === undefined ? [] : [[name, content]];
    });
    if (found.length === 0) return drawn;
    for (const [name, content] of found) files.set(name, content);
  }
}

process.stdout.write(JSON.stringify(draw(JSON.parse(readFileSync(0, "utf8")))));
