/** Runs allowed.ts, which is TypeScript: Node 20 cannot by itself, Vite can. */
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const { module } = await runnerImport(fileURLToPath(new URL("allowed.ts", import.meta.url)));
module.main();
