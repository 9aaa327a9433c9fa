/**
 * When a program runs though nobody pressed Run: the rule, in this one place. Loaded where a playground has `autorun`. Knows
 * programs as texts, and the page as far as somebody sees it.
 */

export interface Autorun {
  /** The program as it stands in the editor. */
  readonly code: string;
  /** The author's, from the page or its `src`; null where there is none. */
  readonly authored: string | null;
  /** Whether the page is printed, or made ready in advance for somebody who may never come. */
  readonly isPrinted: boolean;
  readonly isPrerendered: boolean;
}

/**
 * Only what the page's author wrote runs by itself, letter by letter: never what came with a link, in a file that was
 * dropped, from another script, or what the person made of it, on this visit or an earlier one.
 */
export function mayAutorun({ code, authored, isPrinted, isPrerendered }: Autorun): boolean {
  return authored !== null && authored.trim() !== "" && code === authored && !isPrinted && !isPrerendered;
}

export interface AutorunHost extends HTMLElement {
  readonly autorun: boolean;
  readonly code: string;
  run(): Promise<unknown>;
}

/** Each runs by itself once. */
const ran = new WeakSet<AutorunHost>();

/** Runs what has come near, once somebody sees the page. `authored` gives the author's program when it is there. */
export async function autorun(host: AutorunHost, authored: () => Promise<string | null>): Promise<void> {
  await seen();
  const program = await authored();
  const page = {
    isPrinted: matchMedia("print").matches,
    isPrerendered: (document as { prerendering?: boolean }).prerendering === true,
  };
  if (!host.autorun || !host.isConnected || ran.has(host)) return;
  // The person was quicker than what had to come for it.
  if (host.getAttribute("state") !== "idle") return;
  if (!mayAutorun({ code: host.code, authored: program, ...page })) return;
  ran.add(host);
  await host.run();
}

/** A page that is prerendered, or in a tab behind, is hidden until somebody comes to it. */
function seen(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.visibilityState !== "visible") return;
      document.removeEventListener("visibilitychange", look);
      resolve();
    };
    document.addEventListener("visibilitychange", look);
    look();
  });
}
