/**
 * What pointers do on the timeline: a mouse, a pen, one finger or two, and the wheel. Knows pointers and where in a scene
 * they are; what becomes of it is told to whoever listens.
 *
 * The browser scrolls the lanes up and down (`touch-action: pan-y`), so a finger that moves that way is taken from here by
 * a `pointercancel`. A wheel without Ctrl is the page's, unless it turns sideways.
 */
import { AXIS, laneAt, spotAt, type Scene, type Spot } from "./scene";
import type { Pair, Viewport } from "./viewport";

/** A press that moves farther than this is a drag, in pixels. */
const DRAG = 4;
/** So near to the line of the moment it is held, by a mouse and by a finger. */
const NEAR = { fine: 4, coarse: 18 } as const;

export interface HandsListener {
  /** What is shown now; null before there is anything. */
  scene(): Scene | null;
  /** Another part is to be in sight. */
  looked(view: Viewport): void;
  momentChosen(value: number): void;
  hovered(spot: Spot | null): void;
  pressed(spot: Spot): void;
  /** The name of a task was pressed. */
  named(task: number): void;
}

/** One pointer that is down. Places count from the end of the names. */
type Grip =
  | { readonly holds: "moment" }
  | {
      readonly holds: "view";
      readonly view: Viewport;
      readonly x: number;
      readonly y: number;
      dragged: boolean;
    };

export class Hands {
  readonly #canvas: HTMLCanvasElement;
  readonly #listener: HandsListener;
  /** Where each pointer that is down is, and what it is of. */
  readonly #down = new Map<number, number>();
  #grip: Grip | null = null;
  /** Two fingers: where they were, and what was in sight then. */
  #pinch: { readonly view: Viewport; readonly at: Pair } | null = null;

  constructor(canvas: HTMLCanvasElement, listener: HandsListener) {
    this.#canvas = canvas;
    this.#listener = listener;
    canvas.addEventListener("wheel", this.#wheel, { passive: false });
    canvas.addEventListener("pointerdown", this.#press);
    canvas.addEventListener("pointermove", this.#move);
    canvas.addEventListener("pointerup", this.#release);
    canvas.addEventListener("pointercancel", this.#release);
    canvas.addEventListener("pointerleave", () => listener.hovered(null));
  }

  readonly #wheel = (event: WheelEvent): void => {
    const scene = this.#listener.scene();
    if (scene === null) return;
    const across = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    // With Ctrl it is what a pinch on a touchpad sends, too.
    if (event.ctrlKey || event.metaKey) {
      this.#listener.looked(scene.view.zoom(Math.exp(-event.deltaY / 200), event.offsetX - scene.gutter));
    } else if (Math.abs(across) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
      this.#listener.looked(scene.view.pan(-across));
    } else {
      return;
    }
    event.preventDefault();
  };

  /** On the axis, or on the line of the moment, one drags the moment; elsewhere what is in sight. */
  readonly #press = (event: PointerEvent): void => {
    const scene = this.#listener.scene();
    if (event.button !== 0 || scene === null) return;
    const x = event.offsetX - scene.gutter;
    this.#down.set(event.pointerId, x);
    this.#canvas.setPointerCapture(event.pointerId);
    if (this.#down.size === 2) return this.#beginPinch(scene);
    if (this.#down.size > 2) return;
    if (isAtMoment(scene, x, event)) {
      this.#grip = { holds: "moment" };
      this.#listener.momentChosen(scene.view.fromX(x));
    } else {
      this.#grip = { holds: "view", view: scene.view, x, y: event.offsetY, dragged: false };
    }
  };

  readonly #move = (event: PointerEvent): void => {
    const scene = this.#listener.scene();
    if (scene === null) return;
    const x = event.offsetX - scene.gutter;
    if (!this.#down.has(event.pointerId)) return this.#hover(event, scene, x);
    this.#down.set(event.pointerId, x);
    if (this.#pinch !== null) {
      this.#listener.looked(this.#pinch.view.pinch(this.#pinch.at, this.#fingers));
    } else if (this.#grip?.holds === "moment") {
      this.#listener.momentChosen(scene.view.fromX(x));
    } else if (this.#grip !== null) {
      const by = x - this.#grip.x;
      this.#grip.dragged ||= Math.abs(by) > DRAG;
      if (this.#grip.dragged) this.#listener.looked(this.#grip.view.pan(by));
    }
  };

  readonly #release = (event: PointerEvent): void => {
    const scene = this.#listener.scene();
    if (!this.#down.delete(event.pointerId)) return;
    const grip = this.#grip;
    this.#grip = null;
    if (this.#pinch !== null) {
      // The finger that is left does nothing more, so that what it holds does not jump.
      this.#pinch = null;
      return;
    }
    if (grip?.holds !== "view" || grip.dragged || scene === null || event.type !== "pointerup") return;
    const lane = laneAt(scene, grip.y);
    if (grip.x < 0) return lane === null ? undefined : this.#listener.named(lane.task);
    const spot = spotAt(scene, grip.x, grip.y);
    if (spot !== null) this.#listener.pressed(spot);
  };

  #beginPinch({ view }: Scene): void {
    this.#grip = null;
    this.#pinch = { view, at: this.#fingers };
  }

  get #fingers(): Pair {
    const [one = 0, other = one] = [...this.#down.values()];
    return [one, other];
  }

  #hover(event: PointerEvent, scene: Scene, x: number): void {
    if (event.buttons !== 0 || event.pointerType === "touch") return;
    const spot = x < 0 ? null : spotAt(scene, x, event.offsetY);
    this.#listener.hovered(spot);
    const lane = laneAt(scene, event.offsetY);
    const presses = x < 0 ? lane !== null && scene.folds.has(lane.task) : spot !== null;
    this.#canvas.style.cursor = isAtMoment(scene, x, event) ? "ew-resize" : presses ? "pointer" : "default";
  }
}

function isAtMoment(scene: Scene, x: number, { offsetY, pointerType }: PointerEvent): boolean {
  if (x < 0) return false;
  const near = pointerType === "touch" ? NEAR.coarse : NEAR.fine;
  return offsetY < AXIS || Math.abs(scene.view.toX(scene.moment) - x) < near;
}
