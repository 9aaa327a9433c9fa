/// <reference path="./assets.d.ts" />
/**
 * The examples of the gallery, in the order they are offered, each a file of its own under examples/.
 * Every one teaches one thing, and `notice` says in a sentence where to look.
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

export interface Example {
  /** Stands in addresses, so it stays as it is. */
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly language: string;
  readonly notice: string;
  readonly code: string;
}

export const EXAMPLES: readonly Example[] = [
  ...group("First steps", [
    [
      "fetch-data",
      "Wait for data",
      fetchData,
      "The lines after an await run two seconds later, and the page stays usable all the while.",
    ],
    [
      "resolve-future",
      "Resolve a future",
      resolveFuture,
      "Setting the result runs no callback on the spot: the callback and the waiting task take their turns afterwards.",
    ],
    [
      "ordering",
      "Who goes first",
      ordering,
      "Each speaker begins when it is called; from then on, every await passes the turn to whoever has waited longest.",
    ],
  ]),
  ...group("Together", [
    [
      "one-by-one",
      "One by one, or together",
      oneByOne,
      "The same three drinks take 2.4 seconds one by one, and one second when all are started before the first await.",
    ],
    [
      "gather",
      "Gather",
      gather,
      "The results come in the order of the calls, whichever of them finished first.",
    ],
    [
      "task-group",
      "A task in a group fails",
      taskGroup,
      "When one task fails the others are cancelled, and the group ends only after they have cleaned up.",
    ],
    [
      "async-generator",
      "A stream of values",
      asyncGenerator,
      "Leaving the loop early runs the generator's finally, so nothing is left open.",
    ],
  ]),
  ...group("Limits", [
    [
      "timeout",
      "A time limit",
      timeout,
      "The oracle would need a minute; the limit ends it after a second, and its finally still runs.",
    ],
    [
      "cancellation",
      "Cancel a task",
      cancellation,
      "Cancelling wakes the sleeping task with an error, so its finally closes the connection before it ends.",
    ],
    [
      "semaphore",
      "Only so many at once",
      semaphore,
      "Six calls are started together, yet never more than two are open.",
    ],
  ]),
  ...group("Working with others", [
    [
      "producer-consumer",
      "Producer and consumer",
      producerConsumer,
      "The baker is quick but the shelf holds two loaves, so every further loaf waits for a customer.",
    ],
    [
      "lock",
      "A race, and a lock",
      lock,
      "Without the lock, all three read 100 before anyone writes, and two of the withdrawals are forgotten.",
    ],
    [
      "event",
      "One signal for all",
      event,
      "All runners wait for one event, and setting it once wakes every one of them.",
    ],
  ]),
  ...group("What goes wrong", [
    [
      "blocking",
      "Blocking the loop",
      blocking,
      "The clock misses its ticks while the other task thinks: code that awaits nothing lets nobody else run.",
    ],
    [
      "deadlock",
      "Deadlock",
      deadlock,
      "Each one holds what the other waits for, so the program can never end, and the report names who waits for what.",
    ],
  ]),
  ...group("With JavaScript's own", [
    [
      "native-promises",
      "Promises and setTimeout",
      nativePromises,
      "Native promises can be awaited by tasks, and a future can be given to code that knows promises only.",
    ],
  ]),
];

/** The example of that id, or the first one: an address may name one that no longer exists. */
export function findExample(id: string | null): Example {
  const example = EXAMPLES.find((each) => each.id === id) ?? EXAMPLES[0];
  if (example === undefined) throw new Error("The gallery has no examples.");
  return example;
}

type Row = readonly [id: string, title: string, code: string, notice: string];

function group(name: string, rows: readonly Row[]): Example[] {
  return rows.map(([id, title, code, notice]) => ({
    id,
    title,
    group: name,
    language: "javascript",
    notice,
    // A file ends in a newline; an editor would show it as one more line.
    code: code.trimEnd(),
  }));
}
