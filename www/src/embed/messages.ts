/**
 * What a page and a frame with embed.html say to each other, by postMessage. Each side reads it as the unknown input that it
 * is: any window may send anything. Both are documented, for pages that have a script of their own. Pure.
 */
import type { Scheme } from "../theme/scheme-around";

/** Marks what is ours among all that windows are sent. */
const SOURCE = "interleave";

/** A frame that claims more is not believed, in CSS pixels. */
const HIGHEST = 20_000;

/** From the frame: it is there, and hears; or it has come to need this height, in CSS pixels. */
export type FromFrame = { readonly type: "ready" } | { readonly type: "height"; readonly height: number };

/** From the page around: it is light or dark now. */
export interface ToFrame {
  readonly type: "theme";
  readonly theme: Scheme;
}

/** As it is sent. */
export function stamped<T extends FromFrame | ToFrame>(message: T): T & { readonly source: string } {
  return { source: SOURCE, ...message };
}

/** Null for what is none of ours. */
export function readFromFrame(data: unknown): FromFrame | null {
  const { type, height } = fieldsOf(data);
  if (type === "ready") return { type };
  if (type !== "height" || typeof height !== "number" || !(height >= 0)) return null;
  return { type, height: Math.min(Math.ceil(height), HIGHEST) };
}

/** Null for what is none of ours. */
export function readToFrame(data: unknown): ToFrame | null {
  const { type, theme } = fieldsOf(data);
  return type === "theme" && (theme === "light" || theme === "dark") ? { type, theme } : null;
}

function fieldsOf(data: unknown): Readonly<Record<string, unknown>> {
  if (typeof data !== "object" || data === null) return {};
  const fields = data as Readonly<Record<string, unknown>>;
  return fields["source"] === SOURCE ? fields : {};
}
