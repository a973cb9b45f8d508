import { expect } from 'chai';
import { attachment } from '../../src/bot/content-disposition.ts';

describe('a file’s name in a header', () => {
  it('is told twice: in ASCII for old clients, and as it is', () => {
    expect(attachment('EX1 검토.docx')).to.equal(
      `attachment; filename="EX1 __.docx"; filename*=UTF-8''EX1%20%EA%B2%80%ED%86%A0.docx`,
    );
  });

  it('cannot end the header, nor name a folder', () => {
    const header = attachment('a"b\\c\r\nSet-Cookie: x=1 (1)\'*%41.docx');
    expect(header).to.not.match(/[\r\n\\]/);
    expect(header.match(/"/g)).to.have.length(2);
    expect(header.split("UTF-8''")[1]).to.match(/^[\w.~!%-]+$/);
  });
});
