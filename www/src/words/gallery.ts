/** What the standalone page says of the program that it shows. */
export const words = {
  file: "A file of yours. It stays on this computer.",
  shared: "A shared program",
  sharedNotice: "Somebody shared this program with you. Nothing runs before you press Run.",
  /** Of a link; `language` as it stands there. */
  unknownLanguage: (language: string): string =>
    `This link has a program in “${language}”, which does not run here. An example is shown instead.`,
  /** `why` is whole sentences. */
  unreadableLink: (why: string): string => `${why} An example is shown instead.`,
  only: (language: string): string => `${language} only`,
  compareWithLanguage: (language: string): string => `Compare with ${language}`,
  compareWithExample: (title: string): string => `Compare with “${title}”`,
};
