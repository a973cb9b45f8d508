import { expect } from 'chai';
import { createCustomerIndex } from '../../../src/services/customers/customer-index.ts';
import { createFindCustomers } from '../../../src/services/customers/find-customers.ts';
import { createReadQuestion } from '../../../src/services/customers/read-question.ts';
import { CUSTOMERS, tenant } from '../../support/some-customers.ts';

const more = ['Contoso Mall', 'Contoso Exchange Partners', 'Teams Contracting', '北風商事', '北风公司'].map(
  (name, n) => ({
    tenantId: tenant(100 + n),
    name,
    domain: `${name.toLowerCase().replaceAll(' ', '')}.onmicrosoft.com`,
  }),
);
const index = createCustomerIndex([...CUSTOMERS, ...more]);
const readQuestion = createReadQuestion({
  index: () => index,
  findCustomers: createFindCustomers({
    index: () => index,
    domains: { tenantIdOf: async (domain) => (domain === 'contoso.com' ? tenant(0) : undefined) },
    deadline: () => new AbortController().signal,
  }),
});

describe('reading a question', () => {
  for (const [words, customer, services, symptom] of [
    ['Contoso', 'Contoso', '', ''],
    ['Contoso の Teams', 'Contoso', 'microsoftteams', ''],
    ['ContosoのExchangeは', 'Contoso', 'Exchange', ''],
    ['北風商事の', '北風商事', '', ''],
    ['北風商事のメール遅延', '北風商事', 'Exchange', '遅延'],
    ['北风公司的邮件', '北风公司', 'Exchange', ''],
    ['Contoso Exchange', 'Contoso', 'Exchange', ''],
    ['Exchange Contoso', 'Contoso', 'Exchange', ''],
    ['Contoso Exchange mail is queueing', 'Contoso', 'Exchange', 'mail queueing'],
    ['Contoso mail is queueing', 'Contoso', 'Exchange', 'queueing'],
    ['Exchange for Contoso', 'Contoso', 'Exchange', ''],
    ['Teams calls drop at Contoso', 'Contoso', 'microsoftteams', 'calls drop'],
    ['is the customer Contoso down', 'Contoso', '', ''],
    ['Contoso mail', 'Contoso', 'Exchange', ''],
    ['Contoso Mall', 'Contoso Mall', '', ''],
    ['Contoso Exchange Partners', 'Contoso Exchange Partners', '', ''],
    ['Contoso Exchange Partners Exchange', 'Contoso Exchange Partners', 'Exchange', ''],
    ['exchange street', 'Exchange Street Bakery', '', ''],
    ['Exchange Street Bakery outlook slow', 'Exchange Street Bakery', 'Exchange', 'slow'],
    ['Teams Contracting Teams meetings lag', 'Teams Contracting', 'microsoftteams', 'meetings lag'],
    ['contsoo teams', 'Contoso', 'microsoftteams', ''],
    ['northwnd tradrs sharepiont', 'Northwind Traders', 'SharePoint', ''],
    ['phone company sign-in fails', 'The Phone Company', 'OrgLiveID', 'fails'],
    ['fabrikam sharepoint and teams slow', 'Fabrikam, Inc.', 'SharePoint,microsoftteams', 'slow'],
    ['contoso power bi refresh', 'Contoso', 'PowerBIcom', 'refresh'],
    ['Azure at Woodgrove Bank', 'Woodgrove Bank', 'azure', ''],
    ['d’Exchange chez Contoso', 'Contoso', 'Exchange', ''],
    ['Contoso Postfach langsam', 'Contoso', 'Exchange', 'langsam'],
    ['beim Kunden Contoso sind die Mails verzögert', 'Contoso', 'Exchange', 'verzögert'],
    ['콘토소 익스체인지 장애', 'Contoso', 'Exchange', ''],
    ['콘토소의 메일이 지연', 'Contoso', 'Exchange', '지연'],
    ['고객 한빛물산의 팀즈', '한빛물산', 'microsoftteams', ''],
    ['한빛물산메일 지연', '한빛물산', 'Exchange', '지연'],
    ['한빛물산 Teams 로그인', '한빛물산', 'microsoftteams', '로그인'],
    ['Exchange en Contoso', 'Contoso', 'Exchange', ''],
    ['el correo de Contoso en cola', 'Contoso', 'Exchange', 'cola'],
    ['o Exchange na Contoso', 'Contoso', 'Exchange', ''],
    ['reuniões do Teams na Contoso', 'Contoso', 'microsoftteams', 'reuniões'],
    ['alex@contoso.com cannot send in outlook', 'Contoso', 'Exchange', 'cannot send'],
    [`${tenant(4)} onedrive sync`, 'Northern Lights Energy', 'OneDriveForBusiness', 'sync'],
  ] as const) {
    it(`"${words}": ${customer}, ${services || 'no service'}, ${symptom || 'no symptom'}`, async () => {
      const question = await readQuestion(words);
      expect(question.hits[0]?.customer.name).to.equal(customer);
      expect(question.serviceIds.join()).to.equal(services);
      expect(question.symptom).to.equal(symptom);
      expect(question.hits[0]?.score, 'a good match').to.be.at.least(0.7);
    });
  }

  for (const [words, services] of [
    ['Exchange', 'Exchange'],
    ['mail queueing', 'Exchange'],
    ['팀즈', 'microsoftteams'],
  ] as const) {
    it(`names no customer in "${words}"`, async () => {
      const { hits, serviceIds } = await readQuestion(words);
      expect(hits).to.be.empty;
      expect(serviceIds).to.deep.equal([services]);
    });
  }

  it('names nobody for a tenant id that nobody knows', async () => {
    const unknown = await readQuestion('99999999-9999-4999-8999-999999999999 Contoso Exchange');
    expect(unknown.hits).to.be.empty;
  });

  it('keeps every customer that was named outright', async () => {
    const { hits } = await readQuestion('Contoso and Fabrikam exchange');
    const exact = hits.filter((hit) => hit.exact).map(({ customer }) => customer.name);
    expect(exact).to.have.members(['Contoso', 'Fabrikam, Inc.']);
  });
});
