import { expect } from 'chai';
import { languageOf } from '../../src/dialogs/language-words.ts';
import { type Intent, understand } from '../../src/dialogs/understand.ts';
import { wordsOf } from '../../src/services/spelling/fold-words.ts';

const MEANT: readonly (readonly [string, Intent])[] = [
  ['prüfe health für Contoso', { kind: 'check-health', about: 'Contoso' }],
  ['Kannst du mal Contoso pruefen?', { kind: 'check-health', about: 'Contoso' }],
  ['Wie ist der Status von Contoso?', { kind: 'check-health', about: 'Contoso' }],
  ['Exchange-Störung bei Contoso?', { kind: 'check-health', about: 'Exchange Contoso' }],
  ['Gibt es Probleme mit Teams bei Contoso?', { kind: 'check-health', about: 'Teams bei Contoso' }],
  ['prüfe Müller Wartung', { kind: 'check-health', about: 'Müller Wartung' }],
  ['geplante Wartung für Contoso', { kind: 'maintenance', about: 'Contoso' }],
  ['EX1234567 bei Contoso', { kind: 'incident', incidentId: 'EX1234567', about: 'Contoso' }],
  ['Erstelle bitte ein Ticket für Contoso', { kind: 'escalate', about: 'Contoso' }],
  ['alle Störungen bitte', { kind: 'outages' }],
  ['zeige meine Tickets', { kind: 'my-requests' }],
  ['Contoso mit gold taggen', { kind: 'tag', about: 'Contoso', tag: 'gold' }],
  ['Tag entfernen Contoso gold', { kind: 'untag', about: 'Contoso', tag: 'gold' }],
  ['Guten Tag', { kind: 'greet' }],
  ['nicht mehr verfolgen', { kind: 'unfollow' }],
  ['auf Englisch bitte', { kind: 'language', language: 'en' }],
  ['check health for Der Bauer GmbH', { kind: 'check-health', about: 'Der Bauer GmbH' }],
  ['Deutsche Bank', { kind: 'words', text: 'Deutsche Bank' }],
];

describe('what an agent types in German', () => {
  for (const [text, intent] of MEANT) {
    it(`“${text}”: ${intent.kind}`, () => expect(understand(text)).to.deep.equal(intent));
  }

  for (const [typed, language] of [
    ['Guten Morgen, prüfe bitte Contoso', 'de'],
    ['Exchange-Störung bei Contoso?', 'de'],
    ['check health für Contoso', 'en'],
    ['Stadtwerke München', undefined],
  ] as const) {
    it(`${language ?? 'no language'} by “${typed}”`, () => {
      expect(languageOf(wordsOf(typed))).to.equal(language);
    });
  }
});
