import type { Customer } from '../../../domain/customer.ts';
import type { FiledRequest } from '../../../domain/filed-request.ts';
import type { HandOff } from '../../../domain/filing.ts';
import type { RequestPacket } from '../../../domain/request-packet.ts';
import { signedNote } from '../../../domain/request-reading.ts';
import { SourceError } from '../../../domain/source-error.ts';
import type { NoteOutcome, RequestDesk } from '../../desk-ports.ts';
import type { ServiceRequestDirectory } from '../../ports.ts';

export interface HandOffDeskSettings {
  /** Tells of requests that exist; absent where Partner Center has no API for us. */
  readonly directory?: ServiceRequestDirectory;
  /** Whether the account has signed in with which the directory asks. */
  readonly isSignedIn: () => Promise<boolean>;
  readonly handOff: (packet: RequestPacket, why: HandOff['why']) => HandOff;
}

/** Partner Center may not list what was filed under GDAP, or not to us: then only people tell how it stands. */
const UNTOLD: readonly SourceError['kind'][] = ['not-found', 'no-permission', 'access-ended', 'sign-in'];

/**
 * Microsoft 365 support. No API takes these tickets (Partner Center's was withdrawn on 2020-08-31), so an agent files them by
 * hand and tells the number; from then on Partner Center is asked how they stand, where it tells.
 */
export function createMicrosoft365Desk({ directory, isSignedIn, handOff }: HandOffDeskSettings): RequestDesk {
  async function asked<Told>(
    { receipt, packet }: FiledRequest,
    ask: (directory: ServiceRequestDirectory, customer: Customer, number: string) => Promise<Told>,
  ): Promise<Told | undefined> {
    if (!directory || receipt?.number === undefined || !(await isSignedIn())) return undefined;
    try {
      return await ask(directory, packet.customer, receipt.number);
    } catch (error) {
      if (error instanceof SourceError && UNTOLD.includes(error.kind)) return undefined;
      throw error;
    }
  }
  const change = async (...[request, ask]: Parameters<typeof asked<true>>): Promise<NoteOutcome> =>
    (await asked(request, ask)) ? 'added' : 'by-hand';

  return {
    id: 'microsoft365',
    kind: 'microsoft365',
    readiness: async ({ service }) =>
      service.source === 'microsoft365'
        ? { kind: 'hand-off', why: 'no-api' }
        : { kind: 'not-here', why: 'other-service' },
    file: async (packet) => ({ kind: 'handed-off', handOff: handOff(packet, 'no-api') }),
    // Nothing leaves this process: to hand it off again is the same.
    find: async () => ({ kind: 'absent' }),
    read: (request, signal) =>
      asked(request, async (list, customer, number) => {
        const { status, notes } = await list.read(customer, number, signal);
        return { status, notes };
      }),
    addNote: (request, { text, by }, signal) =>
      change(request, async (list, customer, number) => {
        await list.addNote(customer, number, signedNote(text, by), signal);
        return true;
      }),
    close: (request, signal) =>
      change(request, async (list, customer, number) => {
        await list.close(customer, number, signal);
        return true;
      }),
  };
}
