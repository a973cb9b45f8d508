import type { Environment } from './certificate.ts';
import { webhookProblems } from './webhook.ts';

/** What is wrong with the partner's own ticket system. */
export function deskProblems(env: Environment): readonly string[] {
  const { OWN_DESK_URL: url, OWN_DESK_SECRET: secret, OWN_DESK_TEMPLATE: template, WEBHOOK_HOSTS: hosts = '' } = env;
  const receiver = { name: 'OWN_DESK_URL', url, secretName: 'OWN_DESK_SECRET', secret };
  return [
    ...webhookProblems(receiver, hosts.split(/[\s,]+/)),
    ...(template && !url ? ['OWN_DESK_TEMPLATE: must not be set without OWN_DESK_URL'] : []),
  ];
}

/** The JSON of a template file, or what is wrong with it; what it says is checked where the desk is made. */
export function readProfile(
  path: string | undefined,
  readFile: (path: string) => string,
): object | readonly string[] | undefined {
  if (!path) return undefined;
  try {
    const read: unknown = JSON.parse(readFile(path));
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read;
    return ['OWN_DESK_TEMPLATE: must name a file with a JSON object, such as those in docs/desks'];
  } catch (error) {
    return [`OWN_DESK_TEMPLATE: cannot be read (${(error as Error).message})`];
  }
}
