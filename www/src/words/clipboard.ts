/** What became of the output that was to be copied. */
export const words = {
  copied: "The output was copied.",
  refused: "This browser does not let the page copy. Select the output and press Ctrl+C, or ⌘C.",
};
