/** How far a download is. */
export const words = {
  downloading: (engine: string): string => `Downloading ${engine}`,
  /** In megabytes of a million bytes, as browsers and file managers count them. */
  had: (bytes: number): string => `${megabytes(bytes)} MB`,
  hadOf: (bytes: number, total: number): string => `${megabytes(bytes)} of ${megabytes(total)} MB`,
};

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
