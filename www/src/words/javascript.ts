/**
 * What is said of a JavaScript program as it runs, and when it is over: most of it where the program writes its own errors.
 * A program may have changed the methods that all objects have, so nothing here calls one.
 */

/** Of a task, as words are made of it. */
interface Wait {
  readonly task: string;
  /** What it waits for; null for nothing that has a name. */
  readonly what: string | null;
  readonly line: number | null;
  /** The name of the snippet that the line is in; null for the program's own. */
  readonly snippet: string | null;
}

const waits = ({ what, line, snippet }: Omit<Wait, "task">): string => {
  const where = line === null ? "" : ` at line ${line}${snippet === null ? "" : ` of ${snippet}`}`;
  return `waits for ${what ?? "nothing"}${where}`;
};

/** `more` are waits that are only counted. */
const list = (all: readonly Wait[], more: number): string => {
  let text = "";
  for (let n = 0; n < all.length; n += 1) {
    const wait = all[n];
    if (wait !== undefined) text += `${n === 0 ? "" : "; "}'${wait.task}' ${waits(wait)}`;
  }
  return more > 0 ? `${text}; and ${more} more` : text;
};

const aValue = (type: string): string => `${type === "object" ? "an" : "a"} ${type}`;

export const words = {
  /** "waits for queue.get() at line 12" */
  waits,
  /** The top level does, and others. */
  deadlock: (top: Omit<Wait, "task">, others: readonly Wait[], more: number): string =>
    `The top level ${waits(top)}, and nothing is left that could wake it.` +
    (others.length === 0 ? "" : ` Also waiting: ${list(others, more)}.`),
  neverFinished: (all: readonly Wait[], more: number): string =>
    `${all.length + more === 1 ? "1 task" : `${all.length + more} tasks`} never finished: ${list(all, more)}.`,

  // Errors that nobody caught. `error` is the error's name and message.
  uncaughtInCallback: (error: string): string => `Uncaught in a callback: ${error}`,
  /** A callback that `setTimeout` or the like was given. */
  uncaughtInCallbackOf: (called: string, error: string): string =>
    `Uncaught in a ${called} callback: ${error}`,
  uncaughtInDoneCallback: (future: string, error: string): string =>
    `Uncaught in a done callback of ${future}: ${error}`,
  rejected: (error: string): string => `A promise was rejected and nobody handled it: ${error}`,
  taskFailed: (task: string, error: string): string =>
    `Task '${task}' failed and nobody awaited it: ${error}`,
  futureFailed: (future: string, error: string): string =>
    `Future '${future}' failed and nobody awaited it: ${error}`,
  moreUncaught: (count: number): string =>
    count === 1 ? "1 more uncaught error." : `${count} more uncaught errors.`,
  errorAt: (error: string, line: number): string => `${error} (line ${line})`,
  causedBy: (message: string, cause: string): string => `${message} (caused by ${cause})`,
  /** Of a value of that type, as `typeof` has it; null where the value is the only one of its type. */
  notAnError: (value: string, type: string | null): string =>
    `${value} was thrown${type === null ? "" : `, ${aValue(type)}`} and not an Error, so where is not known. ` +
    "Throw new Error(...) instead.",
  unshowable: (type: string): string => `${aValue(type)} that cannot be shown`,
  unshowableBecause: (type: "function" | "object", reason: string): string =>
    `[${type} that cannot be shown: ${reason}]`,

  // What a program probably did not mean.
  noTimer: (label: string, asked: "read" | "end"): string =>
    `No timer '${label}' to ${asked}: begin it with console.time('${label}').`,
  negativeDelay: (called: string): string => `${called}: a delay that is negative counts as 0 milliseconds.`,
  noNumberForDelay: (called: string): string =>
    `${called}: a delay that is not a number counts as 0 milliseconds.`,
};
