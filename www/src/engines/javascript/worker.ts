/** The JavaScript engine's worker: loads the WebAssembly and serves one run. All else is in serve.ts. */
import init, * as api from "../../generated/interleave/interleave.js";
import type { Api } from "./api";
import { serve, type WorkerScope } from "./serve";

await init();
serve(self as unknown as WorkerScope, api as unknown as Api);
