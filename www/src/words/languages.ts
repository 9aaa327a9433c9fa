/** What the languages are called that programs are in. */
export const words = {
  python: "Python",
  javascript: "JavaScript",
};
