/** Circles in a graph of things that need others. Knows numbers only. */

type Nodes = ReadonlyMap<number, { readonly needs: readonly number[] }>;

/**
 * The strongly connected components of `among` that have a circle, in the order in which they were found. Tarjan,
 * Depth-first search and linear graph algorithms, 1972; with a stack of its own, for tasks may wait thousands deep.
 */
export function circularParts(nodes: Nodes, among: ReadonlySet<number>): number[][] {
  const found: number[][] = [];
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const lowered = (key: number, to: number): void => void low.set(key, Math.min(low.get(key) ?? to, to));
  for (const root of among) {
    if (order.has(root)) continue;
    const path: { readonly key: number; next: number }[] = [{ key: root, next: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { key } = top;
      const needs = nodes.get(key)?.needs ?? [];
      if (top.next === 0) {
        order.set(key, order.size);
        low.set(key, order.get(key) ?? 0);
        open.push(key);
        isOpen.add(key);
      }
      const need = needs[top.next];
      top.next += 1;
      if (need !== undefined) {
        if (!order.has(need)) path.push({ key: need, next: 0 });
        else if (isOpen.has(need)) lowered(key, order.get(need) ?? 0);
        continue;
      }
      path.pop();
      const below = path.at(-1);
      if (below !== undefined) lowered(below.key, low.get(key) ?? 0);
      if (low.get(key) !== order.get(key)) continue;
      const component = open.splice(open.lastIndexOf(key));
      for (const each of component) isOpen.delete(each);
      if (component.length > 1 || needs.includes(key)) found.push(component);
    }
  }
  return found;
}

/** A shortest way from one of a component back to it, beginning with the first that may begin it. */
export function circleIn(
  nodes: Nodes,
  component: readonly number[],
  begins: (key: number) => boolean,
): number[] {
  const inside = new Set(component);
  const start = component.filter(begins).reduce((first, key) => Math.min(first, key), Infinity);
  const from = new Map<number, number>();
  const wanted = [start];
  for (const key of wanted) {
    for (const need of nodes.get(key)?.needs ?? []) {
      if (need === start) {
        const cycle = [key];
        for (let at = key; at !== start;) cycle.unshift((at = from.get(at) ?? start));
        return cycle;
      }
      if (!inside.has(need) || from.has(need)) continue;
      from.set(need, key);
      wanted.push(need);
    }
  }
  return [...component];
}
