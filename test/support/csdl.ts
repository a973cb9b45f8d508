/** What a structured type may hold. */
interface Structure {
  readonly base: string | undefined;
  readonly properties: Map<string, Property>;
}

interface Property {
  /** Such as `Edm.String`, `graph.itemBody` or `Collection(graph.unifiedRole)`. */
  readonly type: string;
  readonly isNullable: boolean;
  readonly isNavigation: boolean;
}

/** The types of a CSDL document, by name without namespace. */
export interface Csdl {
  /** Everything in which a value is not of this type, each by its place; nothing when it is. */
  faults(value: unknown, type: string, place?: string): readonly string[];
}

const TAG = /<(\/?)(\w+)((?:\s+[\w.:]+="[^"]*")*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w.:]+)="([^"]*)"/g;

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)$/;
const DURATION = /^-?P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const isText = (form: RegExp) => (value: unknown) => typeof value === 'string' && form.test(value);

const PRIMITIVES: Readonly<Record<string, (value: unknown) => boolean>> = {
  'Edm.String': (value) => typeof value === 'string',
  'Edm.Boolean': (value) => typeof value === 'boolean',
  'Edm.Int32': (value) => Number.isInteger(value) && Math.abs(value as number) <= 2 ** 31,
  'Edm.DateTimeOffset': isText(TIME),
  'Edm.Duration': isText(DURATION),
  'Edm.Guid': isText(GUID),
  // Asked for by an address of its own, never part of an answer.
  'Edm.Stream': () => false,
};

/** Reads CSDL as Microsoft writes it; several documents are one. Anything that it does not know is an error. */
export function readCsdl(...documents: readonly string[]): Csdl {
  const structures = new Map<string, Structure>();
  const enums = new Map<string, Set<string>>();
  for (const document of documents) {
    let structure: Structure | undefined;
    let members: Set<string> | undefined;
    const text = document.replace(/<!--[\s\S]*?-->|<Annotation\b[\s\S]*?<\/Annotation>/g, '');
    const rest = text.replace(TAG, (_, end: string, tag: string, attributes: string) => {
      const found = Object.fromEntries([...attributes.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, value]));
      const { Name: name = '', Type: type = '', BaseType: base, Nullable: nullable } = found;
      if (end) return '';
      if (tag === 'EntityType' || tag === 'ComplexType') {
        structure = structures.get(name) ?? { base, properties: new Map() };
        structures.set(name, structure);
      } else if (tag === 'EnumType') {
        members = new Set();
        enums.set(name, members);
      } else if (tag === 'Property' || tag === 'NavigationProperty') {
        const isNavigation = tag === 'NavigationProperty';
        structure?.properties.set(name, { type, isNullable: nullable !== 'false', isNavigation });
      } else if (tag === 'Member') members?.add(name);
      else throw new Error(`unknown in CSDL: ${tag}`);
      return '';
    });
    if (rest.trim() !== '') throw new Error(`unread in CSDL: ${rest.trim().slice(0, 80)}`);
  }

  const propertiesOf = (type: string): ReadonlyMap<string, Property> => {
    const structure = structures.get(type);
    if (!structure) throw new Error(`no such type in CSDL: ${type}`);
    const inherited = structure.base ? propertiesOf(bare(structure.base)) : [];
    return new Map([...inherited, ...structure.properties]);
  };

  function faults(value: unknown, type: string, place = type): readonly string[] {
    const [, item] = /^Collection\((.+)\)$/.exec(type) ?? [];
    if (item !== undefined) {
      if (!Array.isArray(value)) return [`${place}: no collection`];
      return value.flatMap((one, index) => faults(one, item, `${place}[${index}]`));
    }
    const isPrimitive = PRIMITIVES[type];
    if (isPrimitive) return isPrimitive(value) ? [] : [`${place}: ${JSON.stringify(value)} is no ${type}`];
    const members = enums.get(bare(type));
    if (members)
      return members.has(value as string) ? [] : [`${place}: ${JSON.stringify(value)} is no member of ${type}`];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${place}: no ${type}`];
    const told = bare(String((value as Record<string, unknown>)['@odata.type'] ?? '').replace(/^#microsoft\./, ''));
    return faultsOfObject(value as Record<string, unknown>, isKindOf(told, bare(type)) ? told : bare(type), place);
  }

  /** Where a collection holds several kinds, each item tells its own. */
  function isKindOf(type: string, base: string): boolean {
    const above = structures.get(type)?.base;
    return above !== undefined && (bare(above) === base || isKindOf(bare(above), base));
  }

  function faultsOfObject(value: Record<string, unknown>, type: string, place: string): readonly string[] {
    const properties = propertiesOf(type);
    const missing = [...properties]
      .filter(([name, { isNullable, isNavigation }]) => !isNullable && !isNavigation && !(name in value))
      .map(([name]) => `${place}.${name}: missing`);
    const wrong = Object.entries(value).flatMap(([name, own]) => {
      if (name === '@odata.etag') return faults(own, 'Edm.String', `${place}.${name}`);
      if (name === '@odata.type') return own === `#microsoft.graph.${type}` ? [] : [`${place}.${name}: ${own}`];
      const property = properties.get(name);
      if (!property) return [`${place}.${name}: not published`];
      if (own === null && property.isNullable && !property.type.startsWith('Collection(')) return [];
      return faults(own, property.type, `${place}.${name}`);
    });
    return [...missing, ...wrong];
  }

  return { faults };
}

const bare = (type: string): string => type.replace(/^graph\./, '');
