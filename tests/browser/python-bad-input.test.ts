/**
 * What a program may do to the engine and to the page, in Chromium: each ends in a clear message, the text is
 * kept, and the next run works.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "./support/launch";
import type { Browser, Page } from "./support/page";
import { chooseSpeed, openGallery, run, setCode } from "./support/playground";
import { DIST, serve, type Site } from "./support/site";

interface Case {
  readonly what: string;
  readonly code: string;
  readonly status?: "finished" | "failed";
  /** What stderr, or the engine's report where there is no stderr, has to say. */
  readonly says?: RegExp;
  readonly prints?: RegExp;
}

const CASES: readonly Case[] = [
  { what: "a null byte", code: "print(1)\0", status: "failed", says: /null bytes/ },
  {
    // CPython runs it; the parser's tree of so many statements does not fit.
    what: "ten megabytes of statements",
    code: "x = 1\n".repeat(1_700_000) + "print('done')",
    status: "failed",
    says: /^MemoryError: the program used all of the 1 GB of memory that there is for it/,
  },
  {
    what: "ten megabytes of text in the source",
    code: `text = "${"y".repeat(10_000_000)}"\nprint(len(text))`,
    status: "finished",
    prints: /^10000000\n$/,
  },
  {
    what: "tabs and spaces mixed",
    code: "if True:\n        x = 1\n\ty = 2\n",
    status: "failed",
    says: /TabError: inconsistent use of tabs and spaces in indentation/,
  },
  {
    what: "an expression a million deep",
    code: "x = " + "(".repeat(1_000_000) + "1" + ")".repeat(1_000_000),
    status: "failed",
    says: /too many nested parentheses/,
  },
  { what: "a sum of a hundred thousand terms", code: "x = " + "1+".repeat(100_000) + "1\nprint('ok')" },
  { what: "recursion without end", code: "def f(): f()\nf()", status: "failed", says: /RecursionError/ },
  {
    what: "recursion through the interpreter's own code",
    code: "class A:\n    def __repr__(self): return repr(self)\nrepr(A())",
    status: "failed",
    says: /RecursionError: maximum recursion depth exceeded/,
  },
  {
    what: "such a recursion that is caught",
    code: "def f(x): return sorted([x], key=f)\ntry: f(0)\nexcept RecursionError as error: print(error)",
    prints: /^maximum recursion depth exceeded/,
  },
  {
    what: "a list that holds itself deeply",
    code: "x = []\nfor _ in range(100_000): x = [x]\nrepr(x)",
    status: "failed",
    says: /RecursionError|went too deep/,
  },
  {
    what: "all the memory there is",
    code: "x = []\nwhile True: x.append(bytearray(10**7))",
    status: "failed",
    says: /MemoryError/,
  },
  {
    what: "a number of more memory than there is",
    code: "x = bytearray(10**12)",
    status: "failed",
    says: /MemoryError|OverflowError/,
  },
  {
    what: "a hundred megabytes printed",
    code: "for _ in range(100): print('x' * 10**6)",
    status: "finished",
  },
  {
    what: "builtins replaced",
    code: "import builtins\nput = setattr\nfor name in list(vars(builtins)):\n    if not name.startswith('__'): put(builtins, name, None)\n1/0",
    status: "failed",
    says: /ZeroDivisionError/,
  },
  {
    what: "sys.modules emptied",
    code: "import sys\nsys.modules.clear()\n1/0",
    status: "failed",
    says: /ZeroDivisionError/,
  },
  {
    what: "asyncio's functions replaced",
    code: "import asyncio\nasyncio.run = asyncio.sleep = asyncio.events.new_event_loop = None\nasyncio.run(1)",
    status: "failed",
    says: /TypeError/,
  },
  {
    what: "an exception with a broken __str__",
    code: "class E(Exception):\n    def __str__(self): raise ValueError\nraise E",
    status: "failed",
    says: /E: <exception str\(\) failed>/,
  },
  {
    what: "a __del__ that raises",
    code: "class A:\n    def __del__(self): raise ValueError('no')\nA()\nprint('on')",
    status: "finished",
    says: /Exception ignored .*[\s\S]*ValueError: no/,
    prints: /^on/,
  },
  { what: "sys.exit()", code: "import sys\nsys.exit()", status: "finished" },
  { what: "sys.exit(0)", code: "import sys\nsys.exit(0)", status: "finished" },
  { what: "sys.exit(3)", code: "import sys\nsys.exit(3)", status: "failed" },
  { what: "sys.exit of a text", code: "import sys\nsys.exit('bye')", status: "failed", says: /^bye/ },
  { what: "sys.exit of a list", code: "import sys\nsys.exit([1])", status: "failed", says: /^\[1\]/ },
  {
    what: "os._exit",
    code: "import os\nprint('a', flush=True)\nos._exit(0)",
    status: "finished",
    prints: /^a/,
  },
  {
    what: "a hundred thousand tasks",
    code: "import asyncio\nasync def f(): await asyncio.sleep(1)\nasync def main():\n    await asyncio.gather(*[f() for _ in range(100_000)])\n    print('done')\nasyncio.run(main())",
    prints: /^done/,
  },
  {
    what: "a million tasks",
    code: "import asyncio\nasync def f(): await asyncio.sleep(1)\nasync def main():\n    tasks = [asyncio.create_task(f()) for _ in range(1_000_000)]\n    await asyncio.wait(tasks)\n    print('done')\nasyncio.run(main())",
    status: "failed",
    says: /^MemoryError: the program used all of the 1 GB of memory that there is for it/,
  },
  {
    what: "a socket",
    code: "import socket\nsocket.create_connection(('example.org', 80))",
    status: "failed",
    says: /OSError|gaierror/,
  },
  { what: "a process", code: "import subprocess\nsubprocess.run(['ls'])", status: "failed", says: /OSError/ },
  {
    what: "a module that is not there",
    code: "import numpy",
    status: "failed",
    says: /ModuleNotFoundError: No module named 'numpy'/,
  },
];

describe("bad input", () => {
  let site: Site;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    site = await serve({ "/": DIST });
    browser = await launch("chromium");
    page = await openGallery(browser, site.url, "python");
    await chooseSpeed(page, "instant");
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test.each(CASES)("$what", async ({ code, status, says, prints }) => {
    await setCode(page, code);
    const result = await run(page);
    const report = result.error === null ? "" : `${result.error.name}: ${result.error.message}`;
    const told = result.stderr === "" ? report : result.stderr;
    // Cut, so that a failure can be read.
    const outcome = { status: result.status, told: told.slice(-600), stdout: result.stdout.slice(0, 200) };
    if (status !== undefined) expect(outcome).toMatchObject({ status });
    // The engine itself never breaks.
    expect(report).not.toMatch(/^EngineError: (Python broke|The engine)/);
    if (says !== undefined) expect(outcome.told).toMatch(says);
    if (prints !== undefined) expect(outcome.stdout).toMatch(prints);
    const length = await page.evaluate(
      () => (document.querySelector("interleave-playground") as HTMLElement & { code: string }).code.length,
    );
    expect(length).toBe(code.length);
    await setCode(page, "print('still here')");
    expect((await run(page)).stdout).toBe("still here\n");
    expect(page.errors).toEqual([]);
  });
});
