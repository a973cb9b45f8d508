import { expect } from 'chai';
import type { Http } from '../../../../src/services/adapters/http/http.ts';
import { within } from '../../../../src/services/adapters/http/within.ts';
import { anAsking, failureOf } from '../../../support/outside-client.ts';

describe('requests stay within the cloud', () => {
  const asked: string[] = [];
  const outside = {
    get: async (url: string) => {
      asked.push(url);
      return new Response('{}');
    },
    json: async () => ({}),
  } as unknown as Http;
  const http = within(['https://graph.example', 'https://arm.example'], outside);

  it('lets those to its own origins out', async () => {
    await http.get('https://graph.example/v1.0/x', {}, anAsking());
    await http.get('https://arm.example/subscriptions?next=https://evil.example', {}, anAsking());
    expect(asked).to.have.length(2);
  });

  for (const link of [
    'https://evil.example/v1.0/x',
    'http://graph.example/v1.0/x',
    'https://graph.example:8443/v1.0/x',
    'https://graph.example.evil.example/',
    'https://graph.example@evil.example/',
    '//graph.example/',
    'file:///etc/passwd',
  ]) {
    it(`refuses ${link}`, async () => {
      asked.length = 0;
      const failure = await failureOf(http.get(link, { Authorization: 'Bearer secret' }, anAsking()), 'garbled');
      expect(failure.message).to.include('leads away');
      expect(asked).to.eql([]);
    });
  }
});
