import { expect } from 'chai';
import { filled, pathsIn } from '../../../../src/services/adapters/own-desk/template.ts';

const FACTS = {
  key: 'k',
  request: { title: 'A "quoted" {{key}}', copies: ['a@b.example', 'c@d.example'], severity: 'critical' },
};

describe('templates of the partner’s own desk', () => {
  it('fill slots, alone with what stands there and among words with its text', () => {
    const template = { one: '{{request.copies}}', two: 'to: {{request.copies}}', three: [1, null, true, '{{key}}'] };
    expect(filled(template, FACTS)).to.deep.equal({
      one: ['a@b.example', 'c@d.example'],
      two: 'to: a@b.example, c@d.example',
      three: [1, null, true, 'k'],
    });
  });

  it('never fill what somebody has typed', () => {
    expect(filled('{{request.title}}!', FACTS)).to.equal('A "quoted" {{key}}!');
  });

  it('choose by a value, and leave nothing of what is not there', () => {
    const urgency = (severity: string) =>
      filled({ $case: 'request.severity', critical: 1, else: { id: '{{key}}' } }, { key: 'k', request: { severity } });
    expect([urgency('critical'), urgency('minimal'), urgency('constructor')]).to.deep.equal([
      1,
      { id: 'k' },
      { id: 'k' },
    ]);
    expect(filled({ $case: 'nothing', a: 1 }, FACTS)).to.equal('');
    expect(filled('{{nothing.at.all}}', FACTS)).to.equal('');
    expect(filled('{{request.constructor.name}}', FACTS)).to.equal('');
  });

  it('tell which paths they ask for', () => {
    const template = { a: '{{key}} and {{text}}', b: [{ $case: 'request.severity', critical: '{{ref}}' }] };
    expect(pathsIn(template)).to.have.members(['key', 'text', 'request.severity', 'ref']);
  });
});
