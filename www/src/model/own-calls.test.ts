import { expect, it } from "vitest";
import { callName, ownCalls } from "./own-calls";

const frame = (name: string, file: string, line: number) => ({ function: name, file, line });

it("are those in the file of the line at which the task waits", () => {
  const own = [frame("main", "main.py", 5), frame("main.<locals>.fetch", "main.py", 3)];
  const stack = [
    frame("run", "runners.py", 3),
    own[0]!,
    frame("wait_for", "tasks.py", 5),
    own[1]!,
    frame("sleep", "tasks.py", 9),
  ];
  expect(ownCalls({ line: 3, stack })).toEqual(own);
  expect(own.map(callName)).toEqual(["main", "fetch"]);
});

it("are none where no line is known", () => {
  expect(ownCalls({ line: null, stack: [frame("sleep", "tasks.py", 9)] })).toEqual([]);
  expect(ownCalls({ line: 7, stack: [] })).toEqual([]);
});
