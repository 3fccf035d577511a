/** A card of words and boxes as Satori's users write one: as many bars and labels as ours has. */
import { readFileSync } from "node:fs";
import { PREVIEW, type PreviewText } from "../../src/preview.js";
import { fontFile } from "./cards.js";
import { type Element, peer } from "./peers.js";

const BARS = [
  { label: "W, frozen: 16,777,216 parameters", width: 460, height: 120, colour: "#d8dee6" },
  { label: "BA, rank 8: 65,536 parameters", width: 300, height: 60, colour: "#f4c9a0" },
  { label: "A: 32,768 parameters", width: 460, height: 20, colour: "#1f6f8b" },
  { label: "B: 32,768 parameters", width: 20, height: 120, colour: "#a34a28" },
];

function box(style: object, children: string | readonly Element[] = []): Element {
  return { type: "div", props: { style: { display: "flex", ...style }, children } };
}

function cardOf({ title, description = "", siteName = "" }: PreviewText): Element {
  const column = { flexDirection: "column" };
  const bars = BARS.flatMap(({ label, colour, ...size }) => [
    box({ ...size, backgroundColor: colour, marginTop: 12 }),
    box({ fontSize: 18 }, label),
  ]);
  return box({ ...PREVIEW, backgroundColor: "#ffffff", padding: 56, color: "#1c1c1c" }, [
    box({ ...column, width: 564, height: 518, justifyContent: "space-between" }, [
      box(column, [
        box({ fontSize: 60, fontWeight: 700, lineHeight: 1.18 }, title),
        box({ fontSize: 26, marginTop: 18 }, description),
      ]),
      box({ fontSize: 26, fontWeight: 700 }, siteName),
    ]),
    box({ ...column, width: 484, marginLeft: 24 }, bars),
  ]);
}

/** Makes cards as SVG, with the fonts read once. */
export async function socialCard(): Promise<(words: PreviewText) => Promise<string>> {
  const { default: satori } = await peer("satori");
  const font = (file: string, weight: number) => ({
    name: "Inter",
    data: readFileSync(fontFile(file)),
    weight,
  });
  const fonts = [font("Inter-Regular.ttf", 400), font("Inter-Bold.ttf", 700)];
  return (words) => satori(cardOf(words), { ...PREVIEW, fonts });
}
