/**
 * The timeline on the page: a canvas, and what pointer, wheel and keyboard do to it. Knows the scene that it shows and
 * whoever listens; not what a task is.
 *
 * To those who do not see it the canvas is a picture with a name; the same moments are to be had by the slider, the
 * buttons and the list of events beside it.
 */
import { draw } from "./draw";
import { readPalette, type Palette } from "./palette";
import { AXIS, laneAt, ROW, spotAt, type AxisKind, type Scene, type Spot } from "./scene";
import { Viewport } from "./viewport";

export type Shown = Omit<Scene, "view" | "gutter" | "scroll" | "height" | "chosen" | "axis">;

export interface TimelineListener {
  /** A place of the axis was chosen as the moment to be shown. */
  momentChosen(value: number): void;
  /** The pointer is over a stretch, or over none. */
  hovered(spot: Spot | null): void;
  /** The name of a task that made others was pressed. */
  folded(task: number): void;
  /** A stretch was pressed. */
  pressed(spot: Spot): void;
}

/** Rows beyond these are scrolled to. */
const MOST_ROWS = 12;
/** A press that moves farther than this is a drag, in pixels. */
const DRAG = 4;

/** Of an image, in pixels: browsers refuse larger ones. */
const HIGHEST = 8_000;
const FINE = 2;

const ZOOM_STEP = 1.6;
const PAN_STEP = 60;

export class TimelineView {
  readonly element: HTMLElement;
  readonly #canvas = document.createElement("canvas");
  readonly #spacer = document.createElement("div");
  readonly #listener: TimelineListener;
  readonly #observer: ResizeObserver;
  readonly #scheme = matchMedia("(prefers-color-scheme: dark)");
  #palette: Palette | null = null;
  #shown: Shown | null = null;
  #axis: AxisKind = "time";
  #whole = 0;
  #view = new Viewport(1, 1);
  #hovered: Spot | null = null;
  #frame = 0;

