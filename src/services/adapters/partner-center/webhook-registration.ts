import { z } from 'zod';
import { SourceError } from '../../../domain/source-error.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { createAskPartnerCenter, type PartnerCenterSettings } from './ask.ts';

const PATH = '/webhooks/v1/registration';

/** Names in any case: Microsoft's guide to webhooks writes `WebhookUrl`, its REST reference `webhookUrl`. */
const inSmallLetters = (wire: unknown): unknown =>
  wire !== null && typeof wire === 'object'
    ? Object.fromEntries(Object.entries(wire).map(([name, value]) => [name.toLowerCase(), value]))
    : wire;

const Registration = z.preprocess(
  inSmallLetters,
  z
    .object({ webhookurl: z.string().catch(''), webhookevents: z.array(z.string()).catch([]) })
    .transform(({ webhookurl: url, webhookevents: events }) => ({ url, events })),
);

/** Where Partner Center posts which of the partner tenant's events; nothing when that is not registered. Fails with `SourceError`. */
export function createReadWebhookRegistration(settings: PartnerCenterSettings) {
  const ask = createAskPartnerCenter(settings);
  return async (signal: AbortSignal): Promise<z.output<typeof Registration> | undefined> => {
    const asking: Asking = { source: 'partner-center', signal };
    try {
      return parse(Registration, await ask(PATH, asking), asking, PATH);
    } catch (error) {
      if (error instanceof SourceError && error.kind === 'not-found') return undefined;
      throw error;
    }
  };
}
