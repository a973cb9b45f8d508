import { expect } from 'chai';
import { languageOf } from '../../src/dialogs/language-words.ts';
import { understand } from '../../src/dialogs/understand.ts';
import { wordsOf } from '../../src/services/spelling/fold-words.ts';

const MEANT = [
  ['o Exchange caiu na Contoso?', { kind: 'check-health', about: 'Exchange Contoso' }],
  ['bom dia, tem algum problema com o Teams na Contoso hoje?', { kind: 'check-health', about: 'Teams na Contoso' }],
  ['verificar health da Contoso', { kind: 'check-health', about: 'Contoso' }],
  ['VERIFIQUE O STATUS DE alex@contoso.com', { kind: 'check-health', about: 'alex@contoso.com' }],
  ['EX1234567 na Contoso', { kind: 'incident', incidentId: 'EX1234567', about: 'Contoso' }],
  ['abrir um chamado para a Contoso', { kind: 'escalate', about: 'Contoso' }],
  ['meus chamados', { kind: 'my-requests' }],
  ['histórico da Contoso', { kind: 'history', about: 'Contoso' }],
  ['vincular Contoso de novo', { kind: 'onboard', about: 'Contoso' }],
  ['etiquetar Contoso como ouro', { kind: 'tag', about: 'Contoso', tag: 'ouro' }],
  ['parar de acompanhar', { kind: 'unfollow' }],
  ['mudar idioma para coreano', { kind: 'language', language: 'ko' }],
  ['Casa do Pão', { kind: 'words', text: 'Casa do Pão' }],
] as const;

describe('what an agent types in Portuguese', () => {
  for (const [text, intent] of MEANT) {
    it(`“${text}”: ${intent.kind}`, () => expect(understand(text)).to.deep.equal(intent));
  }

  for (const [typed, language] of [
    ['oi, como está o Exchange na Contoso?', 'pt-BR'],
    ['solicitações da Contoso', 'pt-BR'],
    ['cancelar', undefined],
    ['check integridade da Contoso', undefined],
  ] as const) {
    it(`${language ? 'is' : 'is not'} Portuguese by “${typed}”`, () => {
      expect(languageOf(wordsOf(typed))).to.equal(language);
    });
  }
});
