import { z } from 'zod';
import { WireText } from '../wire/wire-time.ts';

/** Resource Graph and some older answers write the same names in PascalCase. */
export const camelCased = (wire: unknown): unknown => {
  if (Array.isArray(wire)) return wire.map(camelCased);
  if (typeof wire !== 'object' || wire === null) return wire;
  return Object.fromEntries(
    Object.entries(wire).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), camelCased(value)]),
  );
};

/** A page of any list of Azure Resource Manager. */
export const armPage = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    camelCased,
    z
      .object({ value: z.array(item), nextLink: WireText })
      .transform(({ value, nextLink }) => ({ items: value, next: nextLink })),
  );

/** The texts that are there. */
export const present = <Thing>(things: readonly (Thing | undefined)[]): readonly Thing[] =>
  things.filter((thing) => thing !== undefined);
