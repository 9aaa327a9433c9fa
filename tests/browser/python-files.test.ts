/** Files of Python programs on the page: a small file system in memory, which each run finds empty. */
import { describe, expect, test } from "vitest";
import type { Page } from "./support/page";
import { run, setCode } from "./support/playground";
import { eachOnAPythonPage } from "./support/gallery-pages";

const WRITES = `import os, pathlib
with open("notes.txt", "w") as file:
    print("one", file=file)
    file.write("zwei, três\\n")
with open("notes.txt", "a") as file:
    file.write("three")
print(open("notes.txt").read().splitlines(), os.path.getsize("notes.txt"))
folder = pathlib.Path("deep") / "down"
folder.mkdir(parents=True)
(folder / "data.bin").write_bytes(bytes(range(4)))
print((folder / "data.bin").read_bytes(), sorted(os.listdir()), os.getcwd())
print([path.as_posix() for path in pathlib.Path().rglob("*.*")])
os.replace("notes.txt", folder / "moved.txt")
os.remove(folder / "data.bin")
print(os.listdir(folder))
`;

const WRITTEN = `['one', 'zwei, três', 'three'] 21
b'\\x00\\x01\\x02\\x03' ['deep', 'notes.txt'] /home/python
['notes.txt', 'deep/down/data.bin']
['moved.txt']
`;

describe("files", () => {
  let page: Page;
  eachOnAPythonPage("chromium", (fresh) => (page = fresh));

  test("what is written can be read, listed, moved and removed; the next run finds nothing of it", async () => {
    await setCode(page, WRITES);
    expect(await run(page)).toMatchObject({ status: "finished", stdout: WRITTEN, stderr: "" });
    await setCode(page, "import os\nprint(os.listdir(), os.listdir('/tmp'))");
    expect(await run(page)).toMatchObject({ status: "finished", stdout: "[] []\n", stderr: "" });
  });

  test("a file that is not there is the error that CPython has, at its line", async () => {
    await setCode(page, 'import json\n\njson.load(open("settings.json"))\n');
    const result = await run(page);
    expect(result.stderr).toBe(`Traceback (most recent call last):
  File "main.py", line 3, in <module>
    json.load(open("settings.json"))
              ~~~~^^^^^^^^^^^^^^^^^
FileNotFoundError: [Errno 2] No such file or directory: 'settings.json'
`);
    expect(result.error).toMatchObject({ name: "FileNotFoundError", line: 3 });
  });

  test("more than there is room for is an error", async () => {
    await setCode(
      page,
      'with open("big", "wb", buffering=0) as file:\n    while True:\n        file.write(bytes(10**6))',
    );
    const result = await run(page);
    expect(result.stderr).toMatch(/\nOSError: \[Errno 28\] No space left on device\n$/);
  });
});
