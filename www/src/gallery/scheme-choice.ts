/** The box in which a person chooses whether the standalone page is light or dark. Knows that box, and what is kept of it. */
import { dressIn, KEY, keepScheme, keptScheme } from "./kept-scheme";

export function offerSchemes(select: HTMLSelectElement): void {
  const show = (): void => {
    const scheme = keptScheme();
    select.value = scheme ?? "";
    dressIn(scheme);
  };
  show();
  select.addEventListener("change", () => {
    const { value } = select;
    const scheme = value === "light" || value === "dark" ? value : null;
    keepScheme(scheme);
    dressIn(scheme);
  });
  // Chosen in another window of the page; all that was kept may be gone, too.
  window.addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) show();
  });
}
