import { expect } from 'chai';
import type { Service } from '../../../src/domain/service.ts';
import data from '../../../src/services/health/service-names.json' with { type: 'json' };
import { namedServices, pickService, serviceTitles } from '../../../src/services/health/service-names.ts';

const service = (id: string, name: string): Service => ({
  id,
  name,
  source: id === 'azure' ? 'azure' : 'microsoft365',
  phase: 'operational',
  status: 'operational',
});

const SERVICES = [
  service('Exchange', 'Exchange Online'),
  service('microsoftteams', 'Microsoft Teams'),
  service('OSDPPlatform', 'Microsoft 365 suite'),
  service('O365Client', 'Microsoft 365 Apps'),
  service('PowerAppsM365', 'Power Apps in Microsoft 365'),
  service('yammer', 'Viva Engage'),
  service('Purview9', 'Microsoft Purview'),
  service('azure', 'Azure'),
];

describe('service names', () => {
  for (const [words, ids, leftover] of [
    ['exchange', 'Exchange', ''],
    ['Exchange Online is slow', 'Exchange', 'is slow'],
    ['outlook', 'Exchange', ''],
    ['exchange mail queueing', 'Exchange', 'mail queueing'],
    ['mail queueing', 'Exchange', 'queueing'],
    ['e-mail', 'Exchange', ''],
    ['teams', 'microsoftteams', ''],
    ['teams sign-in fails', 'microsoftteams', 'sign in fails'],
    ['sign-in fails', 'OrgLiveID', 'fails'],
    ['SharePoint', 'SharePoint', ''],
    ['share point', 'SharePoint', ''],
    ['OneDrive', 'OneDriveForBusiness', ''],
    ['one drive', 'OneDriveForBusiness', ''],
    ['intune', 'Intune', ''],
    ['entra', 'OrgLiveID', ''],
    ['azure ad', 'OrgLiveID', ''],
    ['azure', 'azure', ''],
    ['azure information protection', 'RMS', ''],
    ['m365', 'OSDPPlatform', ''],
    ['office 365', 'OSDPPlatform', ''],
    ['Microsoft 365 Apps', 'O365Client', ''],
    ['power bi', 'PowerBIcom', ''],
    ['powerbi', 'PowerBIcom', ''],
    ['power apps', 'PowerApps,PowerAppsM365', ''],
    ['defender for cloud apps', 'cloudappsecurity', ''],
    ['defender', 'Microsoft365Defender,cloudappsecurity', ''],
    ['dynamics 365 business central', 'DynamicsNAV', ''],
    ['OSDPPlatform', 'OSDPPlatform', ''],
    ['teams and sharepoint', 'SharePoint,microsoftteams', 'and'],
    ['exchagne', 'Exchange', ''],
    ['sharepiont', 'SharePoint', ''],
    ['onedirve', 'OneDriveForBusiness', ''],
    ['d’Exchange', 'Exchange', ''],
    ['Postfach voll', 'Exchange', 'voll'],
    ['la messagerie', 'Exchange', 'la'],
    ['익스체인지', 'Exchange', ''],
    ['익스체인지가 느려요', 'Exchange', '느려요'],
    ['메일 지연', 'Exchange', '지연'],
    ['팀즈장애', 'microsoftteams', '장애'],
    ['쉐어포인트', 'SharePoint', ''],
    ['원드라이브의', 'OneDriveForBusiness', ''],
    ['애저', 'azure', ''],
    ['로그인 안됨', 'OrgLiveID', '안됨'],
  ] as const) {
    it(`"${words}": ${ids}`, () => {
      const named = namedServices(words);
      expect(named?.ids.join()).to.satisfy(
        (got: string) => got.split(',').sort().join() === ids.split(',').sort().join(),
      );
      expect(named?.leftover).to.equal(leftover);
    });
  }

  for (const words of ['', 'contoso', 'northwind traders', '콘토소', 'stream lined'.replace('stream ', '')]) {
    it(`finds no service in "${words}"`, () => {
      expect(namedServices(words)).to.equal(undefined);
    });
  }

  for (const [words, id, leftover] of [
    ['2', 'microsoftteams', ''],
    ['#1', 'Exchange', ''],
    ['3번', 'OSDPPlatform', ''],
    ['1.', 'Exchange', ''],
    ['Exchange Online', 'Exchange', ''],
    ['exchange', 'Exchange', ''],
    ['mail queueing', 'Exchange', 'queueing'],
    ['Microsoft 365 Apps', 'O365Client', ''],
    ['microsoft 365 suite', 'OSDPPlatform', ''],
    ['power apps', 'PowerAppsM365', ''],
    ['yammer', 'yammer', ''],
    ['viva engage', 'yammer', ''],
    ['purview', 'Purview9', ''],
    ['purveiw', 'Purview9', ''],
    ['exchnage', 'Exchange', ''],
    ['팀즈', 'microsoftteams', ''],
    ['애저 느림', 'azure', '느림'],
  ] as const) {
    it(`picks ${id} for "${words}"`, () => {
      const picked = pickService(words, SERVICES);
      expect(picked?.service.id).to.equal(id);
      expect(picked?.leftover).to.equal(leftover);
    });
  }

  for (const words of ['9', '0', 'sharepoint', 'contoso', '', 'microsoft']) {
    it(`picks nothing for "${words}"`, () => {
      expect(pickService(words, SERVICES)).to.equal(undefined);
    });
  }
});

describe('what services are called', () => {
  it('is read back as the same services', () => {
    for (const { ids } of data) {
      const [title = '', ...more] = serviceTitles(ids);
      expect(more, title).to.be.empty;
      const read = namedServices(title);
      expect([...(read?.ids ?? [])].sort(), title).to.deep.equal([...ids].sort());
      expect(read?.leftover, title).to.equal('');
    }
  });

  it('is one title for those that share it, and the id where we know no name', () => {
    const ids = ['Brandnew', 'microsoftteams', 'PowerAppsM365', 'PowerApps', 'cloudappsecurity'];
    const titles = ['Microsoft Teams', 'Power Apps', 'Microsoft Defender for Cloud Apps', 'Brandnew'];
    expect(serviceTitles(ids)).to.deep.equal(titles);
    expect(serviceTitles([])).to.deep.equal([]);
  });
});
