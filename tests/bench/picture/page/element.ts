/**
 * The element of the built site with its picture, as a person uses it. Knows the parts of the picture by their names, and
 * one thing of what the page says to a worker: that `run` asks for a trace, which no attribute turns off.
 */
import { writeTrace } from "../../../../www/src/model/trace-file";
import type { Loaded, Motion, Moved, Program, Shown, Size } from "../sample";
import { inEachFrame, nextFrame, watchFrames } from "./frames";
import { trace } from "./traces";

interface Playground extends HTMLElement {
  code: string;
  language: string;
  speed: string;
  view: string | null;
  run(): Promise<{ readonly status: string; readonly stdout: string; readonly stderr: string }>;
}

const ELEMENT = "site/interleave.js";

/** Something that takes turns, so that there is a picture. */
const FIRST = 'import { sleep } from "interleave";\nawait sleep(1);\n';

let playground: Playground;
/** Whether the next run has a trace. */
let traced = true;

export async function open(): Promise<void> {
  globalThis.Worker = class extends Worker {
    override postMessage(message: unknown, ...rest: never[]): void {
      const run = typeof message === "object" && message !== null && "trace" in message;
      super.postMessage(run && !traced ? { ...message, trace: false } : message, ...rest);
    }
  };
  await import(/* @vite-ignore */ new URL(ELEMENT, document.baseURI).href);
  playground = document.createElement("interleave-playground") as Playground;
  document.body.append(playground);
}

/** Runs a short program, so that whatever is shown next is shown in a picture that is there. */
export async function clear(): Promise<void> {
  await run({ language: "javascript", speed: "instant", code: FIRST }, "shown");
  await until(() => playground.shadowRoot?.querySelector(".moment") != null);
}

export async function load(size: Size): Promise<Loaded> {
  const pieces = [...writeTrace(trace(size))].map((piece) => new Blob([piece]));
  const file = new File(pieces, "trace.json", { type: "application/json" });
  const longest = watchFrames();
  const start = performance.now();
  const input = part<HTMLInputElement>("input[type=file]");
  const files = new DataTransfer();
  files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event("change"));
  await until(() => part(".when").textContent?.includes(`of ${size.events}`) === true);
  const time = performance.now() - start;
  await nextFrame();
  return { time, longest: longest(), steps: Number(/of (\d+)/.exec(part(".when").textContent ?? "")?.[1]) };
}

export async function compare(size: Size): Promise<void> {
  const buttons = [...(playground.shadowRoot?.querySelectorAll("button") ?? [])];
  const keep = buttons.find(({ textContent }) => textContent?.trim() === "Keep this run to compare");
  if (keep === undefined) throw new Error("the picture keeps no run");
  keep.click();
  await load(size);
  await until(() => playground.shadowRoot?.querySelectorAll(".lanes canvas").length === 2);
}

export function move(motion: Motion, frames: number): Promise<Moved> {
  const slider = part<HTMLInputElement>(".moment");
  const canvas = part<HTMLCanvasElement>(".lanes canvas");
  const lanes = part(".lanes");
  const steps = Number(slider.max);
  const goTo = (step: number): void => {
    slider.value = String(step);
    slider.dispatchEvent(new Event("input"));
  };
  const wheel = (how: WheelEventInit): void => {
    const { left, top } = canvas.getBoundingClientRect();
    const at = { clientX: left + 500, clientY: top + 100 };
    canvas.dispatchEvent(new WheelEvent("wheel", { ...at, ...how, cancelable: true, bubbles: true }));
  };
  const motions: Readonly<Record<Motion, (part: number) => void>> = {
    scrub: (part) => goTo(Math.round(part * steps)),
    // By time, which is what the two have in common.
    "scrub-both": (part) => goTo(Math.round(part * steps)),
    // By the golden ratio, which comes near every place and never to the same.
    jump: (part) => goTo(Math.floor(((part * frames * 0.618_034) % 1) * steps)),
    // In and out again.
    zoom: (part) => wheel({ deltaY: part < 0.5 ? -25 : 25, ctrlKey: true }),
    pan: (part) => wheel({ deltaX: part < 0.5 ? 30 : -30 }),
    scroll: (part) => void (lanes.scrollTop = part * (lanes.scrollHeight - lanes.clientHeight)),
  };
  return inEachFrame(frames, motions[motion]);
}

export async function run(program: Program, how: Shown): Promise<{ time: number; stdout: string }> {
  playground.language = program.language;
  playground.speed = program.speed;
  playground.view = how === "shown" ? null : "code output";
  playground.code = program.code;
  traced = how !== "untraced";
  await nextFrame();
  const start = performance.now();
  const { status, stdout, stderr } = await playground.run();
  const time = performance.now() - start;
  if (status !== "finished") throw new Error(`the program ${status}: ${stderr}`);
  return { time, stdout };
}

function part<T extends HTMLElement>(selector: string): T {
  const part = playground.shadowRoot?.querySelector<T>(selector);
  if (part == null) throw new Error(`the picture has no ${selector}`);
  return part;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await nextFrame();
}
