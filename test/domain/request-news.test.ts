import { expect } from 'chai';
import type { RequestEvent } from '../../src/domain/filed-request.ts';
import { newsFor } from '../../src/domain/request-news.ts';
import { NOW } from '../support/builders.ts';
import { ALEX_AGENT, KIM_AGENT } from '../support/following.ts';
import { aFiledRequest } from '../support/requests.ts';

const by = (event: Parameters<typeof Object.assign>[1], agent?: typeof KIM_AGENT) =>
  ({ ...event, at: NOW, ...(agent && { by: agent }) }) as RequestEvent;
const FILED = by({ kind: 'filed' }, KIM_AGENT);
const REPLY = by({ kind: 'reply', note: { text: 'Which users?' } });
const NOTE = by({ kind: 'note', text: 'All.', key: 'n' }, ALEX_AGENT);
const OVER = by({ kind: 'outage-ended', incidentId: 'EX1' });

describe('news of a request', () => {
  const request = (...history: readonly RequestEvent[]) => aFiledRequest({ history, followers: [ALEX_AGENT] });
  const kinds = (news: readonly RequestEvent[]) => news.map(({ kind }) => kind);

  it('are what others did: of their own deeds nobody is told', () => {
    expect(kinds(newsFor(request(FILED, REPLY, NOTE), KIM_AGENT))).to.deep.equal(['reply', 'note']);
    expect(kinds(newsFor(request(FILED, REPLY, NOTE), ALEX_AGENT))).to.deep.equal(['reply']);
  });

  it('ask who filed it alone', () => {
    expect(kinds(newsFor(request(OVER), KIM_AGENT))).to.deep.equal(['outage-ended']);
    expect(newsFor(request(OVER), ALEX_AGENT)).to.deep.equal([]);
  });

  it('say that it has arrived where nobody knew for a while', () => {
    expect(kinds(newsFor(request(by({ kind: 'unclear' }), FILED), KIM_AGENT))).to.deep.equal(['filed']);
  });

  it('begin where this person has heard the last', () => {
    const heard = { ...request(FILED, REPLY, NOTE), heard: { [KIM_AGENT.objectId]: 2 } };
    expect(kinds(newsFor(heard, KIM_AGENT))).to.deep.equal(['note']);
    expect(kinds(newsFor({ ...heard, toldEvents: 3 }, ALEX_AGENT))).to.deep.equal([]);
  });
});
