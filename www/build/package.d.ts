/** Makes the package in a folder of `out`; where it lies then. */
export function makePackage(out: string): string;

/** Packs it, beside its folder. Sizes are in bytes. */
export function pack(folder: string): {
  readonly path: string;
  readonly size: number;
  readonly unpackedSize: number;
};
