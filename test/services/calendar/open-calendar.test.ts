import { expect } from 'chai';
import type { CalendarFeed } from '../../../src/domain/calendar.ts';
import type { RefusalKind } from '../../../src/domain/permit.ts';
import type { Deed } from '../../../src/domain/policy.ts';
import type { Hearing } from '../../../src/services/access/audiences.ts';
import { NO_RECORD } from '../../../src/services/audit/record.ts';
import { createHeardInCalendar } from '../../../src/services/calendar/heard-in-calendar.ts';
import { createOpenCalendar } from '../../../src/services/calendar/open-calendar.ts';
import type { ReadingAge } from '../../../src/services/communication-ports.ts';
import { aCustomer, hoursAgo, minutesAgo, NOW } from '../../support/builders.ts';
import { aFeed } from '../../support/calendars.ts';
import { aMaintenance, aMessage, aShared, inDays } from '../../support/communications.ts';
import { aPlace } from '../../support/following.ts';

const TOKEN = 'x'.repeat(43);
const CUSTOMERS = ['contoso', 'fabrikam', 'left'].map((tenantId) => aCustomer({ tenantId, name: tenantId }));
const PERSONAL = aFeed({ place: aPlace({ conversationId: 'a:kim', kind: 'personal' }) });

interface Scene {
  readonly feed?: CalendarFeed;
  /** What the owner may not do, and at whom. */
  readonly refuses?: (deed: Deed, tenantId: string | undefined) => RefusalKind | undefined;
  readonly hearing?: Partial<Hearing>;
  readonly ages?: readonly ReadingAge[];
  readonly everyMs?: number;
  readonly admits?: boolean;
  readonly known?: typeof CUSTOMERS;
}

