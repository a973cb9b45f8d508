import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { STAFF } from '../support/staff.ts';
import { openStory } from '../support/story.ts';
import { questionsIn } from '../support/teams/file-consent.ts';

const CUSTOMERS = ['Fabrikam', '대한정밀', 'Lucerne Publishing'] as const;
/** At Lucerne the relationship has ended: who could renew it finds the customer, and reads nothing. */
const READS: Readonly<Record<keyof typeof STAFF, readonly string[]>> = {
  globalAdmin: ['Fabrikam', '대한정밀'],
  admin: ['Fabrikam', '대한정밀'],
  helpdesk: ['Fabrikam', '대한정밀'],
  helpdeskKorea: ['대한정밀'],
  sales: ['Fabrikam', '대한정밀'],
  justInTime: [],
  nobody: [],
};

describe('story: who may have a customer’s files', () => {
  const story = openStory(async ({ url }) => ({ FILE_HOSTS: new URL(url).host }));

  for (const [role, reads] of Object.entries(READS)) {
    it(`${role}: those of their customers, by button and by answer, and nobody else’s is asked for`, async () => {
      const { sandbox, teams } = story();
      const customers = await sandbox.customers();
      const chat = teams.personal({ ...aPerson(), objectId: STAFF[role as keyof typeof STAFF] });
      for (const name of CUSTOMERS) {
        const tenantId = customers.find((one) => one.name === name)?.tenantId ?? '';
        const file = { kind: 'post-incident-review', tenantId, incidentId: 'TM1297220' };
        await sandbox.clearRequests();
        const before = questionsIn(chat).length;
        const action = { type: 'Action.Execute', data: { do: 'send-file', file } };
        const { body } = await chat.invokes('adaptiveCard/action', { action });
        expect(questionsIn(chat).length - before, name).to.equal(reads.includes(name) ? 1 : 0);

        const place = await sandbox.openUpload();
        const uploadInfo = { ...place, name: 'x.docx', uniqueId: 'x', fileType: 'docx' };
        const context = { do: 'accept-file', file, offer: randomUUID() };
        const said = teams.connector.calls.length;
        await chat.invokes('fileConsent/invoke', { action: 'accept', context, uploadInfo });
        await teams.connector.until((calls) => calls.length > said);
        const asked = (await sandbox.requests()).filter(({ path }) => path.endsWith('/incidentReport'));
        if (reads.includes(name)) continue;
        expect(asked, name).to.eql([]);
        expect(JSON.stringify(body), name).to.not.include(name);
        expect(chat.text(), name).to.not.include(name);
        expect(await sandbox.uploaded(place.id), name).to.equal(undefined);
      }
    });

    it(`${role}: the history of their customers, and of one who has left where they could take leave`, async () => {
      const { sandbox, teams } = story();
      const customers = await sandbox.customers();
      const chat = teams.personal({ ...aPerson(), objectId: STAFF[role as keyof typeof STAFF] });
      const may = ['globalAdmin', 'admin'].includes(role) ? CUSTOMERS : reads;
      for (const name of CUSTOMERS) {
        const tenantId = customers.find((one) => one.name === name)?.tenantId ?? '';
        const before = questionsIn(chat).length;
        const action = {
          type: 'Action.Execute',
          data: { do: 'send-file', file: { kind: 'customer-history', tenantId } },
        };
        const { body } = await chat.invokes('adaptiveCard/action', { action });
        expect(questionsIn(chat).length - before, name).to.equal(may.includes(name) ? 1 : 0);
        if (!may.includes(name)) expect(JSON.stringify(body), name).to.not.include(name);
      }
    });
  }
});
