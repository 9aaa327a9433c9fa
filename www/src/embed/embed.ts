/**
 * The script of embed.html: one playground that fills a frame, with the program of the frame's address. Tells the page around how
 * high it is, and takes from it whether it is light or dark; nothing runs before the person presses Run. Uses the element as any
 * page would; knows nothing of what is inside it.
 */
import { linkKey } from "../element/keeping";
import type { InterleavePlayground } from "../element/playground";
import { LinkError } from "../sharing/fragment";
import type { Scheme } from "../theme/scheme-around";
import { AddressError, askedInFragment, type Asked } from "./asked";
import { readToFrame, stamped, type FromFrame } from "./messages";

await customElements.whenDefined("interleave-playground");

const main = document.querySelector("main") as HTMLElement;
const TITLE = document.title;
const { languages } = document.createElement("interleave-playground");
const complaint = document.createElement("p");
complaint.setAttribute("role", "alert");
/** What the page around has told, and what the address says, which is the last word. */
const themes: { around: Scheme | null; asked: Scheme | null } = { around: null, asked: null };

await showFromAddress();

window.addEventListener("hashchange", () => void showFromAddress());
window.addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
  const told = source === window.parent ? readToFrame(data) : null;
  if (told !== null) dress({ around: told.theme });
});
tell({ type: "ready" });
new ResizeObserver(() => {
  tell({ type: "height", height: main.getBoundingClientRect().height });
}).observe(main);

async function showFromAddress(): Promise<void> {
  const { hash } = location;
  try {
    const asked = await askedInFragment(hash, languages);
    // The address has changed again meanwhile.
    if (location.hash !== hash) return;
    dress({ asked: asked.theme });
    document.title = asked.title ?? TITLE;
    main.replaceChildren(playgroundOf(asked));
  } catch (error) {
    if (!(error instanceof AddressError || error instanceof LinkError)) throw error;
    complaint.textContent = error.message;
    main.replaceChildren(complaint);
  }
}

/** The page is of the browser's colours, by which the element sees what it is; the system's, where nobody said. */
function dress(said: Partial<typeof themes>): void {
  Object.assign(themes, said);
  document.documentElement.style.colorScheme = themes.asked ?? themes.around ?? "";
}

function playgroundOf(asked: Asked): InterleavePlayground {
  const { code, src, expected, language, title, speed, view, engine, readonly, lines } = asked;
  const playground = document.createElement("interleave-playground");
  const options = { language, label: title, speed: speed ?? "1", view, engine, readonly, lines, expected };
  Object.assign(playground, options);
  if (code === null) playground.src = src;
  else playground.load({ code, language, label: title, keep: linkKey(code) });
  return playground;
}

/** To whatever page is around: what is said is no secret. */
function tell(message: FromFrame): void {
  if (window.parent !== window) window.parent.postMessage(stamped(message), "*");
}
