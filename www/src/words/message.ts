/** What comes from an engine and is none of the messages that there are. */
export const words = {
  /** `wrong` names the mistake, for whoever looks after the engine. */
  senseless: (wrong: string): string => `The engine sent a message that makes no sense: ${wrong}.`,
};
