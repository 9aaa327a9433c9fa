/**
 * The stacks were written by Chromium 156, Firefox 153 and WebKitGTK 2.50 for one program.
 */
import { describe, expect, test } from "vitest";
import { parseStack } from "./stack";

const short = (stack: string, message: string): readonly string[] =>
  parseStack(stack, message).map(({ name, url, line, column }) => `${name || "-"} ${url} ${line}:${column}`);

describe("Chromium", () => {
  test("functions, methods, getters, what has no name, and the browser's own", () => {
    const stack = `TypeError: Cannot read properties of undefined (reading 'bar')
    at foo (program.js:4:28)
    at A.method (program.js:6:22)
    at get g (program.js:6:85)
    at Object.load [as again] (program.js:6:90)
    at eval (program.js:7:50)
    at Array.map (<anonymous>)
    at gen.next (<anonymous>)
    at new eval (program.js:21:41)
    at a b (program.js:18:31)
    at x@y (program.js:18:75)
    at async main (program.js:19:1)
    at program.js:20:2
    at self.onmessage (http://127.0.0.1:8765/worker.js:24:47)`;
    expect(short(stack, "Cannot read properties of undefined (reading 'bar')")).toEqual([
      "foo program.js 4:28",
      "A.method program.js 6:22",
      "get g program.js 6:85",
      "load program.js 6:90",
      "- program.js 7:50",
      "new eval program.js 21:41",
      "a b program.js 18:31",
      "x@y program.js 18:75",
      "main program.js 19:1",
      "- program.js 20:2",
      "self.onmessage http://127.0.0.1:8765/worker.js 24:47",
    ]);
  });

  test("a message that looks like a stack is not one", () => {
    const message = "multi\n    at fake (program.js:1:2)";
    expect(short(`MyErr: ${message}\n    at real (program.js:17:13)`, message)).toEqual([
      "real program.js 17:13",
    ]);
  });

  test("what eval makes has another address", () => {
    const stack = `Error: x
    at foo (program.js:4:28)
    at eval (eval at <anonymous> (program.js), <anonymous>:1:1)
    at eval (eval at start (http://h/w.js:15:23), <anonymous>:3:7)`;
    expect(parseStack(stack, "x").filter(({ url }) => url === "program.js")).toHaveLength(1);
  });
});

describe("Firefox", () => {
  test("functions, nested ones, what has no name", () => {
    const stack = `foo@program.js:4:19
get g@program.js:6:85
gen/<@program.js:7:42
outer/inner@program.js:7:43
a b@program.js:18:31
x@y@program.js:18:69
@program.js:21:41
anonymous@program.js:9:7
@http://127.0.0.1:8765/worker.js line 24 > Function line 11 > eval:1:1
self.onmessage@http://127.0.0.1:8765/worker.js:24:47
`;
    expect(short(stack, "x.bar is undefined")).toEqual([
      "foo program.js 4:19",
      "get g program.js 6:85",
      "- program.js 7:42",
      "inner program.js 7:43",
      "a b program.js 18:31",
      "x@y program.js 18:69",
      "- program.js 21:41",
      "- program.js 9:7",
      "- http://127.0.0.1:8765/worker.js line 24 > Function line 11 > eval 1:1",
      "self.onmessage http://127.0.0.1:8765/worker.js 24:47",
    ]);
  });
});

describe("WebKit", () => {
  test("frames of a module, the browser's own, and frames without a place", () => {
    const stack = `foo@blob:http://h/5f22:2:27
parse@[native code]
rec@
@blob:http://h/5f22:3:28
module code@blob:http://h/5f22:9:17
@http://127.0.0.1:8765/worker3.js:19:48`;
    expect(short(stack, "undefined is not an object")).toEqual([
      "foo blob:http://h/5f22 2:27",
      "- blob:http://h/5f22 3:28",
      "- blob:http://h/5f22 9:17",
      "- http://127.0.0.1:8765/worker3.js 19:48",
    ]);
  });
});

describe("stacks that a program made up", () => {
  test("are read as far as they make sense, and in no time", () => {
    expect(parseStack("", "")).toEqual([]);
    expect(parseStack("no stack at all", "x")).toEqual([]);
    const began = performance.now();
    parseStack("x".repeat(10_000_000), "");
    parseStack("@".repeat(10_000_000), "");
    parseStack("    at (((((((:1:1\n".repeat(500_000), "");
    parseStack("y@".repeat(400) + "\n".repeat(1_000_000), "");
    expect(performance.now() - began).toBeLessThan(500);
  });

  test("a long message does not hide the frames behind it", () => {
    const message = "m".repeat(200_000);
    expect(short(`Error: ${message}\n    at foo (program.js:4:28)`, message)).toEqual([
      "foo program.js 4:28",
    ]);
  });
});
