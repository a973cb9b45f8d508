import { expect } from 'chai';
import { clip, escapeMarkdown } from '../../src/cards/literal.ts';

describe('words from outside', () => {
  it('lose their markdown, their tags and their date functions in a heading', () => {
    expect(escapeMarkdown('**A** _b_ `c` ~d~')).to.equal('\\*\\*A\\*\\* \\_b\\_ \\`c\\` \\~d\\~');
    expect(escapeMarkdown('[pay here](https://evil.example)')).to.equal('\\[pay here\\](https://evil.example)');
    expect(escapeMarkdown('<at>everyone</at>')).to.equal('\\<at\\>everyone\\</at\\>');
    expect(escapeMarkdown('{{DATE(2026-01-01T00:00:00Z)}}')).to.equal('\\{\\{DATE(2026-01-01T00:00:00Z)\\}\\}');
    expect(escapeMarkdown('a\\*b')).to.equal('a\\\\\\*b');
  });

  it('do not open a list or a heading', () => {
    expect(escapeMarkdown('- Contoso')).to.equal('\\- Contoso');
    expect(escapeMarkdown('# Contoso')).to.equal('\\# Contoso');
    expect(escapeMarkdown('1. FC Köln')).to.equal('1\u2060. FC Köln');
    expect(escapeMarkdown('two\n\nlines')).to.equal('two lines');
  });

  it('stay as they are where they mean nothing', () => {
    const name = 'Contoso (Korea) Co., Ltd. – 한빛물산 & Söhne #1 - 24/7';
    expect(escapeMarkdown(name)).to.equal(name);
  });

  it('are cut between what a reader counts as characters', () => {
    expect(clip('short', 10)).to.equal('short');
    expect(clip('a family 👨‍👩‍👧 photo', 12)).to.equal('a family…');
    expect(clip('한빛물산 주식회사', 5)).to.equal('한빛물산…');
    expect(clip('x'.repeat(300), 20)).to.have.lengthOf(20);
  });
});
