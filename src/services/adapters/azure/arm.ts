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

/** Asks Azure Resource Manager one question: a path, or a link out of an answer; by POST where it has a body. */
export async function askArm<Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  token: string,
  { baseUrl, http }: ArmSettings,
  asking: Asking,
  body?: object,
): Promise<z.output<Schema>> {
  const headers = {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    ...(body && { 'Content-Type': 'application/json' }),
  };
  const answer = await http.get(sameOrigin(path, baseUrl, asking), headers, asking, body && JSON.stringify(body));
  return parse(schema, await http.json(answer, asking), asking, path.replace(/\?.*/, ''));
}

/** Reads a list of Azure Resource Manager to its end. */
export function listOf<Item>(
  page: z.ZodType<Page<Item>>,
  path: string,
  token: string,
  settings: ArmSettings,
  asking: Asking,
): Promise<Item[]> {
  const ask = (next: string | undefined) => askArm(page, next ?? path, token, settings, asking);
  return allOf(pages(ask, MOST_PAGES, asking));
}
