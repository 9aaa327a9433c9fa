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
import { siteAddress } from "../sharing/site-address";
import { words } from "../words/clipboard";
import { SITE } from "./site";

/**
 * Opens the dialog that gives a program away, in `frame`, with what runs before it as a part of it. Its links lead to the site of
 * this module, unless the page's author names another one.
 */
export async function giveAway(
  frame: HTMLElement,
  own: SharedProgram,
  before: readonly Snippet[],
  asked: string | null,
): Promise<null> {
  const named = asked === null ? null : siteAddress(asked, document.baseURI);
  if (asked !== null && named === null) {
    console.warn(
      `The attribute site of a playground is no address of a site, and nothing leads there: ${asked}`,
    );
  }
  const site = named ?? SITE;
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
