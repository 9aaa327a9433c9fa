/** What the standalone page says of working without a connection, and of a new version of itself. */
export const words = {
  works: "Works offline: all of it is kept in this browser.",
  worksOncePythonRan: "Works offline, and Python too once it was run.",
  /** `missing` are the bytes of it that are not kept yet. */
  keepPython: (missing: number): string => `Keep Python now (${megabytes(missing)})`,
  keepingPython: (missing: number): string => `Python is being kept for offline (${megabytes(missing)})`,
  notKept: "Python could not be kept for offline. Check the connection and try again.",
  offline: "You are offline. All of it works.",
  offlineWithoutPython: "You are offline. Python was never loaded here: go online once, and it stays.",
  newVersion: "A new version is there.",
  reload: "Reload",
};

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
