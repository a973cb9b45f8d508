import { expect } from 'chai';
import { strToU8, zipSync } from 'fflate';
import { documentOf } from '../../../../src/services/adapters/wire/document.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const word = zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('x') });
const otherZip = zipSync({ 'evil.exe': strToU8('x') });
const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('the kind of a document', () => {
  for (const [what, bytes, called, extension] of [
    ['Word, called so', word, DOCX, 'docx'],
    ['Word, called a stream of bytes', word, 'application/octet-stream', 'docx'],
    ['Word, called nothing', word, '', 'docx'],
    ['a zip file of Word’s by its name alone', otherZip, `${DOCX}; charset=x`, 'docx'],
    ['PDF', strToU8('%PDF-1.7 x'), 'application/octet-stream', 'pdf'],
    ['PDF that is called Word', strToU8('%PDF-1.7 x'), DOCX, 'pdf'],
    ['Word of old', old, '', 'doc'],
    ['rich text', strToU8('{\\rtf1 x}'), '', 'rtf'],
    ['another zip file', otherZip, 'application/octet-stream', undefined],
    ['a page', strToU8('<html>'), DOCX, undefined],
    ['JSON', strToU8('{"error":{}}'), 'application/json', undefined],
    ['a program', strToU8('MZ\x90'), 'application/pdf', undefined],
    ['nothing', new Uint8Array(), DOCX, undefined],
  ] as const) {
    it(`is told by its bytes: ${what}`, () => {
      expect(documentOf(bytes, called)?.extension).to.equal(extension);
    });
  }
});
