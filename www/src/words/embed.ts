/** The page that fills a frame with one program. */
export const words = {
  title: "A program to run, in Interleave",
  late:
    "The playground has not come yet. It needs a browser that runs scripts, and a connection; and in a sandboxed frame " +
    "its site has to send Access-Control-Allow-Origin with its files.",
  noProgram:
    "The address of this frame has no program. Take the snippet for a frame from a playground's Share button, or write " +
    "the program behind the #, as in embed.html#language=python&code=print(1).",
  /** Of a field of the address: what is given, and what there is. */
  noSuchValue: (field: string, given: string, values: readonly string[]): string =>
    `The address of this frame has ${field}=${given}, which there is not. It can be ${values.join(", ")}.`,
};
