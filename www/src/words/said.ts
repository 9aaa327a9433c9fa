/** What a sentence is made of. Types only. */

/** A sentence in pieces, with something in it that is no text, as a button. */
export type Said<T> = readonly (string | T)[];
