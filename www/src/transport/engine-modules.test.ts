import { describe, expect, it } from "vitest";
import { EngineModules, type Download } from "./engine-modules";
import { FAKE_ENGINE, FAKE_LARGE_ENGINE as ENGINE, FAKE_WASM } from "./fake-worker";

const WASM = { "content-type": "application/wasm" };

/** A store whose requests are answered in turn, and what it asked for. */
function storeOf(...answers: (() => Response)[]): {
  modules: EngineModules;
  asked: (RequestInit | undefined)[];
} {
  const asked: (RequestInit | undefined)[] = [];
  const modules = new EngineModules(async (_url, init) => {
    asked.push(init);
    const answer = answers[asked.length - 1];
    if (answer === undefined) throw new TypeError("Failed to fetch");
    return answer();
  });
  return { modules, asked };
}

const good =
  (headers: Record<string, string> = {}) =>
  (): Response =>
    new Response(FAKE_WASM, { headers: { ...WASM, ...headers } });

/** All that a watcher hears of one download. */
async function heardOf(modules: EngineModules, engine = ENGINE): Promise<(Download | null)[]> {
  const heard: (Download | null)[] = [];
  const loaded = modules.load(engine);
  modules.watch(engine, (download) => heard.push(download));
  await loaded;
  await new Promise((resolve) => setTimeout(resolve));
  return heard;
}

describe("an engine's module", () => {
  it("is compiled anew once for all whose engine broke with the old one", async () => {
    const { modules, asked } = storeOf(good(), good());
    const old = modules.load(ENGINE)!;
    const fresh = modules.renew(ENGINE, old);
    expect(modules.renew(ENGINE, old)).toBe(fresh);
    expect(modules.load(ENGINE)).toBe(fresh);
    expect(await fresh).not.toBe(await old);
    expect(asked).toHaveLength(2);
  });

  it("is downloaded once, when it is wanted, for all who ask", async () => {
    const { modules, asked } = storeOf(good());
    expect(asked).toHaveLength(0);
    const [one, other] = await Promise.all([modules.load(ENGINE), modules.load(ENGINE)]);
    expect(one).toBeInstanceOf(WebAssembly.Module);
    expect(other).toBe(one);
    expect(await modules.load(ENGINE)).toBe(one);
    expect(asked).toHaveLength(1);
  });

  it("is not asked for where an engine has none", () => {
    expect(storeOf().modules.load(FAKE_ENGINE)).toBeNull();
  });
});

describe("the progress of a download", () => {
  it("is told in bytes, up to null", async () => {
    const { modules } = storeOf(good({ "content-length": "8" }));
    expect(await heardOf(modules)).toEqual([
      { received: 0, total: null },
      { received: 0, total: 8 },
      { received: 8, total: 8 },
      null,
    ]);
  });

  it("is of packed bytes where the file's size tells that they are", async () => {
    const { modules } = storeOf(good({ "content-length": "4" }));
    expect((await heardOf(modules, { ...ENGINE, wasmBytes: 8 })).at(-2)).toEqual({ received: 4, total: 4 });
  });

  it("has no end where nobody says how many there are", async () => {
    const packed = storeOf(good({ "content-length": "4", "content-encoding": "br" }));
    expect((await heardOf(packed.modules)).at(-2)).toEqual({ received: 8, total: null });
    const silent = storeOf(good());
    expect((await heardOf(silent.modules)).at(-2)).toEqual({ received: 8, total: null });
  });

  it("is told to those who come later, and not to those who left", async () => {
    const { modules } = storeOf(good());
    const loaded = modules.load(ENGINE);
    const left: unknown[] = [];
    modules.watch(ENGINE, (download) => left.push(download))();
    await loaded;
    await new Promise((resolve) => setTimeout(resolve));
    expect(left).toEqual([{ received: 0, total: null }]);
    const late: unknown[] = [];
    modules.watch(ENGINE, (download) => late.push(download));
    expect(late).toEqual([null]);
  });
});

describe("a download that fails", () => {
  const url = ENGINE.wasmUrl;
  const broken = (): Response => {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        controller.enqueue(FAKE_WASM.slice(0, 4));
        controller.error(new TypeError("network error"));
      },
    });
    return new Response(body, { headers: WASM });
  };

  it.each([
    [
      "without a connection",
      (): Response => {
        throw new TypeError("Failed to fetch");
      },
      `Python could not be downloaded from ${url}. Check the connection and run again.`,
    ],
    [
      "with an answer that is none",
      () => new Response("", { status: 404, statusText: "Not Found" }),
      `Python could not be downloaded: the server answered “404 Not Found” for ${url}. ` +
        "If the site was just updated, load the page again; otherwise its files are incomplete.",
    ],
    [
      "with another type",
      () => new Response("<!doctype html>", { headers: { "content-type": "text/html; charset=utf-8" } }),
      `Python could not be loaded: the server sends ${url} as “text/html; charset=utf-8”. ` +
        "It has to send files that end in .wasm as “application/wasm”.",
    ],
    ["half way", broken, `The download of Python from ${url} broke off. Check the connection and run again.`],
  ])("%s says so, and the next one tries again", async (_, answer, message) => {
    const { modules, asked } = storeOf(answer, good());
    await expect(modules.load(ENGINE)).rejects.toThrow(message);
    expect(await modules.load(ENGINE)).toBeInstanceOf(WebAssembly.Module);
    expect(asked).toHaveLength(2);
  });

  it("with what does not compile says so, and does not take it from the cache again", async () => {
    const { modules, asked } = storeOf(() => new Response("not wasm", { headers: WASM }), good());
    await expect(modules.load(ENGINE)).rejects.toThrow(
      /^Python arrived from .*, but .*cannot compile it: .+/,
    );
    await modules.load(ENGINE);
    expect(asked).toEqual([{}, { cache: "reload" }]);
  });
});
