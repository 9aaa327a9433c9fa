/** An image that a playground saves: its text, and what the browser itself sees in it. */
import type { Page } from "./page";

export interface Saved {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  /** As an image it is so large, and has so many colours. */
  readonly width: number;
  readonly colours: number;
}

/** Presses the button, and looks at the image that the browser would have put on the disk. */
export function saved(page: Page, button: string): Promise<Saved> {
  return page.evaluate(async (button) => {
    const root = document.querySelector("interleave-playground")?.shadowRoot;
    // What the page would have saved, for a test has no place for downloads.
    const [make, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
    try {
      const { blob, name } = await new Promise<{ blob: Blob; name: string }>((resolve, reject) => {
        let blob: Blob | null = null;
        URL.createObjectURL = (made) => make((blob = made as Blob));
        HTMLAnchorElement.prototype.click = function () {
          if (blob !== null) resolve({ blob, name: this.download });
        };
        const buttons = [...(root?.querySelectorAll("button") ?? [])];
        const pressed = buttons.find(({ textContent }) => textContent?.trim() === button);
        if (pressed === undefined) reject(new Error(`there is no button ${button}`));
        pressed?.click();
      });
      const image = new Image();
      image.src = make(blob);
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const context = canvas.getContext("2d");
      context?.drawImage(image, 0, 0);
      const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data.buffer;
      return {
        name,
        type: blob.type,
        text: blob.type === "image/png" ? "" : await blob.text(),
        width: image.naturalWidth,
        colours: new Set(new Uint32Array(pixels ?? new ArrayBuffer(0))).size,
      };
    } finally {
      URL.createObjectURL = make;
      HTMLAnchorElement.prototype.click = click;
    }
  }, button);
}
