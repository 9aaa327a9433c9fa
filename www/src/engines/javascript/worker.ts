/**
 * The JavaScript engine's worker: takes the WebAssembly and the port to the page from the frame that made it, and serves
 * one run. All else is in serve.ts.
 */
import * as wasm from "../../generated/interleave/interleave.js";
import type { ToSandboxedWorker } from "../../protocol/sandbox";
import { getOwnPropertyDescriptor, uncurryThis } from "../primordials";
import type { Api } from "./api";
import { serve, type WorkerScope } from "./serve";

const scope = self as unknown as WorkerScope;
// As it is now: a program that put its own in the place would be handed the event, and with it the port.
const dataOf = uncurryThis(
  getOwnPropertyDescriptor(MessageEvent.prototype, "data")?.get as (this: MessageEvent) => unknown,
);

self.addEventListener(
  "message",
  (event: MessageEvent<ToSandboxedWorker>) => {
    const [port] = event.ports;
    if (port === undefined) throw new Error("The frame sent no port to the page.");
    wasm.initSync({ module: event.data.module });
    serve(scope, wasm as unknown as Api, {
      post: port.postMessage.bind(port),
      listen: (receive) => port.addEventListener("message", (event) => receive(dataOf(event))),
    });
    port.start();
  },
  { once: true },
);
