import { describe, expect, it } from "vitest";
import { findPlaces, type Piece } from "./report-places";

const found = (text: string): readonly Piece[] =>
  findPlaces(text, "main.py").filter(({ line, elsewhere }) => line !== null || elsewhere);

describe("places in a report", () => {
  it("are those of the program's own file, and those elsewhere", () => {
    const report =
      'Traceback (most recent call last):\n  File "main.py", line 12, in main\n    f()\n' +
      '  File "/lib/python3.14/asyncio/runners.py", line 3, in run\n  File "main.py", line 4\nValueError: no\n';
    const pieces = findPlaces(report, "main.py");
    expect(pieces.map(({ text }) => text).join("")).toBe(report);
    expect(found(report)).toEqual([
      { text: 'File "main.py", line 12', line: 12, elsewhere: false },
      { text: 'File "/lib/python3.14/asyncio/runners.py", line 3, in run', line: null, elsewhere: true },
      { text: 'File "main.py", line 4', line: 4, elsewhere: false },
    ]);
  });

  it("stand in warnings and in sentences too", () => {
    const texts = [
      "main.py:8: RuntimeWarning: coroutine 'save' was never awaited\n",
      "future: <Task finished name='Task-2' coro=<backup() done, defined at main.py:3>>\n",
      "  Ada at main.py, line 10, in eat: awaits Lock.acquire()\n",
    ];
    expect(texts.flatMap(found).map(({ text, line }) => [text, line])).toEqual([
      ["main.py:8", 8],
      ["main.py:3", 3],
      ["main.py, line 10", 10],
    ]);
  });

  it("are not those of a file whose name is like it", () => {
    const text = 'File "main.py", line 0\nother/main.py:1\nmain_py:2\nmain.py:0\ndomain.py:4\n';
    expect(findPlaces(text, "main.py")).toEqual([{ text, line: null, elsewhere: false }]);
    const others = 'File "main_py", line 1\nFile "other/main.py", line 2\n';
    expect(found(others).map(({ line, elsewhere }) => [line, elsewhere])).toEqual([
      [null, true],
      [null, true],
    ]);
  });

  it("are none in no text", () => {
    expect(findPlaces("", "main.py")).toEqual([]);
  });
});
