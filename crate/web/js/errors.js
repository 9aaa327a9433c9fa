/**
 * The errors that programs catch, and the sentences that say what was wrong with an argument. Knows no loop
 * and no future.
 */

/** What a task that was cancelled is told, and who awaits it. Clean up, and let it pass on. */
export class CancelledError extends Error {
  static {
    this.prototype.name = "CancelledError";
  }
}

/** A program can throw anything, also a proxy that throws when it is looked at. */
export function isCancellation(error) {
  try {
    return error instanceof CancelledError;
  } catch {
    return false;
  }
}

/** The time given to `timeout` was up. */
export class TimeoutError extends Error {
  static {
    this.prototype.name = "TimeoutError";
  }
}

/** Something was asked of an object that it cannot do in the state it is in. */
export class InvalidStateError extends Error {
  static {
    this.prototype.name = "InvalidStateError";
  }
}

/** `Queue.getNowait` found nothing. */
export class QueueEmpty extends Error {
  static {
    this.prototype.name = "QueueEmpty";
  }
}

/** `Queue.putNowait` found no room. */
export class QueueFull extends Error {
  static {
    this.prototype.name = "QueueFull";
  }
}

/** A value in the words of an error message: short, and without running code of its own. */
export function spell(value) {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    case "function":
      return value.name === "" ? "a function" : `the function ${value.name}`;
    case "object":
      return value === null ? "null" : Array.isArray(value) ? "an array" : "an object";
    case "symbol":
      return "a symbol";
    default:
      return `${value}`;
  }
}

/** Throws unless `value` is a time span in milliseconds. Infinity is one: it means never. */
export function checkDelay(value, where) {
  if (typeof value !== "number") {
    throw new TypeError(`${where}: the delay must be a number of milliseconds, not ${spell(value)}.`);
  }
  if (!(value >= 0)) {
    throw new RangeError(`${where}: the delay must be zero or more milliseconds, not ${value}.`);
  }
}

export function checkFunction(value, where) {
  if (typeof value !== "function") {
    throw new TypeError(`${where}: a function is needed here, not ${spell(value)}.`);
  }
}
