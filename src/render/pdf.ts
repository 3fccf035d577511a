/** Writes tagged PDF files (PDF 1.7, ISO 32000-1, 14.8): a picture, and a table on the pages after it. Node only. */
import { wrapErrors } from "../errors.js";
import { escapeText } from "../escape.js";
import { manifest } from "../package.js";
import { type Node, rect, type Scene } from "../scene.js";
import { light, type Theme } from "../theme.js";

import {
  type CanvasFonts,
  type CanvasOptions,
  type OrderRuns,
  paintCanvas,
  paintNodes,
} from "./canvas.js";
import type { Fonts } from "./fonts.js";
import { SCENE, TABLE } from "./options.js";
import { loadPdfKit, type PdfDocument, type PdfElement, type PdfPackage } from "./packages.js";
import { PdfContext } from "./pdf-context.js";
import { layOut, type PdfTable, type Sheet } from "./pdf-table.js";

interface PdfContent {
  readonly scene: Scene;
  readonly table: PdfTable | undefined;
  /** The language of the texts, as a BCP 47 tag. */
  readonly lang: string;
  readonly theme: Theme | undefined;
  readonly families: CanvasFonts;
  /** The PNG file of an image node. */
  readonly image: (href: string) => unknown;
}

/**
 * Returns a PDF file. Its structure is a Figure with the scene's description as its alternative, and a Table with header
 * cells. It has no date, so that the same content always gives the same bytes. Throws RendererError if pdfkit is not
 * installed, LoraError for a wrong scene or table, and GlyphError.
 */
export async function writePdf(
  content: PdfContent,
  fonts: Fonts,
  order: OrderRuns | undefined,
): Promise<Uint8Array> {
  const { scene, table, theme = light } = content;
  const pdfkit = loadPdfKit();
  const document = createDocument(pdfkit, content);
  const context = new PdfContext(document, fonts, pdfkit.createFont);
  const path = (d: string) => d;
  const painting = { fonts: content.families, order, path, image: content.image, theme };
  const root = document.struct("Document");
  document.addStructure(root);
  wrapErrors(SCENE, scene, () => {
    const { width, height, title, desc } = scene;
    const figure = document.struct("Figure", { alt: desc, title, bbox: [0, 0, width, height] });
    root.add(figure);
    figure.add(() => paintCanvas(scene, context, painting));
  });
  if (table) {
    const sheets = wrapErrors(TABLE, table, () => layOut(table, scene.width, context, painting));
    for (const { rows } of sheets)
      fonts.check({
        children: rows.flatMap(({ cells }) => cells.flatMap(({ text }) => text)),
      });
    fonts.check({ children: sheets[0]!.caption });
    addTable(sheets, document, root, context, painting);
  }
  document.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of document) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function createDocument(
  pdfkit: PdfPackage,
  { scene: { width, height, title }, lang }: PdfContent,
): PdfDocument {
  const document = pdfkit.createDocument({
    size: [width, height],
    margin: 0,
    pdfVersion: "1.7",
    // No default font.
    font: null,
    tagged: true,
    lang,
    displayTitle: true,
    // pdfkit needs a date to compute the file's identifier.
    info: { Title: title, Creator: manifest.name, CreationDate: new Date(0) },
  });
  delete document.info.CreationDate;
  // pdfkit's own metadata would have a date and the title without escaping.
  return Object.assign(document, {
    _addInfo() {
      document.appendXML(
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>' +
          `<rdf:li xml:lang="x-default">${escapeText(title)}</rdf:li></rdf:Alt></dc:title></rdf:Description>`,
      );
    },
  });
}

function addTable(
  sheets: readonly Sheet[],
  document: PdfDocument,
  root: PdfElement,
  context: PdfContext,
  painting: CanvasOptions<string>,
): void {
  const table = document.struct("Table");
  root.add(table);
  const paint = (nodes: readonly Node[]) => paintNodes(nodes, context, painting);
  const addTo = (parent: PdfElement, element: PdfElement, nodes: readonly Node[]) => {
    parent.add(element);
    element.add(() => paint(nodes));
    element.end();
  };
  const addArtifact = (type: "Layout" | "Pagination", nodes: readonly Node[]) => {
    document.markContent("Artifact", { type });
    paint(nodes);
    document.endMarkedContent();
  };
  for (const { width, height, caption, repeated, rules, rows } of sheets) {
    document.addPage({ size: [width, height], margin: 0 });
    addArtifact("Layout", [rect(0, 0, width, height, { fill: "paper" }), ...rules]);
    if (caption.length) addTo(table, document.struct("Caption"), caption);
    if (repeated.length) addArtifact("Pagination", repeated);
    for (const { cells } of rows) {
      const row = document.struct("TR");
      table.add(row);
      for (const { scope, text } of cells)
        addTo(row, document.struct(scope ? "TH" : "TD", scope && { scope }), text);
      row.end();
    }
  }
}
