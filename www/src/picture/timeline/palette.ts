/**
 * The colours and the type of the timeline, read off the element's style, so that a canvas looks as the page around it
 * does. Knows the names of the custom properties; they and their defaults stand in element/styles/tokens.ts.
 */

const COLOURS = {
  ground: "--_sunken",
  text: "--_text",
  muted: "--_muted",
  faint: "--_faint",
  edge: "--_edge",
  strongEdge: "--_edge-strong",
  running: "--_running",
  ready: "--_ready",
  suspended: "--_suspended",
  suspendedEdge: "--_suspended-edge",
  blocked: "--_blocked",
  success: "--_success",
  error: "--_error",
  accent: "--_accent",
} as const;

export type Palette = Readonly<Record<keyof typeof COLOURS, string>> & { readonly font: string };

/** Resolves the colours by way of a probe, for a custom property itself is not resolved where it says light-dark(). */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  // Else every colour would be that of text, where the system's are forced.
  probe.style.forcedColorAdjust = "none";
  host.append(probe);
  const style = getComputedStyle(probe);
  const read = ([name, property]: [string, string]): [string, string] => {
    probe.style.color = `var(${property})`;
    return [name, style.color];
  };
  const colours = Object.fromEntries(Object.entries(COLOURS).map(read)) as Record<
    keyof typeof COLOURS,
    string
  >;
  const font = getComputedStyle(host).fontFamily;
  probe.remove();
  return { ...colours, font };
}
