/**
 * What the Python engine can call of JavaScript: this, and nothing that could lead further. A new one is looked at before
 * it comes into the list (SECURITY.md).
 */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ALLOWED = [
  // The host that the worker hands over: page.ts, and the stacks.
  ...["ask", "begins", "elapsed", "isAsking", "paused", "rest", "resume", "suspend", "takeAnswer", "trace"],
  ...["wake", "withdraw", "write"],
  // How a fault is told: faults.ts.
  ...["interleaveOutOfMemory", "interleavePanicked", "error"],
  // The time, the time zone, and random numbers.
  ...["getTime", "new_0", "now", "get", "resolvedOptions", "getRandomValues"],
  // Arrays, objects, and what is made of numbers.
  ...["new", "new_from_slice"],
  // The machinery of wasm-bindgen.
  ...["__wbindgen_is_undefined", "__wbindgen_jspi_spawn_poll", "__wbindgen_string_get", "__wbindgen_throw"],
];

const glue = readFileSync(new URL("../../generated/python/python.js", import.meta.url), "utf8");

/** The names of what the WebAssembly imports, without the marks that make them differ. */
const imported = [...glue.matchAll(/^ {8}__wbg_(\w+?)_[0-9a-f]{16}:/gm)].map(([, name]) => name!);

test("the engine imports what is known, and nothing else", () => {
  expect(imported.length).toBeGreaterThan(20);
  expect(imported.filter((name) => !ALLOWED.includes(name))).toEqual([]);
});

test("nothing of what it imports evaluates text, or gets hold of the worker's globals", () => {
  const start = glue.indexOf("function __wbg_get_imports()");
  const end = glue.indexOf("\n}\n", start);
  expect(start).toBeGreaterThan(0);
  const globals = [
    ...glue.slice(start, end).matchAll(/\b(?:globalThis|self|window|eval|Function|import)\b\.?\w*/g),
  ];
  expect([...new Set(globals.map(([found]) => found))].sort()).toEqual([
    "globalThis.crypto",
    "globalThis.interleaveOutOfMemory",
    "globalThis.interleavePanicked",
  ]);
});
