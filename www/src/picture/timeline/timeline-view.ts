/**
 * The timeline on the page: a canvas, what is in sight of it, and the stretch that pointer or keyboard is at. Knows the
 * scene that it shows and whoever listens; not what a task is. What pointers do stands in `hands.ts`, what keys do in
 * `keys.ts`.
 *
 * To a screen reader the canvas is an application, for its arrow keys are its own: what one comes to by them, the listener
 * says. The same moments are to be had by the slider, the buttons and the list of events beside it.
 */
import { words } from "../../words/timeline";
import { CanvasSurface } from "./canvas-surface";
import { draw } from "./draw";
import { seesMarks } from "./draw-marks";
import { Hands } from "./hands";
import { actionOf, type KeyAction } from "./keys";
import { readPalette, type Palette } from "./palette";
import { AXIS, ROW, type AxisKind, type Scene, type Spot } from "./scene";
import { extent, firstStep, nextStep, type Step } from "./steps";
import { Viewport, withRoom } from "./viewport";

/** Where the keys are told; the element around the timeline has it. */
export const KEYS_ID = "timeline-keys";

export type Shown = Omit<Scene, "view" | "gutter" | "scroll" | "height" | "chosen" | "axis">;

export interface TimelineListener {
  /** A place of the axis was chosen as the moment to be shown. */
  momentChosen(value: number): void;
  /** The pointer is over a stretch, or the keyboard at one; or neither. */
  reached(spot: Spot | null, by: "pointer" | "keys"): void;
  /** The name of a task that made others was pressed. */
  folded(task: number): void;
  /** A stretch was pressed. */
  pressed(spot: Spot): void;
  /** Escape: what was marked or chosen is to be left. */
  left(): void;
  /** Another part is in sight. */
  looked(view: Viewport): void;
}

/** Rows beyond these are scrolled to; half of one more shows that there are some. */
const MOST_ROWS = 12.5;

const ZOOM_STEP = 1.6;
const PAN_STEP = 60;

export class TimelineView {
  readonly element: HTMLElement;
  readonly #canvas = document.createElement("canvas");
  readonly #spacer = document.createElement("div");
  readonly #listener: TimelineListener;
  readonly #observer: ResizeObserver;
  #palette: Palette | null = null;
  #shown: Shown | null = null;
  #axis: AxisKind = "time";
  #end = 0;
  #view = new Viewport(1, 1);
  #hovered: Spot | null = null;
  /** What the keyboard is at. */
  #step: Step | null = null;
  #frame = 0;

