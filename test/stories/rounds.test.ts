import { expect } from 'chai';
import { openPostgresStore, type Store } from '../support/stores.ts';
import { openStory } from '../support/story.ts';

for (const name of ['embedded', 'postgres']) {
  describe(`story: every customer is looked at in the background: ${name}`, function () {
    this.timeout(60_000);
    let store: Store | undefined;
    before(async function openStore() {
      if (name === 'postgres') store = await openPostgresStore(this);
    });
    const story = openStory(async () => ({
      LOOK_SECONDS_M365: '60',
      LOOK_SECONDS_AZURE: '300',
      ...(store?.databaseUrl && { DATABASE_URL: store.databaseUrl }),
    }));
    after(() => store?.close());

    const found = (what: string, tenantId?: string) =>
      story().heard(
        (line) => line.found?.includes(what) === true && (tenantId === undefined || line.tenantId === tenantId),
      );
    const tenantOf = async (name: string): Promise<string> =>
      (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? '';

    it('begins by itself, and comes to those who have an incident of their own: in Microsoft 365, and in Azure', async () => {
      await Promise.all(['EX1347120', 'MO1347098', 'TM1346411'].map((id) => found(`opened ${id}`)));
    });

    it('finds each incident once, wherever it shows first, and whom else it hits', async () => {
      const where = await Promise.all(['Contoso', 'Tailspin Toys'].map(tenantOf));
      const lines = await Promise.all(
        where.map((tenantId) =>
          story().heard((line) => line.tenantId === tenantId && /(opened|spread) EX1347120/.test(String(line.found))),
        ),
      );
      expect(lines).to.have.lengthOf(2);
      const opened = story()
        .logged()
        .match(/opened EX1347120/g);
      expect(opened).to.have.lengthOf(1);
    });

    it('goes on where somebody does not answer', async () => {
      const consolidated = await tenantOf('Consolidated Messenger');
      const line = await story().heard(({ msg, tenantId }) => /no answer/.test(msg) && tenantId === consolidated);
      expect(line).to.have.property('kind', 'throttled');
    });

    it('never looks at a customer whom it may not read', async () => {
      const nod = await tenantOf('Nod Publishers');
      const asked = (await story().sandbox.requests()).filter(({ tenant }) => tenant === nod);
      expect(asked.filter(({ path }) => /serviceAnnouncement|ResourceHealth/.test(path))).to.deep.equal([]);
    });
  });
}
