/** What became of the person's version of a program. */
export const words = {
  kept: "This is your version, kept in this browser. Reset brings the original back.",
  outdated:
    "The page's program has changed since you made your version, which is shown. Reset brings the new one.",
  notKept:
    "This browser does not keep your version: it is gone when you leave the page. Copy what you want to have.",
  reset: "The program is as it was. Undo reset brings your version back.",
  back: "Your version is back.",
};
