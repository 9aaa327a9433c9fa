/**
 * Keeping a picture: as an image, as a trace to be opened again, as one for Perfetto; and opening such a file. Knows how
 * a page gives a file to a person and takes one; what stands in it is the model's.
 */
import { html, nothing, type TemplateResult } from "lit";
import { saveFile } from "../files/save-file";
import type { RunText } from "../model/run-words";
import { words } from "../words/saving";
import { words as images } from "../words/image";
import { pngBlob, svgBlob, type Image } from "./timeline/image";
import type { Palette } from "./timeline/palette";

/** A page that is busy for no longer answers in time, in milliseconds. */
const BUSY = 12;

/** In pixels, or as shapes that stay sharp at any size. */
export type ImageKind = "png" | "svg";

export interface Saving {
  /** Why the last file could not be opened, or null. */
  readonly complaint: string | null;
  /** How far the file is opened that was chosen last, in percent; null where none is. */
  readonly opened: number | null;
  /** Whether there is a timeline to make an image of. */
  readonly image: boolean;
  readonly saveImage: (kind: ImageKind) => void;
  readonly saveTrace: () => void;
  readonly saveForPerfetto: () => void;
  readonly open: (file: File) => void;
}

export function saving(all: Saving): TemplateResult {
  return html`<div class="saving" role="group" aria-label=${words.group}>
    <span class="aside">${words.save}</span>
    ${
      all.image
        ? html`<button type="button" @click=${() => all.saveImage("png")}>${words.image.png}</button>
            <button type="button" @click=${() => all.saveImage("svg")}>${words.image.svg}</button>`
        : nothing
    }
    <button type="button" @click=${all.saveTrace}>${words.trace}</button>
    <button type="button" @click=${all.saveForPerfetto} title=${words.aboutPerfetto}>
      ${words.perfetto}
    </button>
    <label class="open">
      <span>${words.open}</span>
      <input
        type="file"
        accept="application/json,.json"
        aria-label=${words.open}
        @change=${(event: Event) => chosen(event.target as HTMLInputElement, all)}
      />
    </label>
    <span class="aside" role="status">${all.opened === null ? nothing : words.opening(all.opened)}</span>
    ${all.complaint === null ? nothing : html`<p role="alert">${all.complaint}</p>`}
  </div>`;
}

function chosen(input: HTMLInputElement, { open }: Saving): void {
  const file = input.files?.[0];
  // So that the same file can be chosen again.
  input.value = "";
  if (file !== undefined) open(file);
}

/** What comes in pieces as one file, made without keeping the page from anything else. */
export async function joined(pieces: Iterable<string>, type: string): Promise<Blob> {
  const parts: Blob[] = [];
  let rested = performance.now();
  for (const piece of pieces) {
    parts.push(new Blob([piece]));
    if (performance.now() - rested < BUSY) continue;
    await new Promise((resolve) => setTimeout(resolve));
    rested = performance.now();
  }
  return new Blob(parts, { type });
}

/** What is shown of a timeline, or of two, as a file; `words` say it for those who do not see it. */
export async function saveImage(
  kind: ImageKind,
  image: Image,
  palette: Palette,
  { title, description }: RunText,
): Promise<void> {
  const [{ view, axis } = { view: null, axis: "order" }] = image.parts.map(({ scene }) => scene);
  const isPart = view !== null && !view.isWhole && axis === "time";
  const named = isPart ? images.part(title, view.from, view.to) : title;
  const file = kind === "png" ? await pngBlob(image, palette) : svgBlob(image, palette, named, description);
  if (file !== null)
    saveFile(`interleave-${image.parts.length > 1 ? "comparison" : "timeline"}.${kind}`, file);
}
