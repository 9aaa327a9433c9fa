/** Keeping a run: as an image, as a trace to be opened again, as one for Perfetto; and opening such a file. */
export const words = {
  group: "Keep this run",
  save: "Save",
  image: { png: "Image (PNG)", svg: "Image (SVG)" },
  trace: "Trace (JSON)",
  perfetto: "Trace for Perfetto",
  aboutPerfetto: "Opens in Perfetto and in DevTools' Performance",
  open: "Open a trace",
  opening: (percent: number): string => `Opening: ${percent} %`,
  tooLarge: (file: string, megabytes: number): string =>
    `${file} is too large to be a trace that was saved here: more than ${megabytes} MB.`,
  /** `why` is the browser's. */
  unreadable: (file: string, why: string): string => `${file} could not be read: ${why}.`,
};
