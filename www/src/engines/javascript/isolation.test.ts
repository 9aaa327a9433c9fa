import { describe, expect, test } from "vitest";
import { isolate } from "./isolation";

/** A scope with inherited properties, as a worker's is. */
function scope() {
  const sent: unknown[] = [];
  const proto = Object.create(
    { addEventListener: () => undefined },
    {
      postMessage: {
        value: (message: unknown) => void sent.push(message),
        configurable: true,
        writable: true,
      },
      onmessage: { set: (value: unknown) => void sent.push(value), configurable: true },
      fetch: { value: () => sent.push("fetched"), configurable: true },
      indexedDB: { get: () => ({ open: () => sent.push("opened") }), configurable: true },
      setTimeout: { value: () => 1, configurable: true },
    },
  ) as object;
  const global = Object.create(proto) as Record<string, (...args: unknown[]) => unknown>;
  Object.assign(global, {
    WebSocket: class {},
    navigator: { storage: { persist: () => sent.push("persisted") } },
  });
  isolate(global);
  return { global, proto, sent };
}

describe("what is taken away", () => {
  test("says so when it is called or constructed", () => {
    const { global, sent } = scope();
    expect(() => global["fetch"]?.("/")).toThrow(
      "fetch is not available in the playground: programs have no network.",
    );
    expect(() => Reflect.construct(global["WebSocket"] as () => void, ["ws://h"])).toThrow(
      "WebSocket is not available in the playground: programs have no network.",
    );
    expect(sent).toEqual([]);
  });

  test("or when something of it is used", () => {
    const { global, sent } = scope();
    const indexedDB = global["indexedDB"] as unknown as { open(): void };
    expect(() => indexedDB.open()).toThrow(
      "indexedDB is not available in the playground: programs store nothing",
    );
    const navigator = global["navigator"] as unknown as { storage: { persist(): void } };
    expect(() => navigator.storage.persist()).toThrow("navigator.storage is not available in the playground");
    expect(sent).toEqual([]);
  });

  test("cannot be found in what the scope inherits from, nor after deleting what stands before it", () => {
    const { global, proto, sent } = scope();
    delete global["postMessage"];
    expect(() => global["postMessage"]?.("forged")).toThrow("programs run apart from the page");
    expect(() => (proto as { postMessage(m: string): void }).postMessage("forged")).toThrow(
      "apart from the page",
    );
    global["onmessage"] = () => undefined;
    expect(sent).toEqual([]);
  });

  test("the rest stays, and what was never there does not appear", () => {
    const { global } = scope();
    expect(global["setTimeout"]?.()).toBe(1);
    expect(global["addEventListener"]?.()).toBe(undefined);
    expect("EventSource" in global).toBe(false);
  });
});
