/**
 * A surface that is written down as SVG, for slides and documents: rectangles, paths and texts with their colours at each,
 * which every program that reads SVG can show. No styles, no scripts, nothing from elsewhere. Knows SVG and nothing that
 * is drawn; how wide a text is, somebody has to tell.
 */
import type { Palette } from "./palette";
import type { Align, Line, Pen, Point, Surface, Type } from "./surface";

const ANCHORS: Readonly<Record<Align, string>> = { left: "start", center: "middle", right: "end" };

/** From the middle of a text to its baseline, in parts of its size: not every program knows dominant-baseline. */
const TO_BASELINE = 0.35;

export class SvgSurface implements Surface {
  readonly palette: Palette;
  readonly widthOf: (text: string, type: Type) => number;
  readonly #parts: string[] = [];
  readonly #clips = new Map<string, string>();

  constructor(palette: Palette, widthOf: (text: string, type: Type) => number) {
    this.palette = palette;
    this.widthOf = widthOf;
  }

  /** All that was drawn, as a file. */
  document(width: number, height: number, title: string, description: string): string {
    const [w, h] = [number(width), number(height)];
    const clips = [...this.#clips.values()].join("");
    return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="${escaped(this.palette.font)}">
<title>${escaped(title)}</title>
<desc>${escaped(description)}</desc>
${clips === "" ? "" : `<defs>${clips}</defs>\n`}${this.#parts.join("\n")}
</svg>
`;
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.#parts.push(`<rect ${box(x, y, width, height)} fill="${escaped(colour)}"/>`);
  }

  frame(x: number, y: number, width: number, height: number, pen: Pen): void {
    this.#parts.push(`<rect ${box(x, y, width, height)} fill="none" ${stroke(pen)}/>`);
  }

  lines(lines: readonly Line[], pen: Pen): void {
    if (lines.length === 0) return;
    const path = lines.map(([x, y, toX, toY]) => `M${number(x)} ${number(y)}L${number(toX)} ${number(toY)}`);
    this.#parts.push(`<path d="${path.join("")}" fill="none" ${stroke(pen)}/>`);
  }

  shape(corners: readonly Point[], colour: string): void {
    this.#parts.push(`<path d="${closed(corners)}" fill="${escaped(colour)}"/>`);
  }

  outline(corners: readonly Point[], pen: Pen): void {
    this.#parts.push(`<path d="${closed(corners)}" fill="none" ${stroke(pen)}/>`);
  }

  disc(x: number, y: number, radius: number, colour: string): void {
    const place = `cx="${number(x)}" cy="${number(y)}" r="${number(radius)}"`;
    this.#parts.push(`<circle ${place} fill="${escaped(colour)}"/>`);
  }

  text(text: string, x: number, middle: number, type: Type, colour: string, align: Align = "left"): void {
    const { size, weight } = type;
    const place = `x="${number(x)}" y="${number(middle + size * TO_BASELINE)}"`;
    const look = `font-size="${size}" font-weight="${weight}" fill="${escaped(colour)}"`;
    this.#parts.push(`<text ${place} ${look} text-anchor="${ANCHORS[align]}">${escaped(text)}</text>`);
  }

  within(x: number, y: number, width: number, height: number, draw: () => void): void {
    // Called after what it is, so that two pictures on one page may have one of the same name.
    const name = `within-${[x, y, width, height].map(number).join("-")}`;
    this.#clips.set(name, `<clipPath id="${name}"><rect ${box(x, y, width, height)}/></clipPath>`);
    this.#group(`clip-path="url(#${name})"`, "", draw);
  }

  moved(x: number, y: number, draw: () => void): void {
    this.#group(`transform="translate(${number(x)} ${number(y)})"`, "", draw);
  }

  named(name: string, draw: () => void): void {
    this.#group("", `<title>${escaped(name)}</title>`, draw);
  }

  #group(attributes: string, first: string, draw: () => void): void {
    this.#parts.push(`<g${attributes === "" ? "" : ` ${attributes}`}>${first}`);
    draw();
    this.#parts.push("</g>");
  }
}

/** What no XML may contain, https://www.w3.org/TR/xml/#charsets: control characters, and half a character. */
const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const MARKUP: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** As text or as a value in double quotes. */
function escaped(text: string): string {
  return text.replace(NO_XML, "\ufffd").replace(/[&<>"]/g, (character) => MARKUP[character] ?? character);
}

/** To a hundredth of a pixel. */
function number(value: number): string {
  return String(Number(value.toFixed(2)));
}

function box(x: number, y: number, width: number, height: number): string {
  return `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
}

function stroke({ colour, width, dash }: Pen): string {
  const dashed = dash === undefined ? "" : ` stroke-dasharray="${dash.map(number).join(" ")}"`;
  return `stroke="${escaped(colour)}" stroke-width="${number(width)}"${dashed}`;
}

function closed(corners: readonly Point[]): string {
  return `M${corners.map(([x, y]) => `${number(x)} ${number(y)}`).join("L")}Z`;
}
