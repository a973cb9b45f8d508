import { expect } from 'chai';
import { changesBetween, DEFAULT_WISH, type Wish } from '../../src/domain/following.ts';

describe('a following', () => {
  const wish: Wish = { ...DEFAULT_WISH, reader: { locale: 'en-GB', zone: 'Asia/Seoul' } };

  it('tells what of it has been changed, what Microsoft announces included', () => {
    const changes = (over: Partial<Wish>) => changesBetween(wish, { ...wish, ...over });
    expect(changes({})).to.deep.equal([]);
    expect(changes({ serviceIds: ['Exchange'], digestAt: '07:00' })).to.deep.equal(['serviceIds', 'digestAt']);
    expect(changes({ communications: ['message'] })).to.deep.equal(['communications']);
    expect(changes({ mutesMaintenance: true })).to.deep.equal(['mutesMaintenance']);
  });
});
