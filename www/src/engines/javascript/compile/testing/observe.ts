/**
 * For tests only: runs a program natively or compiled, and writes down everything it did that can be
 * seen, in order. Two runs of one program did the same if and only if their notes are equal.
 */
import { compile, type CompileOptions } from "..";
import { inOwnWords } from "../../errors/message";
import { referenceRuntime } from "./reference";

/** What programs are given besides JavaScript itself. */
interface Tools {
  readonly log: (...values: readonly unknown[]) => void;
  /** Awaits as often as told. */
  readonly tick: (times: number) => Promise<void>;
}

const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;

export function runNatively(source: string): Promise<readonly string[]> {
  const program = new AsyncFunction("log", "tick", `"use strict";${source}\n`);
  return observe(({ log, tick }) => program(log, tick) as Promise<unknown>);
}

export async function runCompiled(
  source: string,
  modules: Readonly<Record<string, object>> = {},
  options: CompileOptions = {},
): Promise<readonly string[]> {
  const { code, parameter } = compile(source, options);
  const program = new Function(parameter, "log", "tick", code);
  const notes = await observe(
    ({ log, tick }) => program(referenceRuntime(modules), log, tick) as Promise<unknown>,
  );
  // Where calls are noted, messages that quote the code are put right before anybody sees them.
  return options.calls === true ? notes.map((note) => inOwnWords(note, parameter)) : notes;
}

async function observe(start: (tools: Tools) => Promise<unknown>): Promise<readonly string[]> {
  const notes: string[] = [];
  const log = (...values: readonly unknown[]) =>
    void notes.push(values.map((value) => show(value)).join(" "));
  const tick = async (times: number) => {
    for (let n = 0; n < times; n++) await null;
  };
  try {
    await start({ log, tick });
  } catch (error) {
    notes.push(`uncaught ${show(error)}`);
  }
  // What the program left running may still have something to say.
  await new Promise((resolve) => setTimeout(resolve, 0));
  return notes;
}

export function show(value: unknown, depth = 0): string {
  if (typeof value === "string") return depth === 0 ? value : JSON.stringify(value);
  if (typeof value === "function") return `function ${value.name}`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Promise) return "a promise";
  if (depth > 5) return "...";
  if (Array.isArray(value)) return `[${value.map((item) => show(item, depth + 1)).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${key}: ${show(item, depth + 1)}`);
  return `{${entries.join(", ")}}`;
}
