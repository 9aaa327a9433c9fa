/**
 * Paints the output: once a frame at most, and of what is new only. Knows the output's model and the
 * node it paints into; knows no session and no worker.
 *
 * A block of the model is one node, kept until the model drops the block, so a frame costs what changed
 * and not what there is. While a program floods, painting spaces itself out, so that the page keeps more
 * time for the person than it spends on text nobody can read.
 */
import { nothing, render, type TemplateResult } from "lit";
import { leftOutLine, type Block, type OutputModel } from "../session/output-model";
import { words } from "../words/failure";
import { findPlaces, type Piece } from "./report-places";

/** A frame that paints longer than this makes the next ones wait, in milliseconds. */
const LONG_PAINT = 8;
/** Rest after a long paint, as a multiple of what the paint took. */
const REST = 4;
/** Within this many pixels of the end, the view follows new output. */
const FOLLOW = 24;

interface PaintedStretch {
  readonly node: HTMLElement;
  chars: number;
  /** In a report of errors: the line that is not complete, which may yet become the name of a place. */
  open: Text | null;
}

/** Where reports of errors in the output lead. */
export interface Reports {
  /** What the program's file is called in them. */
  readonly file: string;
  /** What those are called of the snippets that run before it. */
  readonly before: readonly string[];
  /** In the program, or in the snippet with this number. */
  readonly goTo: (line: number, before?: number) => void;
}

interface PaintedBlock {
  readonly node: HTMLElement;
  readonly gap: HTMLElement;
  readonly stretches: PaintedStretch[];
}

export class OutputView {
  readonly #scroller: HTMLElement;
  readonly #list: HTMLElement;
  readonly #blocks = new Map<number, PaintedBlock>();
  readonly #lastGap: HTMLElement;
  readonly #end: HTMLElement;
  #model: OutputModel;
  #reports: Reports | null = null;
  /** What stands behind the text: the field for an answer. */
  #field: HTMLElement | null = null;
  #frame = 0;
  #restUntil = 0;

  /** Fills `scroller`, which is its own from now on. */
  constructor(scroller: HTMLElement, model: OutputModel) {
    this.#scroller = scroller;
    this.#model = model;
    this.#list = element("div", "text");
    this.#list.setAttribute("role", "log");
    this.#lastGap = element("div", "gap");
    this.#list.append(this.#lastGap);
    this.#end = element("div", "end");
    scroller.replaceChildren(this.#list, this.#end);
    this.flush();
  }

  /** Starts over with another model. Names of places in `reports` become buttons. */
  show(model: OutputModel, reports: Reports | null): void {
    this.#model = model;
    this.#reports = reports;
    this.#field = null;
    for (const block of this.#blocks.values()) removeBlock(block);
    this.#blocks.clear();
    render(nothing, this.#end);
    this.flush();
  }

  /** Paints in the next frame that has time. */
  changed(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#onFrame);
  }

  /** Paints now: when a run has ended, its output is complete on the page. */
  flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#paint();
  }

  /** Puts a field behind the last character of the text, or takes it away. */
  setField(field: HTMLElement | null): void {
    if (field === this.#field) return;
    this.#following(() => {
      this.#field?.remove();
      this.#field = field;
      return null;
    });
    this.flush();
  }

  /** Marks the report that the program ended with as what it is: the reason, not a warning. */
  markReport(): void {
    const last = [...this.#blocks.values()].at(-1)?.stretches.at(-1);
    if (last?.node.classList.contains("stderr") !== true) return;
    last.node.classList.add("report");
    last.node.dataset["mark"] = words.error;
  }

  /** Takes back all that it put on the page. */
  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#scroller.replaceChildren();
  }

  /** Puts a last word under the output, and brings its beginning into view if the person follows. */
  conclude(conclusion: TemplateResult | null): void {
    this.#following(() => {
      render(conclusion ?? nothing, this.#end);
      return conclusion === null ? null : this.#end;
    });
  }

