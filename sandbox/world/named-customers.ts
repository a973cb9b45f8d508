import { knownAdvisories } from './advisories.ts';
import { subscription, withRights } from './azure-event.ts';
import {
  diskMaintenance,
  gatewayOutage,
  keyRotation,
  retirements,
  storageOutage,
  tenantNotice,
} from './azure-scenes.ts';
import { guidOf } from './chance.ts';
import { customer } from './customer.ts';
import { groups } from './groups.ts';
import { mailDelays } from './mail-incident.ts';
import { signInDown } from './other-incidents.ts';
import { product } from './products.ts';
import { longPast, mailRequests, signInRequest } from './service-requests.ts';
import { EVERYTHING, LARGE, MEDIUM, SMALL } from './services.ts';

const mailTrouble = { character: 'mail incident', news: [mailDelays] };
const suiteTrouble = { character: 'suite incident', news: [signInDown] };

/** Delegated to the partner by Azure Lighthouse, and closed to tokens of the customer's tenant. */
const byLighthouse = (...told: Parameters<typeof subscription>) =>
  withRights({ reach: 'lighthouse', readers: [groups.azureReaders] }, subscription(...told));

/** Customers in trouble that many share. */
const inTheNews = [
  customer('Contoso', 'contoso', {
    character: 'mail incident and Azure event',
    customDomains: ['contoso.com'],
    services: LARGE,
    products: [product('SPE_E3', [120, 150], LARGE), product('POWER_BI_PRO', [12, 20], ['PowerBIcom'])],
    news: [mailDelays],
    advisories: knownAdvisories(
      ['microsoftteams', 'SharePoint', 'OneDriveForBusiness', 'O365Client', 'Intune', 'PowerBIcom'],
      14,
      'contoso',
    ),
    requests: mailRequests,
    subscriptions: [subscription('Contoso Production', storageOutage, gatewayOutage), subscription('Contoso Test')],
  }),
  customer('Fabrikam', 'fabrikam', {
    ...mailTrouble,
    customDomains: ['fabrikam.com'],
    services: LARGE,
    requests: mailRequests.slice(1),
    requestWords: true,
  }),
  customer('Northwind Traders', 'northwindtraders', {
    ...mailTrouble,
    customDomains: ['northwindtraders.com'],
    products: [product('SPE_E3', [60, 60], MEDIUM), product('EXCHANGESTANDARD', [25, 25], ['Exchange'], 'Suspended')],
  }),
  customer('Tailspin Toys', 'tailspintoys', {
    ...mailTrouble,
    customDomains: ['tailspintoys.com'],
    keeps: ['licences', 'service-management', 'managed-services', 'service-requests', 'messages'],
  }),
  customer('대한정밀', 'daehanjm', {
    ...mailTrouble,
    customDomains: ['daehanjm.example'],
    services: LARGE,
    requests: signInRequest,
  }),
  customer('서울커피', 'seoulcoffee', { ...mailTrouble, services: SMALL }),
  customer('가람무역', 'garamtrading', { ...mailTrouble, customDomains: ['garam-trading.example'] }),
  customer('Adventure Works', 'adventureworks', { ...suiteTrouble, customDomains: ['adventure-works.com'] }),
  customer('VanArsdel', 'vanarsdelltd', { ...suiteTrouble, services: LARGE }),
];

/** Hard to tell apart by name; the last two only by their domain. */
const confusable = [
  customer('Contoso Suites', 'contososuites', { customDomains: ['contososuites.com'] }),
  customer('Contoso Pharma', 'contosopharma', { services: LARGE }),
  customer('Fabrikam Residences', 'fabrikamresidences', { services: SMALL }),
  customer('Humongous Insurance', 'humongousinsurance', { customDomains: ['humongousinsurance.com'], services: LARGE }),
  customer('Humongous Insurance', 'humongousapac', { customDomains: ['humongous-apac.example'] }),
];

