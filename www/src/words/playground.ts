/** The parts of a playground, as they are called and as they are while they are empty. */
export const words = {
  output: "Output",
  outputToCome: "What the program prints appears here.",
  noOutput: "The program printed nothing.",
  copy: "Copy",
  copyOutput: "Copy output",
  status: "Status",
  picture: "Picture",
};
