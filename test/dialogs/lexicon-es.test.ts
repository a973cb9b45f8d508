import { expect } from 'chai';
import { languageOf } from '../../src/dialogs/language-words.ts';
import { understand } from '../../src/dialogs/understand.ts';
import { wordsOf } from '../../src/services/spelling/fold-words.ts';

const MEANT = [
  ['Hola, ¿está caído Exchange en Contoso?', { kind: 'check-health', about: 'Exchange en Contoso' }],
  ['¿Hay algún problema con Teams en Contoso hoy?', { kind: 'check-health', about: 'Teams en Contoso' }],
  ['comprueba health de alex@contoso.es', { kind: 'check-health', about: 'alex@contoso.es' }],
  ['ESTADO DE EX1234567 en Contoso', { kind: 'incident', incidentId: 'EX1234567', about: 'Contoso' }],
  ['por favor, abre un ticket para Contoso', { kind: 'escalate', about: 'Contoso' }],
  ['mis solicitudes', { kind: 'my-requests' }],
  ['historial de interrupciones de Contoso', { kind: 'history', about: 'Contoso' }],
  ['dar de alta a Contoso otra vez', { kind: 'onboard', about: 'Contoso' }],
  ['etiquetar a Contoso como oro', { kind: 'tag', about: 'Contoso', tag: 'oro' }],
  ['dejar de seguir', { kind: 'unfollow' }],
  ['cambiar idioma a coreano', { kind: 'language', language: 'ko' }],
  ['La Bodega de Los Reyes', { kind: 'words', text: 'La Bodega de Los Reyes' }],
] as const;

describe('what an agent types in Spanish', () => {
  for (const [text, intent] of MEANT) {
    it(`“${text}”: ${intent.kind}`, () => expect(understand(text)).to.deep.equal(intent));
  }

  for (const [typed, language] of [
    ['Hola, ¿está caído Exchange en Contoso?', 'es'],
    ['solicitudes de Contoso', 'es'],
    ['cancelar', undefined],
    ['check estado de Contoso', undefined],
  ] as const) {
    it(`${language ? 'is' : 'is not'} Spanish by “${typed}”`, () => {
      expect(languageOf(wordsOf(typed))).to.equal(language);
    });
  }
});
