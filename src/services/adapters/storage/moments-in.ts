/** What JSON has made of a value, with its moments back: whatever is named `at`, or `…At`, is one. */
export function momentsIn<Value>(json: unknown): Value {
  return revived(json) as Value;
}

function revived(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(revived);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [
      name,
      MOMENT.test(name) && typeof value === 'string' ? new Date(value) : revived(value),
    ]),
  );
}

const MOMENT = /^at$|[a-z]At$/;
