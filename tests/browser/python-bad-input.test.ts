/**
 * What a program may do to the engine and to the page, in Chromium: each ends in a clear message, the text is
 * kept, and the next run works.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import { chooseSpeed, openGallery, run, setCode, type Outcome } from "./support/playground";
import { DIST, serve, type Site } from "./support/site";

interface Case {
  readonly what: string;
  readonly code: string;
  readonly status: "finished" | "failed";
  /** All of it; nothing unless it is said. */
  readonly stdout?: string;
  /** The same. An expression where there are addresses, or more lines than anybody reads. */
  readonly stderr?: string | RegExp;
  /** What the page is told: the name and the message. */
  readonly error?: string;
}

const OUT_OF_MEMORY = "MemoryError: the program used all of the 1 GB of memory that there is for it";
const TOO_DEEP =
  "EngineError: The program went too deep: the stack of the engine is full. Nest less, or recurse less deeply";
const EXIT = "SystemExit: The program ended with exit code ";
const NESTED = "x = []\nfor _ in range(100_000): x = [x]\n";

/** A traceback of one line of main.py; `marks` stand under it. */
function traceback(line: number, source: string, marks = ""): string {
  return `Traceback (most recent call last):\n  File "main.py", line ${line}, in <module>\n    ${source}\n${marks}`;
}

const TEXTS: readonly Case[] = [
  {
    what: "a null byte",
    code: "print(1)\0",
    status: "failed",
    stderr: '  File "main.py", line 1\n    print(1)\nSyntaxError: source code cannot contain null bytes\n',
    error: "SyntaxError: source code cannot contain null bytes",
  },
  {
    // CPython runs it; the parser's tree of so many statements does not fit.
    what: "ten megabytes of statements",
    code: "x = 1\n".repeat(1_700_000) + "print('done')",
    status: "failed",
    stderr: `${OUT_OF_MEMORY}\n`,
    error: OUT_OF_MEMORY,
  },
  {
    what: "ten megabytes of text in the source",
    code: `text = "${"y".repeat(10_000_000)}"\nprint(len(text))`,
    status: "finished",
    stdout: "10000000\n",
  },
  {
    what: "ten megabytes of comment in one line",
    code: `# ${"y".repeat(10_000_000)}\nprint('done')`,
    status: "finished",
    stdout: "done\n",
  },
  {
    what: "ten megabytes of comment in a million lines",
    code: "# yyyyyyy\n".repeat(1_000_000) + "print('done')",
    status: "finished",
    stdout: "done\n",
  },
  {
    what: "tabs and spaces mixed",
    code: "if True:\n        x = 1\n\ty = 2\n",
    status: "failed",
    stderr:
      '  File "main.py", line 3\n    \ty = 2\n    ^\nTabError: inconsistent use of tabs and spaces in indentation\n',
    error: "TabError: inconsistent use of tabs and spaces in indentation",
  },
  {
    what: "an expression a million deep",
    code: "x = " + "(".repeat(1_000_000) + "1" + ")".repeat(1_000_000),
    status: "failed",
    // Its one line is cut where the page cuts lines.
    stderr: /^ {2}File "main.py", line 1\n {4}x = \([^]*\nSyntaxError: too many nested parentheses\n$/,
    error: "SyntaxError: too many nested parentheses",
  },
  {
    what: "a sum of a hundred thousand terms",
    code: "x = " + "1+".repeat(100_000) + "1\nprint('ok')",
    status: "failed",
    stderr: "RecursionError: maximum recursion depth exceeded during compilation\n",
    error: "RecursionError: maximum recursion depth exceeded during compilation",
  },
];

const TOO_MUCH: readonly Case[] = [
  {
    what: "recursion without end",
    code: "def f(): f()\nf()",
    status: "failed",
    stderr: /^Traceback [^]* more times\]\nRecursionError: maximum recursion depth exceeded\n$/,
    error: "RecursionError: maximum recursion depth exceeded",
  },
  {
    what: "recursion through the interpreter's own code",
    code: "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
    status: "failed",
    stderr:
      /^Traceback [^]* more times\]\nRecursionError: maximum recursion depth exceeded while getting the repr of an object\n$/,
    error: "RecursionError: maximum recursion depth exceeded while getting the repr of an object",
  },
  {
    what: "such a recursion that is caught",
    code: "def f(x): return sorted([x], key=f)\ntry: f(0)\nexcept RecursionError as error: print(error)",
    status: "finished",
    stdout: "maximum recursion depth exceeded\n",
  },
  // CPython raises RecursionError; here the stack is full before the interpreter counts so deep.
  {
    what: "repr of deep data",
    code: `${NESTED}repr(x)`,
    status: "failed",
    error: TOO_DEEP,
  },
  {
    what: "repr of deep data, where RecursionError would be caught",
    code: `${NESTED}try: repr(x)\nexcept RecursionError: print("caught")`,
    status: "failed",
    error: TOO_DEEP,
  },
  {
    what: "json.dumps of deep data",
    code: `${NESTED}import json\njson.dumps(x)`,
    status: "failed",
    error: TOO_DEEP,
  },
  {
    what: "== of deep data",
    code: `${NESTED}y = []\nfor _ in range(100_000): y = [y]\nx == y`,
    status: "failed",
    error: TOO_DEEP,
  },
  {
    what: "all the memory there is",
    code: "x = []\nwhile True: x.append(bytearray(10**7))",
    status: "failed",
    stderr: `${OUT_OF_MEMORY}\n`,
    error: OUT_OF_MEMORY,
  },
  {
    // A pointer of WebAssembly has 32 bits: the number is no size, as on any such machine.
    what: "an array of more memory than can be addressed",
    code: "x = bytearray(10**12)",
    status: "failed",
    stderr:
      traceback(1, "x = bytearray(10**12)") + "OverflowError: cannot fit 'int' into an index-sized integer\n",
    error: "OverflowError: cannot fit 'int' into an index-sized integer",
  },
  {
    what: "a hundred thousand tasks",
    code: "import asyncio\nasync def f(): await asyncio.sleep(1)\nasync def main():\n    await asyncio.gather(*[f() for _ in range(100_000)])\n    print('done')\nasyncio.run(main())",
    status: "finished",
    stdout: "done\n",
  },
  {
    what: "a million tasks",
    code: "import asyncio\nasync def f(): await asyncio.sleep(1)\nasync def main():\n    tasks = [asyncio.create_task(f()) for _ in range(1_000_000)]\n    await asyncio.wait(tasks)\n    print('done')\nasyncio.run(main())",
    status: "failed",
    stderr: `${OUT_OF_MEMORY}\n`,
    error: OUT_OF_MEMORY,
  },
];

