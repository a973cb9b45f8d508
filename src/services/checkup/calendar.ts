import { type Check, type Finding, ok, skipped, warn } from './check.ts';

export interface CalendarCheckNeeds {
  /** `PUBLIC_URL`. */
  readonly address: string | undefined;
  /** No other machine talks to the bot. */
  readonly isLocal: boolean;
}

/** Whether calendar programs could fetch what links lead to. Asks nobody: the bot may not be running. */
export function calendarCheck({ address, isLocal }: CalendarCheckNeeds): Check {
  return {
    name: 'calendar',
    system: 'Calendar links',
    asks: 'Do they lead somewhere?',
    async ask(): Promise<Finding> {
      if (address) return ok(`They lead to ${address}/calendars/…, which Outlook and Google have to reach.`);
      if (isLocal) return skipped('They lead to this machine, as the bot is for this machine alone.');
      return warn('No address is set, so nobody is given a link.', 'Set PUBLIC_URL.');
    },
  };
}
