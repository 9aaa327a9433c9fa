/**
 * What the engines say of the snippets that run before a program. Knows how many there are; not how they run.
 */
import type { FromWorker, Snippet } from "../protocol/messages";
import { words } from "../words/before";

/** What the person is told at once, for nothing that these write is shown. */
export function noticeOf(before: readonly Snippet[]): FromWorker {
  return { kind: "notice", text: words.runsAfter(before.length) };
}