  /**
   * After `change`, scrolls to the end if the person was there before, though not past the beginning of
   * the node that `change` returns.
   */
  #following(change: () => HTMLElement | null): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const follows = scrollHeight - scrollTop - clientHeight <= FOLLOW;
    const start = change();
    if (!follows) return;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    if (start === null) return;
    const hidden = this.#scroller.getBoundingClientRect().top - start.getBoundingClientRect().top;
    if (hidden > 0) this.#scroller.scrollTop -= hidden;
  }

  readonly #onFrame = (now: number): void => {
    if (now < this.#restUntil) {
      this.#frame = requestAnimationFrame(this.#onFrame);
      return;
    }
    this.#frame = 0;
    const before = performance.now();
    this.#paint();
    const took = performance.now() - before;
    this.#restUntil = took > LONG_PAINT ? now + took * REST : 0;
  };

  #paint(): void {
    this.#following(() => {
      const { blocks, leftOutAtEnd } = this.#model;
      const kept = new Set(blocks.map((block) => block.id));
      for (const [id, painted] of this.#blocks) {
        if (kept.has(id)) continue;
        removeBlock(painted);
        this.#blocks.delete(id);
      }
      for (const block of blocks) this.#paintBlock(block, block !== blocks.at(-1));
      paintGap(this.#lastGap, leftOutAtEnd);
      this.#placeField();
      // Read aloud as it comes, until there is more than anyone would want to hear.
      this.#list.setAttribute("aria-live", blocks.length > 1 ? "off" : "polite");
      return null;
    });
  }

  /** Behind an open line, else on a line of its own. Moved only when it must be: a move takes the focus. */
  #placeField(): void {
    const field = this.#field;
    if (field === null) return;
    const { blocks } = this.#model;
    const last = blocks.at(-1)?.stretches.at(-1);
    const stretch = [...this.#blocks.values()].at(-1)?.stretches.at(-1);
    const open = last !== undefined && stretch !== undefined && !last.text.endsWith("\n");
    const home = open ? stretch.node : this.#list;
    if (field.parentNode === home && home.lastChild === field) return;
    const focused = field.contains((field.getRootNode() as ShadowRoot).activeElement ?? null);
    home.append(field);
    if (focused) field.querySelector("input")?.focus();
  }

  #paintBlock(block: Block, complete: boolean): void {
    let painted = this.#blocks.get(block.id);
    if (painted === undefined) {
      painted = { node: element("div", "block"), gap: element("div", "gap"), stretches: [] };
      this.#lastGap.before(painted.gap, painted.node);
      this.#blocks.set(block.id, painted);
    }
    paintGap(painted.gap, block.leftOutBefore);
    for (const [index, { stream, text, start, end }] of block.stretches.entries()) {
      let stretch = painted.stretches[index];
      if (stretch === undefined) {
        stretch = { node: element("div", `stretch ${stream}`), chars: 0, open: null };
        painted.node.append(stretch.node);
        painted.stretches.push(stretch);
        stretch.node.dataset["start"] = String(start);
        stretch.node.dataset["mark"] = stream;
      }
      stretch.node.dataset["end"] = String(end);
      if (stretch.chars === text.length) continue;
      if (this.#reports !== null && stream === "stderr") paintReport(stretch, text, this.#reports);
      // A text node of its own: a screen reader then reads what is new, not the stretch from its start.
      else stretch.node.append(text.slice(stretch.chars));
      stretch.chars = text.length;
    }
    if (complete && !painted.node.classList.contains("complete")) {
      // Such a block is laid out only when it comes into view; until then its lines say how tall it is.
      painted.node.style.setProperty("--lines", String(block.lines));
      painted.node.classList.add("complete");
    }
  }
}

/** Paints line by line what is new: a name may arrive in two parts. */
function paintReport(stretch: PaintedStretch, text: string, { file, before, goTo }: Reports): void {
  const from = stretch.chars - (stretch.open?.length ?? 0);
  const lines = text.lastIndexOf("\n") + 1;
  stretch.open?.remove();
  stretch.open = null;
  for (const piece of lines > from ? findPlaces(text.slice(from, lines), file, before) : []) {
    stretch.node.append(paintPiece(piece, goTo));
  }
  const open = text.slice(Math.max(from, lines));
  if (open === "") return;
  stretch.open = document.createTextNode(open);
  stretch.node.append(stretch.open);
}

function paintPiece({ text, line, before, elsewhere }: Piece, goTo: Reports["goTo"]): Node {
  if (line !== null) return placeButton(text, () => goTo(line, before));
  if (!elsewhere) return document.createTextNode(text);
  const place = document.createElement("span");
  place.className = "elsewhere";
  place.textContent = text;
  return place;
}

function placeButton(text: string, goThere: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "place";
  button.textContent = text;
  button.addEventListener("click", goThere);
  return button;
}

function removeBlock(block: PaintedBlock): void {
  block.gap.remove();
  block.node.remove();
}

function paintGap(node: HTMLElement, lines: number): void {
  const text = lines > 0 ? leftOutLine(lines) : "";
  if (node.textContent === text) return;
  node.textContent = text;
}

function element(tag: string, className: string): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  return node;
}
