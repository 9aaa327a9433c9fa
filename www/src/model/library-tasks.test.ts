import { expect, it } from "vitest";
import { isOfRunner } from "./library-tasks";

it.each([
  ["BaseEventLoop.shutdown_asyncgens", true],
  ["BaseEventLoop.shutdown_default_executor", true],
  ["_UnixSelectorEventLoop.shutdown_default_executor", true],
  ["shutdown_asyncgens", false],
  ["main", false],
  [null, false],
])("%s: %s", (coroutine, expected) => {
  expect(isOfRunner({ coroutine })).toBe(expected);
});
