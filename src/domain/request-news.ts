import type { Agent } from './agent.ts';
import type { FiledRequest, RequestEvent } from './filed-request.ts';

/** What is told to everybody who hears of a request, where others did it. */
const FOR_ALL: readonly RequestEvent['kind'][] = ['reply', 'note', 'status', 'numbered', 'dropped', 'reviewed'];
/** Questions, to who filed it alone. */
const FOR_WHO_FILED: readonly RequestEvent['kind'][] = ['asked-again', 'outage-ended'];

/**
 * What this person has not heard of yet and is worth a message: of what was done by themselves nothing, unless nobody knew for a
 * while whether it had arrived.
 */
export function newsFor(request: FiledRequest, to: Agent): readonly RequestEvent[] {
  const { history, heard, toldEvents, packet } = request;
  const wasUnclear = history.some(({ kind }) => kind === 'unclear');
  return history.slice(heard?.[to.objectId] ?? toldEvents).filter((event) => {
    if (FOR_WHO_FILED.includes(event.kind)) return to.objectId === packet.by.objectId;
    if (wasUnclear && event.kind === 'filed') return true;
    return FOR_ALL.includes(event.kind) && event.by?.objectId !== to.objectId;
  });
}
