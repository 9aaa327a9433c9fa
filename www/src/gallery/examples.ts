/// <reference path="./assets.d.ts" />
/**
 * The examples of the gallery, in the order they are offered: what each is called, where to look, and its
 * program in one language or in several, a file each under examples/. Every one teaches one thing.
 */
import fetchData from "./examples/javascript/01-fetch-data.js?raw";
import resolveFuture from "./examples/javascript/02-resolve-future.js?raw";
import ordering from "./examples/javascript/03-ordering.js?raw";
import oneByOne from "./examples/javascript/04-one-by-one.js?raw";
import gather from "./examples/javascript/05-gather.js?raw";
import timeout from "./examples/javascript/06-timeout.js?raw";
import cancellation from "./examples/javascript/07-cancellation.js?raw";
import producerConsumer from "./examples/javascript/08-producer-consumer.js?raw";
import lock from "./examples/javascript/09-lock.js?raw";
import semaphore from "./examples/javascript/10-semaphore.js?raw";
import event from "./examples/javascript/11-event.js?raw";
import taskGroup from "./examples/javascript/12-task-group.js?raw";
import blocking from "./examples/javascript/13-blocking.js?raw";
import deadlock from "./examples/javascript/14-deadlock.js?raw";
import asyncGenerator from "./examples/javascript/15-async-generator.js?raw";
import nativePromises from "./examples/javascript/16-native-promises.js?raw";

/** Python first: it is what is shown unless the person or the address chooses. */
export const LANGUAGES = ["python", "javascript"] as const;

export type Language = (typeof LANGUAGES)[number];

export interface Example {
  /** Stands in addresses, so it stays as it is. */
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** A sentence on what to notice. */
  readonly notice: string;
  /** The sentence for one language, where that of all would not be true. */
  readonly notices?: Partial<Readonly<Record<Language, string>>>;
  /** The program, in one language at least. */
  readonly code: Partial<Readonly<Record<Language, string>>>;
}

export const EXAMPLES: readonly Example[] = [
  ...group("First steps", [
    {
      id: "fetch-data",
      title: "Wait for data",
      notice: "The lines after an await run two seconds later, and the page stays usable all the while.",
      code: { javascript: fetchData },
    },
    {
      id: "resolve-future",
      title: "Resolve a future",
      notice:
        "Setting the result runs no callback on the spot: the callback and the waiting task take their turns afterwards.",
      code: { javascript: resolveFuture },
    },
    {
      id: "ordering",
      title: "Who goes first",
      notice:
        "Each speaker begins when it is called; from then on, every await passes the turn to whoever has waited longest.",
      code: { javascript: ordering },
    },
  ]),
  ...group("Together", [
    {
      id: "one-by-one",
      title: "One by one, or together",
      notice:
        "The same three drinks take 2.4 seconds one by one, and one second when all are started before the first await.",
      code: { javascript: oneByOne },
    },
    {
      id: "gather",
      title: "Gather",
      notice: "The results come in the order of the calls, whichever of them finished first.",
      code: { javascript: gather },
    },
    {
      id: "task-group",
      title: "A task in a group fails",
      notice:
        "When one task fails the others are cancelled, and the group ends only after they have cleaned up.",
      code: { javascript: taskGroup },
    },
    {
      id: "async-generator",
      title: "A stream of values",
      notice: "Leaving the loop early runs the generator's finally, so nothing is left open.",
      code: { javascript: asyncGenerator },
    },
  ]),
  ...group("Limits", [
    {
      id: "timeout",
      title: "A time limit",
      notice: "The oracle would need a minute; the limit ends it after a second, and its finally still runs.",
      code: { javascript: timeout },
    },
    {
      id: "cancellation",
      title: "Cancel a task",
      notice:
        "Cancelling wakes the sleeping task with an error, so its finally closes the connection before it ends.",
      code: { javascript: cancellation },
    },
    {
      id: "semaphore",
      title: "Only so many at once",
      notice: "Six calls are started together, yet never more than two are open.",
      code: { javascript: semaphore },
    },
  ]),
  ...group("Working with others", [
    {
      id: "producer-consumer",
      title: "Producer and consumer",
      notice:
        "The baker is quick but the shelf holds two loaves, so every further loaf waits for a customer.",
      code: { javascript: producerConsumer },
    },
    {
      id: "lock",
      title: "A race, and a lock",
      notice:
        "Without the lock, all three read 100 before anyone writes, and two of the withdrawals are forgotten.",
      code: { javascript: lock },
    },
    {
      id: "event",
      title: "One signal for all",
      notice: "All runners wait for one event, and setting it once wakes every one of them.",
      code: { javascript: event },
    },
  ]),
  ...group("What goes wrong", [
    {
      id: "blocking",
      title: "Blocking the loop",
      notice:
        "The clock misses its ticks while the other task thinks: code that awaits nothing lets nobody else run.",
      code: { javascript: blocking },
    },
    {
      id: "deadlock",
      title: "Deadlock",
      notice:
        "Each one holds what the other waits for, so the program can never end, and the report names who waits for what.",
      code: { javascript: deadlock },
    },
  ]),
  ...group("With JavaScript's own", [
    {
      id: "native-promises",
      title: "Promises and setTimeout",
      notice:
        "Native promises can be awaited by tasks, and a future can be given to code that knows promises only.",
      code: { javascript: nativePromises },
    },
  ]),
];

/** The example of that id, or the first one: an address may name one that no longer exists. */
export function findExample(id: string | null): Example {
  const example = EXAMPLES.find((each) => each.id === id) ?? EXAMPLES[0];
  if (example === undefined) throw new Error("The gallery has no examples.");
  return example;
}

function group(name: string, examples: readonly Omit<Example, "group">[]): Example[] {
  return examples.map((example) => ({ ...example, group: name, code: withoutLastNewline(example.code) }));
}

/** A file ends in a newline; an editor would show it as one more line. */
function withoutLastNewline(code: Example["code"]): Example["code"] {
  return Object.fromEntries(Object.entries(code).map(([language, text]) => [language, text.trimEnd()]));
}
