import type { CustomerDirectory } from '../../ports.ts';
import { garbled } from '../http/failures.ts';
import { pages } from '../http/pages.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { createAskPartnerCenter, type PartnerCenterSettings } from './ask.ts';
import { CustomerPage } from './schema.ts';

const MOST_CUSTOMERS = 200_000;

export interface PartnerCenterDirectorySettings extends PartnerCenterSettings {
  /** Customers a page. */
  readonly pageSize: number;
}

/** The partner's customers from Partner Center, page by page, with an application's token of the partner's tenant. */
export function createPartnerCenterDirectory(settings: PartnerCenterDirectorySettings): CustomerDirectory {
  const { pageSize, newId } = settings;
  const askPartnerCenter = createAskPartnerCenter(settings);
  return {
    pages: (signal) => {
      const asking: Asking = { source: 'partner-center', signal };
      const walk = { 'MS-CorrelationId': newId() };
      const ask = async (next: string | undefined) => {
        const path = `/v1/customers?size=${pageSize}${next === undefined ? '' : '&seekOperation=Next'}`;
        const headers = next === undefined ? walk : { ...walk, 'MS-ContinuationToken': inHeader(next, asking) };
        return parse(CustomerPage, await askPartnerCenter(path, asking, headers), asking, '/v1/customers');
      };
      return pages(ask, Math.ceil(MOST_CUSTOMERS / pageSize), asking);
    },
  };
}

/** A token goes back as it came, if it can be a header at all. */
function inHeader(token: string, asking: Asking): string {
  if (!/^[\x20-\x7E]+$/.test(token)) throw garbled(asking, 'a continuation token that is no header');
  return token;
}
