/** Makes the service worker of the built site anew, with what lies in dist/ now: `node www/build/list-files.js`. */
import { fileURLToPath } from "node:url";
import { resolveConfig } from "vite";

const configFile = fileURLToPath(new URL("../vite.config.ts", import.meta.url));
const { plugins } = await resolveConfig(
  { configFile, logLevel: "warn" },
  "build",
  "production",
  "production",
);
const plugin = plugins.find(({ name }) => name === "vite-plugin-pwa");
await plugin.api.generateSW();
