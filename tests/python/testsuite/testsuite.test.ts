/**
 * CPython 3.11's own tests of asyncio, in the engine. What does not pass stands in known-failures.txt with its
 * reason; a new failure fails here, and so does a listed test that passes.
 */
import { describe, test } from "vitest";
import { requireTestsuite } from "./cpython";
import { knownFailures } from "./known-failures";
import { runModule } from "./run";

const MODULES = [
  "test_asyncio/test_base_events",
  "test_asyncio/test_context",
  "test_asyncio/test_events",
  "test_asyncio/test_futures",
  "test_asyncio/test_futures2",
  "test_asyncio/test_locks",
  "test_asyncio/test_pep492",
  "test_asyncio/test_protocols",
  "test_asyncio/test_queues",
  "test_asyncio/test_runners",
  "test_asyncio/test_taskgroups",
  "test_asyncio/test_tasks",
  "test_asyncio/test_threads",
  "test_asyncio/test_timeouts",
  "test_asyncio/test_transports",
  "test_asyncio/test_waitfor",
  "test_context",
];

describe.concurrent("CPython's own tests", { timeout: 600_000 }, () => {
  const known = knownFailures();
  const listed = [...known.failures.keys()];

  test.for(MODULES)("%s", async (module, { expect }) => {
    const name = module.replace("/", ".");
    const outcomes = await runModule(requireTestsuite(), module, known.endless);
    const wrong = outcomes.flatMap(({ id, outcome, detail }) => {
      const reason = known.failures.get(id);
      if (outcome === "passed") return reason === undefined ? [] : [`${id} passes now: take it off the list`];
      return reason === undefined ? [`${id} ${outcome}:\n${detail}`] : [];
    });
    const ran = new Set(outcomes.map(({ id }) => id));
    const gone = listed.filter((id) => belongsTo(id, name) && !ran.has(id) && !known.endless.has(id));
    wrong.push(...gone.map((id) => `${id} is on the list, but there is no such test`));
    expect(wrong.join("\n"), "what known-failures.txt does not say").toBe("");
    expect(outcomes.some(({ outcome }) => outcome === "passed")).toBe(true);
  });

  test("every listed test is of a module that is run", ({ expect }) => {
    const names = MODULES.map((module) => module.replace("/", "."));
    expect(listed.filter((id) => !names.some((name) => belongsTo(id, name)))).toEqual([]);
  });
});

function belongsTo(id: string, name: string): boolean {
  return id.replace(/^\w+ \(/, "").startsWith(`${name}.`);
}
