import type { Sandbox } from './sandbox.ts';

export const PARTNER_TENANT_ID = '5a0d0000-0000-4000-8000-0000000000aa';
export const GRAPH = 'https://graph.microsoft.com';
export const AZURE = 'https://management.azure.com';
export const PARTNER_CENTER = 'https://api.partnercenter.microsoft.com';

export const GOOD_FORM = {
  grant_type: 'client_credentials',
  client_id: '5a0d0000-0000-4000-8000-000000000001',
  client_secret: 'sandbox-only',
};

export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  /** Whatever the wire carried: tests walk into it. */
  readonly body: any;
}

/** Asks the sandbox's login as it stands, without a credential library. */
export async function login({ url }: Sandbox, tenant: string, form: Record<string, string>): Promise<Heard> {
  const body = new URLSearchParams(form);
  return await heard(await fetch(`${url}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body }));
}

/** A way to GET paths with a token of one tenant for one audience. */
export async function asTenant(sandbox: Sandbox, tenant: string, audience: string) {
  const { body } = await login(sandbox, tenant, { ...GOOD_FORM, scope: `${audience}/.default` });
  return async (path: string, headers: Record<string, string> = {}): Promise<Heard> => {
    const url = path.startsWith('https:') ? path : sandbox.url + path;
    return await heard(await fetch(url, { headers: { authorization: `Bearer ${body.access_token}`, ...headers } }));
  };
}

async function heard(response: Response): Promise<Heard> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text };
}
