import { z } from 'zod';
import { isLanguage, type Language } from '../words/words.ts';
import type { Element } from './card.ts';

const Fresh = { fresh: z.boolean().optional() };
const OfCustomer = { tenantId: z.guid() };
const OfService = { ...OfCustomer, source: z.enum(['microsoft365', 'azure']), serviceId: z.string().min(1).max(100) };

/**
 * Everything a button on our cards can ask for. A button carries its own meaning as ids, never text, hosts or rights:
 * cards live for years, and their data comes back from a client.
 */
export const CardAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('show-help') }),
  z.object({ do: z.literal('show-customers') }),
  /** `customer` is what the search box holds: a tenant id, or nothing yet. */
  z.object({ do: z.literal('choose-customer'), customer: z.string().max(200).optional() }),
  z.object({ do: z.literal('show-services'), ...OfCustomer, ...Fresh }),
  z.object({ do: z.literal('show-timeline'), ...OfService, ...Fresh }),
  z.object({ do: z.literal('show-incident'), ...OfCustomer, incidentId: z.string().min(1).max(60), ...Fresh }),
  z.object({ do: z.literal('set-language'), language: z.string().refine((tag): tag is Language => isLanguage(tag)) }),
]);

export type CardAction = z.infer<typeof CardAction>;

/** Reads a button's data, whoever sends it; nothing when it is none of ours. */
export function readAction(data: unknown): CardAction | undefined {
  return CardAction.safeParse(data).data;
}

/** Only the search box's own button takes the inputs along: a client must not hold back a row because the box is empty. */
const inputsFor = (action: CardAction) => (action.do === 'choose-customer' ? {} : { associatedInputs: 'none' });

/**
 * Action.Execute replaces the card in place; clients without it fall back to Action.Submit with the same data.
 * `besideInputs` on a card that has input fields.
 */
export function execute(action: CardAction, title: string, options: { readonly besideInputs?: boolean } = {}): Element {
  const inputs = options.besideInputs ? inputsFor(action) : {};
  return {
    type: 'Action.Execute',
    verb: action.do,
    title,
    data: action,
    ...inputs,
    fallback: { type: 'Action.Submit', title, data: action, ...inputs },
  };
}
