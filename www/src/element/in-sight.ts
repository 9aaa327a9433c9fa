/**
 * Has the buttons of a playground stay in sight where one is at it with a finger, and no key runs the program. How that is done is
 * loaded then.
 */
export function keepInSight(frame: HTMLElement): void {
  if (!matchMedia("(pointer: coarse)").matches) return;
  import("./stuck-toolbar").then(
    ({ stickToolbar }) => stickToolbar(frame),
    (error: unknown) => console.warn("The buttons scroll with the program: a part was not loaded.", error),
  );
}
