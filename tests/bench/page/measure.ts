/** One measurement, with everything that is watched meanwhile. Knows no peer and no workload. */
import type { Broken, Measured, Order, Sample } from "../sample";
import { firstFailure } from "./failures";
import { FrameWatch, nextFrame } from "./frames";
import { nextMacrotask } from "./macrotask";
import type { Peers } from "./peers";
import { clearTimeoutUncounted, setTimeoutUncounted, type TimeoutWatch } from "./timeouts";

export async function measure(peers: Peers, timeouts: TimeoutWatch, order: Order): Promise<Sample> {
  const failure = firstFailure();
  let alarm = 0;
  const late = new Promise<Broken>((resolve) => {
    const message = `had not ended after ${order.limit / 1000} s`;
    alarm = setTimeoutUncounted(() => resolve({ kind: "broken", how: "hangs", message }), order.limit);
  });
  const crashed = failure.message.then((message): Broken => ({ kind: "broken", how: "crashes", message }));
  try {
    return await Promise.race([watched(peers, timeouts, order), late, crashed]);
  } catch (error) {
    return { kind: "broken", how: "crashes", message: String(error) };
  } finally {
    clearTimeoutUncounted(alarm);
    failure.end();
  }
}

async function watched(peers: Peers, timeouts: TimeoutWatch, order: Order): Promise<Measured> {
  const run = peers.get(order.peer);
  if (run === undefined) throw new Error(`there is no peer ${order.peer}`);
  const frames = new FrameWatch();
  // Two frames, so that a gap can be seen from its beginning; then out of the frame's own callback.
  await nextFrame();
  await nextFrame();
  await nextMacrotask();

  timeouts.reset();
  let numbers: ArrayLike<number> = [];
  const start = performance.now();
  for (let left = order.repeat; left > 0; left -= 1) {
    numbers = await run(order.workload, order.size, order.lasting);
  }
  const end = performance.now();
  const counts = timeouts.counts();

  await nextMacrotask();
  await nextFrame();
  return {
    kind: "measured",
    time: (end - start) / order.repeat,
    numbers: Array.from(numbers),
    frames: frames.gaps(start, end),
    timeouts: counts,
  };
}
