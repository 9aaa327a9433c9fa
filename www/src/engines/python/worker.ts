/** The Python engine's worker: serves one run. All else is in serve.ts. */
import * as api from "../../generated/python/python.js";
import { holdLifeline } from "../lifeline";
import type { Api } from "./api";
import { serve, type WorkerScope } from "./serve";

const { locks } = navigator as { locks?: LockManager };

serve(self as unknown as WorkerScope, api as unknown as Api, () => holdLifeline({ name: self.name, locks }));
