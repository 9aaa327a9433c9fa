/** The field for what a program asks the person. */
export const words = {
  input: "Input for the program",
  keys: "Enter sends the line, Ctrl+D ends the input.",
  end: "End input",
  endWithKey: "End of input (Ctrl+D)",
};
