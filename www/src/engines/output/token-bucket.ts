/**
 * A token bucket: allows a burst, then a steady rate. Spending more than there is leaves a debt that the
 * rate pays off. Knows numbers only; whoever asks says what time it is.
 */
export class TokenBucket {
  readonly #capacity: number;
  readonly #perMillisecond: number;
  #tokens: number;
  #filledAt: number;

  constructor(capacity: number, perMillisecond: number, now: number) {
    this.#capacity = capacity;
    this.#perMillisecond = perMillisecond;
    this.#tokens = capacity;
    this.#filledAt = now;
  }

  /** Whether at least one whole token is there at `now`, in milliseconds. */
  allows(now: number): boolean {
    const filled = this.#tokens + (now - this.#filledAt) * this.#perMillisecond;
    this.#tokens = filled > this.#capacity ? this.#capacity : filled;
    this.#filledAt = now;
    return this.#tokens >= 1;
  }

  spend(tokens: number): void {
    this.#tokens -= tokens;
  }
}
