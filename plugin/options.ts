import { LoraError } from "../src/lora.js";

export interface LoraVisualizerOptions {
  /** The site's address, as "https://example.org": previews need it. */
  readonly siteUrl?: string;
  /** At the foot of previews. */
  readonly siteName?: string;
}

/** The options, if each is one that there is and of its form. Throws TypeError or LoraError. */
export function checkOptions(options: LoraVisualizerOptions): LoraVisualizerOptions {
  const known = ["siteUrl", "siteName"];
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) {
      throw new TypeError(
        `loraVisualizer has no option “${name}”; its options are ${known.join(", ")}`,
      );
    }
    if (value !== undefined && typeof value !== "string") {
      throw new LoraError(name, "text", value);
    }
  }
  const { siteUrl } = options;
  if (siteUrl !== undefined && !/^https?:\/\/[^/?#]+\/?$/.test(siteUrl)) {
    const allowed = 'an address such as "https://example.org" (a folder goes into pathPrefix)';
    throw new LoraError("siteUrl", allowed, siteUrl);
  }
  return options;
}
