/** Giving a person a file. Knows how a browser is made to save one; knows nothing of what stands in it. */

/** How long a browser may take to begin to read it, in milliseconds. */
const PATIENCE = 60_000;

/** Has the browser save a file of this name. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE);
}
