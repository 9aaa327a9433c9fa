/** How soon an engine runs a program: from the page's own beginning, and a second time. */
import type { StartUp } from "../sample";
import type { Open, Peer } from "./peers";
import { greeting } from "./programs";

export function startUp(open: Open): StartUp {
  const opened = open();
  return {
    firstLine: opened.then((peer) => firstLineOf(peer)),
    async again() {
      const peer = await opened;
      const start = performance.now();
      return (await firstLineOf(peer)) - start;
    },
  };
}

/** When the program's line arrived, once the program has ended. */
async function firstLineOf(peer: Peer): Promise<number> {
  let arrived: number | null = null;
  let output = "";
  await peer.run(greeting(peer), (text) => {
    arrived ??= performance.now();
    output += text;
  });
  if (arrived === null || output !== "hello\n")
    throw new Error(`the program wrote ${JSON.stringify(output)}`);
  return arrived;
}
