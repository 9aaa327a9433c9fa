/**
 * The examples of the gallery, in the order they are learned in. Every one teaches one thing, in one language or in several
 * (programs.ts). What each is called, and what to notice in it, stands in words/examples.ts.
 */
import { words, type Told } from "../words/examples";
import { programOf, type Program } from "./programs";

type Id = keyof typeof words.examples;

export interface Example extends Told {
  /** Stands in addresses, so it stays as it is. */
  readonly id: string;
  readonly group: string;
  /** Another example that does the same in another way, to compare it with. */
  readonly beside?: string | undefined;
  /** The program, in one language at least. */
  readonly code: Program;
}

const GROUPS: Readonly<Record<keyof typeof words.groups, readonly Id[]>> = {
  "first-steps": ["fetch-data", "resolve-future", "coroutine", "ordering"],
  together: ["one-by-one", "one-after-another", "gather", "gather-errors", "blocking"],
  limits: ["timeout", "cancellation", "shield", "task-group", "exception-group"],
  futures: ["future", "callback", "timers", "wrap-future", "yield-from", "by-hand"],
  "working-with-others": ["lock", "semaphore", "producer-consumer", "workers", "event"],
  "streams-and-scopes": ["async-generator", "context-manager", "context-variable"],
  "whoever-is-first": ["as-completed", "wait", "threads"],
  "what-goes-wrong": ["never-awaited", "lost-error", "race", "deadlock"],
  "with-javascripts-own": ["native-promises"],
};

const BESIDE: Partial<Record<Id, Id>> = { "one-after-another": "gather", gather: "one-after-another" };

export const EXAMPLES: readonly Example[] = Object.entries(GROUPS).flatMap(([group, ids]) =>
  ids.map((id) => ({
    ...words.examples[id],
    id,
    group: words.groups[group as keyof typeof GROUPS],
    beside: BESIDE[id],
    code: programOf(id),
  })),
);

/** The example of that id, or the first one: an address may name one that no longer exists. */
export function findExample(id: string | null): Example {
  const example = EXAMPLES.find((each) => each.id === id) ?? EXAMPLES[0];
  if (example === undefined) throw new Error("The gallery has no examples.");
  return example;
}
