import type { HealthStatus } from '../domain/health-status.ts';
import type { Incident } from '../domain/incident.ts';
import type { Words } from '../words/words.ts';

/** What a problem's icon shows: one that Microsoft has closed is over, whatever its last phase was. */
export const stateOf = ({ isOpen, status }: Incident): HealthStatus => (isOpen ? status : 'operational');

/** A problem's state and phase in words; a closed one says how it ended. */
export function standing({ isOpen, status, phase }: Incident, words: Words): { state: string; phase: string } {
  if (isOpen) return { state: words.say(`status.${status}`), phase: words.say(`phase.${phase}`) };
  const ended = words.say(status === 'operational' ? `phase.${phase}` : 'phase.resolved');
  return { state: ended, phase: ended };
}
