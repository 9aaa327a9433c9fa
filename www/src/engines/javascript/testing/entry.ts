/** For tests only: the engine as one script, for a realm of its own. See run-program.ts. */
import * as api from "../../../generated/interleave/interleave.js";
import type { Api } from "../api";
import { serve, type WorkerScope } from "../serve";

export function begin(wasm: Uint8Array<ArrayBuffer>): void {
  api.initSync({ module: wasm });
  serve(globalThis as unknown as WorkerScope, api as unknown as Api);
}
