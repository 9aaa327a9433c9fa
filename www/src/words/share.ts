/** The dialog that gives a program away, as a link or as text for other places. */
export const words = {
  title: "Share this program",
  /** What it is given away as. */
  link: "Link",
  aboutLink: "Opens the program; it runs when somebody presses Run.",
  markdown: "Markdown",
  aboutMarkdown: "The program, and a link below it.",
  html: "HTML",
  aboutHtml: "A playground for a page of your own.",
  frame: "Frame",
  aboutFrame: "A playground for places that take frames and no scripts.",
  copy: "Copy",
  /** What that button is heard as; `what` is one of the above. */
  copyWhat: (what: string): string => `Copy ${what}`,
  copied: (what: string): string => `${what} copied.`,
  copyByHand: "Press Ctrl+C, or ⌘C, to copy what is selected.",
  inTheLink: "The program is in the last part of the link, behind the #, which a browser sends to no server.",
  download: "Download the program",
  close: "Close",
};
