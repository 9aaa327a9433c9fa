/** A work of somebody else that is shipped, as the build's parts hand it to each other. Knows nothing of where it comes from. */
export interface Work {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression (https://spdx.org/licenses/): `MIT OR Apache-2.0`. */
  readonly licence: string;
  /** Where its source is, where that is known. */
  readonly source: string | null;
  /** What has to go with a copy of it: licences with their copyright lines, notices. */
  readonly texts: readonly string[];
}