const TAMPERING: readonly Case[] = [
  {
    what: "builtins replaced",
    code: "import builtins\nput = setattr\nfor name in list(vars(builtins)):\n    if not name.startswith('__'): put(builtins, name, None)\n1/0",
    status: "failed",
    // What the library does at the end has no builtins either.
    stderr:
      /^Traceback \(most recent call last\):\n {2}File "main.py", line 5, in <module>\n {4}1\/0\nZeroDivisionError: division by zero\nException ignored on threading shutdown:\n/,
    error: "ZeroDivisionError: division by zero",
  },
  {
    what: "sys.modules emptied",
    code: "import sys\nsys.modules.clear()\n1/0",
    status: "failed",
    stderr: traceback(3, "1/0") + "ZeroDivisionError: division by zero\n",
    error: "ZeroDivisionError: division by zero",
  },
  {
    what: "asyncio's functions replaced",
    code: "import asyncio\nasyncio.run = asyncio.sleep = asyncio.events.new_event_loop = None\nasyncio.run(1)",
    status: "failed",
    stderr:
      traceback(3, "asyncio.run(1)", "    ~~~~~~~~~~~^^^\n") +
      "TypeError: 'NoneType' object is not callable\n",
    error: "TypeError: 'NoneType' object is not callable",
  },
  {
    what: "an exception with a broken __str__",
    code: "class E(Exception):\n    def __str__(self): raise ValueError\nraise E",
    status: "failed",
    stderr: traceback(3, "raise E") + "E: <exception str() failed>\n",
    error: "E: <exception str() failed>",
  },
  {
    what: "a __del__ that raises",
    code: "class A:\n    def __del__(self): raise ValueError('no')\nA()\nprint('on')",
    status: "finished",
    stdout: "on\n",
    stderr:
      /^Exception ignored while calling deallocator <function A\.__del__ at 0x[0-9a-f]+>:\nTraceback \(most recent call last\):\n {2}File "main.py", line 2, in __del__\n {4}def __del__\(self\): raise ValueError\('no'\)\nValueError: no\n$/,
  },
];

