/** Groups items by a key, in the order of their first items, as `Map.groupBy`, which Node 20 lacks. */
export function groupBy<K, V>(items: Iterable<V>, getKey: (item: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const item of items) {
    const key = getKey(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
