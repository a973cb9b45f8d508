import { randomUUID } from 'node:crypto';
import { type Answer, type Ask, json, type Route } from '../exchange.ts';

/** Every part but the last has to be a multiple of this. */
const UNIT = 320 * 1024;
const LARGEST_PART = 60 * 1024 * 1024;

interface Session {
  received: Buffer;
  /** Known from the first part on. */
  size?: number;
}

/** OneDrive's upload sessions, as Teams makes one when somebody lets a bot save a file. The address alone opens it. */
export function createUploads() {
  const sessions = new Map<string, Session>();
  const done = new Map<string, Buffer>();

  const put = (ask: Ask, id: string, session: Session): Answer => {
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(String(ask.headers['content-range']));
    const [from = 0, to = 0, size = 0] = (range ?? []).slice(1).map(Number);
    const isLast = to === size - 1;
    if (!range || to - from + 1 !== ask.bytes.length || to >= size || ask.bytes.length > LARGEST_PART) return BAD_RANGE;
    if ((session.size ?? size) !== size || (!isLast && ask.bytes.length % UNIT !== 0)) return BAD_RANGE;
    if (from !== session.received.length) return refusal(416, 'invalidRange', 'This range was not expected.');
    session.size = size;
    session.received = Buffer.concat([session.received, ask.bytes]);
    if (!isLast) return stateOf(session, 202);
    sessions.delete(id);
    done.set(id, session.received);
    return json(201, { id, size, file: {} });
  };
  const open =
    (use: (ask: Ask, id: string, session: Session) => Answer): Route['handle'] =>
    (ask, [id = '']) => {
      if (ask.headers.authorization !== undefined) return refusal(401, 'unauthenticated', 'The address is the key.');
      const session = sessions.get(id);
      return session ? use(ask, id, session) : refusal(404, 'itemNotFound', 'The upload session was not found.');
    };

  const routes: readonly Route[] = [
    { method: 'PUT', path: /^\/personal\/uploads\/([^/]+)$/, handle: open(put) },
    {
      method: 'GET',
      path: /^\/personal\/uploads\/([^/]+)$/,
      handle: open((_, __, session) => stateOf(session, 200)),
    },
  ];
  /** The strings of the puppet: makes a session as Teams does, ends it, shows what has arrived. */
  const control: readonly Route[] = [
    {
      method: 'POST',
      path: /^\/_sandbox\/uploads$/,
      handle: ({ origin }) => {
        const id = randomUUID();
        sessions.set(id, { received: Buffer.alloc(0) });
        return json(201, {
          id,
          uploadUrl: `${origin}/personal/uploads/${id}`,
          contentUrl: `${origin}/personal/files/${id}`,
        });
      },
    },
    {
      method: 'DELETE',
      path: /^\/_sandbox\/uploads\/([^/]+)$/,
      handle: (_, [id = '']) => {
        sessions.delete(id);
        return { status: 204, headers: {}, body: '' };
      },
    },
    {
      method: 'GET',
      path: /^\/_sandbox\/uploads\/([^/]+)$/,
      handle: (_, [id = '']) => {
        const body = done.get(id);
        if (!body) return json(404, { error: 'No whole file has arrived there.' });
        return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body };
      },
    },
  ];
  return { routes, control };
}

const refusal = (status: number, code: string, message: string): Answer => json(status, { error: { code, message } });

const BAD_RANGE = refusal(
  400,
  'invalidRequest',
  'The Content-Range does not fit the part, or the part is not a multiple of 320 KiB.',
);

function stateOf({ received, size }: Session, status: number): Answer {
  const next = `${received.length}-${size === undefined ? '' : size - 1}`;
  return json(status, { expirationDateTime: '2099-01-01T00:00:00Z', nextExpectedRanges: [next] });
}
