import { LOOPBACK } from './bot.ts';
import type { Environment } from './certificate.ts';
import { webhookProblems } from './webhook.ts';

/** What is wrong with how those on call are told. */
export function oncallProblems(env: Environment): readonly string[] {
  const { ONCALL_WEBHOOK_URL: url, ONCALL_WEBHOOK_SECRET: secret, WEBHOOK_HOSTS: hosts = '' } = env;
  const receiver = { name: 'ONCALL_WEBHOOK_URL', url, secretName: 'ONCALL_WEBHOOK_SECRET', secret };
  return [...mailProblems(env), ...webhookProblems(receiver, hosts.split(/[\s,]+/))];
}

function mailProblems(env: Environment): readonly string[] {
  const { ONCALL_MAIL_TO: to, ONCALL_SMTP_HOST: host, ONCALL_SMTP_USER: user, ONCALL_SMTP_PASSWORD: password } = env;
  const isOpen = env.ONCALL_SMTP_TLS === 'none' && !LOOPBACK.test(host ?? '');
  return [
    ...(to && !host ? ['ONCALL_SMTP_HOST: must be set beside ONCALL_MAIL_TO'] : []),
    ...(to && !env.ONCALL_MAIL_FROM ? ['ONCALL_MAIL_FROM: must be set beside ONCALL_MAIL_TO'] : []),
    ...(host && !to ? ['ONCALL_MAIL_TO: must be set beside ONCALL_SMTP_HOST'] : []),
    ...(isOpen ? ['ONCALL_SMTP_TLS: may be none for a relay on this machine only'] : []),
    ...(Boolean(user) === Boolean(password) ? [] : ['ONCALL_SMTP_USER, ONCALL_SMTP_PASSWORD: go together']),
  ];
}
