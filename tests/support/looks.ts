/// <reference lib="dom" />
import type { Page } from "playwright";

/** Fills with whatever the page and its scripts say or fail at. */
export function messagesOf(page: Page): string[] {
  const messages: string[] = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(error.message));
  return messages;
}

/** How many pictures each figure with pictures shows; how wide the page is; the picture's ground. */
export const looksOf = (page: Page) =>
  page.evaluate(() => ({
    pictures: [...document.querySelectorAll("figure:has(>lora-figure)")].map(
      (figure) =>
        [...figure.querySelectorAll(":is(.lora-wide,.lora-narrow)")].filter((item) =>
          item.checkVisibility(),
        ).length,
    ),
    width: document.documentElement.scrollWidth,
    paper: getComputedStyle(document.querySelector(".lora-wide rect")!).fill,
  }));
