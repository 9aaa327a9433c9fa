/** The editor, as it is at once. */
export const words = {
  code: "Code",
};
