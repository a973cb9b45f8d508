import { expect } from 'chai';
import { allOf, type Page, pages, sameOrigin } from '../../../../src/services/adapters/http/pages.ts';
import { anAsking, failureOf } from '../../../support/outside-client.ts';

describe('walking a list page by page', () => {
  const walk = (book: Record<string, Page<number>>, most = 10) =>
    allOf(pages(async (next = 'first') => book[next] as Page<number>, most, anAsking()));

  it('reads every page once, empty ones too', async () => {
    const book = { first: { items: [1, 2], next: 'b' }, b: { items: [], next: 'c' }, c: { items: [3] } };
    expect(await walk(book)).to.deep.equal([1, 2, 3]);
  });

  it('notices a list that leads back to itself', async () => {
    await failureOf(walk({ first: { items: [1], next: 'b' }, b: { items: [2], next: 'first' } }), 'garbled');
    await failureOf(walk({ first: { items: [], next: 'first' } }), 'garbled');
  });

  it('reads on under one and the same token as long as the pages differ', async () => {
    const book: Page<number>[] = [{ items: [1], next: 'T' }, { items: [2], next: 'T' }, { items: [3] }];
    expect(await allOf(pages(async () => book.shift() as Page<number>, 10, anAsking()))).to.deep.equal([1, 2, 3]);
  });

  it('stops a list that never ends', async () => {
    let asked = 0;
    const endless = pages(async () => ({ items: [asked], next: String(++asked) }), 5, anAsking());
    await failureOf(allOf(endless), 'garbled');
    expect(asked).to.equal(5);
  });

  it('follows links to where it asked, and nowhere else', () => {
    const base = 'https://graph.example';
    expect(sameOrigin('https://graph.example/v1.0/x?$skip=1', base, anAsking())).to.equal(
      'https://graph.example/v1.0/x?$skip=1',
    );
    const foreign = [
      'https://evil.example/x',
      'http://graph.example/x',
      'https://graph.example:8443/',
      '//evil.example',
      'https://',
    ];
    for (const link of foreign) expect(() => sameOrigin(link, base, anAsking()), link).to.throw('leads away');
  });
});
