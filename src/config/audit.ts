import type { Environment } from './certificate.ts';
import { webhookProblems } from './webhook.ts';

/** What is wrong with the audit trail's second place. */
export function auditProblems(env: Environment): readonly string[] {
  const { AUDIT_HEADS_URL: url, AUDIT_HEADS_SECRET: secret, WEBHOOK_HOSTS: hosts = '' } = env;
  const receiver = { name: 'AUDIT_HEADS_URL', url, secretName: 'AUDIT_HEADS_SECRET', secret };
  return webhookProblems(receiver, hosts.split(/[\s,]+/));
}
