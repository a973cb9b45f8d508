import { expect } from 'chai';
import { CLOUD_NAMES, CLOUDS, cloudAt, originsOf, scopeOf } from '../src/clouds.ts';
import { PORTAL_TEMPLATES } from '../src/domain/portal-links.ts';

describe('clouds', () => {
  for (const name of CLOUD_NAMES) {
    const cloud = CLOUDS[name];

    it(`${name}: has https addresses without a path, and an audience for each API`, () => {
      for (const url of [cloud.login, cloud.graph.url, cloud.arm.url, cloud.partnerCenter.url]) {
        expect(new URL(url).origin)
          .to.equal(url)
          .and.match(/^https:/);
      }
      expect(scopeOf(cloud.graph)).to.equal(`${cloud.graph.url}/.default`);
    });

    it(`${name}: sends its tokens to its own hosts`, () => {
      expect(originsOf(cloud)).to.have.members([cloud.login, cloud.graph.url, cloud.arm.url, cloud.partnerCenter.url]);
    });

    it(`${name}: has a portal for everything that has one in the global cloud`, () => {
      for (const [portal, template] of Object.entries(PORTAL_TEMPLATES)) {
        const own = cloud.portals[portal as keyof typeof PORTAL_TEMPLATES];
        expect(own === '', portal).to.equal(template === '');
        if (own !== '') expect(own).to.match(/^https:\/\//);
        if (name !== 'global' && own !== '') expect(own).to.not.match(/microsoft\.com|cloud\.microsoft/);
      }
    });
  }

  it('share no Graph, no Resource Manager and no service URL with the global one', () => {
    for (const name of CLOUD_NAMES.filter((one) => one !== 'global')) {
      const [own, global] = [CLOUDS[name], CLOUDS.global];
      expect([own.graph.url, own.arm.url, own.login]).to.not.include.members([global.graph.url]);
      expect(own.arm.url).to.not.equal(global.arm.url);
      expect(own.teamsHosts).to.not.include.members([...global.teamsHosts]);
    }
  });

  it('keep the audience of an API that is reached at another address', () => {
    const cloud = cloudAt('gcch', { graph: 'https://localhost:1', login: 'https://localhost:2' });
    expect(cloud.graph).to.deep.equal({ url: 'https://localhost:1', audience: 'https://graph.microsoft.us' });
    expect(originsOf(cloud)).to.have.members([
      'https://localhost:1',
      'https://localhost:2',
      'https://management.usgovcloudapi.net',
      'https://api.partnercenter.microsoft.com',
    ]);
  });
});
