/** What JSON looks like without its contents: samples of one thing, laid over each other. */
export interface Shape {
  /** `string`, `number`, `boolean`, `null`, `array`, `object`. */
  readonly kinds: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, Shape>;
  /** Of an array's items; absent where no sample has any. */
  readonly items: Shape | undefined;
}

export function shapeOf(...samples: readonly unknown[]): Shape {
  const objects = samples.filter((sample) => kindOf(sample) === 'object') as Record<string, unknown>[];
  const items = samples.filter(Array.isArray).flat();
  const names = new Set(objects.flatMap((object) => Object.keys(object)));
  const told = (name: string) => objects.filter((object) => name in object).map((object) => object[name]);
  return {
    kinds: new Set(samples.map(kindOf)),
    properties: new Map([...names].map((name) => [name, shapeOf(...told(name))])),
    items: items.length > 0 ? shapeOf(...items) : undefined,
  };
}

/** Everything in which a value goes beyond the shape: other names, other kinds. Null may stand for anything. */
export function beyond(shape: Shape, value: unknown, place: string): readonly string[] {
  const kind = kindOf(value);
  const isUntold = [...shape.kinds].every((known) => known === 'null');
  if (kind === 'null' || isUntold) return [];
  if (!shape.kinds.has(kind)) return [`${place}: ${kind}, published as ${[...shape.kinds].join(' or ')}`];
  if (Array.isArray(value)) {
    const { items } = shape;
    return items ? value.flatMap((item, index) => beyond(items, item, `${place}[${index}]`)) : [];
  }
  if (kind !== 'object') return [];
  return Object.entries(value as object).flatMap(([name, own]) => {
    const published = shape.properties.get(name);
    return published ? beyond(published, own, `${place}.${name}`) : [`${place}.${name}: not published`];
  });
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
