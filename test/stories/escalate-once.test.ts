import { expect } from 'chai';
import { DESK_NAMES, type DeskName, reviewFor, SEND, withOwnDesk } from '../support/escalating.ts';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { actionOn, cardText } from '../support/teams/card-reading.ts';

describe('story: a request is confirmed more often than once', function () {
  this.timeout(120_000);
  const story = openStory(withOwnDesk);

  for (const desk of Object.keys(DESK_NAMES) as DeskName[])
    it(`${desk}: a double click, a second device, Teams’ repeat 15 s later and a restart are one request`, async () => {
      const { teams, sandbox, world } = story();
      const alex = { ...aPerson(), name: 'Alex Wilber', objectId: STAFF.admin };
      const [chat, phone] = [teams.personal(alex), teams.personal({ ...alex, id: `${alex.id}-phone` })];
      const contoso = (await sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId ?? '';
      const review = await reviewFor(chat, desk, contoso, `Pressed often at ${desk}`);
      const { data } = actionOn(review, SEND[desk]);
      const press = (device: typeof chat, activityId: string) =>
        device.invokes('adaptiveCard/action', { action: { type: 'Action.Execute', data } }, undefined, activityId);

      const first = await Promise.all([press(chat, 'first'), press(chat, 'second'), press(phone, 'third')]);
      world.pass(15_000);
      const repeated = await press(chat, 'first');
      await story().restart();
      const restarted = await press(phone, 'fourth');

      const filed = desk === 'microsoft365' ? 'Ready to file by hand' : 'filed';
      for (const { body } of first) expect(cardText(body.value)).to.match(new RegExp(`${filed} \\(|^On its way`));
      const tickets = (await sandbox.tickets()).filter((one) => JSON.stringify(one).includes(`often at ${desk}`));
      expect(tickets).to.have.lengthOf(desk === 'microsoft365' ? 0 : 1);
      for (const { body } of [repeated, restarted])
        expect(cardText(body.value))
          .to.include(`${filed} (${DESK_NAMES[desk]})`)
          .and.include(tickets[0]?.number ?? '');
    });
});
