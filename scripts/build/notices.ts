/** Adds the licenses of bundled packages to the files that contain them, because the licenses demand it. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "rolldown";

const PACKAGE = /.*[/\\]node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)/;

/** Returns the license of a package as a comment. */
function toNotice(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${folder} has no license`);
  const license = readFileSync(path.join(folder, file), "utf8").trim().replaceAll("*/", "* /");
  return `/*!\nContains ${path.basename(folder)}.\n${license}\n*/\n`;
}

export const notices: Plugin = {
  name: "notices",
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk") continue;
      const folders = new Set(chunk.moduleIds.flatMap((id) => PACKAGE.exec(id)?.[0] ?? []));
      for (const folder of folders) chunk.code += toNotice(folder);
    }
  },
};
