/**
 * Known mistakes: what happened, and what to write instead, in the language that the program is written in. What is code
 * stands between backticks. `times` is how many are alike; times are in milliseconds, and a line is null if it is not known.
 */
import { words as actors, type Actor } from "./actors";
import { words as lines } from "./lines";
import { words as lists } from "./lists";
import { words as numbers } from "./numbers";
import { words as plurals } from "./plurals";

/** Null as long as nothing shows it. */
type Language = "python" | "javascript" | null;

export const words = {
  blockedLoop: (task: string, time: number, language: Language): string =>
    `${task} kept the loop to itself for ${numbers.time(time)}: no other task could run. ` +
    mend(language, {
      python:
        "Write `await asyncio.sleep()` in place of `time.sleep()`, and do long computation in a thread (`asyncio.to_thread`) " +
        "or in pieces, with `await asyncio.sleep(0)` in between.",
      javascript: "Do long computation in a worker, or in pieces with `await sleep(0)` in between.",
      any: "Let it await while it waits, and do long computation in a thread or in pieces.",
    }),

  destroyedPending: (task: string, times: number, line: number | null): string =>
    `${alike(task, times)} was thrown away while it waited${lines.at(line)}, and never finished. ` +
    "Keep the task that `asyncio.create_task()` returns, in a set for instance, and await it before the loop ends.",

  /** `first` is the one whose error it was, if known; `went` are those that went on, as many as have each name. */
  halfGathered(
    line: number | null,
    first: { readonly task: string; readonly cancelled: boolean } | null,
    went: readonly { readonly name: string; readonly count: number }[],
    beyond: number,
    language: Language,
  ): string {
    const how = first?.cancelled === true ? "was cancelled" : "did";
    const when = first === null ? "at once" : `as soon as ${first.task} ${how}`;
    const names = went.map(({ name, count }) => (count === 1 ? name : `${numbers.number(count)} of ${name}`));
    return (
      `The gather${lines.at(line)} failed ${when}, while ${lists.joinedOf(names, beyond)} went on all the same. ` +
      mend(language, {
        python:
          "An `asyncio.TaskGroup` cancels the others when one fails; `asyncio.gather(..., return_exceptions=True)` waits for all.",
        javascript:
          "A `TaskGroup` cancels the others when one fails; `Promise.allSettled([...])` waits for all.",
        any: "A task group cancels the others when one fails.",
      })
    );
  },

  /** `deadlock` is the sentence that says who waits for whom. */
  deadlock: (deadlock: string, hasLock: boolean): string =>
    hasLock
      ? `${deadlock} Acquire locks in the same order everywhere, and none that the task itself holds.`
      : `${deadlock} Let one of them go on without the other.`,

  /** `wait` is what it waited for, which `by` says how to end. */
  hopelessWait: (
    task: string,
    times: number,
    line: number | null,
    wait: string,
    by: keyof typeof ENDS,
    language: Language,
  ): string =>
    `${alike(task, times)} waited${lines.at(line)} for ${wait}, when nothing was left that could end that: ` +
    `nothing ran, nothing was ready, no timer was set. ${mend(language, ENDS[by])}`,

  /** `finished` is the main task, which finished before it. */
  leftBehind: (task: string, finished: string): string =>
    `${task} was not done when ${finished} finished, so it was cancelled. ` +
    "Await it before the end, or make it in a task group.",

  /** `called` is the function, if known. */
  neverAwaited(called: string | null, times: number, line: number | null): string {
    const often = times === 1 ? "" : ` ${numbers.number(times)} times`;
    const made = called === null ? "A coroutine was made" : `${called}() was called`;
    const awaited = called === null ? "Await it" : `Write \`await ${called}(...)\``;
    return (
      `${made}${often}${lines.at(line)} and never awaited, so nothing of it ran. ` +
      `${awaited}, or give it to \`asyncio.create_task()\` and keep the task.`
    );
  },

  taskNeverRetrieved: (task: string, times: number, line: number | null, language: Language): string =>
    `${alike(task, times)} failed${lines.at(line)}, and nobody awaited it, so its error reached nobody. ` +
    mend(language, {
      python:
        "Keep the task that `asyncio.create_task()` returns and await it, or make it in an `asyncio.TaskGroup`, which raises what " +
        "its tasks raise.",
      javascript: "Await it inside of try, or add `.catch()` to it where it is called.",
      any: "Await it, and catch its error there.",
    }),

  futureNeverRetrieved(id: number | null, times: number, language: Language): string {
    const isPromise = language === "javascript";
    const one = isPromise ? "A promise" : id === null ? "A future" : `Future ${id}`;
    return (
      `${alike(one, times)} ${isPromise ? "was rejected" : "got an exception"}, and nobody awaited it, ` +
      "so the error reached nobody. Await it, and catch its error there."
    );
  },

  /** Calls of one function, so many at one line, or at several, of which some are told. */
  oneByOne(
    called: string,
    count: number,
    at: readonly number[],
    beyond: number,
    total: number,
    longest: number,
    language: Language,
  ): string {
    const calls =
      at.length + beyond === 1
        ? `${plurals.counted(count, "call", "calls")} of ${called}() at line ${at[0]}`
        : `Calls of ${called}() at lines ${lists.joinedOf(at.map(String), beyond)}`;
    const together = mend(language, {
      python: `\`await asyncio.gather(${called}(...), ...)\` or an \`asyncio.TaskGroup\` lets them wait together`,
      javascript: `\`await Promise.all([${called}(...), ...])\` lets them wait together`,
      any: "they can wait together",
    });
    return (
      `${calls} waited one after the other: ${numbers.time(total)} in all, while no other task ran. ` +
      `If none needs what another brings, ${together}, for about ${numbers.time(longest)}.`
    );
  },

  /** `by` asked for it, at that line. */
  swallowedCancel: (task: string, by: Actor, line: number | null, language: Language): string =>
    `${task} was to be cancelled, asked ${actors.by(by)}${lines.at(line)}; ` +
    "it caught the CancelledError and finished like any other task. If that is not meant, " +
    mend(language, {
      python: "clean up in finally, or end the except clause with `raise`.",
      javascript:
        "clean up in finally, or begin the catch with: `if (error instanceof CancelledError) throw error`.",
      any: "clean up without catching it, or raise it again.",
    }),

  /** `waiting` are those who waited for it: the first, and how many others. */
  unreleasedLock(
    task: string,
    thing: "lock" | "semaphore",
    line: number | null,
    waiting: { readonly first: string; readonly others: number } | null,
    language: Language,
  ): string {
    const others =
      waiting === null || waiting.others === 0 ? "" : ` and ${numbers.number(waiting.others)} more`;
    const inVain = waiting === null ? "" : `, so ${waiting.first}${others} waited for it in vain`;
    return (
      `${task} acquired a ${thing}${lines.at(line)} and ended without releasing it${inVain}. ` +
      mend(language, {
        python: `Write \`async with ${thing}:\` around what needs it, which releases it whatever happens.`,
        javascript: `Release it in finally, or let \`${thing}.run(...)\` do what needs it, which releases it whatever happens.`,
        any: "Release it whatever happens.",
      })
    );
  },
};

