/** For tests only: the engine as one script, for a realm of its own. See run-program.ts. */
import * as api from "../../../generated/interleave/interleave.js";
import type { FromWorker } from "../../../protocol/messages";
import type { Api } from "../api";
import { serve, type WorkerScope } from "../serve";

export interface Port {
  postMessage(message: FromWorker): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
}

export function begin(wasm: Uint8Array<ArrayBuffer>, port: Port): void {
  api.initSync({ module: wasm });
  serve(globalThis as unknown as WorkerScope, api as unknown as Api, {
    post: port.postMessage.bind(port),
    listen: (receive) => port.addEventListener("message", ({ data }) => receive(data)),
  });
}
