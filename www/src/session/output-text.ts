/** What is kept of an output as one text, with a sentence where lines are missing: as it is shown, for the clipboard. Pure. */
import { leftOutLine, type OutputModel } from "./output-model";

export function outputText(model: OutputModel): string {
  const gap = (lines: number): string => (lines === 0 ? "" : `${leftOutLine(lines)}\n`);
  const blocks = model.blocks.map(
    ({ leftOutBefore, stretches }) => gap(leftOutBefore) + stretches.map(({ text }) => text).join(""),
  );
  return blocks.join("") + gap(model.leftOutAtEnd);
}
