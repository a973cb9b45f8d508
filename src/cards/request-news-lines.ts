import type { FiledRequest, RequestEvent } from '../domain/filed-request.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { quoted, whoSaid } from './filed-facts.ts';
import { clip } from './literal.ts';
import { incidentLine, requestName } from './request-words.ts';
import { smallLine } from './rich-text.ts';
import { row } from './row.ts';

/** The most pressing of several news, as a verdict. */
export function newsHeadline(request: FiledRequest, event: RequestEvent | undefined, words: Words): string {
  const number = requestName(request);
  switch (event?.kind) {
    case 'status':
      return words.say('request.news.status', { number, status: words.say(`requests.status.${event.to}`) });
    case 'outage-ended':
      return words.say('request.news.outage-ended', { number, incident: clip(event.incidentId, 60) });
    case 'reviewed':
      return words.say('request.news.reviewed', { number, incident: clip(event.incidentId, 60) });
    case 'note':
      return words.say('request.news.note', { number, who: clip(event.by?.name ?? '', 60) });
    case 'asked-again':
      return request.progress === 'filed'
        ? words.say('request.news.asked-again.filed', { number })
        : words.say('request.news.asked-again.handed-off', { number });
    case 'reply':
    case 'dropped':
      return words.say(`request.news.${event.kind}`, { number });
    default:
      return words.say('request.news.filed', { number });
  }
}

/** One of the news in rows; nothing where the verdict has said it all. */
export function newsRows(
  event: RequestEvent,
  { request, words, now }: { readonly request: FiledRequest; readonly words: Words; readonly now: Date },
): readonly Element[] {
  switch (event.kind) {
    case 'reply':
      return [quoted(whoSaid(event.note, words, now), event.note.text)];
    case 'note':
      return [quoted(whoSaid({ by: event.by?.name ?? '', at: event.at }, words, now), event.text)];
    case 'status':
      return [
        smallLine(
          words.say('request.news.from-to', {
            from: words.say(`requests.status.${event.from}`),
            to: words.say(`requests.status.${event.to}`),
            at: words.time(event.at, now),
          }),
        ),
      ];
    case 'outage-ended':
      return request.packet.incidents
        .filter(({ id }) => id === event.incidentId)
        .map((one) => smallLine(incidentLine({ ...one, isOpen: false, phase: 'restored' }, words)));
    case 'reviewed':
      return [
        row({
          title: words.say('button.review'),
          action: {
            do: 'send-file',
            file: {
              kind: 'post-incident-review',
              tenantId: request.packet.customer.tenantId,
              incidentId: event.incidentId,
            },
          },
          besideInputs: true,
        }),
      ];
    default:
      return [];
  }
}
