/** What is saved as an image: the run that is shown, below the kept one where they are compared; and the words for it. */
import { aboutText } from "../../model/comparison";
import { runText, type RunText } from "../../model/run-words";
import { words } from "../../words/compare";
import type { Image } from "../timeline/image";
import type { Scene } from "../timeline/scene";
import type { RebuiltRun } from "../rebuilt-run";
import type { Compare } from "./compare";
import { comparedOf, type ComparedRun } from "./compared-run";

export function imageOf(
  compare: Compare,
  shown: Scene,
  run: Pick<RebuiltRun, "history">,
): { readonly image: Image; readonly text: RunText } {
  const text = runText(shown.tasks, shown.lanes, run.history, shown.waits);
  const above = compare.timeline.picture?.scene;
  if (compare.both === null || above === undefined)
    return { image: { headline: null, parts: [{ heading: null, scene: shown }] }, text };
  const [kept, other] = compare.both;
  const headed = (each: ComparedRun): string => words.named(each.name, aboutText(comparedOf(each)));
  const { description } = runText(above.tasks, above.lanes, kept.run.history, above.waits);
  return {
    image: {
      headline: compare.sentence,
      parts: [
        { heading: headed(kept), scene: above },
        { heading: headed(other), scene: shown },
      ],
    },
    text: {
      title: compare.sentence,
      description: words.description(
        { heading: headed(kept), description },
        { heading: headed(other), description: text.description },
      ),
    },
  };
}
