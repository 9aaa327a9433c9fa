/** What is saved as an image: the run that is shown, below the kept one where they are compared; and the words for it. */
import { aboutText } from "../../model/comparison";
import { runText, type RunText } from "../../model/run-words";
import type { ImagePart } from "../timeline/image";
import type { Scene } from "../timeline/scene";
import type { Compare } from "./compare";
import { comparedOf, type ComparedRun } from "./compared-run";

export function imageOf(
  compare: Compare,
  shown: Scene,
  run: Pick<ComparedRun, "history">,
): { readonly parts: readonly ImagePart[]; readonly words: RunText } {
  const words = runText(shown.tasks, shown.lanes, run.history, shown.waits);
  const above = compare.timeline.picture?.scene;
  if (compare.both === null || above === undefined)
    return { parts: [{ heading: null, scene: shown }], words };
  const [kept, other] = compare.both;
  const headed = (each: ComparedRun): string => `${each.name}: ${aboutText(comparedOf(each))}`;
  const wordsOfKept = runText(above.tasks, above.lanes, kept.history, above.waits);
  return {
    parts: [
      { heading: headed(kept), scene: above },
      { heading: headed(other), scene: shown },
    ],
    words: {
      title: compare.sentence,
      description: `${headed(kept)}. ${wordsOfKept.description} ${headed(other)}. ${words.description}`,
    },
  };
}
