/** All files of a folder but source maps, in one folder `name` of a zip. */
export function zip(folder: string, name: string): Uint8Array;
