/** The editor that comes later, with all that it says of itself. */
export const words = {
  leave: "Press Escape, then Tab, to leave the editor.",
  selectionDeleted: "Selection deleted",
  /** The list of the places that are at fault. */
  faults: "Diagnostics",
  noFaults: "No diagnostics",
  closeFaults: "close",
  /** A character that cannot be seen: by one of the names below, or by its number. */
  controlCharacter: (name: string): string => `Control character ${name}`,
  characters: {
    0x0: "null",
    0x7: "bell",
    0x8: "backspace",
    0xa: "newline",
    0xb: "vertical tab",
    0xd: "carriage return",
    0x1b: "escape",
    0x200b: "zero width space",
    0x200c: "zero width non-joiner",
    0x200d: "zero width joiner",
    0x200e: "left-to-right mark",
    0x200f: "right-to-left mark",
    0x2028: "line separator",
    0x2029: "paragraph separator",
    0x202d: "left-to-right override",
    0x202e: "right-to-left override",
    0x2066: "left-to-right isolate",
    0x2067: "right-to-left isolate",
    0x2069: "pop directional isolate",
    0xfeff: "zero width no-break space",
    0xfffc: "object replacement",
  },
};
