/**
 * `shield`: lets a wait be cancelled without what is waited for, as CPython's (Lib/asyncio/tasks.py).
 */
import { toChildren } from "./awaitable.js";
import { currentLoop } from "./current.js";
import { Future, setWords, settle, stateOf, valueOf, whenSettled, wordsOf, beReported } from "./future.js";
import { SHIELD } from "./roles.js";

export function shield(awaitable) {
  const loop = currentLoop();
  const [inner] = toChildren([awaitable], loop, "shield");
  const outer = beReported(setWords(new Future(undefined, loop), () => wordsOf(inner)));
  loop.serves(outer, SHIELD, null, [inner]);
  const pass = () => settle(outer, stateOf(inner), valueOf(inner));
  loop.called("shield");
  inner.addDoneCallback(pass);
  whenSettled(outer, () => inner.removeDoneCallback(pass));
  return outer;
}
