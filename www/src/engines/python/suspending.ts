/**
 * Whether this browser can suspend WebAssembly (JS Promise Integration), and what stands in for that where it
 * cannot. Knows the browser; nothing of what suspends.
 */
import { words } from "../../words/python";

interface MaybeSuspending {
  Suspending?: unknown;
  promising?: unknown;
}

/** What the page says where a program cannot wait. */
export const NOTICE = words.cannotPause;

/**
 * Says whether it can. Where not, functions that would suspend are plain ones from here on, so that the engine can
 * be instantiated; it then never calls them.
 */
export function bearWithoutSuspending(
  webAssembly: MaybeSuspending = WebAssembly as MaybeSuspending,
): boolean {
  if (typeof webAssembly.Suspending === "function" && typeof webAssembly.promising === "function")
    return true;
  webAssembly.Suspending = function (plain: () => unknown): () => unknown {
    return plain;
  };
  return false;
}
