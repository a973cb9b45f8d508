import type { Communication } from '../domain/communication.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';
import type { Named } from './more.ts';
import { row } from './row.ts';

/** What is in planned maintenance at this moment, and until when: it may be why something does not work. */
export const maintenanceRows = (
  running: readonly Communication[],
  tenantId: string,
  words: Words,
  now: Date,
): readonly Named[] =>
  running.map(({ id, title, services, endsAt }) => {
    const name = clip(words.list(services.slice(0, 3)), 120);
    return {
      name,
      row: row({
        status: 'maintenance',
        title: name,
        details: [words.say('maintenance.until', { at: words.time(endsAt ?? now, now) }), title],
        action: { do: 'show-communication', id, tenantId },
      }),
    };
  });
