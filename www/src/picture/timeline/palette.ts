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

/**
 * The same colours as #rrggbb: a page may give them in ways that other programs do not know (oklch(), color-mix()), and
 * see-through. Paints each on the ground and looks.
 */
export function plain(palette: Palette): Palette {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (context === null) return palette;
  const seen = (colour: string): string => {
    for (const each of ["#ffffff", palette.ground, colour]) {
      context.fillStyle = each;
      context.fillRect(0, 0, 1, 1);
    }
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
  const { font, ...colours } = palette;
  const plain = Object.entries(colours).map(([name, colour]) => [name, seen(colour)]);
  return { ...(Object.fromEntries(plain) as typeof colours), font };
}

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