  constructor(listener: TimelineListener) {
    this.#listener = listener;
    this.element = document.createElement("div");
    this.element.className = "lanes";
    this.#canvas.tabIndex = 0;
    this.#canvas.setAttribute("role", "img");
    this.#spacer.append(this.#canvas);
    this.element.append(this.#spacer);
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(this.element);
    this.#scheme.addEventListener("change", this.#restyle);
    this.element.addEventListener("scroll", this.#repaint, { passive: true });
    this.#canvas.addEventListener("wheel", this.#wheel, { passive: false });
    this.#canvas.addEventListener("pointerdown", this.#press);
    this.#canvas.addEventListener("pointermove", this.#hover);
    this.#canvas.addEventListener("pointerleave", () => this.#setHovered(null));
    this.#canvas.addEventListener("keydown", this.#key);
  }

  destroy(): void {
    this.#observer.disconnect();
    this.#scheme.removeEventListener("change", this.#restyle);
    cancelAnimationFrame(this.#frame);
    this.element.remove();
  }

  /** Shows this, of which the axis goes so far. The part in sight stays. */
  show(shown: Shown, axis: AxisKind, whole: number, name: string): void {
    if (axis !== this.#axis) this.#view = new Viewport(whole, this.#view.width);
    this.#shown = shown;
    this.#axis = axis;
    this.#whole = whole;
    this.#view = this.#view.resize(whole, this.#view.width);
    this.#canvas.setAttribute("aria-label", name);
    const rows = Math.max(shown.lanes.length, 1);
    this.#spacer.style.height = `${AXIS + rows * ROW + 4}px`;
    this.element.style.height = `${AXIS + Math.min(rows, MOST_ROWS) * ROW + 5}px`;
    this.#repaint();
  }

  /** Brings the moment into sight. */
  reveal(value: number): void {
    this.#view = this.#view.show(value);
    this.#repaint();
  }

  zoom(factor: number): void {
    const x = this.#shown === null ? this.#view.width / 2 : this.#view.toX(this.#shown.moment);
    const about = x >= 0 && x <= this.#view.width ? x : this.#view.width / 2;
    this.#view = this.#view.zoom(factor, about);
    this.#repaint();
  }

  fit(): void {
    this.#view = this.#view.fit();
    this.#repaint();
  }

  /** Names take a part of the width that leaves most of it to the lanes. */
  get #gutter(): number {
    return Math.round(Math.min(Math.max(this.element.clientWidth * 0.2, 88), 190));
  }

  /** What is shown, with all of its lanes, as a PNG twice as fine; null if the browser cannot make one. */
  image(): Promise<Blob | null> {
    const scene = this.#scene;
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d");
    if (scene === null || context === null) return Promise.resolve(null);
    const height = Math.min(AXIS + scene.lanes.length * ROW + 6, HIGHEST);
    canvas.width = (scene.gutter + scene.view.width) * FINE;
    canvas.height = height * FINE;
    context.setTransform(FINE, 0, 0, FINE, 0, 0);
    this.#palette ??= readPalette(this.element);
    draw({ context, palette: this.#palette }, { ...scene, chosen: null, scroll: 0, height });
    return new Promise((resolve) => canvas.toBlob(resolve));
  }

  get #scene(): Scene | null {
    if (this.#shown === null) return null;
    return {
      ...this.#shown,
      axis: this.#axis,
      view: this.#view,
      gutter: this.#gutter,
      chosen: this.#hovered,
      scroll: this.element.scrollTop,
      height: this.element.clientHeight,
    };
  }

  readonly #repaint = (): void => {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#paint);
  };

  readonly #restyle = (): void => {
    this.#palette = null;
    this.#repaint();
  };

  #resize(): void {
    this.#view = this.#view.resize(this.#whole, this.element.clientWidth - this.#gutter);
    this.#palette = null;
    this.#repaint();
  }

  readonly #paint = (): void => {
    this.#frame = 0;
    const scene = this.#scene;
    const context = this.#canvas.getContext("2d");
    if (scene === null || context === null || scene.height === 0) return;
    const sharpness = devicePixelRatio;
    const width = scene.gutter + scene.view.width;
    const [across, down] = [Math.round(width * sharpness), Math.round(scene.height * sharpness)];
    // Setting them empties the canvas, and takes its time.
    if (this.#canvas.width !== across) this.#canvas.width = across;
    if (this.#canvas.height !== down) this.#canvas.height = down;
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${scene.height}px`;
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    this.#palette ??= readPalette(this.element);
    draw({ context, palette: this.#palette }, scene);
  };

  readonly #wheel = (event: WheelEvent): void => {
    const across = event.shiftKey ? event.deltaY : event.deltaX;
    // What a pinch on a touchpad sends, too. Without it the wheel scrolls the page.
    if (event.ctrlKey || event.metaKey) {
      this.#view = this.#view.zoom(Math.exp(-event.deltaY / 200), event.offsetX - this.#gutter);
    } else if (across !== 0) {
      this.#view = this.#view.pan(-across);
    } else {
      return;
    }
    event.preventDefault();
    this.#repaint();
  };

  /** On the axis, or on the line of the moment, one drags the moment; elsewhere what is in sight. */
  readonly #press = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const scene = this.#scene;
    if (scene === null) return;
    const start = this.#view;
    const x = event.offsetX - scene.gutter;
    if (x < 0) return this.#fold(scene, event.offsetY);
    const onMoment = event.offsetY < AXIS || Math.abs(start.toX(scene.moment) - x) < DRAG;
    const abort = new AbortController();
    let dragged = onMoment;
    this.#canvas.setPointerCapture(event.pointerId);
    if (onMoment) this.#listener.momentChosen(start.fromX(x));
    const move = (moved: PointerEvent): void => {
      const by = moved.offsetX - scene.gutter - x;
      if (Math.abs(by) > DRAG) dragged = true;
      if (onMoment) this.#listener.momentChosen(this.#view.fromX(moved.offsetX - scene.gutter));
      else if (dragged) {
        this.#view = start.pan(by);
        this.#repaint();
      }
    };
    const end = (ended: PointerEvent): void => {
      abort.abort();
      if (dragged || ended.type !== "pointerup") return;
      const spot = spotAt({ ...scene, view: this.#view }, x, event.offsetY);
      if (spot !== null) this.#listener.pressed(spot);
    };
    this.#canvas.addEventListener("pointermove", move, { signal: abort.signal });
    this.#canvas.addEventListener("pointerup", end, { signal: abort.signal });
    this.#canvas.addEventListener("pointercancel", end, { signal: abort.signal });
  };

  #fold(scene: Scene, y: number): void {
    const lane = laneAt(scene, y);
    if (lane !== null && scene.folds.has(lane.task)) this.#listener.folded(lane.task);
  }

  readonly #hover = (event: PointerEvent): void => {
    if (event.buttons !== 0) return;
    const scene = this.#scene;
    if (scene === null) return;
    const x = event.offsetX - scene.gutter;
    this.#setHovered(x < 0 ? null : spotAt(scene, x, event.offsetY));
    const lane = laneAt(scene, event.offsetY);
    const onMoment = event.offsetY < AXIS || Math.abs(scene.view.toX(scene.moment) - x) < DRAG;
    const presses = x < 0 ? lane !== null && scene.folds.has(lane.task) : this.#hovered !== null;
    this.#canvas.style.cursor = x >= 0 && onMoment ? "ew-resize" : presses ? "pointer" : "default";
  };

  #setHovered(spot: Spot | null): void {
    if (spot?.lane === this.#hovered?.lane && spot?.index === this.#hovered?.index) return;
    this.#hovered = spot;
    this.#listener.hovered(spot);
    this.#repaint();
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const does = {
      "+": () => this.zoom(ZOOM_STEP),
      "=": () => this.zoom(ZOOM_STEP),
      "-": () => this.zoom(1 / ZOOM_STEP),
      "0": () => this.fit(),
      ArrowLeft: () => (this.#view = this.#view.pan(PAN_STEP)),
      ArrowRight: () => (this.#view = this.#view.pan(-PAN_STEP)),
    }[event.key];
    if (does === undefined) return;
    does();
    event.preventDefault();
    this.#repaint();
  };
}
