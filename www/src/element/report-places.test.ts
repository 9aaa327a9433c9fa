import { describe, expect, it } from "vitest";
import { findPlaces } from "./report-places";

describe("places in a report", () => {
  it("are those of the program's own file", () => {
    const report =
      'Traceback (most recent call last):\n  File "main.py", line 12, in main\n    f()\n' +
      '  File "/lib/python3.14/asyncio/runners.py", line 3, in run\n  File "main.py", line 4\nValueError: no\n';
    const pieces = findPlaces(report, "main.py");
    expect(pieces.map(({ text }) => text).join("")).toBe(report);
    expect(pieces.filter(({ line }) => line !== null)).toEqual([
      { text: 'File "main.py", line 12', line: 12 },
      { text: 'File "main.py", line 4', line: 4 },
    ]);
  });

  it("are not those of a file whose name is like it", () => {
    const text = 'File "main_py", line 1\nFile "other/main.py", line 2\nFile "main.py", line 0\n';
    expect(findPlaces(text, "main.py")).toEqual([{ text, line: null }]);
  });

  it("are none in no text", () => {
    expect(findPlaces("", "main.py")).toEqual([]);
  });
});
