/// <reference lib="dom" />
import type { Page } from "playwright";

/** Returns a list that collects the page's console messages and errors. */
export function collectMessages(page: Page): string[] {
  const messages: string[] = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(error.message));
  return messages;
}

/** Returns the numbers of visible pictures in each figure, the page's width, and the color of texts, in hex. */
export const measureLooks = (page: Page) =>
  page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d")!;
    context.fillStyle = getComputedStyle(document.querySelector(".lora-wide text")!).fill;
    context.fillRect(0, 0, 1, 1);
    const channels = [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    return {
      pictures: [...document.querySelectorAll("figure:has(>lora-figure)")].map(
        (figure) =>
          [...figure.querySelectorAll(":is(.lora-wide,.lora-narrow)")].filter((item) =>
            item.checkVisibility(),
          ).length,
      ),
      width: document.documentElement.scrollWidth,
      ink: `#${channels.map((item) => item.toString(16).padStart(2, "0")).join("")}`,
    };
  });
