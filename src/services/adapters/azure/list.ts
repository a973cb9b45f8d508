import type { z } from 'zod';
import type { Http } from '../http/http.ts';
import { allOf, type Page, pages, sameOrigin } from '../http/pages.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';

const MOST_PAGES = 50;

export interface ArmSettings {
  /** Azure Resource Manager, such as `https://management.azure.com`. */
  readonly baseUrl: string;
  readonly http: Http;
}

/** Reads a list of Azure Resource Manager to its end. */
export function listOf<Item>(
  page: z.ZodType<Page<Item>>,
  path: string,
  token: string,
  { baseUrl, http }: ArmSettings,
  asking: Asking,
): Promise<Item[]> {
  const headers = { Authorization: `Bearer ${token}`, Accept: 'application/json' };
  const ask = async (next: string | undefined) => {
    const answer = await http.get(sameOrigin(next ?? path, baseUrl, asking), headers, asking);
    return parse(page, await http.json(answer, asking), asking, path.replace(/\?.*/, ''));
  };
  return allOf(pages(ask, MOST_PAGES, asking));
}
