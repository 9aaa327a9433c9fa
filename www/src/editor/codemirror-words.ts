/** What CodeMirror says by itself, in the words of the page. Knows by which phrases it asks for them; no text of a program. */
import { EditorState, type Extension } from "@codemirror/state";
import { highlightSpecialChars } from "@codemirror/view";
import { words } from "../words/full-editor";

const CHARACTERS: Readonly<Record<number, string>> = words.characters;

/** As CodeMirror does it, which asks for no names of characters. */
function specialCharacter(code: number, _description: string | null, placeholder: string): HTMLElement {
  const name = words.controlCharacter(CHARACTERS[code] ?? `0x${code.toString(16)}`);
  const character = document.createElement("span");
  character.className = "cm-specialChar";
  character.textContent = placeholder;
  character.title = name;
  character.setAttribute("aria-label", name);
  return character;
}

/** Has characters seen that are none to the eye. */
export const ownWords: Extension = [
  EditorState.phrases.of({
    "Selection deleted": words.selectionDeleted,
    Diagnostics: words.faults,
    "No diagnostics": words.noFaults,
    close: words.closeFaults,
  }),
  highlightSpecialChars({ render: specialCharacter }),
];
