import type { DeskName } from '../escalating.ts';
import type { SandboxFault } from '../sandbox.ts';

/** When a life ends, after an agent has confirmed a request. */
export type FilingMoment =
  /** It is noted who files it, and nothing has left: the agent's right to it is looked up once more. */
  | 'claimed'
  /** It has left, and gets lost. */
  | 'sent'
  /** The desk has it, and its answer gets lost. */
  | 'taken'
  /** Azure has promised it, and is asked what became of it. */
  | 'promised'
  /** It is noted what became of it; the card that says so may or may not have left. */
  | 'noted';

/** Which moments a filing has at each desk. By hand nothing leaves. */
export const MOMENTS_AT: Readonly<Record<DeskName, readonly FilingMoment[]>> = {
  own: ['claimed', 'sent', 'taken', 'noted'],
  azure: ['claimed', 'sent', 'taken', 'promised', 'noted'],
  microsoft365: ['claimed', 'noted'],
};

/** Where a message to it goes. */
const DESK = { own: '/desk/requests', azure: 'supportTickets/', microsoft365: '/nowhere' };

/** What holds the filing up at this moment; nothing does once all is noted. */
export function heldAt(desk: DeskName, moment: FilingMoment): SandboxFault | undefined {
  switch (moment) {
    case 'claimed':
      return { path: 'checkMemberGroups', hang: true };
    case 'sent':
      return { path: DESK[desk], hang: true };
    case 'taken':
      return { path: DESK[desk], hang: true, afterwards: true };
    case 'promised':
      return { path: 'operationsStatus/', hang: true };
    case 'noted':
      return undefined;
  }
}
