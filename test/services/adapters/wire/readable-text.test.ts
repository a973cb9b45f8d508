import { expect } from 'chai';
import { readableText } from '../../../../src/services/adapters/wire/readable-text.ts';

describe('readable text', () => {
  const table: Record<string, [string, string]> = {
    'paragraphs and emphasis': ['<p>One <b>two</b></p>\n<p>three</p>', 'One two\n\nthree'],
    breaks: ['one<br>two<br/><br/>three', 'one\ntwo\n\nthree'],
    'a link, with its address': [
      '<p>See <a href="https://a.example/x?y=1&amp;z=2">the page</a>.</p>',
      'See the page (https://a.example/x?y=1&z=2).',
    ],
    'a link that is its own words': ['<a href="https://a.example">https://a.example</a>', 'https://a.example'],
    'no script behind a link': ['<a href="javascript:alert(1)">press</a>', 'press'],
    lists: ['<ul><li>one</li><li>two</li></ul><ol><li>first</li></ol>', '• one\n• two\n\n1. first'],
    'plain lists': ['Known:\n\n- one\n* two\n\n\n\nmore - not a list', 'Known:\n\n• one\n• two\n\nmore - not a list'],
    'headings as they are': ['<h2>Next</h2><p>words</p>', 'Next\n\nwords'],
    tables: ['<table><tr><td>Region</td><td>Korea</td></tr></table>', 'Region Korea'],
    'no pictures, scripts or styles': [
      '<p>a<img src="https://a.example/i.png" alt="pic"></p><script>x</script><style>y</style>',
      'a',
    ],
    entities: ['Fish &amp; chips&nbsp;&lt;5', 'Fish & chips <5'],
    'what only looks like markup': ['load < 5% and > 3%', 'load < 5% and > 3%'],
    'plain text that is declared as HTML': ['one\r\n\r\ntwo', 'one\n\ntwo'],
    'line breaks around inline markup': ['one\n\n<b>two</b>\nthree', 'one\n\ntwo\nthree'],
  };
  for (const [name, [wire, text]] of Object.entries(table)) {
    it(`shows ${name}`, () => expect(readableText(wire)).to.equal(text));
  }

  it('leaves declared text alone', () => {
    expect(readableText('a &amp; <b>', 'text')).to.equal('a &amp; <b>');
  });

  it('survives what nobody should send', () => {
    expect(readableText('<div>'.repeat(20_000))).to.be.a('string');
    expect(readableText('x'.repeat(300_000))).to.have.length(100_000);
  });
});
