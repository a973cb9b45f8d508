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
