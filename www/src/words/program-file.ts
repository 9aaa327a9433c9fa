/** Why a file that a person gave cannot be opened as a program. */
export const words = {
  tooLarge: (name: string): string =>
    `“${name}” is too large to be a program: it has more than a million bytes.`,
  unreadable: (name: string): string =>
    `“${name}” could not be read. A folder cannot be opened; a file may be in use or gone.`,
  noText: (name: string): string =>
    `“${name}” is no text in UTF-8. A program is a text file, such as one that ends in .py or .js.`,
};
