/// <reference lib="dom" />
import type { Page } from "playwright";

/** Returns a list that collects the page's console messages and errors. */
export function messagesOf(page: Page): string[] {
  const messages: string[] = [];
  page.on("console", (message) => messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(error.message));
  return messages;
}

/** Returns the numbers of visible pictures in each figure, the page's width, and the pictures' background. */
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
