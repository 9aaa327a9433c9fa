import { describe, expect, it } from "vitest";
import { fileName, readProgramFile } from "./program-file";

const file = (name: string, ...parts: BlobPart[]): File => new File(parts, name);

describe("a file that is opened", () => {
  it("is in the language that its name tells", async () => {
    expect(await readProgramFile(file("a.b.PY", "\ufeffprint(1)\r\nprint(2)\r"))).toEqual({
      name: "a.b.PY",
      code: "print(1)\nprint(2)\n",
      language: "python",
    });
    expect((await readProgramFile(file("a.mjs", ""))).language).toBe("javascript");
    expect((await readProgramFile(file("notes", "x"))).language).toBeNull();
  });

  it.each([
    ["one that is no UTF-8", Uint8Array.of(0xff, 0xfe, 0x41), /“x.py” is no text in UTF-8/],
    ["one with zeros in it", "a\0b", /“x.py” is no text/],
    ["one that is too large", "x".repeat(1_000_001), /“x.py” is too large/],
  ])("says why it is not: %s", async (_, content, reason) => {
    await expect(readProgramFile(file("x.py", content))).rejects.toThrow(reason);
  });

  it("says why it is not: one that is gone, or a folder", async () => {
    const gone = Object.assign(file("x"), {
      arrayBuffer: () => Promise.reject(new DOMException("gone", "NotFoundError")),
    });
    await expect(readProgramFile(gone)).rejects.toThrow("“x” could not be read. A folder cannot be opened");
  });
});

it.each([
  ["Gather & wait", "python", "gather-wait.py"],
  ["../../etc/passwd", "javascript", "etc-passwd.js"],
  ["Überblick", "python", "uberblick.py"],
  [null, "python", "program.py"],
  ["日本", "ruby", "program.txt"],
])("%s in %s is saved as %s", (title, language, name) => {
  expect(fileName(title, language)).toBe(name);
});