describe('opening a calendar', () => {
  function open({ feed = PERSONAL, hearing = {}, ages = [], everyMs = 0, ...scene }: Scene = {}, token = TOKEN) {
    const { refuses = () => undefined } = scene;
    const refusal = (deed: Deed, tenantId?: string) => {
      const kind = refuses(deed, tenantId);
      return kind && { kind, groups: [] };
    };
    const all = [
      aShared(aMessage({ actByAt: inDays(3) }), { tenantIds: ['contoso', 'fabrikam', 'left'] }),
      aShared(aMaintenance(), { tenantIds: ['fabrikam'] }),
      aShared(aMessage({ id: 'MC2', actByAt: inDays(4) }), { tenantIds: ['left'] }),
    ];
    const opened = createOpenCalendar({
      book: { find: async (digest) => (digest === `# ${TOKEN}` ? feed : undefined) },
      communications: { all: async () => all, ages: async () => ages },
      languages: { of: async () => new Map() },
      heard: createHeardInCalendar({
        rightsOf: async () => ({ may: refusal, mayAt: (deed, { tenantId }) => refusal(deed, tenantId) }),
        hearingAt: async ({ conversationId }) => ({
          ...{ conversationId, isPersonal: false, company: 'ours', audience: { kind: 'all' }, hears: () => true },
          ...hearing,
        }),
      }),
      known: () => scene.known ?? CUSTOMERS,
      inCare: (tenantId) => CUSTOMERS.find((one) => one.tenantId === tenantId && tenantId !== 'left'),
      admits: () => scene.admits ?? true,
      everyMs,
      digest: (text) => `# ${text}`,
      beginRecord: () => NO_RECORD,
      newId: () => 'id',
      clock: () => NOW,
    });
    return opened(token);
  }
  const told = async (scene: Scene) => {
    const opened = await open(scene);
    if (opened.kind !== 'open') return opened.kind;
    return opened.entries.map(({ shared }) => [shared.communication.id, shared.tenantIds.join()]);
  };
  const refusing = (kind: RefusalKind, ...deeds: Deed[]) => ({
    refuses: (deed: Deed) => (deeds.includes(deed) ? kind : undefined),
  });

  it('tells of those whom its owner may read, and of nobody whom we have left', async () => {
    expect(await told({})).to.deep.equal([
      ['MC1187310', 'contoso,fabrikam'],
      ['PM4T-7S0', 'fabrikam'],
    ]);
    const notFabrikam = (deed: Deed, tenantId?: string) =>
      deed === 'see-messages' && tenantId === 'fabrikam' ? 'not-your-customer' : undefined;
    expect(await told({ refuses: notFabrikam })).to.deep.equal([['MC1187310', 'contoso']]);
    expect(await told(refusing('no-azure-right', 'see-azure'))).to.deep.equal([['MC1187310', 'contoso,fabrikam']]);
  });

  it('is gone for whoever has no right, and for what is no link of ours; it waits where nobody can tell', async () => {
    expect(await told(refusing('no-role', 'see-messages'))).to.equal('gone');
    expect(await told(refusing('cannot-tell', 'see-messages'))).to.equal('cannot-tell');
    expect(await told(refusing('wrong-role', 'follow')), 'a person who may not follow').to.not.equal('gone');
    for (const token of ['', 'x'.repeat(42), 'y'.repeat(43), `${TOKEN}x`])
      expect((await open({}, token)).kind, token).to.equal('gone');
    const nobody = (_: Deed, tenantId?: string) => (tenantId ? 'not-your-customer' : undefined);
    expect(await told({ refuses: nobody })).to.equal('gone');
    expect(await told({ known: [] }), 'customers that nobody has read yet').to.equal('cannot-tell');
  });

  it('of a channel tells what that may hear, Azure by its owner’s right, while the owner may follow', async () => {
    const feed = aFeed();
    const hears: Partial<Hearing> = { hears: ({ tenantId }) => tenantId === 'fabrikam' };
    expect(await told({ feed, hearing: hears })).to.deep.equal([
      ['MC1187310', 'fabrikam'],
      ['PM4T-7S0', 'fabrikam'],
    ]);
    expect(await told({ feed, hearing: hears, ...refusing('no-azure-right', 'see-azure') })).to.deep.equal([
      ['MC1187310', 'fabrikam'],
    ]);
    expect(await told({ feed, ...refusing('wrong-role', 'follow') })).to.equal('gone');
    expect(await told({ feed, ...refusing('cannot-tell', 'follow') })).to.equal('cannot-tell');
    expect(await told({ feed, hearing: { company: 'unknown' } })).to.equal('cannot-tell');
    expect(await told({ feed, hearing: { audience: { kind: 'none' }, hears: () => false } })).to.equal('gone');
  });

  it('learns nothing of how often it was asked for before it is somebody’s', async () => {
    expect(await told({ admits: false })).to.equal('too-often');
    expect(await told({ admits: false, ...refusing('no-role', 'see-messages') })).to.equal('gone');
  });

  it('counts at whom a source was silent: never read, or not within three readings', async () => {
    const age = (tenantId: string, readAt: Date, source: ReadingAge['source'] = 'microsoft365') => ({
      ...{ tenantId, source, readAt },
    });
    const gaps = async (scene: Scene) => {
      const opened = await open(scene);
      return opened.kind === 'open' ? opened.gaps : opened.kind;
    };
    expect(await gaps({})).to.deep.equal({ customers: 2, silent: 2, azure: 2, azureSilent: 2, withoutHours: 0 });
    const ages = [age('contoso', minutesAgo(170)), age('fabrikam', hoursAgo(4)), age('contoso', NOW, 'azure')];
    expect(await gaps({ ages })).to.include({ silent: 1, azureSilent: 1 });
    expect(await gaps({ ages, everyMs: 2 * 3600_000 }), 'read seldom').to.include({ silent: 0 });
    const blind = refusing('no-azure-right', 'see-azure');
    expect(await gaps({ ages, ...blind })).to.include({ customers: 2, azure: 0, azureSilent: 0 });
  });
});
