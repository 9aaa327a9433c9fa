/** What the bundler makes of a file when asked for its text. */
declare module "*?raw" {
  const text: string;
  export default text;
}
