import { expect } from 'chai';
import { CLOUD_NAMES, CLOUDS } from '../../src/clouds.ts';
import { deliveryOf, fileProblems } from '../../src/config/files.ts';

const real = { BOT_LOCAL: false };

describe('settings of files', () => {
  it('let Teams ask where it can, and give links elsewhere', () => {
    const ways = CLOUD_NAMES.map((name) => deliveryOf(real, CLOUDS[name]));
    expect(ways).to.eql(['consent', 'link', 'link', 'link']);
    expect(deliveryOf({ ...real, FILE_DELIVERY: 'link' }, CLOUDS.global)).to.equal('link');
  });

  it('want an https address for links, save on this machine alone', () => {
    const problems = (settings: object) => fileProblems({ ...real, ...settings }, CLOUDS.global).join();
    expect(problems({})).to.equal('');
    expect(problems({ FILE_DELIVERY: 'link' })).to.include('PUBLIC_URL');
    expect(problems({ FILE_DELIVERY: 'link', PUBLIC_URL: 'http://bot.example' })).to.include('https');
    expect(problems({ FILE_DELIVERY: 'link', PUBLIC_URL: 'https://bot.example' })).to.equal('');
    expect(problems({ FILE_DELIVERY: 'link', BOT_LOCAL: true })).to.equal('');
    expect(fileProblems(real, CLOUDS.dod).join()).to.include('PUBLIC_URL');
  });

  it('know SharePoint in every cloud by an ending of its own', () => {
    const endings = CLOUD_NAMES.flatMap((name) => CLOUDS[name].files.hosts);
    expect(new Set(endings).size).to.equal(CLOUD_NAMES.length);
    for (const ending of endings) expect(ending).to.match(/^\.sharepoint(-mil)?\.[a-z]+$/);
  });
});
