/** Why a program cannot be put into a link, or not be read from one, and what to do. */
import { words as numbers } from "./numbers";

export const words = {
  damaged:
    "This link is damaged: a part of it is missing or was changed on its way. Ask whoever sent it to send it again, as a whole line.",
  programTooLong: (length: number, longest: number): string =>
    `The program is too long for a link: it would have ${numbers.number(length)} characters, ` +
    `and ${numbers.number(longest)} is what most chats and mail programs leave whole. ` +
    "Download the program and send the file instead.",
  linkTooLong: "This link is longer than any program that can be shared. Ask for the file instead.",
  noLanguage: "This link names no language that could be one. Ask whoever sent it for a new one.",
  /** `format` is the link's, `readable` the page's. */
  newer: (format: string, readable: string): string =>
    `This link was made by a newer Interleave (its format is ${format}; this page reads ${readable}). ` +
    "Load the page again to get the newest one.",
  unpackedTooLong: (longest: number): string =>
    `The program in this link is longer than ${numbers.number(longest)} characters. Ask for the file instead.`,
};
