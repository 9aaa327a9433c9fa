/** Does something in each frame, and notes how long the page was at work on it. */
import type { Moved } from "../sample";

/** Before those that count: the browser compiles what is used often. */
const WARM_UP = 20;

export async function inEachFrame(frames: number, act: (part: number) => void): Promise<Moved> {
  const channel = new MessageChannel();
  const work: number[] = [];
  const gaps: number[] = [];
  let before = Number.NaN;
  for (let frame = -WARM_UP; frame < frames; frame += 1) {
    const start = await nextFrame();
    act((frame + WARM_UP) / (frames + WARM_UP));
    // A message is taken once the frame is laid out and painted.
    await new Promise((resolve) => {
      channel.port1.onmessage = resolve;
      channel.port2.postMessage(null);
    });
    if (frame < 0) continue;
    work.push(performance.now() - start);
    if (frame > 0) gaps.push(start - before);
    before = start;
  }
  channel.port1.close();
  return { work, gaps };
}

/** When the first of the frame's callbacks is called. */
export function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
}

/** Watches for the longest time between two frames until it is told to stop. */
export function watchFrames(): () => number {
  let [longest, before] = [0, performance.now()];
  const called = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    next = requestAnimationFrame(called);
  };
  let next = requestAnimationFrame(called);
  return () => {
    cancelAnimationFrame(next);
    return Math.max(longest, performance.now() - before);
  };
}
