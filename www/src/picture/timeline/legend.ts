/** What the shapes of the timeline mean: as a list on the page, and drawn below a picture that is saved. */
import { html, type TemplateResult } from "lit";
import { words } from "../../words/legend";
import { drawArrow } from "./draw-arrows";
import { drawCallback, drawPending } from "./draw-future";
import { drawBlock, drawEnding, drawReady, drawRunning, drawSuspended, drawWritten } from "./draw-stretch";
import { BAR } from "./scene";
import type { Surface, Type } from "./surface";

interface Entry {
  /** Its class in styles.ts. */
  readonly kind: keyof typeof words.meanings;
  readonly draw: (surface: Surface, x: number, y: number) => void;
}

/** How wide a stretch is that is an example. */
const WIDE = 18;

const ENTRIES: readonly Entry[] = [
  { kind: "running", draw: (surface, x, y) => drawRunning(surface, x, WIDE, y) },
  { kind: "ready", draw: (surface, x, y) => drawReady(surface, x, WIDE, y) },
  { kind: "suspended", draw: (surface, x, y) => drawSuspended(surface, x, WIDE, y) },
  {
    kind: "blocked",
    draw: (surface, x, y) => {
      drawRunning(surface, x, WIDE, y);
      drawBlock(surface, x, x + WIDE, y, "");
    },
  },
  { kind: "wakes", draw: (surface, x, y) => drawArrow(surface, x + 9, y - 1, y + BAR + 1) },
  { kind: "wrote", draw: (surface, x, y) => drawWritten(surface, x + 9, y + 5) },
  { kind: "finished", draw: (surface, x, y) => drawEnding(surface, "finished", x + 6, y + BAR / 2) },
  { kind: "failed", draw: (surface, x, y) => drawEnding(surface, "failed", x + 6, y + BAR / 2) },
  { kind: "cancelled", draw: (surface, x, y) => drawEnding(surface, "cancelled", x + 6, y + BAR / 2) },
];

const DESTROYED: Entry = {
  kind: "destroyed",
  draw: (surface, x, y) => drawEnding(surface, "destroyed", x + 6, y + BAR / 2),
};

/** What not every run has, so that it is explained only where it is seen. */
export interface Rare {
  /** Futures are shown: they have shapes of their own. */
  readonly futures: boolean;
  /** A task was forgotten while it waited. */
  readonly destroyed: boolean;
}

const OF_FUTURES: readonly Entry[] = [
  { kind: "pending", draw: (surface, x, y) => drawPending(surface, x, WIDE, y) },
  { kind: "called", draw: (surface, x, y) => drawCallback(surface, x + 9, y + 5) },
];

export function legend(rare: Rare): TemplateResult {
  return html`<ul class="legend" aria-label=${words.legend}>
    ${entries(rare).map(
      ({ kind }) =>
        html`<li><span class="sample ${kind}" aria-hidden="true"></span>${words.meanings[kind]}</li>`,
    )}
  </ul>`;
}

function entries({ futures, destroyed }: Rare): readonly Entry[] {
  return [...ENTRIES, ...(destroyed ? [DESTROYED] : []), ...(futures ? OF_FUTURES : [])];
}

const TEXT: Type = { size: 12, weight: 400 };
const LINE = 26;
const EDGE = 10;

/** Where each of them stands, in lines of this width; and how high that is. */
export function legendHeight(surface: Surface, width: number, rare: Rare): number {
  return layOut(surface, width, rare, () => {});
}

export function drawLegend(surface: Surface, top: number, width: number, rare: Rare): void {
  const { ground, muted } = surface.palette;
  surface.fill(0, top, width, legendHeight(surface, width, rare), ground);
  layOut(surface, width, rare, ({ kind, draw }, x, y) => {
    draw(surface, x, top + y - BAR / 2);
    surface.text(words.meanings[kind], x + WIDE + 6, top + y, TEXT, muted);
  });
}

/** Calls back with each, where it begins and the middle of its line; returns the height of all. */
function layOut(
  surface: Surface,
  width: number,
  rare: Rare,
  at: (entry: Entry, x: number, y: number) => void,
): number {
  let [x, y] = [EDGE, EDGE + LINE / 2];
  for (const entry of entries(rare)) {
    const room = WIDE + 6 + surface.widthOf(words.meanings[entry.kind], TEXT);
    if (x > EDGE && x + room > width - EDGE) [x, y] = [EDGE, y + LINE];
    at(entry, x, y);
    x += room + 18;
  }
  return y + LINE / 2 + EDGE;
}
