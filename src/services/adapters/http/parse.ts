import type { z } from 'zod';
import { garbled } from './failures.ts';
import type { Asking } from './tokens.ts';

/** Wire becomes word: what the schema makes of it, or `garbled` naming the place that it could not read. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  wire: unknown,
  asking: Asking,
  what: string,
): z.output<Schema> {
  const read = schema.safeParse(wire);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw garbled(asking, `${what} not as published: ${issue?.path.join('.') || 'root'}: ${issue?.message ?? ''}`);
}
