/**
 * What the standalone page shows of its being kept in the browser: whether it works offline, an offer to keep what is missing, and
 * that a new version is there. Knows two places of the page that it is given, and the registration.
 */
import { words } from "../words/offline";
import { Registration } from "./registration";
import { sayOffline, type Situation } from "./situation";

export interface Places {
  /** Where it says whether the page works offline: a live region, and a button beside it. */
  readonly offline: HTMLElement;
  /** Where it says that a new version is there: a live region. */
  readonly update: HTMLElement;
}

export interface OfflineNotice {
  /** Python was run, so it was loaded: from here on it is kept. */
  pythonRan(): void;
}

export async function showOffline({ offline, update }: Places): Promise<OfflineNotice> {
  const registration = await Registration.begin(() => offerUpdate(update, () => registration?.reload()));
  if (registration === null) return { pythonRan() {} };
  const [text, button] = [document.createElement("span"), document.createElement("button")];
  button.type = "button";
  text.tabIndex = -1;

  let situation: Situation = { online: navigator.onLine, missing: 0, keeping: false, failed: false };
  const become = (change: Partial<Situation>): void => {
    situation = { ...situation, ...change };
    const said = sayOffline(situation);
    text.textContent = said.text;
    button.textContent = said.offer ?? "";
    // The keyboard's place stays here, whether the button goes under it or comes back.
    const at = document.activeElement;
    if (said.offer === null && at === button) text.focus();
    button.hidden = said.offer === null;
    if (said.offer !== null && at === text) button.focus();
  };
  const keep = async (): Promise<void> => {
    if (situation.missing === 0 || situation.keeping) return;
    become({ keeping: true, failed: false });
    const { missing, failure } = await registration.keep();
    if (failure !== null) console.warn(`Interleave could not be kept for offline: ${failure}`);
    become({ missing, keeping: false, failed: failure !== null });
  };
  button.addEventListener("click", () => {
    // The browser may then not clear it by itself when it runs short of room.
    void navigator.storage?.persist?.();
    void keep();
  });
  for (const type of ["online", "offline"]) {
    window.addEventListener(type, () => become({ online: navigator.onLine }));
  }
  become({ missing: (await registration.state()).missing });
  offline.append(text, button);
  // What changes from here on is told; that it was so when the page came is for whoever looks.
  text.setAttribute("role", "status");
  return {
    pythonRan: () => void registration.state().then(({ missing }) => (become({ missing }), keep())),
  };
}

function offerUpdate(place: HTMLElement, reload: () => void): void {
  if (place.childElementCount > 0) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.reload;
  button.addEventListener("click", reload);
  const text = document.createElement("span");
  text.textContent = words.newVersion;
  place.append(text, button);
}
