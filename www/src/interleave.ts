/**
 * The module a page loads: defines `<interleave-playground>`, and has the page's blocks of code upgraded where its script tag
 * says so. A page that loads it twice keeps the first definition.
 */
import { InterleavePlayground } from "./element/playground";
import { SITE } from "./element/site";

export { InterleavePlayground };
export type { PlaygroundEvents } from "./element/events";
export type { Frame, Position, ProgramError, Stream } from "./protocol/messages";
export type { Speed } from "./protocol/speed";
export type { TraceEvent } from "./protocol/trace";
export type { RunResult } from "./session/run";

if (customElements.get("interleave-playground") === undefined) {
  customElements.define("interleave-playground", InterleavePlayground);
}

/**
 * Makes playgrounds of the page's blocks of code that `selector` finds, now and as they come: what `data-upgrade` does, for
 * pages whose script tag is not theirs to write. `defaults` are attributes for the playgrounds. Resolves to what ends it.
 */
export async function upgrade(
  selector: string,
  defaults?: Readonly<Record<string, string>>,
): Promise<() => void> {
  const { upgradePage } = await import("./upgrade/page");
  return upgradePage(selector, defaults);
}

if (document.querySelector('script[data-upgrade], script[src*="upgrade="]') !== null) {
  const addresses = [import.meta.url, new URL("interleave.js", SITE).href];
  import("./upgrade/script-tags").then(
    ({ upgradeByScriptTags }) => upgradeByScriptTags(addresses),
    // The page stays as it was written.
    (error: unknown) => console.warn("Interleave upgrades nothing: a part of it could not be loaded.", error),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    "interleave-playground": InterleavePlayground;
  }
}
