/** Makes one script of a file and all that it imports. Knows how that is bundled; nothing of what it is for. */
import { build, type PluginOption, type Rolldown } from "vite";

/** The script with all that it imports, as text that needs no other file. */
export async function bundle(
  file: string,
  root: string,
  plugins: readonly PluginOption[] = [],
): Promise<Rolldown.OutputChunk> {
  const { output } = (await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [...plugins],
    build: {
      write: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: file, output: { format: "iife" } },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = output.filter((each) => each.type === "chunk");
  const [chunk] = chunks;
  if (chunk === undefined || chunks.length > 1) {
    throw new Error(`${file} became ${chunks.length} scripts, and has to be one`);
  }
  return chunk;
}
