import { describe, expect, it } from "vitest";
import type { FromWorker } from "../../protocol/messages";
import { runProgram, type Options, type Outcome } from "./testing/run-program";

/** The last of them, after the others. */
function runSnippets(snippets: readonly string[], options: Options = {}): Promise<Outcome> {
  return runProgram(snippets.at(-1) ?? "", { ...options, before: snippets.slice(0, -1) });
}

const failure = ({ status, error }: Outcome) => ({
  status,
  before: error?.before,
  text: `${error?.name}: ${error?.message}`,
  places: [error?.line ?? null, ...(error?.frames ?? []).map(({ name, line }) => `${name} ${line}`)],
});

const notices = ({ messages }: Outcome): string[] =>
  messages.flatMap((message: FromWorker) => (message.kind === "notice" ? [message.text] : []));

describe("snippets of one session", () => {
  it("share what they declare, and those before the last are not heard", async () => {
    const ran = await runSnippets([
      `import { sleep } from "interleave";
       export const base = 2;
       let count = 0;
       function next() { return (count += base); }
       class Point { x = 1 }
       async function later(value) { await sleep(5000); return value; }
       console.log("unheard"); console.error("unheard");`,
      "next(); var [a, ...rest] = [1, 2, 3]",
      "count += 10; console.log(next(), new Point().x, a, rest, await later('came'));",
    ]);
    expect(ran).toMatchObject({ status: "finished", stdout: "14 1 1 [ 2, 3 ] came\n", stderr: "" });
    expect(notices(ran)).toEqual([
      "Runs after the 2 earlier snippets of its group, whose output is not shown here.",
    ]);
  });

  it("may declare a name anew, which leaves what uses the old one as it was", async () => {
    const ran = await runSnippets([
      `import { sleep } from "interleave"; const name = "one"; function greet() { return name; }`,
      `import { sleep } from "interleave"; const name = "two"; await sleep(1);`,
      "function greet2() { return name; } console.log(greet(), greet2(), this);",
    ]);
    expect(ran).toMatchObject({ status: "finished", stdout: "one two undefined\n" });
  });

  it("end as texts may: in a comment, in a template, without a semicolon", async () => {
    const ran = await runSnippets([
      "#!/usr/bin/env node\nconst a = 1 // the first",
      "const $ = a + 1, text = `\n`\n/* the second\n*/",
      "let b = $\nconst f = async () => b",
      "console.log(a, $, text, await f())",
    ]);
    expect(ran.stdout).toBe("1 2 \n 2\n");
  });

  it("see what earlier ones began and did not wait for", async () => {
    const ran = await runSnippets([
      `import { Queue, spawn } from "interleave";
       const queue = new Queue();
       spawn(async function consumer() { for (;;) console.log("got", await queue.get()); });`,
      "await queue.put(1); await queue.put(2);",
    ]);
    expect(ran).toMatchObject({ status: "finished", stdout: "got 1\ngot 2\n" });
    expect(ran.stderr).toBe(
      "1 task never finished: 'consumer' waits for queue.get() at line 3 of snippet 1.\n",
    );
  });

  it("wait for all that an earlier one does, and for no time", async () => {
    const start = performance.now();
    const ran = await runSnippets(
      [
        `import { sleep } from "interleave";
         let done = [];
         async function main() { await sleep(60_000); done.push("main"); }
         main().then(() => done.push("then"));
         setTimeout(() => done.push("timeout"), 90_000);`,
        "console.log(done.join(), Math.floor(performance.now() / 1000)); await sleep(30);",
      ],
      { speed: "1" },
    );
    expect(ran.stdout).toBe("main,then,timeout 90\n");
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(ran.elapsed).toBeGreaterThanOrEqual(30);
    expect(ran.elapsed).toBeLessThan(2_000);
  });

  it("do not wait for an earlier one that goes on for ever", async () => {
    const ran = await runSnippets([
      "let ticks = 0; const ticker = setInterval(() => { ticks += 1; }, 1000);",
      "console.log(ticks); clearInterval(ticker);",
    ]);
    expect(ran).toMatchObject({ status: "finished", stdout: "10000\n", elapsed: 0 });
    expect(ran.trace[0]).toMatchObject({ kind: "timer-armed", at: 0, turn: 0, deadline: 1000, line: null });
  });
});

describe("an error in an earlier snippet", () => {
  it.each([
    ["thrown at its top level", "\nfunction f() {\n  null.x;\n}\nf();", [3, "f 3", "top level 5"]],
    [
      "thrown in a task that it awaits",
      "async function f() {\n  throw 1;\n}\n\nawait f();",
      [5, "async top level 5"],
    ],
    ["thrown in a callback", "setTimeout(() => {\n  null.x;\n});", [2, "(anonymous) 2"]],
    ["rejected unheard", "async function f() {\n  null.x;\n}\nf();", [2, "f 2", "top level 4"]],
    ["waited for in vain", "\nawait new Promise(() => {});", [2, "top level 2"]],
  ])("is told with its number and its lines: %s", async (_, code, places) => {
    const ran = await runSnippets(["const a = 1;\n\n\n\n", code, "console.log('does not run')"]);
    expect(failure(ran)).toMatchObject({ status: "failed", before: 1, places });
    expect([ran.stdout, ran.stderr, ran.elapsed >= 0]).toEqual(["", "", true]);
  });

  it("that does not compile is told before any runs", async () => {
    const ran = await runSnippets(["null.x", "\nlet x = ;", "let y = ;"]);
    expect(failure(ran)).toMatchObject({ before: 1, places: [2] });
    const last = await runSnippets(["null.x", "", "let y = ;"]);
    expect(failure(last)).toMatchObject({ before: undefined, places: [1] });
  });
});