/** By the language of the program; `any` is true of each. */
interface Mend {
  readonly python: string;
  readonly javascript: string;
  readonly any: string;
}

function mend(language: Language, by: Mend): string {
  return by[language ?? "any"];
}

const inAny = (text: string): Mend => ({ python: text, javascript: text, any: text });

const FUTURE: Mend = {
  python: "Have a task that still runs, or a callback, call `set_result()` on it.",
  javascript: "Have a task that still runs, or a callback, call `setResult()` on it.",
  any: "Have a task that still runs, or a callback, see to it.",
};

/** How a wait is ended by another task: what releases a lock, sets an event, does whatever a call waits for. */
const ENDS = {
  holder: inAny("Have whoever holds it release it first."),
  event: inAny("Have a task that still runs call `set()` on it."),
  condition: inAny("Have a task that still runs call `notify()` on it."),
  barrier: inAny("Have as many tasks wait at it as it has parties."),
  "queue-get": inAny(
    "Have a task that still runs put something in, or let the last item say that it is the last.",
  ),
  "queue-put": inAny("Have a task that still runs take something out."),
  "queue-join": {
    ...inAny("Call `task_done()` once for each item that was taken out."),
    javascript: "Call `taskDone()` once for each item that was taken out.",
  },
  call: inAny("Have a task that still runs, or a callback, see to it."),
  future: FUTURE,
  promise: {
    ...FUTURE,
    javascript: "Have a task that still runs, or a callback, call its `resolve()`.",
  },
};

/** "backup", or "backup and 2 more like it". */
function alike(name: string, times: number): string {
  return times === 1 ? name : `${name} and ${numbers.number(times - 1)} more like it`;
}
