/**
 * CPython 3.11's own tests of asyncio, and of what stands beside it, in the engine. What does not pass stands in
 * known-failures.txt with its reason; a new failure fails here, and so does a listed test that passes.
 */
import { describe, test } from "vitest";
import { requireTestsuite } from "./cpython";
import { complaints, isOf, readKnown } from "./known-failures";
import { runModule } from "./run";

const MODULES = [
  "test_asyncio/test_tasks",
  "test_asyncio/test_futures",
  "test_asyncio/test_base_events",
  "test_asyncio/test_context",
  "test_asyncio/test_events",
  "test_asyncio/test_futures2",
  "test_asyncio/test_locks",
  "test_asyncio/test_pep492",
  "test_asyncio/test_protocols",
  "test_asyncio/test_queues",
  "test_asyncio/test_runners",
  "test_asyncio/test_streams",
  "test_asyncio/test_taskgroups",
  "test_asyncio/test_threads",
  "test_asyncio/test_timeouts",
  "test_asyncio/test_transports",
  "test_asyncio/test_waitfor",
  "test_asyncgen",
  "test_concurrent_futures",
  "test_context",
  "test_coroutines",
  "test_queue",
];

describe.concurrent("CPython's own tests", { timeout: 600_000 }, () => {
  const known = readKnown();
  const endless = known.filter((each) => each.endless).map(({ id }) => id);

  test.for(MODULES)("%s", async (module, { expect }) => {
    const outcomes = await runModule(requireTestsuite(), module, endless);
    const wrong = complaints(module.replace("/", "."), outcomes, known);
    expect(wrong.join("\n"), "what known-failures.txt does not say").toBe("");
    expect(outcomes.some(({ outcome }) => outcome === "passed")).toBe(true);
  });

  test("every listed test is of a module that is run", ({ expect }) => {
    const modules = MODULES.map((module) => module.replace("/", "."));
    const stray = known.filter((each) => !modules.some((module) => isOf(module, each)));
    expect(stray).toEqual([]);
  });
});
