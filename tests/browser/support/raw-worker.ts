/**
 * Runs a script of a test's own where a program's engine runs: in a worker of the sandbox, with nothing between it and what
 * the frame allows. Knows what page and frame say to each other; knows no engine.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { GREETING } from "../../../www/src/protocol/sandbox";
import type { Json, Page } from "./page";
import { DIST } from "./site";

/** The sandbox' page, as it stands beside interleave.js. */
export function sandboxFile(): string {
  const found = readdirSync(join(DIST, "assets")).filter((name) => /^frame-.*\.html$/.test(name));
  if (found.length !== 1) throw new Error(`there are ${found.length} pages for the sandbox in dist/assets`);
  return `assets/${found[0]}`;
}

/**
 * Adds a frame that has `name` and shows `url`, sandboxed like this or not at all; made of the text that stands there, if
 * `asText`. Resolves once it has loaded.
 */
export async function addFrame(
  page: Page,
  name: string,
  url: string,
  sandbox: string | null,
  asText = false,
): Promise<void> {
  await page.evaluate(
    async (name, url, sandbox, asText) => {
      const text = asText ? await (await fetch(url)).text() : null;
      await new Promise<void>((resolve) => {
        const frame = document.createElement("iframe");
        frame.name = name;
        if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
        frame.addEventListener("load", () => resolve(), { once: true });
        if (text === null) frame.src = url;
        else frame.srcdoc = text;
        document.body.append(frame);
      });
    },
    name,
    url,
    sandbox,
    asText,
  );
}

/** Greets the frame `name` as the page does. Whether it takes the port. */
export function greet(page: Page, name: string, within = 1_000): Promise<boolean> {
  return page.evaluate(
    (name, greeting, within) =>
      new Promise<boolean>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        Object.assign(window, { [`port of ${name}`]: port1 });
        port1.onmessage = () => resolve(true);
        setTimeout(resolve, within, false);
        document
          .querySelector<HTMLIFrameElement>(`iframe[name=${name}]`)
          ?.contentWindow?.postMessage(greeting, "*", [port2]);
      }),
    name,
    GREETING,
    within,
  );
}

/** What the script says first, of a worker in the frame `name`, which has been greeted. It gets its port as `page`. */
export function runRaw(page: Page, name: string, script: string): Promise<Json> {
  const code = `self.addEventListener("message", async ({ ports: [page] }) => { ${script} }, { once: true });`;
  return page.evaluate(
    (name, code) =>
      new Promise<Json>((resolve, reject) => {
        const port = (window as unknown as Record<string, MessagePort>)[`port of ${name}`]!;
        const { port1, port2 } = new MessageChannel();
        port.onmessage = ({ data }) => reject(new Error(JSON.stringify(data)));
        port1.onmessage = ({ data }) => resolve(data as Json);
        // The smallest WebAssembly there is.
        const wasm = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]).buffer;
        port.postMessage({ kind: "engine", code, wasm });
        port.postMessage({ kind: "start", id: 1, name: "raw" }, [port2]);
      }),
    name,
    code,
  );
}