/** Nothing but old advisories: green. */
const quiet = [
  customer('Litware', 'litwareinc', {
    requests: longPast,
    services: EVERYTHING,
    customDomains: ['litwareinc.com'],
    pages: { microsoftteams: 'https://admin.teams.example/?delegatedOrg=litwareinc.onmicrosoft.com' },
  }),
  customer('Wide World Importers', 'wideworldimporters', {
    character: 'many Azure advisories',
    services: LARGE,
    subscriptions: [
      withRights({ support: { mayFile: true, plan: 'csp' } }, subscription('Wide World Importers', ...retirements)),
    ],
  }),
  customer('Proseware', 'proseware', {
    services: LARGE,
    subscriptions: [withRights({ support: { mayFile: false, plan: 'unified' } }, subscription('Proseware Web'))],
  }),
  customer('Fourth Coffee', 'fourthcoffee', { services: SMALL, customDomains: ['fourthcoffee.com'] }),
  customer("Margie's Travel", 'margiestravel', { services: SMALL }),
  customer('A. Datum', 'adatum', { services: LARGE, subscriptions: [byLighthouse('A. Datum Core')] }),
  customer('Alpine Ski House', 'alpineskihouse', {
    services: MEDIUM,
    isReseller: false,
    provider: guidOf('a provider'),
  }),
  customer('Coho Vineyard', 'cohovineyard', { services: SMALL }),
  customer('Coho Winery', 'cohowinery', { services: SMALL }),
  customer('School of Fine Art', 'schooloffineart', {
    services: MEDIUM,
    subscriptions: [subscription('Fine Art Gallery', keyRotation)],
  }),
  customer('Bellows College', 'bellowscollege', {
    services: LARGE,
    customDomains: ['bellowscollege.com'],
    subscriptions: [
      byLighthouse('Bellows Campus'),
      subscription('Bellows Research'),
      withRights({ reach: 'none' }, subscription('Bellows Archive')),
    ],
  }),
  customer('Café Müller', 'cafemueller', { services: SMALL, customDomains: ['cafe-mueller.example'] }),
  customer('Lamna Healthcare', 'lamnahealthcare', { services: LARGE, gdap: 'ends-soon' }),
  customer('Nod Publishers', 'nodpublishers', { services: MEDIUM, gdap: 'awaiting-approval', isReseller: false }),
  customer('Fincher Architects', 'fincherarchitects', { services: MEDIUM, gdap: 'none' }),
  customer('Liberty’s Delightful Sinful Bakery', 'libertysbakery', { services: SMALL }),
  customer('Phone Company', 'thephonecompany', {
    services: LARGE,
    reseller: '6112345',
    products: [product('SPE_E5', [210, 240], [...LARGE, 'UniversalPrint'])],
    managed: ['DynamicsNAV'],
  }),
  customer('Åkerlund & Ström', 'akerlundstrom', { services: MEDIUM }),
  customer('한빛물산', 'hanbitmulsan', { services: MEDIUM, customDomains: ['hanbit.example'] }),
  customer('푸른바다수산', 'pureunbada', { services: SMALL }),
  customer('미래전자', 'miraeelec', {
    services: LARGE,
    subscriptions: [withRights({ filers: [groups.azureSupport] }, byLighthouse('미래전자 운영', storageOutage))],
  }),
  customer('한국푸드시스템', 'hankookfood', { services: MEDIUM }),
  customer('동해물류', 'donghaelogis', {
    services: MEDIUM,
    subscriptions: [subscription('동해물류 운영', diskMaintenance)],
  }),
  customer('제주감귤농원', 'jejugyul', { services: SMALL }),
  customer('한강건축사사무소', 'hangangarch', { services: MEDIUM }),
  customer('가온의료재단', 'gaonmedical', {
    services: LARGE,
    products: [product('SPE_E3', [88, 90], LARGE, 'Warning')],
    subscriptions: [
      withRights(
        { role: 'securityReader', readers: [groups.serviceSupportKorea] },
        subscription('가온 진료', keyRotation),
      ),
    ],
    tenantEvents: [tenantNotice],
  }),
];

export const namedCustomers = [...inTheNews, ...confusable, ...quiet];
