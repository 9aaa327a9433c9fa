/**
 * The examples of the gallery, by their ids: what each is called, and a sentence on what to notice in it.
 */

/** What is told of one example. */
export interface Told {
  readonly title: string;
  readonly notice: string;
  /** The sentence for one language, where that of all would not be true. */
  readonly notices?: { readonly python?: string; readonly javascript?: string };
}

export const words = {
  groups: {
    "first-steps": "First steps",
    together: "Together",
    limits: "Limits",
    futures: "Futures",
    "working-with-others": "Working with others",
    "streams-and-scopes": "Streams and scopes",
    "whoever-is-first": "Whoever is first",
    "what-goes-wrong": "What goes wrong",
    "with-javascripts-own": "With JavaScript's own",
  },
  examples: {
    "fetch-data": {
      title: "Wait for data",
      notice: "The lines after an await run two seconds later, and the page stays usable all the while.",
      notices: {
        python:
          "Nothing is printed, yet it takes two seconds: run waits for main, main for fetch_data, and that for a timer.",
      },
    },
    "resolve-future": {
      title: "Resolve a future",
      notice:
        "Setting the result runs no callback on the spot: the callback and the waiting task take their turns afterwards.",
      notices: {
        python:
          "The callback is only kept at first; set_result calls it on the spot and hands it the future, which has the result.",
      },
    },
    coroutine: {
      title: "Coroutine or task",
      notice:
        "A task begins by itself while main sleeps; a coroutine does nothing at all until somebody awaits it.",
    },
    ordering: {
      title: "Who goes first",
      notice:
        "Each speaker begins when it is called; from then on, every await passes the turn to whoever has waited longest.",
      notices: {
        python:
          "No task begins before main waits; from then on, every sleep(0) passes the turn to whoever has waited longest.",
      },
    },
    "one-by-one": {
      title: "One by one, or together",
      notice:
        "The same three drinks take 2.4 seconds one by one, and one second when all are started before the first await.",
      notices: {
        python:
          "The same three drinks take 2.4 seconds one by one, and one second as three tasks: as long as the slowest.",
      },
    },
    "one-after-another": {
      title: "One after another",
      notice:
        "Each await lets its download end before the next one begins: three seconds for what can be had in half of that.",
    },
    gather: {
      title: "Gather",
      notice: "The results come in the order of the calls, whichever of them finished first.",
    },
    "gather-errors": {
      title: "Gather, errors and all",
      notice:
        "The error stands among the results; not told to return exceptions, gather fails with it and drops what the others bring.",
    },
    blocking: {
      title: "Blocking the loop",
      notice:
        "The clock misses its ticks while the other task thinks: code that awaits nothing lets nobody else run.",
      notices: {
        python:
          "The clock misses four ticks: time.sleep keeps the whole loop waiting, and only an await lets others run.",
      },
    },
    timeout: {
      title: "A time limit",
      notice: "The oracle would need a minute; the limit ends it after a second, and its finally still runs.",
    },
    cancellation: {
      title: "Cancel a task",
      notice:
        "Cancelling wakes the sleeping task with an error, so its finally closes the connection before it ends.",
    },
    shield: {
      title: "Shielded from cancelling",
      notice:
        "The time limit cancels the waiting and not the saving, which goes on behind its shield and can be awaited later.",
    },
    "task-group": {
      title: "A task in a group fails",
      notice:
        "When one task fails the others are cancelled, and the group ends only after they have cleaned up.",
    },
    "exception-group": {
      title: "Two errors at once",
      notice:
        "A group raises every error that happened, and each except* takes its own kind: both of these clauses run.",
    },
    future: {
      title: "A future by hand",
      notice:
        "A future is a box for one result: both readers wait for the same one, and are woken in the order they came.",
    },
    callback: {
      title: "Callbacks take a turn",
      notice:
        "Unlike the future of the second example, asyncio's never calls back on the spot, only when the loop has its turn.",
    },
    timers: {
      title: "Timers",
      notice:
        "The loop calls in the order of the times and not of the lines, and a timer that is cancelled in time never fires.",
    },
    "wrap-future": {
      title: "From the other kind of future",
      notice:
        "Futures for threads and futures for await are two kinds; wrap_future makes one of the second from one of the first.",
    },
    "yield-from": {
      title: "Awaitable, by yield from",
      notice:
        "An await calls __await__, and what that yields from the future goes up to the loop, which comes back with the result.",
    },
    "by-hand": {
      title: "A coroutine without a loop",
      notice:
        "No asyncio here: send runs the coroutine to its next await, and that is all an event loop does with it.",
    },
    lock: {
      title: "A race, and a lock",
      notice:
        "Without the lock, all three read 100 before anyone writes, and two of the withdrawals are forgotten.",
    },
    semaphore: {
      title: "Only so many at once",
      notice: "Six calls are started together, yet never more than two are open.",
    },
    "producer-consumer": {
      title: "Producer and consumer",
      notice:
        "The baker is quick but the shelf holds two loaves, so every further loaf waits for a customer.",
    },
    workers: {
      title: "Workers and a queue of jobs",
      notice:
        "Whoever is free takes the next job, and join waits until every job is done, not only until the queue is empty.",
    },
    event: {
      title: "One signal for all",
      notice: "All runners wait for one event, and setting it once wakes every one of them.",
    },
    "async-generator": {
      title: "A stream of values",
      notice: "Leaving the loop early runs the generator's finally, so nothing is left open.",
      notices: {
        python:
          "The loop is left early, and aclosing runs the generator's finally right then; without it, nobody would until later.",
      },
    },
    "context-manager": {
      title: "Open, and surely close",
      notice:
        "Whatever goes wrong inside, both lines are closed in reverse order, and closing may wait as well.",
    },
    "context-variable": {
      title: "A variable for each task",
      notice:
        "Every task has its own copy of the context, so query knows which request it works for without being told.",
    },
    "as-completed": {
      title: "As they come",
      notice:
        "Three downloads start together and each is used as soon as it is here, in the order in which they finish.",
    },
    wait: {
      title: "The first answer wins",
      notice:
        "Unlike gather, wait returns at the first answer and cancels nothing: the tasks that are left are yours to stop.",
    },
    threads: {
      title: "A thread beside the loop",
      notice: "The same time.sleep as before, but in a thread of its own: the clock does not miss a tick.",
    },
    "never-awaited": {
      title: "A forgotten await",
      notice:
        "Calling save without await makes a coroutine and throws it away; Python says so, with the line, and goes on.",
    },
    "lost-error": {
      title: "An error nobody awaits",
      notice:
        "The task fails, main goes on as if nothing were wrong, and Python reports the error only as it throws the task away.",
    },
    race: {
      title: "A race, and its mend",
      notice:
        "Both look before either takes; with no await between the look and the taking, nobody else can come between.",
    },
    deadlock: {
      title: "Deadlock",
      notice:
        "Each one holds what the other waits for, so the program can never end, and the report names who waits for what.",
      notices: {
        python:
          "Each one holds what the other waits for; CPython would wait for ever here, and this says who waits at which line.",
      },
    },
    "native-promises": {
      title: "Promises and setTimeout",
      notice:
        "Native promises can be awaited by tasks, and a future can be given to code that knows promises only.",
    },
  },
} satisfies { groups: Readonly<Record<string, string>>; examples: Readonly<Record<string, Told>> };
