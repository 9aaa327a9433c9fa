/**
 * What the engines say of the snippets that run before a program. Knows how many there are; not how they run.
 */
import type { FromWorker, Snippet } from "../protocol/messages";

/** What the person is told at once, for nothing that these write is shown. */
export function noticeOf(before: readonly Snippet[]): FromWorker {
  const snippets = before.length === 1 ? "the earlier snippet" : `the ${before.length} earlier snippets`;
  return { kind: "notice", text: `Runs after ${snippets} of its group, whose output is not shown here.` };
}