const EXITS: readonly Case[] = [
  { what: "sys.exit()", code: "import sys\nsys.exit()", status: "finished" },
  { what: "sys.exit(None)", code: "import sys\nsys.exit(None)", status: "finished" },
  { what: "sys.exit(0)", code: "import sys\nsys.exit(0)", status: "finished" },
  { what: "sys.exit(3)", code: "import sys\nsys.exit(3)", status: "failed", error: `${EXIT}3.` },
  {
    what: "sys.exit of a text",
    code: "import sys\nsys.exit('bye')",
    status: "failed",
    stderr: "bye\n",
    error: `${EXIT}1.`,
  },
  {
    what: "sys.exit of a list",
    code: "import sys\nsys.exit([1])",
    status: "failed",
    stderr: "[1]\n",
    error: `${EXIT}1.`,
  },
  {
    what: "sys.exit of an object",
    code: "import sys\nclass A:\n    def __str__(self): return 'an A'\nsys.exit(A())",
    status: "failed",
    stderr: "an A\n",
    error: `${EXIT}1.`,
  },
  {
    what: "sys.exit of an object with a broken __str__",
    code: "import sys\nclass A:\n    def __str__(self): return 1 / 0\nsys.exit(A())",
    status: "failed",
    stderr: "\n",
    error: `${EXIT}1.`,
  },
  {
    what: "sys.exit while it is left by sys.exit",
    code: "import sys\ntry:\n    sys.exit(2)\nfinally:\n    sys.exit(3)",
    status: "failed",
    error: `${EXIT}3.`,
  },
  {
    what: "sys.exit in a task of a task",
    code: "import asyncio, sys\nasync def leave(): sys.exit(3)\nasync def outer():\n    await asyncio.create_task(leave())\nasync def main():\n    try: await asyncio.create_task(outer())\n    finally: print('cleaned up')\nasyncio.run(main())\nprint('not here')",
    status: "failed",
    stdout: "cleaned up\n",
    error: `${EXIT}3.`,
  },
  {
    what: "os._exit(0)",
    code: "import os\ntry:\n    print('a', flush=True)\n    os._exit(0)\nfinally: print('not here')",
    status: "finished",
    stdout: "a\n",
  },
  {
    what: "os._exit(3)",
    code: "import os\ntry:\n    print('a', flush=True)\n    os._exit(3)\nfinally: print('not here')",
    status: "failed",
    stdout: "a\n",
    error: `${EXIT}3.`,
  },
];

const ABSENT: readonly Case[] = [
  {
    what: "a socket",
    code: "import socket\nsocket.create_connection(('example.org', 80))",
    status: "failed",
    stderr:
      /^Traceback \(most recent call last\):\n {2}File "main.py", line 2, in <module>\n[^]*\nOSError: the playground has no network: programs run in the browser, cut off from it\n$/,
    error: "OSError: the playground has no network: programs run in the browser, cut off from it",
  },
  {
    what: "a process",
    code: "import subprocess\nsubprocess.run(['ls'])",
    status: "failed",
    stderr:
      /^Traceback \(most recent call last\):\n {2}File "main.py", line 2, in <module>\n[^]*\nOSError: the playground has no pipes: there is no other process\n$/,
    error: "OSError: the playground has no pipes: there is no other process",
  },
  {
    what: "a module that is not there",
    code: "import numpy",
    status: "failed",
    stderr:
      traceback(1, "import numpy") +
      "ModuleNotFoundError: No module named 'numpy'\npackages cannot be installed in this playground: it has Python's standard library, and nothing else\n",
    error: "ModuleNotFoundError: No module named 'numpy'",
  },
];

describe("bad input", () => {
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ "/": DIST });
    browser = await launch("chromium", { optimizing: true });
    page = await openGallery(browser, site.url, "python");
    await chooseSpeed(page, "instant");
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  /** Runs it, and sees that neither the page nor the program's text has come to harm. */
  async function survive(code: string): Promise<Outcome> {
    await setCode(page, code);
    const result = await run(page);
    // Compared where it is, so that a failure does not print megabytes.
    const isKept = await page.evaluate(
      (code) =>
        (document.querySelector("interleave-playground") as HTMLElement & { code: string }).code === code,
      code,
    );
    expect(isKept).toBe(true);
    await setCode(page, "print('still here')");
    expect(await run(page)).toMatchObject({
      status: "finished",
      stdout: "still here\n",
      stderr: "",
      error: null,
    });
    expect(page.errors).toEqual([]);
    return result;
  }

  test.each([...TEXTS, ...TOO_MUCH, ...TAMPERING, ...EXITS, ...ABSENT])(
    "$what",
    // A million tasks take 20 s on two quiet processors, and thrice that on busy ones.
    { timeout: 180_000 },
    async ({ code, status, stdout = "", stderr = "", error = null }) => {
      const result = await survive(code);
      const told = result.error && `${result.error.name}: ${result.error.message}`;
      expect({ status: result.status, stdout: result.stdout, stderr: result.stderr, error: told }).toEqual({
        status,
        stdout,
        stderr: typeof stderr === "string" ? stderr : expect.stringMatching(stderr),
        error,
      });
    },
  );

  test("a hundred megabytes printed: the first line is there, and it says that others are not", async () => {
    const { status, stdout, stderr, error } = await survive("for _ in range(100): print('x' * 10**6)");
    expect({ status, stderr, error }).toEqual({ status: "finished", stderr: "", error: null });
    const short = stdout.replaceAll(`${"x".repeat(100_000)} … 900,000 more characters\n`, "LINE\n");
    expect(short).toMatch(/^LINE\n(LINE\n|… \d+ lines? left out …\n)*$/);
    const leftOut = [...short.matchAll(/… (\d+) lines?/g)].map(([, count]) => Number(count));
    const shown = short.split("LINE").length - 1;
    expect(leftOut.reduce((sum, count) => sum + count, shown)).toBe(100);
  });
});
