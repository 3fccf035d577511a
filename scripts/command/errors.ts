/** Tells errors that users can fix from errors of this program. */
import { FileError, MessagesError } from "../../plugin/files.js";
import { LoraError } from "../../src/errors.js";
import { GlyphError, RendererError } from "../../src/render/png.js";
import { TagError } from "../../src/tag/values.js";
import { UsageError, WorkError } from "./output.js";

/** Errors in the command line, or in a line of a list. */
const USAGE = [UsageError, LoraError, TagError];
/** Errors of a command whose command line is right. */
const WORK = [WorkError, GlyphError, RendererError, FileError, MessagesError];

export const isUsageError = (error: unknown): error is Error =>
  USAGE.some((kind) => error instanceof kind);

/** Returns whether users can fix the error. */
export const isExpected = (error: unknown): error is Error =>
  isUsageError(error) || WORK.some((kind) => error instanceof kind);
