import { createRequestBook } from '../../../src/services/adapters/storage/request-book.ts';
import { type DeskName, reviewFor, SEND, withOwnDesk } from '../escalating.ts';
import { freePort } from '../postgres.ts';
import type { Sandbox, SandboxTicket } from '../sandbox.ts';
import { STAFF } from '../staff.ts';
import { actionOn, cardText } from '../teams/card-reading.ts';
import { type Chat, startTeams } from '../teams/teams.ts';
import { type FilingMoment, heldAt } from './desk-moments.ts';
import type { Home } from './home.ts';
import { inTime, until } from './in-time.ts';
import { isOpen, type Lives, openLives } from './lives.ts';

/** What came of a request that a life has died of. */
export interface Filed {
  /** How it stood in the book when nobody lived. */
  readonly left: string | undefined;
  /** What the agent was shown who pressed the button once more, at once, and in the end. */
  readonly atOnce: string;
  readonly inTheEnd: string;
  /** And what another device and a late repeat were shown. */
  readonly late: readonly string[];
  /** All that any desk has of it. */
  readonly tickets: readonly SandboxTicket[];
}

export interface FilingLives {
  /** An agent files a request at this desk, from two devices at once, and the bot is killed at this moment of it. */
  fileAndDie(desk: DeskName, moment: FilingMoment): Promise<Filed>;
  close(): Promise<void>;
}

const SETTLED = /: filed \(|Ready to file by hand \(/;

/** An agent who files requests for a customer, at desks in the sandbox. */
export async function openFilingLives(home: Home, sandbox: Sandbox): Promise<FilingLives> {
  const [customer] = await sandbox.customers();
  const lives = await openLives(home, sandbox, {
    ...(await withOwnDesk(sandbox)),
    ...{ ROLE: 'all', PORT: String(await freePort()), LOOK_SECONDS_M365: '0' },
  });
  lives.begin();
  await inTime(lives.says(({ msg }) => msg === 'customers read'));
  const { url } = await lives.says(isOpen);
  const teams = await startTeams(url, lives.connector);
  const kim = { id: '29:kim', name: 'Kim Minji', objectId: STAFF.admin, locale: 'en-GB', zone: 'Asia/Seoul' };
  const [chat, phone] = [teams.personal(kim), teams.personal({ ...kim, id: '29:kim-phone' })];
  let trials = 0;

  return {
    async fileAndDie(desk, moment) {
      trials += 1;
      const title = `Trial ${trials} of ${desk}`;
      const review = await reviewFor(chat, desk, customer?.tenantId ?? '', title);
      const { ask: id } = actionOn(review, SEND[desk]).data as { readonly ask: string };
      const press = (device: Chat) => device.clicks(SEND[desk], { on: review });
      const ticketsOf = async () =>
        (await sandbox.tickets()).filter(({ filed }) => JSON.stringify(filed).includes(`${title}"`));

      const reached = await hold(lives, sandbox, desk, moment, id, ticketsOf);
      const cutOff = Promise.allSettled([press(chat), press(phone)]);
      await inTime(reached());
      await lives.kill();
      await cutOff;
      await sandbox.clearFaults();
      const left = await home.visit((db) => createRequestBook(db).request(id));
      await lives.goOn();
      // The desk takes no message from the future.
      await sandbox.setClock(lives.now());
      await inTime(lives.says(isOpen));

      let card = await press(chat);
      const atOnce = cardText(card);
      await until(async () => {
        if (SETTLED.test(cardText(card))) return true;
        card = await press(chat);
        return false;
      });
      const late = await Promise.all([press(phone), press(chat)]);
      return {
        left: left?.progress,
        atOnce,
        inTheEnd: cardText(card),
        late: late.map(cardText),
        tickets: await ticketsOf(),
      };
    },
    close: () => lives.close(),
  };
}

/** Has the filing wait at this moment; what it answers resolves when it has come there. */
async function hold(
  lives: Lives,
  sandbox: Sandbox,
  desk: DeskName,
  moment: FilingMoment,
  id: string,
  ticketsOf: () => Promise<readonly SandboxTicket[]>,
): Promise<() => Promise<unknown>> {
  const fault = heldAt(desk, moment);
  if (!fault) return () => lives.says(({ msg, requestId }) => msg === 'a request was sent' && requestId === id);
  await sandbox.fault(fault);
  await sandbox.clearRequests();
  const arrives = async () =>
    (await sandbox.requests()).some(({ path, status }) => status === 0 && path.includes(fault.path));
  return () => until(moment === 'taken' ? async () => (await ticketsOf()).length > 0 : arrives);
}
