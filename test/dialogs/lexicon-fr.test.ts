import { expect } from 'chai';
import { languageOf } from '../../src/dialogs/language-words.ts';
import { type Intent, understand } from '../../src/dialogs/understand.ts';
import { wordsOf } from '../../src/services/spelling/fold-words.ts';

const MEANT: readonly (readonly [string, Intent])[] = [
  ['vérifie health pour Contoso', { kind: 'check-health', about: 'Contoso' }],
  ['Bonjour, peux-tu vérifier Contoso s’il te plaît ?', { kind: 'check-health', about: 'Contoso' }],
  ['quel est l’état de Contoso ?', { kind: 'check-health', about: 'Contoso' }],
  ['Exchange est-il en panne chez Contoso ?', { kind: 'check-health', about: 'Exchange Contoso' }],
  ['Teams ne marche pas chez Contoso', { kind: 'check-health', about: 'Teams Contoso' }],
  ['état de Crédit Agricole', { kind: 'check-health', about: 'Crédit Agricole' }],
  ['maintenance planifiée pour Contoso', { kind: 'maintenance', about: 'Contoso' }],
  ['EX1234567 chez Contoso', { kind: 'incident', incidentId: 'EX1234567', about: 'Contoso' }],
  ['ouvre un ticket pour Contoso', { kind: 'escalate', about: 'Contoso' }],
  ['affiche les pannes', { kind: 'outages' }],
  ['demandes de service de Contoso', { kind: 'requests', about: 'Contoso' }],
  ['étiqueter Contoso comme vip', { kind: 'tag', about: 'Contoso', tag: 'vip' }],
  ['retirer l’étiquette Contoso vip', { kind: 'untag', about: 'Contoso', tag: 'vip' }],
  ['retirer Contoso', { kind: 'offboard', about: 'Contoso' }],
  ['ne plus suivre', { kind: 'unfollow' }],
  ['réponds en anglais', { kind: 'language', language: 'en' }],
  ['Banque de France', { kind: 'words', text: 'Banque de France' }],
];

describe('what an agent types in French', () => {
  for (const [text, intent] of MEANT) {
    it(`“${text}”: ${intent.kind}`, () => expect(understand(text)).to.deep.equal(intent));
  }

  for (const [typed, language] of [
    ['Bonjour, peux-tu vérifier Contoso ?', 'fr'],
    ['Teams ne marche pas chez Contoso', 'fr'],
    ['check health pour Contoso', 'en'],
    ['Société Générale', undefined],
  ] as const) {
    it(`${language ?? 'no language'} by “${typed}”`, () => {
      expect(languageOf(wordsOf(typed))).to.equal(language);
    });
  }
});
