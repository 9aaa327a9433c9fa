/**
 * Has the page kept for offline, once it is shown and has nothing else to do. Only the built page is: in development every file is
 * another one a moment later. Knows the playground's events; what is kept, and how, is the affair of `offline/`.
 */
import type { PlaygroundEvents } from "../element/events";
import type { InterleavePlayground } from "../element/playground";
import type { OfflineNotice, Places } from "../offline/notice";

/** A page that is never idle begins after this long anyway, in milliseconds. */
const PATIENCE = 3000;

export function keepForOffline(playground: InterleavePlayground, places: Places): void {
  if (!import.meta.env.PROD) return;
  let notice: OfflineNotice | null = null;
  let hasRun = false;
  playground.addEventListener("result", (event) => {
    const { error } = (event as PlaygroundEvents["result"]).detail;
    if (playground.language !== "python" || error?.name === "EngineError") return;
    hasRun = true;
    notice?.pythonRan();
  });
  const begin = async (): Promise<void> => {
    const { showOffline } = await import("../offline/notice");
    notice = await showOffline(places);
    if (hasRun) notice.pythonRan();
  };
  // A page that lost its network before has nothing kept, and nothing to say.
  const start = (): void => void begin().catch(() => {});
  const whenIdle = (): void => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(start, { timeout: PATIENCE });
    else setTimeout(start, PATIENCE);
  };
  if (document.readyState === "complete") whenIdle();
  else window.addEventListener("load", whenIdle, { once: true });
}
