/**
 * Maps of which every version can be kept: what did not change between two of them they share, so that keeping one costs
 * nothing, and going on from it as much as is changed. Knows numbers as keys; not what the values are.
 *
 * Keys get places in the order in which they come, and places lead through a tree with 32 branches to a value, as in
 * Bagwell's "Ideal Hash Trees" (2001) without the hash. A node belongs to whoever made it, and is copied by anyone else
 * who would change it.
 */

const BITS = 5;
const BRANCHES = 1 << BITS;
const MASK = BRANCHES - 1;
const CAPACITIES = [1, BRANCHES, BRANCHES ** 2, BRANCHES ** 3, BRANCHES ** 4, BRANCHES ** 5];

/** Nodes, or at the lowest level values; a place that is empty has neither. */
class Node {
  readonly owner: object;
  readonly items: unknown[];
  /** How many of them there are: a node without any is let go. */
  live: number;

  constructor(owner: object, items: unknown[] = [], live = 0) {
    this.owner = owner;
    this.items = items;
    this.live = live;
  }
}

/** The places of keys, which all versions share: it is only ever added to. */
class Places {
  readonly #places = new Map<number, number>();
  readonly keys: number[] = [];

  of(key: number): number | undefined {
    return this.#places.get(key);
  }

  give(key: number): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.keys.length);
    return this.keys.push(key) - 1;
  }
}

/** One version: never changes. In the order in which keys first came. */
export class VersionMap<V> implements ReadonlyMap<number, V> {
  readonly size: number;
  readonly #root: Node | null;
  /** Levels of nodes above the values. */
  readonly #depth: number;
  readonly #places: Places;

  constructor(root: Node | null = null, depth = 1, size = 0, places = new Places()) {
    this.#root = root;
    this.#depth = depth;
    this.size = size;
    this.#places = places;
  }

  /** To go on from here; this version stays. */
  edit(): VersionEditor<V> {
    return new VersionEditor<V>(this.#root, this.#depth, this.size, this.#places);
  }

  get(key: number): V | undefined {
    const place = this.#places.of(key);
    return place === undefined ? undefined : (find(this.#root, this.#depth, place) as V | undefined);
  }

  has(key: number): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): MapIterator<[number, V]> {
    if (this.#root !== null) yield* walk<V>(this.#root, this.#depth, 0, this.#places.keys);
  }

  *keys(): MapIterator<number> {
    for (const [key] of this.entries()) yield key;
  }

  *values(): MapIterator<V> {
    if (this.#root !== null) yield* walkValues<V>(this.#root, this.#depth);
  }

  [Symbol.iterator](): MapIterator<[number, V]> {
    return this.entries();
  }

  forEach(callback: (value: V, key: number, map: ReadonlyMap<number, V>) => void): void {
    for (const [key, value] of this) callback(value, key, this);
  }
}

/** A version in the making. */
export class VersionEditor<V> {
  #owner = {};
  #root: Node | null;
  #depth: number;
  #size: number;
  readonly #places: Places;

  constructor(root: Node | null, depth: number, size: number, places: Places) {
    this.#root = root;
    this.#depth = depth;
    this.#size = size;
    this.#places = places;
  }

  get size(): number {
    return this.#size;
  }

  get(key: number): V | undefined {
    const place = this.#places.of(key);
    return place === undefined ? undefined : (find(this.#root, this.#depth, place) as V | undefined);
  }

  /** `value` is not undefined, which stands for nothing. */
  set(key: number, value: V & NonNullable<unknown>): void {
    const place = this.#places.give(key);
    while (place >= capacity(this.#depth)) {
      const root = this.#root;
      this.#root = root === null ? null : new Node(this.#owner, [root], 1);
      this.#depth += 1;
    }
    let node = (this.#root = this.#own(this.#root));
    for (let shift = (this.#depth - 1) * BITS; shift > 0; shift -= BITS) {
      const branch = (place >>> shift) & MASK;
      const below = node.items[branch] as Node | undefined;
      if (below === undefined) node.live += 1;
      const next = this.#own(below ?? null);
      node.items[branch] = next;
      node = next;
    }
    const branch = place & MASK;
    if (node.items[branch] === undefined) {
      node.live += 1;
      this.#size += 1;
    }
    node.items[branch] = value;
  }

  delete(key: number): void {
    const place = this.#places.of(key);
    if (place === undefined || find(this.#root, this.#depth, place) === undefined) return;
    this.#size -= 1;
    this.#root = this.#without(this.#root, this.#depth, place);
  }

  /** What there is now; it stays so when this goes on. */
  version(): VersionMap<V> {
    // From now on nothing belongs to this: all that was made is shared with that version.
    this.#owner = {};
    return new VersionMap<V>(this.#root, this.#depth, this.#size, this.#places);
  }

  #own(node: Node | null): Node {
    if (node === null) return new Node(this.#owner);
    return node.owner === this.#owner ? node : new Node(this.#owner, node.items.slice(), node.live);
  }

  /** The node without what stands at that place; null if nothing is left. */
  #without(node: Node | null, depth: number, place: number): Node | null {
    if (node === null) return null;
    const branch = (place >>> ((depth - 1) * BITS)) & MASK;
    const left = depth === 1 ? null : this.#without(node.items[branch] as Node, depth - 1, place);
    if (left === null && node.live === 1) return null;
    const own = this.#own(node);
    if (left === null) own.live -= 1;
    own.items[branch] = left ?? undefined;
    return own;
  }
}

function find(root: Node | null, depth: number, place: number): unknown {
  if (root === null || place >= capacity(depth)) return undefined;
  let node = root;
  for (let shift = (depth - 1) * BITS; shift > 0; shift -= BITS) {
    const below = node.items[(place >>> shift) & MASK] as Node | undefined;
    if (below === undefined) return undefined;
    node = below;
  }
  return node.items[place & MASK];
}

/** How many places there are below so many levels: with six, more than there could be keys. */
function capacity(depth: number): number {
  return CAPACITIES[depth] ?? Infinity;
}

function* walk<V>(
  node: Node,
  depth: number,
  before: number,
  keys: readonly number[],
): Generator<[number, V]> {
  for (let branch = 0; branch < node.items.length; branch += 1) {
    const item = node.items[branch];
    if (item === undefined) continue;
    const place = before * BRANCHES + branch;
    if (depth === 1) yield [keys[place] ?? 0, item as V];
    else yield* walk<V>(item as Node, depth - 1, place, keys);
  }
}

function* walkValues<V>(node: Node, depth: number): Generator<V> {
  if (depth === 1) {
    for (const item of node.items) if (item !== undefined) yield item as V;
    return;
  }
  for (const item of node.items) if (item !== undefined) yield* walkValues<V>(item as Node, depth - 1);
}
