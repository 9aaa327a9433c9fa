/** Runs the driver, which is TypeScript: Node 20 cannot by itself, Vite can. */
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const { module } = await runnerImport(fileURLToPath(new URL("driver/main.ts", import.meta.url)));
await module.main();
