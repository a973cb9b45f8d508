import type { HealthReport, ServiceHealth } from '../domain/health-report.ts';
import { worst } from '../domain/health-status.ts';
import type { Incident } from '../domain/incident.ts';
import type { Words } from '../words/words.ts';
import type { CardAction } from './actions.ts';
import { failureWords, isPassing } from './failures.ts';
import { licenceLine } from './licence-lines.ts';
import type { Named } from './more.ts';
import { dotted } from './rich-text.ts';
import { nameRow, row } from './row.ts';
import { since } from './times.ts';

/** Makes the rows that stand for one service, each in the light of what is known of it. */
export function serviceRows({ customer }: HealthReport, words: Words, now: Date) {
  const { tenantId } = customer;
  const open = ({ source, id }: ServiceHealth): CardAction => ({
    do: 'show-timeline',
    tenantId,
    source,
    serviceId: id,
  });
  const sinceFirst = (incidents: readonly Incident[]) => since(earliest(incidents), words, now);

  const reasonOf = ({ id, failure }: ServiceHealth): string => (failure ? failureWords(failure, words).what : id);
  const silentRow = (service: ServiceHealth, alike: readonly ServiceHealth[]): Named => {
    const { status, failure } = service;
    const name = words.list(alike.map((one) => one.name));
    const unknown = words.say(`status.${status}`);
    if (failure === undefined) {
      return { name, row: row({ status, title: name, details: [unknown], action: open(service) }) };
    }
    const { what, remedy } = failureWords(failure, words);
    const again = isPassing(failure) ? { action: { do: 'show-services', tenantId, fresh: true } as const } : {};
    return { name, row: row({ status, title: name, details: [dotted([unknown, what]), remedy], ...again }) };
  };

  return {
    /** State, how many, since when, and what it is about. */
    troubled(service: ServiceHealth): Named {
      const { name, status, incidents, failure, licences } = service;
      const details = [
        dotted([
          words.say(`status.${status}`),
          words.say('count.incidents', { count: incidents.length }),
          incidents.length > 0 ? sinceFirst(incidents) : undefined,
        ]),
        ...incidents.slice(0, 1).map(({ title }) => title),
        ...(failure?.part ? [words.say('azure.part', { read: failure.part.read, of: failure.part.of })] : []),
        ...(licences ? [licenceLine(licences, words, now)] : []),
      ];
      return { name, row: row({ status, title: name, details, action: open(service) }) };
    },

    /** Why they are unknown and what to do, once for all that share the reason; tapping asks again where that may help. */
    silent(services: readonly ServiceHealth[]): readonly Named[] {
      return services.flatMap((service) => {
        const alike = services.filter((other) => reasonOf(other) === reasonOf(service));
        return alike[0] === service ? [silentRow(service, alike)] : [];
      });
    },

    /** A service with advisories that have been known for a while. */
    advised(service: ServiceHealth, known: readonly Incident[]): Named {
      const details = [dotted([words.say('count.advisories', { count: known.length }), sinceFirst(known)])];
      const status = worst(known.map((advisory) => advisory.status));
      return { name: service.name, row: row({ status, title: service.name, details, action: open(service) }) };
    },

    /** Not healthy by its source's own word, with nothing published that says why. */
    noted(service: ServiceHealth): Named {
      const { name, status } = service;
      return {
        name,
        row: row({ status, title: name, details: [words.say(`status.${status}`)], action: open(service) }),
      };
    },

    /** One of many of which there is nothing to say but their name. */
    named: (service: ServiceHealth): Named => ({ name: service.name, row: nameRow(service.name, open(service)) }),
  };
}

const earliest = (incidents: readonly Incident[]): Date =>
  new Date(Math.min(...incidents.map(({ startedAt }) => startedAt.getTime())));
