/**
 * What TypeScript makes of the declarations. There is nothing to run: `tsc` checks that each type is exactly the one
 * that stands here, and that what is marked so is an error.
 */
import {
  Future,
  Lock,
  Queue,
  Task,
  TaskGroup,
  EventLoop,
  gather,
  shield,
  sleep,
  spawn,
  timeout,
  wait,
  type TraceEvent,
} from "../../www/src/generated/interleave/interleave.js";
import type { TraceEvent as ProtocolEvent } from "../../www/src/protocol/trace.ts";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

function is<Expected>() {
  return <Actual>(_: Actual, same: Same<Actual, Expected>) => same;
}

function* coroutine(): Generator<unknown, number> {
  const value: string = yield sleep(1, "value");
  return value.length;
}

export async function results(): Promise<void> {
  is<Future<void>>()(sleep(1), true);
  is<Future<string>>()(sleep(1, "value"), true);
  is<string>()(await sleep(1, "value"), true);
  is<number>()(await new Future<number>(), true);

  is<Task<number>>()(spawn(coroutine), true);
  is<Task<number>>()(spawn(coroutine()), true);
  is<Task<string>>()(
    spawn(async () => "value"),
    true,
  );
  is<Task<boolean>>()(
    spawn(() => true),
    true,
  );
  is<Task<string>>()(spawn(Promise.resolve("value")), true);
  is<number>()(await spawn(coroutine), true);

  is<[number, string, boolean]>()(
    await gather(coroutine(), sleep(1, "value"), Promise.resolve<boolean>(true)),
    true,
  );
  is<[number, string]>()(await gather([coroutine(), sleep(1, "value")]), true);
  is<[number | Error]>()(await gather([coroutine()], { returnExceptions: true }), true);
  is<number>()(await timeout(1, coroutine), true);
  is<string>()(await timeout(1, sleep(1, "value")), true);
  is<number>()(await shield(spawn(coroutine)), true);
  is<Future<string>[]>()((await wait([sleep(1, "value")])).done, true);
  is<string>()(await TaskGroup.run(async (group) => (group.spawn(coroutine), "value")), true);
  is<number>()(await new Lock().run(coroutine), true);

  const queue = new Queue<number>(3);
  is<number>()(await queue.get(), true);
  is<number>()(queue.getNowait(), true);
  is<void>()(await queue.put(1), true);
}

export function refused(loop: EventLoop, task: Task<number>): void {
  // @ts-expect-error a delay is a number
  sleep("1");
  // @ts-expect-error nothing to await
  gather(5);
  // @ts-expect-error nothing to run
  spawn(5);
  // @ts-expect-error a task is made by spawn
  new Task();
  // @ts-expect-error its result comes from its coroutine
  task.setResult(1);
  // @ts-expect-error one of three
  void wait([task], { returnWhen: "first" });
  // @ts-expect-error live or instant
  new EventLoop({ clock: "slow" });
  // @ts-expect-error the callback takes a number
  loop.callSoon((count: number) => count, "one");
  // @ts-expect-error the queue holds numbers
  new Queue<number>().putNowait("one");
  // @ts-expect-error read only
  task.name = "other";
}

/** Events are the protocol's, once somebody has told the lines. */
export const passedOn: (event: TraceEvent) => ProtocolEvent = (event) => event;
