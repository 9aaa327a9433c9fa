/** Medians and spreads. */

export interface Spread {
  readonly median: number;
  /** The quartiles: half of the values lie between them. */
  readonly low: number;
  readonly high: number;
}

export function spread(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}

/** The value below which this part of them lies; between two values it goes straight. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error("there are no values");
  return below + (above - below) * (place - Math.floor(place));
}
