/** The standalone page, as it stands before its scripts have come; and what the app is called that it installs as. */
export const words = {
  name: "Interleave",
  title: "Interleave: see asynchronous code take turns",
  description:
    "Edit a small asynchronous program in Python or JavaScript, run it in the browser, and see how its tasks take turns.",
  lead: "Edit a small async program in Python or JavaScript, run it, and see how its tasks take turns.",
  documentation: "Documentation",
  colours: "Colours",
  asSystem: "System colours",
  light: "Light",
  dark: "Dark",
  unopened: "The playground has not started.",
  openedAsFile:
    "If this page was opened as a file (its address begins with `file:`), it needs a server; any will do. In its folder, " +
    "start `python3 -m http.server` or `npx serve`, and open the address that it says. Otherwise load the page again; your " +
    "browser may also be too old.",
  noScript:
    "Programs run in your browser, which needs JavaScript. Please switch it on and load the page again.",
  example: "Example",
  previous: "Previous example",
  next: "Next example",
  language: "Language",
  private: "Programs run in this browser and nowhere else: nothing you write is sent anywhere.",
  licences: "Licences",
  keys: "<kbd>Ctrl</kbd> or <kbd>⌘</kbd> <kbd>Enter</kbd> runs · <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor",
};
