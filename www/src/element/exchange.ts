/**
 * What goes in and out of a playground by hand: a file that is dropped on it, the dialog that gives its program away, its output for
 * the clipboard. Loaded when the person does one of these. Each gives the sentence that the person is to be told, or null. Knows no
 * playground.
 */
import { FileError, fileName, readProgramFile, type OpenedProgram } from "../files/program-file";
import { saveFile } from "../files/save-file";
import type { Snippet } from "../protocol/messages";
import { outputText } from "../session/output-text";
import type { OutputModel } from "../session/output-model";
import type { SharedProgram } from "../sharing/fragment";
import { joinedSnippets } from "../sharing/joined-snippets";
import { openShareDialog } from "../sharing/share-dialog";
import { words } from "../words/clipboard";

/** Opens the dialog that gives a program away, in `frame`, with what runs before it as a part of it. */
export async function giveAway(
  frame: HTMLElement,
  own: SharedProgram,
  before: readonly Snippet[],
  site: URL,
): Promise<null> {
  const program = { ...own, code: joinedSnippets(own.language, before, own.code) };
  const name = fileName(program.title, program.language);
  const download = (): void => saveFile(name, new Blob([program.code], { type: "text/plain" }));
  await openShareDialog(frame, { program, site, download });
  return null;
}

/** Reads a file and hands it to `take`, who says what became of it. */
export async function takeFile(file: File, take: (opened: OpenedProgram) => string): Promise<string> {
  try {
    return take(await readProgramFile(file));
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
}

export async function copyOutput(output: OutputModel): Promise<string> {
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (clipboard === undefined) return words.refused;
  try {
    await clipboard.writeText(outputText(output));
    return words.copied;
  } catch (error) {
    // In a frame that is not allowed to.
    if (error instanceof DOMException) return words.refused;
    throw error;
  }
}
