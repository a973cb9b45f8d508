import { expect } from 'chai';
import { openStory } from '../support/story.ts';

describe('story: every customer is looked at in the background', function () {
  this.timeout(60_000);
  const story = openStory({ LOOK_SECONDS_M365: '60', LOOK_SECONDS_AZURE: '300' });

  const found = (what: string, tenantId?: string) =>
    story().heard(
      (line) => line.found?.includes(what) === true && (tenantId === undefined || line.tenantId === tenantId),
    );
  const tenantOf = async (name: string): Promise<string> =>
    (await story().sandbox.customers()).find((customer) => customer.name === name)?.tenantId ?? '';

  before(async () => {
    // The first round has come to those who have an incident of their own: in Microsoft 365, and in Azure.
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
