/** The Python engine's worker: serves one run. All else is in serve.ts. */
import * as api from "../../generated/python/python.js";
import type { Api } from "./api";
import { serve, type WorkerScope } from "./serve";

serve(self as unknown as WorkerScope, api as unknown as Api);
