/**
 * A timeline as a file, or two of them: what is in sight of the run, with all of its lanes and a legend, as PNG or as SVG.
 * Both are the same drawing. Knows scenes and surfaces; knows no page.
 */
import { isDestroyed } from "../../model/lanes";
import { words } from "../../words/image";
import { CanvasSurface } from "./canvas-surface";
import { draw } from "./draw";
import { hasFutures } from "./draw-future";
import { drawLegend, legendHeight } from "./legend";
import { plain, type Palette } from "./palette";
import { AXIS, ROW, type Scene } from "./scene";
import type { Surface, Type } from "./surface";
import { SvgSurface } from "./svg-surface";
import { Viewport } from "./viewport";

/** No narrower, in pixels: the page may be a phone's, and a slide is none. */
const NARROWEST = 800;
/** Lanes that are drawn: browsers refuse images that are higher, and nobody reads them. */
const MOST_LANES = 300;
/** A PNG has so many pixels for one. */
const FINE = 2;
const REST: Type = { size: 12, weight: 400 };
const REST_HEIGHT = 24;
const HEADING: Type = { size: 14, weight: 600 };
const HEADING_HEIGHT = 30;
const HEADLINE: Type = { size: 16, weight: 600 };
const HEADLINE_LINE = 24;
const EDGE = 18;

function gutterOfImage({ gutter }: Scene): number {
  return Math.max(gutter, 150);
}

function widthOfImage(scene: Scene): number {
  const gutter = gutterOfImage(scene);
  return gutter + Math.max(scene.view.width, NARROWEST - gutter);
}

/** Whoever looks does not see the page: all lanes are there, from the first on. */
export function sceneOfImage(scene: Scene, hasMoment: boolean): Scene {
  const { from, to, whole } = scene.view;
  const gutter = gutterOfImage(scene);
  const width = widthOfImage(scene) - gutter;
  const lanes = scene.lanes.slice(0, MOST_LANES);
  return {
    ...scene,
    lanes,
    gutter,
    view: new Viewport(whole, width, from, to),
    chosen: null,
    scroll: 0,
    height: AXIS + Math.max(lanes.length, 1) * ROW + 6,
    // Beyond all that is in sight, where none is drawn.
    moment: hasMoment ? scene.moment : Infinity,
  };
}

/** A timeline of the image, and what is written above it. */
export interface ImagePart {
  readonly heading: string | null;
  readonly scene: Scene;
}

/** What an image shows: timelines one above the other, and a sentence on them above all. */
export interface Image {
  readonly headline: string | null;
  readonly parts: readonly ImagePart[];
}

/** Whether somebody went to the moment: it stands at the end of the run that is shown, the last one, by itself. */
function isChosen(parts: readonly ImagePart[]): boolean {
  const shown = parts.at(-1)?.scene;
  return shown?.moment !== shown?.end && parts.some(({ scene }) => scene.moment < scene.end);
}

/** Draws it from the top left; returns how wide and how high that is. */
function drawImage(surface: Surface, { headline, parts }: Image): readonly [width: number, height: number] {
  let [width, height] = [0, 0];
  if (headline !== null) {
    width = Math.max(...parts.map(({ scene }) => widthOfImage(scene)));
    height = drawHeadline(surface, headline, width);
  }
  const hasMoment = isChosen(parts);
  for (const part of parts) {
    const top = height;
    surface.moved(0, top, () => {
      const [wide, high] = drawPart(surface, part, hasMoment);
      width = Math.max(width, wide);
      height += high;
    });
  }
  const rare = {
    futures: parts.some(({ scene }) => hasFutures(scene)),
    destroyed: parts.some(({ scene }) => scene.lanes.some(isDestroyed)),
  };
  drawLegend(surface, height, width, rare);
  return [width, height + legendHeight(surface, width, rare)];
}

/** In as many lines as it takes; returns how high they are. */
function drawHeadline(surface: Surface, headline: string, width: number): number {
  const { ground, text } = surface.palette;
  const lines: string[] = [];
  for (const word of headline.split(" ")) {
    const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
    const fits = lines.length > 0 && surface.widthOf(longer, HEADLINE) <= width - 2 * EDGE;
    if (fits) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const height = lines.length * HEADLINE_LINE + EDGE / 2;
  surface.fill(0, 0, width, height, ground);
  lines.forEach((line, index) => {
    surface.text(line, EDGE, EDGE / 2 + (index + 0.5) * HEADLINE_LINE, HEADLINE, text);
  });
  return height;
}

function drawPart(
  surface: Surface,
  { heading, scene }: ImagePart,
  hasMoment: boolean,
): readonly [width: number, height: number] {
  const { ground, text, muted } = surface.palette;
  const image = sceneOfImage(scene, hasMoment);
  const width = image.gutter + image.view.width;
  const rest = scene.lanes.length - image.lanes.length;
  const above = heading === null ? 0 : HEADING_HEIGHT;
  surface.moved(0, above, () => draw(surface, image));
  let height = above + image.height;
  if (heading !== null) {
    surface.fill(0, 0, width, above, ground);
    surface.text(heading, EDGE, above / 2 + 2, HEADING, text);
  }
  if (rest > 0) {
    surface.fill(0, height, width, REST_HEIGHT, ground);
    surface.text(words.more(rest), EDGE, height + REST_HEIGHT / 2, REST, muted);
    height += REST_HEIGHT;
  }
  return [width, height];
}

export function svgOf(
  image: Image,
  palette: Palette,
  widthOf: Surface["widthOf"],
  title: string,
  description: string,
): string {
  const surface = new SvgSurface(palette, widthOf);
  const [width, height] = drawImage(surface, image);
  return surface.document(width, height, title, description);
}

/** In colours that every program knows, with the widths of the texts as this browser sets them. */
export function svgBlob(image: Image, palette: Palette, title: string, description: string): Blob | null {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return null;
  const measured = new CanvasSurface(context, palette);
  const text = svgOf(image, plain(palette), (text, type) => measured.widthOf(text, type), title, description);
  return new Blob([text], { type: "image/svg+xml" });
}

/** Twice as fine as the page; null if the browser cannot make one. */
export async function pngBlob(image: Image, palette: Palette): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (context === null) return null;
  // Once to see how large it is: to make it larger would empty it.
  const [width, height] = drawImage(new CanvasSurface(context, palette), image);
  canvas.width = width * FINE;
  canvas.height = height * FINE;
  context.setTransform(FINE, 0, 0, FINE, 0, 0);
  drawImage(new CanvasSurface(context, palette), image);
  return new Promise((resolve) => canvas.toBlob(resolve));
}
