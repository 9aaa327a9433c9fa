/** What the environment may set. */

export function wholeNumber(variable: string, otherwise: number): number {
  const text = process.env[variable];
  if (text === undefined || text === "") return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`${variable}=${text} must be a whole number from 1`);
  return value;
}
