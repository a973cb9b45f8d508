import { expect } from 'chai';
import { readSourceMessage } from '../../src/bot/source-message.ts';
import { readableText } from '../../src/services/adapters/wire/readable-text.ts';
import { aTeamsMessage } from '../support/teams/message-extension.ts';

const read = (payload: unknown) => readSourceMessage(payload, readableText);

describe('a message that a message extension is opened on', () => {
  it('is read as text: mentions by their names, lists, links with their addresses, no markup', () => {
    const html =
      '<div><at id="0">Kim</at>: see <a href="https://status.example/a">here</a><br>R&amp;D <b>waits</b><ul><li>one</li></ul><img src="https://x.example/y.png"></div>';
    expect(read(aTeamsMessage(html))?.text).to.equal('Kim: see here (https://status.example/a)\nR&D waits\n• one');
    const plain = aTeamsMessage('', { body: { contentType: 'text', content: 'a < b & c' } });
    expect(read(plain)?.text).to.equal('a < b & c');
  });

  it('keeps author and link, and cuts what is endless', () => {
    const message = read(aTeamsMessage('x'.repeat(5000)));
    expect(message).to.include({
      author: 'Jamie Smythe',
      link: 'https://teams.microsoft.com/l/message/19:desk@thread.tacv2/1611060744833',
    });
    expect(message?.text).to.have.length(2000);
  });

  for (const [what, over] of Object.entries({
    'has no author': { from: null },
    'has no body': { body: null },
    'links to what is no web address': { linkToMessage: 'javascript:alert(1)' },
    'has no link': { linkToMessage: null },
  })) {
    it(`is read though it ${what}`, () => {
      expect(read(aTeamsMessage('<p>Slow</p>', over))).to.be.an('object');
    });
  }

  it('takes no link but a web address', () => {
    expect(read(aTeamsMessage('', { linkToMessage: 'javascript:alert(1)' }))).to.not.have.property('link');
  });

  it('is none where Teams names none', () => {
    expect(read(undefined)).to.equal(undefined);
    expect(read('words')).to.equal(undefined);
  });
});
