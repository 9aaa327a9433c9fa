/**
 * Thrown into a coroutine that is cancelled, and given to whoever awaits it. Clean up in `finally`, and let it
 * pass on: a coroutine that catches it and returns is not cancelled.
 */
export class CancelledError extends Error {
  readonly name: "CancelledError";
}

/** The time given to {@link timeout} was up. */
export class TimeoutError extends Error {
  readonly name: "TimeoutError";
}

/** Something was asked of an object that it cannot do in the state it is in, such as setting a result twice. */
export class InvalidStateError extends Error {
  readonly name: "InvalidStateError";
}

/** {@link Queue.getNowait} found nothing. */
export class QueueEmpty extends Error {
  readonly name: "QueueEmpty";
}

/** {@link Queue.putNowait} found no room. */
export class QueueFull extends Error {
  readonly name: "QueueFull";
}
