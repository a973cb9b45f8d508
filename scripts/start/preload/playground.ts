import { type ListenOptions, Server } from 'node:net';

/**
 * Preloaded into the Playground, which listens on every interface and, when its port is taken, on any other: here it
 * listens on 127.0.0.1 or not at all.
 */
const listen = Server.prototype.listen as (this: Server, options: ListenOptions, done?: () => void) => Server;

Server.prototype.listen = function onLoopback(this: Server, ...given: unknown[]): Server {
  const [where] = given;
  const options: ListenOptions = typeof where === 'object' && where !== null ? where : { port: Number(where) };
  if (!options.port) {
    console.error('The port was taken in the meantime. Stop what listens there, then start again.');
    process.exit(1);
  }
  const done = given.find((one): one is () => void => typeof one === 'function');
  return listen.call(this, { ...options, host: '127.0.0.1' }, done);
} as Server['listen'];

// Else it keeps what it has to say, its last words too, in a file of its own.
process.stdout.isTTY = true;
