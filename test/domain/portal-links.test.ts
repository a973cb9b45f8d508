import { expect } from 'chai';
import { customerPortals, isPortalUrl, PORTAL_TEMPLATES, servicePortals } from '../../src/domain/portal-links.ts';
import { aCustomer, aService } from '../support/builders.ts';

const customer = aCustomer();
const { tenantId, domain } = customer;
const exchange = aService();
const azure = aService({ id: 'azure', name: 'Azure', source: 'azure' });
const urls = (links: readonly { url: string }[]) => links.map(({ url }) => url);

/** One of each family, and one that has no admin portal of its own. */
const FAMILIES: Record<string, string> = {
  Exchange: `https://admin.cloud.microsoft/exchange?delegatedOrg=${domain}`,
  microsoftteams: `https://admin.teams.microsoft.com/?delegatedOrg=${domain}`,
  Lync: `https://admin.teams.microsoft.com/?delegatedOrg=${domain}`,
  SharePoint: `https://portal.office.com/Partner/BeginClientSession.aspx?CTID=${tenantId}&CSDEST=SharePoint`,
  OneDriveForBusiness: `https://portal.office.com/Partner/BeginClientSession.aspx?CTID=${tenantId}&CSDEST=SharePoint`,
  OrgLiveID: `https://entra.microsoft.com/${tenantId}`,
  Intune: `https://intune.microsoft.com/${tenantId}`,
  MobileDeviceManagement: `https://intune.microsoft.com/${tenantId}`,
  Microsoft365Defender: `https://security.microsoft.com/?tid=${tenantId}`,
  cloudappsecurity: `https://security.microsoft.com/?tid=${tenantId}`,
  RMS: `https://purview.microsoft.com/?tid=${tenantId}`,
  PowerApps: `https://admin.powerplatform.microsoft.com/account/login/${tenantId}`,
  MicrosoftFlow: `https://admin.powerplatform.microsoft.com/account/login/${tenantId}`,
  DynamicsCRM: `https://admin.powerplatform.microsoft.com/account/login/${tenantId}`,
  PowerBIcom: `https://app.powerbi.com/admin-portal?ctid=${tenantId}`,
  Planner: `https://admin.cloud.microsoft/?delegatedOrg=${domain}`,
};

describe('portal links', () => {
  it("open service health as this customer's delegated admin, and Azure where there is any", () => {
    expect(urls(customerPortals(PORTAL_TEMPLATES, customer, [exchange]))).to.deep.equal([
      `https://portal.office.com/Partner/BeginClientSession.aspx?CTID=${tenantId}&CSDEST=ServiceStatus`,
    ]);
    const [, portal] = customerPortals(PORTAL_TEMPLATES, customer, [exchange, azure]);
    expect(portal?.url).to.match(new RegExp(`^https://portal\\.azure\\.com/${tenantId}#view/`));
  });

  for (const [id, url] of Object.entries(FAMILIES)) {
    it(`know where ${id} is administered`, () => {
      const [health, service] = servicePortals(PORTAL_TEMPLATES, customer, aService({ id }));
      expect(health?.portal).to.equal('admin-center');
      expect(service).to.deep.equal({ portal: 'service-admin', url, host: new URL(url).host });
    });
  }

  it('open planned maintenance on its own page', () => {
    const [link] = servicePortals(PORTAL_TEMPLATES, customer, azure, { id: 'XY-1', classification: 'maintenance' });
    expect(link?.url).to.include('plannedMaintenance');
  });

  it('open the incident itself once a setting says how', () => {
    const templates = {
      ...PORTAL_TEMPLATES,
      issue: 'https://admin.example/?delegatedOrg={domain}#/alerts/{incidentId}',
    };
    const [link] = servicePortals(templates, customer, exchange, { id: 'EX1/../x', classification: 'incident' });
    expect(link?.url).to.equal(`https://admin.example/?delegatedOrg=${domain}#/alerts/EX1%2F..%2Fx`);
    expect(servicePortals(templates, customer, exchange)[0]?.url).to.include('CSDEST=ServiceStatus');
  });

  it('cannot be led elsewhere by a strange domain', () => {
    const strange = aCustomer({ domain: 'a.example/x?y=#z' });
    const [, link] = servicePortals(PORTAL_TEMPLATES, strange, exchange);
    expect(link?.host).to.equal('admin.cloud.microsoft');
    expect(link?.url).to.equal('https://admin.cloud.microsoft/exchange?delegatedOrg=a.example%2Fx%3Fy%3D%23z');
  });

  it('are those that Microsoft tells of a service, where it does', () => {
    const [admin, health] = ['https://admin.exchange.microsoft.com/?x=1', 'https://admin.microsoft.com/health'];
    const links = servicePortals(PORTAL_TEMPLATES, customer, aService({ links: { admin, health } }));
    expect(links).to.deep.equal([
      { portal: 'admin-center', url: health, host: 'admin.microsoft.com' },
      { portal: 'service-admin', url: admin, host: 'admin.exchange.microsoft.com' },
    ]);
  });

  it('open the incident itself all the same, where a setting says how', () => {
    const templates = { ...PORTAL_TEMPLATES, issue: 'https://admin.example/#/alerts/{incidentId}' };
    const told = aService({ links: { health: 'https://admin.microsoft.com/health' } });
    const [link] = servicePortals(templates, customer, told, { id: 'EX1', classification: 'incident' });
    expect(link?.url).to.equal('https://admin.example/#/alerts/EX1');
  });

  it('out of an answer lead to portals alone, and hide nothing', () => {
    const templates = { ...PORTAL_TEMPLATES, teams: 'https://teams.portal.example/{tenantId}', issue: '' };
    for (const good of ['https://admin.teams.microsoft.com/?delegatedOrg=x', 'https://TEAMS.portal.example/'])
      expect(isPortalUrl(templates, good), good).to.equal(true);
    for (const bad of [
      'http://admin.teams.microsoft.com/',
      'https://admin.teams.microsoft.com.evil.example/',
      'https://evil.example/https://admin.teams.microsoft.com/',
      'https://admin.teams.microsoft.com@evil.example/',
      'https://somebody:secret@admin.teams.microsoft.com/',
      'https://admin.teams.microsoft.com:8443/',
      `https://admin.teams.microsoft.com/${'x'.repeat(1000)}`,
      'javascript:alert(1)',
      '//admin.teams.microsoft.com/',
      'admin center',
      '',
    ])
      expect(isPortalUrl(templates, bad), bad).to.equal(false);
  });
});
