import type { Outage } from '../domain/outage.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Words } from '../words/words.ts';
import { clip } from './literal.ts';
import type { Named } from './more.ts';
import { affectedBy, type CustomerOf, counted, endedAt, namesOf, stateWord, statusShown } from './outage-standing.ts';
import { dotted } from './rich-text.ts';
import { row } from './row.ts';
import { since } from './times.ts';
import { verdictText } from './verdict-lines.ts';

export interface OutageRowNeeds {
  readonly customerOf: CustomerOf;
  readonly verdict?: Verdict;
  readonly words: Words;
  readonly now: Date;
}

/** One outage on one row: what, how it stands, whom it hits, since when or until when, and whether it is Microsoft's. */
export function outageRow(outage: Outage, { customerOf, verdict, words, now }: OutageRowNeeds): Named {
  const { id, title, serviceName, startedAt } = outage.incident;
  const isOver = outage.state === 'resolved';
  const when = isOver
    ? words.say('time.resolved', { at: words.time(endedAt(outage), now) })
    : since(startedAt, words, now);
  const those = counted(outage, affectedBy(outage, customerOf));
  return {
    name: `${id} ${serviceName}`,
    row: row({
      status: statusShown(outage),
      title: `${clip(serviceName, 60)}: ${title}`,
      details: [
        dotted([stateWord(outage, words), id, when]),
        dotted([words.say('outage.customers', { count: those.length }), namesOf(those, words)]),
        ...(verdict ? [verdictText(verdict, words, now)] : []),
      ],
      action: { do: 'show-outage', incidentId: id },
    }),
  };
}
