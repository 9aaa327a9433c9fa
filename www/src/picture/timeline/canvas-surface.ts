/** A surface that is a canvas. Knows the canvas and nothing that is drawn. */
import type { Palette } from "./palette";
import type { Align, Line, Pen, Point, Surface, Type } from "./surface";

export class CanvasSurface implements Surface {
  readonly palette: Palette;
  readonly #context: CanvasRenderingContext2D;
  /** The type that is set: to set one takes longer than to look. */
  #type = "";

  constructor(context: CanvasRenderingContext2D, palette: Palette) {
    this.#context = context;
    this.palette = palette;
    context.textBaseline = "middle";
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.#context.fillStyle = colour;
    this.#context.fillRect(x, y, width, height);
  }

  frame(x: number, y: number, width: number, height: number, pen: Pen): void {
    this.#take(pen);
    this.#context.strokeRect(x, y, width, height);
  }

  lines(lines: readonly Line[], pen: Pen): void {
    this.#take(pen);
    this.#context.beginPath();
    for (const [x, y, toX, toY] of lines) {
      this.#context.moveTo(x, y);
      this.#context.lineTo(toX, toY);
    }
    this.#context.stroke();
  }

  shape(corners: readonly Point[], colour: string): void {
    this.#context.fillStyle = colour;
    this.#trace(corners);
    this.#context.fill();
  }

  outline(corners: readonly Point[], pen: Pen): void {
    this.#take(pen);
    this.#trace(corners);
    this.#context.stroke();
  }

  disc(x: number, y: number, radius: number, colour: string): void {
    this.#context.fillStyle = colour;
    this.#context.beginPath();
    this.#context.arc(x, y, radius, 0, 2 * Math.PI);
    this.#context.fill();
  }

  text(text: string, x: number, middle: number, type: Type, colour: string, align: Align = "left"): void {
    this.#set(type);
    this.#context.fillStyle = colour;
    this.#context.textAlign = align;
    this.#context.fillText(text, x, middle);
  }

  widthOf(text: string, type: Type): number {
    this.#set(type);
    return this.#context.measureText(text).width;
  }

  within(x: number, y: number, width: number, height: number, draw: () => void): void {
    this.#apart(() => {
      this.#context.beginPath();
      this.#context.rect(x, y, width, height);
      this.#context.clip();
      draw();
    });
  }

  moved(x: number, y: number, draw: () => void): void {
    this.#apart(() => {
      this.#context.translate(x, y);
      draw();
    });
  }

  named(_name: string, draw: () => void): void {
    draw();
  }

  #apart(draw: () => void): void {
    this.#context.save();
    draw();
    this.#context.restore();
    this.#type = "";
  }

  #set({ size, weight }: Type): void {
    const type = `${weight} ${size}px ${this.palette.font}`;
    if (type === this.#type) return;
    this.#type = type;
    this.#context.font = type;
  }

  #take({ colour, width, dash }: Pen): void {
    this.#context.strokeStyle = colour;
    this.#context.lineWidth = width;
    this.#context.setLineDash(dash === undefined ? [] : [...dash]);
  }

  #trace(corners: readonly Point[]): void {
    this.#context.beginPath();
    for (const [x, y] of corners) this.#context.lineTo(x, y);
    this.#context.closePath();
  }
}
