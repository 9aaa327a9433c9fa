import { expect, test } from "vitest";
import type { FromWorker } from "../../protocol/messages";
import type { SitedEvent } from "./api";
import type { Site } from "./compile";
import { TraceSender } from "./traced";

const SITES: readonly Site[] = [{ line: 7, column: 3, function: "main", text: "sleep(1)", kind: "await" }];

const turn = (turn: number): SitedEvent => ({ kind: "turn-started", at: 0, turn, jobs: 1 });
const spawned = (site: number | null): SitedEvent => ({
  kind: "task-spawned",
  at: 0,
  turn: 1,
  task: 1,
  parent: null,
  name: "main",
  line: null,
  site,
});

function bench(limit: number) {
  const posted: FromWorker[] = [];
  const sender = new TraceSender(SITES, (message) => void posted.push(message), limit);
  return { sender, posted: () => posted.splice(0) };
}

test("sites become lines, and are not sent", () => {
  const { sender, posted } = bench(10);
  sender.send([spawned(0), spawned(null), spawned(99), turn(1)], 0);
  const [message] = posted();
  if (message?.kind !== "trace") throw new Error("no trace was posted");
  expect(message.events.map((event) => ("line" in event ? event.line : "none"))).toEqual([
    7,
    null,
    null,
    "none",
  ]);
  expect(message.events.some((event) => "site" in event)).toBe(false);
});

test("beyond the limit events are counted, said now and then and at the end", () => {
  const { sender, posted } = bench(2);
  sender.send([turn(1), turn(2), turn(3)], 4);
  expect(posted()).toEqual([{ kind: "trace", events: [turn(1), turn(2)], dropped: 5 }]);
  sender.send([turn(4)], 0);
  expect(posted()).toEqual([]);
  sender.send([], 49_999);
  expect(posted()).toEqual([{ kind: "trace", events: [], dropped: 50_000 }]);
  sender.send([turn(5)], 0);
  sender.close();
  sender.close();
  expect(posted()).toEqual([{ kind: "trace", events: [], dropped: 1 }]);
});
