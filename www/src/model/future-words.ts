/** A future's life in words: a sentence for each stretch of its lane. */
import type { FutureLane } from "./futures-track";
import { words as lists } from "../words/lists";
import { timeText } from "./times";
import { atLine, byWhom, jobName, ROLES, taskName, type Callbacks, type Tasks } from "./words";

/** Among more than these, the rest is counted. */
const MOST = 3;

export function futureName({ future }: FutureLane): string {
  return `Future ${future}`;
}

/** What it stands for: a role has words, a call is its own; "" for one that the program made itself. */
export function servesText({ serves }: FutureLane): string {
  if (serves === null) return "";
  return (ROLES as Readonly<Record<string, string>>)[serves] ?? serves;
}

export function futureText(tasks: Tasks, lane: FutureLane, index: number, callbacks?: Callbacks): string {
  const name = futureName(lane);
  const [made = 0, done] = lane.starts;
  if (index === 0 || lane.outcome === null) {
    const serves = servesText(lane);
    const maker = `made ${byWhom(tasks, lane.by, callbacks)}${serves === "" ? "" : ` for ${serves}`}`;
    return done === undefined
      ? `${name} is pending since ${timeText(made)}: ${maker}.`
      : `${name} was pending for ${timeText(done - made)}: ${maker}.`;
  }
  const { is, by, line } = lane.outcome;
  const how = { result: "got its result", error: "got an exception", cancelled: "was cancelled" }[is];
  const place = `at ${timeText(done ?? 0)} ${byWhom(tasks, by, callbacks)}${atLine(line)}`;
  return `${name} ${how} ${place}${followedText(tasks, lane, callbacks)}.`;
}

/** What came right after it was done: true of every one of them, whoever asked for it. */
function followedText(tasks: Tasks, { woken, callbacks }: FutureLane, names?: Callbacks): string {
  const ready = woken.map((task) => taskName(tasks, task));
  const called = callbacks.map(({ callback }) => jobName(tasks, { job: "callback", id: callback }, names));
  const parts = [
    ready.length === 0 ? "" : `${listed(ready)} became ready`,
    called.length === 0 ? "" : `${listed(called)} ${called.length === 1 ? "was" : "were"} scheduled`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : `; right after that ${parts.join(", and ")}`;
}

function listed(names: readonly string[]): string {
  const some = names.slice(0, MOST);
  const rest = names.length - some.length;
  return lists.joined(rest > 0 ? [...some, `${rest} more`] : some);
}
