/** Why a program did not come from the file that its author named. */
export const words = {
  noAddress: (given: string): string => `The program could not be loaded: “${given}” is no address.`,
  /** `why` is one of the sentences below. */
  notLoaded: (address: string, why: string): string =>
    `The program could not be loaded from ${address}. ${why}`,
  noAnswer: "Check the connection.",
  noAnswerFromElsewhere: (origin: string): string =>
    `Check the connection. ${origin} has to allow it with Access-Control-Allow-Origin, and the page’s policy with connect-src.`,
  /** With a status of HTTP. */
  refused: (status: string): string => `The server answered “${status}”.`,
  page: "The server answered with a page, not with a program: is the address right?",
  brokenOff: "The download broke off. Check the connection.",
  tooLarge: "It is too large to be a program: it has more than a million bytes.",
  noText: "It is no text in UTF-8.",
  empty: "The file is empty.",
};
