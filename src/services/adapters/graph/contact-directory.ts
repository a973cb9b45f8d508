import { z } from 'zod';
import type { ContactDirectory } from '../../contact-ports.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { WireText } from '../wire/wire-time.ts';
import { createAskGraph, type GraphSettings } from './client.ts';

const User = z.object({
  displayName: z.string().min(1),
  mail: WireText,
  userPrincipalName: WireText,
  mobilePhone: WireText,
  businessPhones: z.array(z.string()).nullish(),
  preferredLanguage: WireText,
});

/** The partner's own people, with the partner's own token (Directory.Read.All). Source: Graph's `user`, default properties. */
export function createGraphContactDirectory(
  settings: GraphSettings & { readonly partnerTenantId: string },
): ContactDirectory {
  const ask = createAskGraph(settings);
  return {
    async contactOf({ objectId }, signal) {
      const asking: Asking = { source: 'microsoft365', signal };
      const path = `/users/${encodeURIComponent(objectId)}`;
      const answer = await ask({ path, tenantId: settings.partnerTenantId }, asking);
      if (answer.status === 404) {
        await answer.body?.cancel();
        return undefined;
      }
      const user = parse(User, await settings.http.json(answer, asking), asking, path);
      const mail = user.mail ?? user.userPrincipalName;
      const phone = user.businessPhones?.[0] ?? user.mobilePhone;
      return {
        name: user.displayName,
        ...(mail && { mail }),
        ...(phone && { phone }),
        ...(user.preferredLanguage && { language: user.preferredLanguage }),
      };
    },
  };
}
