import { z } from 'zod';

/**
 * JSON in which texts may hold `{{path}}` slots. A text that is one slot alone becomes what stands there, whatever its type;
 * `{"$case": "path", "<value>": …, "else": …}` becomes the branch of the value that stands there.
 */
export type Template = string | number | boolean | null | readonly Template[] | { readonly [name: string]: Template };

export const Template: z.ZodType<Template> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(Template), z.record(z.string(), Template)]),
);

const SLOT = /\{\{([\w.]+)\}\}/g;
const ALONE = /^\{\{([\w.]+)\}\}$/;

/** The template with its slots filled. What stands nowhere leaves an empty text. */
export function filled(template: Template, facts: object): unknown {
  if (typeof template === 'string') {
    const alone = ALONE.exec(template)?.[1];
    return alone
      ? (factAt(facts, alone) ?? '')
      : template.replace(SLOT, (_, path: string) => asText(factAt(facts, path)));
  }
  if (Array.isArray(template)) return template.map((part: Template) => filled(part, facts));
  if (typeof template !== 'object' || template === null) return template;
  const { $case: path, ...branches } = template as { readonly [name: string]: Template };
  if (typeof path === 'string') {
    const value = asText(factAt(facts, path));
    return filled((Object.hasOwn(branches, value) ? branches[value] : branches.else) ?? '', facts);
  }
  return Object.fromEntries(Object.entries(template).map(([name, part]) => [name, filled(part, facts)]));
}

/** The paths that a template asks for, so that one that leads nowhere is told at the start. */
export function pathsIn(template: Template): readonly string[] {
  if (typeof template === 'string') return [...template.matchAll(SLOT)].map(([, path = '']) => path);
  if (Array.isArray(template)) return template.flatMap(pathsIn);
  if (typeof template !== 'object' || template === null) return [];
  return Object.entries(template).flatMap(([name, part]) =>
    name === '$case' && typeof part === 'string' ? [part] : pathsIn(part),
  );
}

export function factAt(facts: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, name)
          ? (at as Record<string, unknown>)[name]
          : undefined,
      facts,
    );
}

const asText = (fact: unknown): string =>
  fact === undefined || fact === null ? '' : Array.isArray(fact) ? fact.map(asText).join(', ') : String(fact);
