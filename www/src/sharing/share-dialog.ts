/**
 * The dialog that gives a program away: as a link, as snippets for other places, as a file. Knows how such things are shown and
 * copied; what stands in them is `fragment.ts`'s and `snippets.ts`'s.
 */
import { html, nothing, render, type TemplateResult } from "lit";
import { adoptStyles } from "../styles/adopt";
import { words } from "../words/share";
import { fragmentOf, LinkError, type SharedProgram } from "./fragment";
import { shareStyles } from "./share-styles";
import { elementOf, frameOf, markdownOf } from "./snippets";

export interface Share {
  readonly program: SharedProgram;
  /** Where the site lies that has the standalone page and interleave.js. */
  readonly site: URL;
  readonly download: () => void;
}

interface Snippet {
  readonly name: string;
  readonly text: string;
  readonly about: string;
  /** Of its field, in lines. */
  readonly rows: number;
}

/** Shows the dialog in `host`, whose texts it looks like; it goes away with its Close button, with Escape and with a click beside it. */
export async function openShareDialog(host: HTMLElement, share: Share): Promise<void> {
  const { site, program } = share;
  const root = host.getRootNode();
  if (root instanceof ShadowRoot) adoptStyles(root, [shareStyles]);
  let complaint: string | null = null;
  const fragment = await fragmentOf(program).catch((error: unknown) => {
    if (!(error instanceof LinkError)) throw error;
    complaint = error.message;
    return null;
  });
  const element = elementOf(program, new URL("interleave.js", site).href);
  const own = { name: words.html, text: element, about: words.aboutHtml, rows: 4 };
  const snippets: readonly Snippet[] =
    fragment === null ? [own] : [...links(program, fragment, site), own, frame(program, fragment, site)];
  const dialog = document.createElement("dialog");
  dialog.className = "share";
  dialog.setAttribute("aria-labelledby", "share-title");
  const say = (text: string): void => {
    const status = dialog.querySelector(".said");
    if (status !== null) status.textContent = text;
  };
  render(content(share, snippets, complaint, dialog, say), dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    // What is inside fills the dialog: only its backdrop is the dialog itself.
    if (event.target === dialog) dialog.close();
  });
  // Share was pressed twice before the first one came.
  if (host.querySelector("dialog.share") !== null) return;
  host.append(dialog);
  dialog.showModal();
}

function links(program: SharedProgram, fragment: string, site: URL): Snippet[] {
  const link = new URL(fragment, site).href;
  return [
    { name: words.link, text: link, about: words.aboutLink, rows: 2 },
    { name: words.markdown, text: markdownOf(program, link), about: words.aboutMarkdown, rows: 4 },
  ];
}

function frame(program: SharedProgram, fragment: string, site: URL): Snippet {
  return {
    name: words.frame,
    text: frameOf(program, new URL(`embed.html${fragment}`, site).href),
    about: words.aboutFrame,
    rows: 4,
  };
}

function content(
  share: Share,
  snippets: readonly Snippet[],
  complaint: string | null,
  dialog: HTMLDialogElement,
  say: (text: string) => void,
): TemplateResult {
  return html`<div class="share-body">
    <h2 id="share-title">${words.title}</h2>
    ${complaint === null ? nothing : html`<p class="complaint" role="alert">${complaint}</p>`}
    ${snippets.map(
      ({ name, text, about, rows }, at) => html`
        <div class="snippet">
          <label for=${`share-${at}`}>${name}</label>
          <button
            type="button"
            aria-label=${words.copyWhat(name)}
            @click=${() => void copy(dialog, at, text).then((done) => say(done ? words.copied(name) : words.copyByHand))}
          >
            ${words.copy}
          </button>
          <textarea
            id=${`share-${at}`}
            readonly
            rows=${rows}
            spellcheck="false"
            aria-describedby=${`share-about-${at}`}
            .value=${text}
            @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}
          ></textarea>
          <p id=${`share-about-${at}`}>${about}</p>
        </div>
      `,
    )}
    <p class="aside">${words.inTheLink}</p>
    <div class="share-end">
      <span class="said" role="status"></span>
      <button type="button" @click=${share.download}>${words.download}</button>
      <button type="button" autofocus @click=${() => dialog.close()}>${words.close}</button>
    </div>
  </div>`;
}

/** Whether the browser took it. Where it does not, the text is selected, for the person to copy. */
async function copy(dialog: HTMLDialogElement, at: number, text: string): Promise<boolean> {
  try {
    // Absent where the page is not secure; refused in frames that are not allowed to.
    await (navigator.clipboard as Clipboard | undefined)?.writeText(text);
    if ((navigator.clipboard as Clipboard | undefined) !== undefined) return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  dialog.querySelector<HTMLTextAreaElement>(`#share-${at}`)?.focus();
  return false;
}
