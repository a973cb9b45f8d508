import { z } from 'zod';

const NOTHING = /^0001-01-01/;
const ZONED = /(z|[+-]\d\d:?\d\d)$/i;

/**
 * A time on the wire: ISO 8601 with up to seven digits of fraction, UTC when no zone is named. Null, absent, unreadable
 * and Microsoft's "none" (`0001-01-01`) are no time.
 */
export const WireTime = z
  .unknown()
  .optional()
  .transform((wire): Date | undefined => {
    if (typeof wire !== 'string' || NOTHING.test(wire)) return undefined;
    const at = new Date(ZONED.test(wire) ? wire : `${wire}Z`);
    return Number.isNaN(at.getTime()) ? undefined : at;
  });

/** A text that may be missing, null or blank. */
export const WireText = z
  .unknown()
  .optional()
  .transform((wire): string | undefined => {
    const text = typeof wire === 'string' ? wire.trim() : '';
    return text === '' ? undefined : text;
  });

/** A list that may be missing or null. */
export const wireList = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);
