import { expect } from 'chai';
import { mailLink } from '../../src/cards/mail-link.ts';

const read = (url: string) => Object.fromEntries(new URL(url).searchParams);

describe('a mail that is to be written', () => {
  it('carries subject and text to nobody yet, line breaks as mail has them', () => {
    const { url, isWhole } = mailLink('안내: Teams & more', 'Hello?\n\n100 % “fine” + done');
    expect(isWhole).to.equal(true);
    expect(url)
      .to.match(/^mailto:\?subject=/)
      .and.not.match(/[\s&]more/);
    expect(url).to.not.include('+');
    expect(read(url)).to.deep.equal({ subject: '안내: Teams & more', body: 'Hello?\r\n\r\n100 % “fine” + done' });
  });

  it('adds no header by what somebody has typed', () => {
    const { url } = mailLink('x&bcc=spy@example.com\r\nBcc: spy', 'y&cc=spy@example.com');
    expect([...new URL(url).searchParams.keys()]).to.deep.equal(['subject', 'body']);
    expect(url).to.not.match(/%0D%0ABcc/i);
  });

  it('is whole or has its subject alone, never longer than Windows takes', () => {
    const korean = mailLink('안내', '메일이 늦게 도착합니다. '.repeat(40));
    expect(korean.isWhole).to.equal(false);
    expect(read(korean.url)).to.deep.equal({ subject: '안내' });
    for (let letters = 0; letters < 3000; letters += 7) {
      expect(mailLink('s'.repeat(200), 'x\n'.repeat(letters)).url.length).to.be.below(2001);
    }
    expect(mailLink('가'.repeat(200), '').url.length).to.be.below(2001);
  });

  it('takes what is half a letter', () => {
    expect(mailLink('\ud83d', '\ude00').isWhole).to.equal(true);
  });
});
