/**
 * Threads of Python programs on the page: whoever waits in one leaves the others and the loop free. They need stacks
 * that can be suspended; WebKit here has none, and says so.
 */
import { describe, expect, test } from "vitest";
import type { BrowserName } from "./support/browsers";
import type { Page } from "./support/page";
import { chooseSpeed, outputLines, pressRun, run, setCode } from "./support/playground";
import { eachOnAPythonPage } from "./support/gallery-pages";

const BESIDE_THE_LOOP = `import asyncio, threading, time
def block():
    time.sleep(1)
    print("the thread is done")
async def main():
    thread = threading.Thread(target=block)
    thread.start()
    for number in range(3):
        await asyncio.sleep(0.2)
        print("tick", number)
    thread.join()
asyncio.run(main())
`;

const TO_THREAD = `import asyncio, time
async def main():
    before = time.monotonic()
    both = asyncio.gather(asyncio.to_thread(time.sleep, 2), asyncio.sleep(2, "slept"))
    print(await both, time.monotonic() - before)
asyncio.run(main())
`;

const IN_EXECUTOR = `import asyncio, threading, time
def work(number):
    time.sleep(number)
    return number, threading.current_thread() is threading.main_thread()
async def main():
    loop = asyncio.get_running_loop()
    before = loop.time()
    print(await asyncio.gather(*(loop.run_in_executor(None, work, n) for n in (3, 1, 2))))
    print(loop.time() - before)
asyncio.run(main())
`;

const POOL = `import time
from concurrent.futures import ThreadPoolExecutor, as_completed
def work(seconds):
    time.sleep(seconds)
    return seconds
before = time.monotonic()
with ThreadPoolExecutor(max_workers=2) as pool:
    print([future.result() for future in as_completed([pool.submit(work, n) for n in (3, 1, 1)])])
    print(list(pool.map(work, [2, 1])))
print(time.monotonic() - before)
`;

const TOO_MANY = `import threading, time
for number in range(1000):
    try:
        threading.Thread(target=time.sleep, args=(1,)).start()
    except RuntimeError as error:
        print(number, error)
        break
`;

const SLEEPS = `import threading, time
def sleep():
    print("asleep")
    time.sleep(3600)
thread = threading.Thread(target=sleep, daemon=True)
thread.start()
try:
    thread.join()
finally:
    print("cleaned up")
`;

const NONE_HERE = `import asyncio, threading
async def main():
    await asyncio.to_thread(print)
for attempt in threading.Thread(target=print).start, lambda: asyncio.run(main()):
    try:
        attempt()
    except RuntimeError as error:
        print(error)
`;

describe.each<BrowserName>(["chromium", "firefox", "webkit"])("%s", (name) => {
  const suspends = name !== "webkit";
  let page: Page;
  eachOnAPythonPage(name, (fresh) => (page = fresh));

  const printed = async (code: string, speed: string): Promise<string> => {
    await setCode(page, code);
    await chooseSpeed(page, speed);
    const { status, stdout, stderr } = await run(page);
    expect({ status, stderr }).toEqual({ status: "finished", stderr: "" });
    return stdout;
  };

  test.runIf(suspends).for(["1x", "instant"])(
    "a thread that sleeps leaves the loop free, %s",
    async (speed) => {
      expect(await printed(BESIDE_THE_LOOP, speed)).toBe("tick 0\ntick 1\ntick 2\nthe thread is done\n");
    },
  );

  test.runIf(suspends)("asyncio.to_thread waits while the loop goes on", async () => {
    expect(await printed(TO_THREAD, "instant")).toBe("[None, 'slept'] 2.0\n");
  });

  test.runIf(suspends)("run_in_executor waits for all at the same time", async () => {
    expect(await printed(IN_EXECUTOR, "instant")).toBe("[(3, False), (1, False), (2, False)]\n3.0\n");
  });

  test.runIf(suspends)("a ThreadPoolExecutor has as many threads as it is told to", async () => {
    expect(await printed(POOL, "instant")).toBe("[1, 1, 3]\n[2, 1]\n5.0\n");
  });

  test.runIf(suspends)("one thread too many is an error that says how many there can be", async () => {
    expect(await printed(TOO_MANY, "instant")).toBe(
      "64 can't start new thread: there are 64 already, which is as many as there can be here\n",
    );
  });

  test.runIf(suspends)("Stop while a thread sleeps ends the run, and the next one works", async () => {
    await setCode(page, SLEEPS);
    await pressRun(page, /^(Running|Waiting)/, 30_000);
    await (await page.find("region", "Output")).textMatching(/asleep/);
    await (await page.find("button", "Stop")).click();
    await (await page.find("status", "Status")).textMatching(/^Stopped/);
    const lines = await outputLines(page);
    expect([lines[0], lines[1], lines.at(-1)]).toEqual(["asleep", "cleaned up", "KeyboardInterrupt"]);
    expect(await printed('print("again")', "instant")).toBe("again\n");
  });

  // WebKitGTK 2.50 now and then breaks the engine as it starts: see python.test.ts.
  test.runIf(!suspends)("where there can be no threads, the error says so", { retry: 3 }, async () => {
    const said =
      /^(can't start new thread: this browser cannot suspend WebAssembly \(JSPI\), so a program has one thread.*\n){2}$/;
    expect(await printed(NONE_HERE, "instant")).toMatch(said);
  });
});
