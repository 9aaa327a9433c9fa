/**
 * What a timeline is drawn on: a few shapes, lines and texts. The drawing knows this and no more, so that what is seen on
 * the page and what is saved of it cannot differ. Places are in pixels, from the top left; a text stands around its
 * middle, for the surfaces differ in what they call a baseline.
 */
import type { Palette } from "./palette";

export type Point = readonly [x: number, y: number];
export type Line = readonly [x: number, y: number, toX: number, toY: number];

/** How a line is drawn. */
export interface Pen {
  readonly colour: string;
  readonly width: number;
  /** How long its parts and the gaps between them are; without, it has none. */
  readonly dash?: readonly number[];
}

export interface Type {
  /** In pixels. */
  readonly size: number;
  readonly weight: number;
}

export type Align = "left" | "center" | "right";

export interface Surface {
  readonly palette: Palette;
  /** A rectangle. */
  fill(x: number, y: number, width: number, height: number, colour: string): void;
  /** The edge of a rectangle; the middle of the line runs along it. */
  frame(x: number, y: number, width: number, height: number, pen: Pen): void;
  lines(lines: readonly Line[], pen: Pen): void;
  /** Filled, with straight edges. */
  shape(corners: readonly Point[], colour: string): void;
  /** Its edge only. */
  outline(corners: readonly Point[], pen: Pen): void;
  disc(x: number, y: number, radius: number, colour: string): void;
  text(text: string, x: number, middle: number, type: Type, colour: string, align?: Align): void;
  widthOf(text: string, type: Type): number;
  /** Of what `draw` draws, only what lies in this rectangle is seen. */
  within(x: number, y: number, width: number, height: number, draw: () => void): void;
  /** What `draw` draws stands farther to the right and below by so much. */
  moved(x: number, y: number, draw: () => void): void;
  /** What `draw` draws is one thing with this name, where a surface has a place for names. */
  named(name: string, draw: () => void): void;
}
