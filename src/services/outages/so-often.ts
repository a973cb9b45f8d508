/** Admits each key so often within a window of `windowMs`. Keys are few: what is remembered is bounded by their number. */
export function createSoOften(most: number, windowMs: number, clock: () => Date): (key: string) => boolean {
  const windows = new Map<string, { readonly since: number; count: number }>();
  return (key) => {
    const now = clock().getTime();
    const window = windows.get(key);
    if (!window || now - window.since >= windowMs) {
      windows.set(key, { since: now, count: 1 });
      return true;
    }
    window.count += 1;
    return window.count <= most;
  };
}