describe("an error of the program", () => {
  it("has its own lines only", async () => {
    const ran = await runSnippets([
      "\n\n\n\nfunction f() {\n null.x;\n}",
      "\nfunction g() {\n  f();\n}\ng();",
    ]);
    expect(failure(ran)).toMatchObject({ before: undefined, places: [3, "g 3", "top level 5"] });
  });

  it("has none where it is in none of them", async () => {
    const ran = await runSnippets([
      "async function f() { throw new Error('x'); }\nlet go;\nnew Promise((r) => { go = r; }).then(f);",
      "go();",
    ]);
    expect(failure(ran)).toMatchObject({ status: "failed", before: undefined, places: [null] });
  });
});

describe("the trace", () => {
  const told = ({ trace }: Outcome, kind: string) => trace.filter((event) => event.kind === kind);

  it("begins with what stands, at the program's own time zero", async () => {
    const ran = await runSnippets(
      [
        `import { Queue, sleep, spawn } from "interleave";
         const queue = new Queue();
         spawn(async function consumer() { await queue.get(); }, { name: "consumer" });
         async function over() { await sleep(3000); }
         await over();`,
        `setTimeout(() => queue.put(1), 500);`,
      ],
      { lines: true },
    );
    expect(ran.elapsed).toBe(500);
    expect(told(ran, "task-spawned")).toMatchObject([
      { name: "consumer", at: 0, turn: 0, line: null },
      { name: "top level", at: 0 },
    ]);
    const [stands] = told(ran, "job-ended");
    expect(stands).toMatchObject({ at: 0, outcome: "suspended", line: null });
    expect(stands).toMatchObject({ stack: [{ file: "snippet 1", line: 3 }] });
    expect(told(ran, "future-created")[0]).toMatchObject({ at: 0 });
    expect(told(ran, "timer-armed")).toMatchObject([{ at: 0, deadline: 500, line: 1 }]);
    expect(told(ran, "timer-fired")).toMatchObject([{ at: 500 }]);
    expect(told(ran, "line-reached")).toMatchObject([{ line: 1 }, { line: 1 }]);
    expect(told(ran, "text-written")).toEqual([]);
  });

  it("begins with the locks that are held, and with none that was given back", async () => {
    const ran = await runSnippets([
      `import { Lock, Queue, spawn } from "interleave";
       const [lock, other, queue] = [new Lock(), new Lock(), new Queue()];
       spawn(async function holder() {
         await lock.acquire();
         await other.acquire();
         other.release();
         await queue.get();
         lock.release();
       });`,
      "await queue.put(1);",
    ]);
    const [holder] = told(ran, "task-spawned");
    expect(told(ran, "resource-acquired")).toMatchObject([
      {
        at: 0,
        turn: 0,
        resource: 1,
        role: "lock",
        holder: holder?.kind === "task-spawned" ? holder.task : 0,
      },
    ]);
    expect(told(ran, "resource-released")).toMatchObject([{ resource: 1 }]);
  });

  it("begins with all tasks of a group, those that have joined it while it was waited for as well", async () => {
    const ran = await runSnippets([
      `import { Queue, TaskGroup } from "interleave";
       const queue = new Queue();
       const wait = async () => { await queue.get(); };
       TaskGroup.run(async (group) => {
         group.spawn(wait, { name: "one" });
         group.spawn(wait, { name: "two" });
         await wait();
       });`,
      "",
    ]);
    const numbers = new Map<string, number>();
    for (const event of ran.trace) if (event.kind === "task-spawned") numbers.set(event.name, event.task);
    const groups = told(ran, "future-serves").filter((event) => "role" in event && event.role === "group");
    const parts = ["TaskGroup: function", "one", "two"].map((name) => ({
      what: "task",
      id: numbers.get(name),
    }));
    expect(groups).toMatchObject([{ at: 0, resource: null, parts }]);
  });

  it("is told though an earlier snippet overwrote what is built in", async () => {
    const ran = await runSnippets([
      `import { Queue, spawn } from "interleave";
       const queue = new Queue();
       spawn(async function waits() { await queue.get(); }, { name: "waits" });
       Array.prototype.push = Array.prototype.map = null;
       String.prototype.split = String.prototype.slice = String.prototype.indexOf = null;
       Map.prototype.get = Map.prototype.set = null;`,
      "console.log('told');",
    ]);
    expect(ran).toMatchObject({ status: "finished", stdout: "told\n" });
    expect(told(ran, "task-spawned")).toMatchObject([{ name: "waits", at: 0 }, { name: "top level" }]);
  });

  it("is that of the program alone where nothing stands", async () => {
    const program = `const { sleep } = await import("interleave");\nasync function f() { await sleep(20); console.log(1); }\nawait f();`;
    const alone = await runProgram(program);
    const after = await runSnippets(["let x = 1;", program]);
    const shape = ({ trace }: Outcome) => trace.map(({ kind, at }) => `${kind} ${at}`);
    expect(shape(after)).toEqual(shape(alone));
  });
});

describe("a session that is held", () => {
  it("may be held while an earlier snippet runs, and steps on into the program", async () => {
    let steps = 0;
    const ran = await runSnippets(["let a = 1; await null; a = 2;", "await null; console.log(a);"], {
      page(message, send) {
        if (message.kind === "ready") send({ kind: "pause" });
        if (message.kind !== "paused") return;
        steps += 1;
        send(steps < 20 ? { kind: "step", by: "job" } : { kind: "resume" });
      },
    });
    expect(ran.stdout).toBe("2\n");
    expect(steps).toBeGreaterThan(2);
  });
});
