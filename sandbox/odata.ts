/** Thrown for a filter that we cannot read; the message goes into the 400. */
export class BadFilter extends Error {}

export type FieldKind = 'string' | 'boolean' | 'date';
export type Predicate = (item: object) => boolean;

const TOKEN = /\s*(\(|\)|'(?:[^']|'')*'|[^\s()']+)/y;
const OPERATORS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];

/**
 * The part of OData's `$filter` that is known to work: comparisons of the named fields, `and`, `or`, `not`, parentheses.
 * Dates and booleans are written bare, strings in single quotes, `null` fits `eq` and `ne`.
 */
export function parseFilter(text: string, fields: Readonly<Record<string, FieldKind>>): Predicate {
  const tokens = split(text);
  let next = 0;
  const take = (): string => {
    const token = tokens[next++];
    if (token === undefined) throw new BadFilter(`Syntax error: the filter '${text}' ends too early.`);
    return token;
  };
  const isNext = (word: string): boolean => {
    if (tokens[next] !== word) return false;
    next += 1;
    return true;
  };

  function either(): Predicate {
    const sides = [both()];
    while (isNext('or')) sides.push(both());
    return (item) => sides.some((side) => side(item));
  }
  function both(): Predicate {
    const sides = [one()];
    while (isNext('and')) sides.push(one());
    return (item) => sides.every((side) => side(item));
  }
  function one(): Predicate {
    if (isNext('not')) {
      const inner = one();
      return (item) => !inner(item);
    }
    if (isNext('(')) {
      const inner = either();
      if (take() !== ')') throw new BadFilter('Syntax error: a closing parenthesis is missing.');
      return inner;
    }
    return comparison();
  }
  function comparison(): Predicate {
    const [field, operator, literal] = [take(), take(), take()];
    const kind = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (kind === undefined) throw new BadFilter(`Could not find a property named '${field}' to filter on.`);
    if (!OPERATORS.includes(operator)) throw new BadFilter(`Syntax error: '${operator}' is no operator.`);
    const wanted = literal === 'null' ? null : read(literal, kind);
    const ordered = kind === 'date' || operator === 'eq' || operator === 'ne';
    if (!ordered || (wanted === null && operator !== 'eq' && operator !== 'ne')) {
      throw new BadFilter(`'${field}' cannot be compared with '${operator} ${literal}'.`);
    }
    return (item) => compare(operator, comparable(item, field, kind), wanted);
  }

  const predicate = either();
  if (next < tokens.length) throw new BadFilter(`Syntax error at '${tokens[next]}' in '${text}'.`);
  return predicate;
}

type Value = string | number | boolean | null;

function split(text: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.trimEnd().length; at = TOKEN.lastIndex) {
    const token = TOKEN.exec(text)?.[1];
    if (token === undefined) throw new BadFilter(`Syntax error at position ${at} in '${text}'.`);
    tokens.push(token);
  }
  return tokens;
}

function read(literal: string, kind: FieldKind): Value {
  if (kind === 'string' && literal.startsWith("'")) return literal.slice(1, -1).replaceAll("''", "'");
  if (kind === 'boolean' && (literal === 'true' || literal === 'false')) return literal === 'true';
  if (kind === 'date' && /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(literal)) return Date.parse(literal);
  throw new BadFilter(`'${literal}' is no ${kind}.`);
}

/** `properties/status` walks into the item, as a path does in OData. */
function comparable(item: object, field: string, kind: FieldKind): Value {
  const found = field.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], item);
  if (found === undefined || found === null) return null;
  return kind === 'date' ? Date.parse(String(found)) : (found as Value);
}

function compare(operator: string, left: Value, right: Value): boolean {
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (left === null || right === null) return false;
  if (operator === 'gt') return left > right;
  if (operator === 'ge') return left >= right;
  return operator === 'lt' ? left < right : left <= right;
}
