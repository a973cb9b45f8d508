import { expect } from 'chai';
import { diagnosisOf } from '../../../../src/services/adapters/http/diagnosis.ts';

describe('what an error body says', () => {
  it('is read from every published shape', () => {
    expect(diagnosisOf('{"error":{"code":"TooManyRequests","message":"Later."}}').text).to.equal(
      'TooManyRequests Later.',
    );
    expect(diagnosisOf('{"code":"900150","description":"No right."}')).to.deep.equal({
      code: '900150',
      text: '900150 No right.',
    });
    expect(diagnosisOf('\uFEFF{"statusCode":429,"message":"Wait."}').text).to.equal('429 Wait.');
    expect(diagnosisOf('<html>oops</html>').text).to.equal('<html>oops</html>');
    expect(diagnosisOf('').text).to.equal('');
    expect(diagnosisOf('null').text).to.equal('null');
  });

  it('is unpacked from JSON inside of JSON', () => {
    const inner = JSON.stringify({ code: 'forbidden', message: JSON.stringify({ error: 'Not yours.' }) });
    const body = JSON.stringify({ error: { code: 'UnknownError', message: inner } });
    expect(diagnosisOf(body).text).to.equal('UnknownError forbidden Not yours.');
  });

  it('is short and carries no token', () => {
    const { text } = diagnosisOf(
      `Bearer abc.def client_secret=hush&x "access_token":"eyJhbGciOiJ9.e30.sig" ${'long '.repeat(200)}`,
    );
    expect(text).to.not.match(/abc|hush|eyJ/);
    expect(text).to.have.length.at.most(300);
  });
});
