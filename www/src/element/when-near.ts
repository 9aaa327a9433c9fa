/**
 * Calls back once, when an element comes near the visible part of the page and the page has a moment to
 * spare. Knows nothing of what for.
 */

/** How far outside the visible part counts as near. */
const MARGIN = "300px";
/** A page that is never idle does it after this long anyway, in milliseconds. */
const PATIENCE = 500;

/** Returns how to call it off. */
export function whenNear(element: Element, then: () => void): () => void {
  let calledOff = false;
  const go = (): void => {
    if (!calledOff) then();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      // Not every browser has it; there, a timer lets the first paint pass.
      if (typeof requestIdleCallback === "function") requestIdleCallback(go, { timeout: PATIENCE });
      else setTimeout(go, 1);
    },
    { rootMargin: MARGIN },
  );
  observer.observe(element);
  return () => {
    calledOff = true;
    observer.disconnect();
  };
}
