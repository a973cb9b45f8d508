/** Answers what it was told for a key, or has it made. Keeps up to `most`; then it begins anew. */
export function remembering<Key, Made>(most: number): (key: Key, make: () => Made) => Made {
  const all = new Map<Key, Made>();
  return (key, make) => {
    const known = all.get(key);
    if (known !== undefined) return known;
    if (all.size >= most) all.clear();
    const made = make();
    all.set(key, made);
    return made;
  };
}
