import { PageError, type Pager } from '../oncall-ports.ts';
import { type Check, type Finding, ok, skipped, warn } from './check.ts';

export interface OncallNeeds {
  readonly isLocal: boolean;
  readonly pagers: readonly Pager[];
  /** Sends a test by one of them; absent unless that was asked for. */
  readonly test?: ((pager: Pager) => Promise<void>) | undefined;
}

const NOBODY = 'Nobody: when Teams or Entra fail, whoever follows outages hears nothing, and nobody is told so.';
const REMEDIES: Readonly<Record<Pager['way'], string>> = {
  email:
    'Check ONCALL_SMTP_HOST, ONCALL_SMTP_PORT and its login; the server has to speak TLS with a trusted certificate.',
  webhook: 'Check ONCALL_WEBHOOK_URL, ONCALL_WEBHOOK_SECRET and WEBHOOK_HOSTS, and that the receiver answers 2xx.',
};

/** Whether those on call would be told. Without a test the mail server is asked whether it would take a mail; a webhook is looked up only. */
export function oncallCheck({ isLocal, pagers, test }: OncallNeeds): Check {
  return {
    name: 'on-call',
    system: 'On-call list',
    asks: 'Who would be told when Teams or Entra fail?',
    async ask(): Promise<Finding> {
      if (pagers.length === 0)
        return isLocal ? skipped(NOBODY) : warn(NOBODY, 'Set ONCALL_MAIL_TO or ONCALL_WEBHOOK_URL.');
      const tried = await Promise.all(pagers.map((pager) => failureOf(pager, test ?? ((one) => one.check()))));
      const named = pagers
        .map((pager) => `${pager.reaches} by ${pager.way === 'email' ? 'mail' : 'webhook'}`)
        .join(', ');
      const failures = tried.flatMap((failure) => failure ?? []);
      if (failures.length === 0) return ok(test ? `A test was sent to ${named}.` : `${named}.`);
      const remedies = new Set(failures.map(({ way }) => REMEDIES[way]));
      return warn(failures.map(({ says }) => says).join('; '), [...remedies].join(' '));
    },
  };
}

async function failureOf(pager: Pager, ask: (pager: Pager) => Promise<void>) {
  try {
    await ask(pager);
    return undefined;
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    return { way: pager.way, says: `${pager.reaches} cannot be told (${error.message})` };
  }
}
