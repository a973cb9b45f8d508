import type { TurnContext } from 'botbuilder';
import { type Dialog, DialogSet } from 'botbuilder-dialogs';
import type { Card } from '../../src/cards/card.ts';
import { type Stage, setStage } from '../../src/dialogs/stage.ts';
import type { AuditDeed } from '../../src/domain/audit.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { Permit } from '../../src/domain/permit.ts';
import { alone } from '../../src/services/access/audiences.ts';
import { wordsFor } from '../../src/words/words.ts';
import { aPlace } from './following.ts';
import { SOMEBODY } from './outages.ts';

export interface Acting {
  readonly cards: readonly Card[];
  readonly said: readonly string[];
  /** Whom the answers were about: who may not hear of them all gets them in personal chat. */
  readonly about: readonly (readonly Customer[])[];
  /** The deeds that the audit trail was told of. */
  readonly recorded: readonly AuditDeed[];
}

export interface ActingOptions extends Partial<Pick<Stage, 'agent' | 'hearing' | 'place' | 'button'>> {
  /** Whom the agent looks after; everybody unless told. */
  readonly finds?: (customer: Customer) => boolean;
  /** Unless told, the agent may. */
  readonly seesAzure?: boolean;
  readonly permit?: (customer: Customer | undefined) => Permit;
}

/** Begins one dialog on a stage of its own, and answers what it showed. */
export async function act(dialog: Dialog, options: object, given: ActingOptions = {}): Promise<Acting> {
  const cards: Card[] = [];
  const said: string[] = [];
  const about: (readonly Customer[])[] = [];
  const recorded: AuditDeed[] = [];
  const hearing = given.hearing ?? alone('a:somebody');
  const finds = given.finds ?? (() => true);
  const stage: Stage = {
    agent: given.agent ?? SOMEBODY,
    pressed: undefined,
    access: {
      permit: async (_deed, customer) => given.permit?.(customer),
      wouldPermit: async (_deed, customer) => given.permit?.(customer),
      record: async (...notes) => void recorded.push(...notes.map(({ deed }) => deed)),
      finds: async () => finds,
      seemsTo: async () => given.seesAzure ?? true,
      azureAt: async () => (given.seesAzure === false ? { kind: 'no-azure-right', groups: [] } : undefined),
      refresh: async () => false,
    },
    hearing,
    hearingAt: async () => hearing,
    place: given.place ?? aPlace({ conversationId: hearing.conversationId }),
    placeName: async () => given.place?.name,
    button: given.button,
    upload: undefined,
    message: undefined,
    heard: '',
    words: wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' }),
    ownWords: wordsFor({ locale: 'en-GB', zone: 'Asia/Seoul' }),
    memory: { recent: [] },
    mayName: hearing.hears,
    remember: () => {},
    expect: () => {},
    async show(card, showing = {}) {
      cards.push(card);
      about.push(showing.about ?? []);
    },
    async share(card, whom) {
      cards.push(card);
      about.push(whom);
    },
    say: async (text) => void said.push(text),
    sendPrivately: async (card) => cards.push(card) > 0,
  };
  const state = new Map<unknown, unknown>();
  const context = { activity: {}, turnState: state } as unknown as TurnContext;
  setStage(context, stage);
  const stack = { dialogStack: [] };
  const set = new DialogSet({ get: async () => stack, set: async () => {}, delete: async () => {} }).add(dialog);
  await (await set.createContext(context)).beginDialog(dialog.id, options);
  return { cards, said, about, recorded };
}
