/** Draws the tags in the file of a request from `lora.lua`, in Node or in Quarto's Deno. Writes them as JSON. */
import { readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import {
  describeMarkup,
  isSafeImage,
  isSafeLink,
  render,
} from "eleventy-plugin-lora-visualizer/portable";

/** `root` is the folder in which files that tags name must be, and `folder` is that of the chapter. */
const { tags, root, folder, ...shared } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const top = realpathSync(root);

function read(name) {
  try {
    const file = realpathSync(path.resolve(folder, name));
    // A pipe would never end.
    const place = path.relative(top, file);
    const isInside = !/^\.\.(?:[\\/]|$)/.test(place) && !path.isAbsolute(place);
    if (isInside && statSync(file).isFile()) return readFileSync(file).toString("base64");
  } catch {
    // The core reports files that are missing.
  }
}

function drawWith(tag, given) {
  try {
    return JSON.parse(render(tag, given));
  } catch (error) {
    // The metadata are the chapter's, such as a list for `lang`.
    if (error.name !== "LoraError") throw error;
    return { problems: [error.message], missing: [] };
  }
}

/** Draws a tag. `links` and `images` are the addresses in its caption, of which `unsafe` lists those that it must not have. */
function draw({ links = [], images = [], ...options }) {
  const unsafe = [
    ...links.filter((url) => !isSafeLink(url)),
    ...images.filter((url) => !isSafeImage(url)),
  ];
  return { ...drawTag(options), unsafe, warning: describeMarkup(options.set?.caption ?? "") };
}

function drawTag(options) {
  const { tag, ...rest } = options;
  // An object would lose a file named __proto__.
  const files = new Map();
  for (;;) {
    const given = { ...shared, ...rest, files: Object.fromEntries(files) };
    const drawn = drawWith(tag, given);
    const found = drawn.missing.flatMap((name) => {
      const content = read(name);
      return content === undefined ? [] : [[name, content]];
    });
    if (found.length === 0) return drawn;
    for (const [name, content] of found) files.set(name, content);
  }
}

process.stdout.write(JSON.stringify(tags.map(draw)));
