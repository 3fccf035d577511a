import { boolean } from "../../../src/options.js";
import { definePicture, type Request } from "./format.js";

const readOptions = (
  { drawing, theme }: Request,
  { table }: { readonly table?: boolean | undefined },
) => ({
  theme,
  lang: drawing().language.tag,
  table: table ? drawing().table() : undefined,
});

export const pdf = definePicture({
  flags: {
    table: boolean({
      default: "false",
      about: "add the figure's table to a PDF, on the pages after the picture",
    }),
  },
  key: async (request, flags) =>
    request.renderer.keyOf(await request.scene(), readOptions(request, flags), "pdf"),
  write: async (request, flags) =>
    request.renderer.toPdf(await request.scene(), readOptions(request, flags)),
  writeImage: (scene, renderer) => renderer.toPdf(scene),
});
