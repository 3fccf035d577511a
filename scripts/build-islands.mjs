/** Bundles plugin/island/ into scripts for pages. Not TypeScript: it runs before anything is built. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { context } from "esbuild";
import { minify } from "terser";

const terser = {
  name: "terser",
  setup(build) {
    build.onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        // A second minifier inlines what is used once: 4 % fewer bytes. No function here has a `this`.
        const compress = { passes: 3, unsafe_arrows: true };
        const { code } = await minify(text, { module: true, ecma: 2022, compress });
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, code);
      }
    });
  },
};

/** Properties of our own data, in no object of a browser: their names need not be read in a bundle. */
const OWN = (
  "anchor bold formula runs math strokeWidth nodes larger bottom trainable scaling share rest sizes " +
  "operator column margin room attributes colour italic upright spoken lowered compose"
).split(" ");
/** A capital letter for each, the same in every bundle, for a scene goes from one to another. */
const short = Object.fromEntries(OWN.map((name, at) => [name, String.fromCharCode(65 + at)]));

const islands = await context({
  entryPoints: [
    "plugin/island/lora-figure.ts",
    "plugin/island/lora-goal.ts",
    "plugin/island/lora-model.ts",
    "plugin/island/download.ts",
  ],
  outdir: "dist/plugin/island",
  bundle: true,
  external: ["*/download.js"],
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  mangleProps: new RegExp(`^(${OWN.join("|")})$`),
  mangleCache: short,
  write: false,
  logLevel: "warning",
  plugins: [terser],
});
if (process.argv.includes("--watch")) {
  await islands.watch();
} else {
  await islands.rebuild();
  await islands.dispose();
}
