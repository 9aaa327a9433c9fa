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

/** A frame that paints longer than this makes the next ones wait, in milliseconds. */
const LONG_PAINT = 8;
/** Rest after a long paint, as a multiple of what the paint took. */
const REST = 4;
/** Within this many pixels of the end, the view follows new output. */
const FOLLOW = 24;

interface PaintedStretch {
  readonly node: HTMLElement;
  chars: number;
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

  /** Starts over with another model. */
  show(model: OutputModel): void {
    this.#model = model;
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
      // Read aloud as it comes, until there is more than anyone would want to hear.
      this.#list.setAttribute("aria-live", blocks.length > 1 ? "off" : "polite");
      return null;
    });
  }

  #paintBlock(block: Block, complete: boolean): void {
    let painted = this.#blocks.get(block.id);
    if (painted === undefined) {
      painted = { node: element("div", "block"), gap: element("div", "gap"), stretches: [] };
      this.#lastGap.before(painted.gap, painted.node);
      this.#blocks.set(block.id, painted);
    }
    paintGap(painted.gap, block.leftOutBefore);
    for (const [index, { stream, text }] of block.stretches.entries()) {
      let stretch = painted.stretches[index];
      if (stretch === undefined) {
        stretch = { node: element("div", `stretch ${stream}`), chars: 0 };
        painted.node.append(stretch.node);
        painted.stretches.push(stretch);
      }
      if (stretch.chars === text.length) continue;
      // A text node of its own: a screen reader then reads what is new, not the stretch from its start.
      stretch.node.append(text.slice(stretch.chars));
      stretch.chars = text.length;
    }
    if (complete && !painted.node.classList.contains("complete")) {
      // Such a block is laid out only when it comes into view; until then its lines say how tall it is.
      painted.node.style.setProperty("--lines", String(block.lines));
      painted.node.classList.add("complete");
    }
  }
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