  constructor(listener: TimelineListener) {
    this.#listener = listener;
    this.element = document.createElement("div");
    this.element.className = "lanes";
    this.#canvas.tabIndex = 0;
    this.#canvas.setAttribute("role", "application");
    this.#canvas.setAttribute("aria-roledescription", words.kind);
    this.#canvas.setAttribute("aria-describedby", KEYS_ID);
    this.#spacer.append(this.#canvas);
    this.element.append(this.#spacer);
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(this.element);
    this.element.addEventListener("scroll", this.#repaint, { passive: true });
    this.#canvas.addEventListener("keydown", this.#key);
    this.#canvas.addEventListener("blur", () => this.#setStep(null));
    new Hands(this.#canvas, this.#hands);
  }

  destroy(): void {
    this.#observer.disconnect();
    cancelAnimationFrame(this.#frame);
    this.element.remove();
  }

  /** Shows this, on an axis of what ends there. The part in sight stays. */
  show(shown: Shown, axis: AxisKind, end: number, name: string): void {
    const whole = withRoom(end, this.#view.width);
    const otherAxis = axis !== this.#axis;
    if (otherAxis) this.#view = new Viewport(whole, this.#view.width);
    this.#shown = shown;
    this.#axis = axis;
    // A lane that is folded up or not looked for takes what one was at with it.
    const gone = ({ lane }: Spot): boolean => !shown.lanes.includes(lane);
    if (this.#step !== null && (otherAxis || gone(this.#step.spot))) this.#setStep(null);
    if (this.#hovered !== null && gone(this.#hovered)) this.#setHovered(null);
    this.#end = end;
    this.#view = this.#view.resize(whole, this.#view.width);
    this.#canvas.setAttribute("aria-label", name);
    const rows = Math.max(shown.lanes.length, 1);
    this.#spacer.style.height = `${AXIS + rows * ROW + 4}px`;
    this.element.style.height = `${AXIS + Math.min(rows, MOST_ROWS) * ROW + 5}px`;
    this.#repaint();
  }

  /** Is drawn anew, in the colours that are now around it. */
  restyle(): void {
    this.#palette = null;
    this.#repaint();
  }

  /** Brings the moment into sight. */
  reveal(value: number): void {
    this.#look(this.#view.show(value));
  }

  /** Has the same part in sight as another one. */
  follow({ whole, from, to }: Viewport): void {
    this.#view = new Viewport(whole, this.#view.width, from, to);
    this.#repaint();
  }

  /** About what the keyboard is at, or else the moment. */
  zoom(factor: number): void {
    const place = this.#step?.place ?? this.#shown?.moment;
    const x = place === undefined ? this.#view.width / 2 : this.#view.toX(place);
    const about = x >= 0 && x <= this.#view.width ? x : this.#view.width / 2;
    this.#look(this.#view.zoom(factor, about));
  }

  fit(): void {
    this.#look(this.#view.fit());
  }

  /** Names take a part of the width that leaves most of it to the lanes. */
  get #gutter(): number {
    return Math.round(Math.min(Math.max(this.element.clientWidth * 0.2, 88), 190));
  }

  /** What is shown, and how it looks; null as long as nothing is. */
  get picture(): { readonly scene: Scene; readonly palette: Palette } | null {
    const scene = this.#scene;
    this.#palette ??= readPalette(this.element);
    return scene === null ? null : { scene, palette: this.#palette };
  }

  get #scene(): Scene | null {
    if (this.#shown === null) return null;
    return {
      ...this.#shown,
      axis: this.#axis,
      view: this.#view,
      gutter: this.#gutter,
      chosen: this.#hovered ?? this.#step?.spot ?? null,
      scroll: this.element.scrollTop,
      height: this.element.clientHeight,
    };
  }

  readonly #repaint = (): void => {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#paint);
  };

  #resize(): void {
    // Not laid out now: once it is again, it is as wide as it was, mostly.
    if (this.element.clientWidth === 0) return;
    const width = this.element.clientWidth - this.#gutter;
    this.#view = this.#view.resize(withRoom(this.#end, width), width);
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
    draw(new CanvasSurface(context, this.#palette), scene);
  };

  #look(view: Viewport): void {
    this.#view = view;
    this.#repaint();
    this.#listener.looked(view);
  }

  #setHovered(spot: Spot | null): void {
    if (spot?.lane === this.#hovered?.lane && spot?.index === this.#hovered?.index) return;
    this.#hovered = spot;
    this.#listener.reached(spot ?? this.#step?.spot ?? null, "pointer");
    this.#repaint();
  }

  #setStep(step: Step | null): void {
    if (step === this.#step) return;
    this.#step = step;
    this.#hovered = null;
    this.#listener.reached(step?.spot ?? null, "keys");
    this.#repaint();
  }

  readonly #key = (event: KeyboardEvent): void => {
    const scene = this.#scene;
    const action = actionOf(event);
    if (scene === null || action === null) return;
    event.preventDefault();
    this.#do(action, scene);
  };

  #do(action: KeyAction, scene: Scene): void {
    switch (action.does) {
      case "step": {
        const from = this.#step;
        const step =
          from === null
            ? firstStep(scene, Math.ceil(scene.scroll / ROW))
            : nextStep(scene, from, action.to, action.far);
        if (step !== null) this.#bringIntoSight(step.spot, scene);
        return this.#setStep(step);
      }
      case "pan":
        return this.#look(this.#view.pan(action.by * PAN_STEP));
      case "closer":
        return this.zoom(ZOOM_STEP);
      case "farther":
        return this.zoom(1 / ZOOM_STEP);
      case "fit":
        return this.fit();
      case "press":
        if (this.#step !== null) this.#listener.pressed(this.#step.spot);
        return;
      case "fold":
        if (this.#step !== null) this.#fold(this.#step.spot.lane.task);
        return;
      case "leave":
        this.#setStep(null);
        return this.#listener.left();
    }
  }

  #fold(task: number): void {
    if (this.#shown?.folds.has(task) === true) this.#listener.folded(task);
  }

  /** Its beginning, and as much of it as there is room for; and its lane. */
  #bringIntoSight(spot: Spot, scene: Scene): void {
    const [from, to] = extent(spot, scene);
    this.#look(this.#view.show(to).show(from));
    this.revealLane(scene.lanes.indexOf(spot.lane));
  }

  /** Scrolls to the first lane in which something is marked, unless one is in sight. */
  revealMarks(): void {
    const scene = this.#scene;
    if (scene === null || seesMarks(scene)) return;
    this.revealLane(scene.lanes.findIndex(({ task }) => scene.marks.has(task)));
  }

  /** Scrolls the lanes, and nothing else, so far that this one is seen below the axis. */
  revealLane(row: number): void {
    const { scrollTop, clientHeight } = this.element;
    if (row < 0) return;
    const top = row * ROW;
    const below = top + ROW - (clientHeight - AXIS);
    if (top < scrollTop) this.element.scrollTop = top;
    else if (below > scrollTop) this.element.scrollTop = below;
  }

  readonly #hands = {
    scene: (): Scene | null => this.#scene,
    looked: (view: Viewport): void => this.#look(view),
    momentChosen: (value: number): void => this.#listener.momentChosen(value),
    hovered: (spot: Spot | null): void => this.#setHovered(spot),
    pressed: (spot: Spot): void => this.#listener.pressed(spot),
    named: (task: number): void => this.#fold(task),
  };
}
