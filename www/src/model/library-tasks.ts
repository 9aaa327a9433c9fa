/** Which tasks are no part of the program: those that `asyncio.Runner` makes when it cleans up behind every program. */
import type { TaskState } from "./state";

/** CPython: Lib/asyncio/runners.py, `Runner.close`. */
const OF_RUNNER = /^[\w.]*EventLoop\.shutdown_(asyncgens|default_executor)$/;

export function isOfRunner({ coroutine }: Pick<TaskState, "coroutine">): boolean {
  return coroutine !== null && OF_RUNNER.test(coroutine);
}
