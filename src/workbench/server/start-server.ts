import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Workbench } from '../../app/workbench/workbench.ts';
import { InputFault } from '../../instrument/input-fault.ts';
import { createApp } from './create-app.ts';
import type { Pages } from './page-routes.ts';

/** Loopback alone: no other machine can ask. */
const address = '127.0.0.1';
/** MITI on the keys of a telephone. One port each time keeps what a page could not send yet where it finds it again. */
const usualPort = 6484;
const otherPorts = 10;

export interface StartedServer {
  /** With the token of this start in its fragment, which browsers send to nobody. */
  readonly url: string;
  readonly port: number;
  /** Answers what was asked, writes what is left to write, and ends. */
  stop(): Promise<void>;
}

/**
 * Starts the server on the port, or else on the usual one or one of the next.
 *
 * @throws InputFault when the port is taken or not allowed
 */
export async function startServer(workbench: Workbench, pages: Pages, port: number | null): Promise<StartedServer> {
  const gate = { port: () => listening, token: newSecret(), pass: newSecret() };
  const app = createApp(workbench, gate, pages, () => randomBytes(16).toString('base64'));
  const server = createAdaptorServer({ fetch: app.fetch, hostname: address }) as Server;
  const listening = await listenOn(server, port === null ? tries() : [port]);
  return {
    url: `http://${address}:${listening}/#token=${gate.token}`,
    port: listening,
    stop: async () => {
      await close(server);
      await workbench.finishWriting();
    },
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function tries(): number[] {
  return Array.from({ length: otherPorts }, (_, i) => usualPort + i);
}

async function listenOn(server: Server, ports: readonly number[]): Promise<number> {
  for (const [i, port] of ports.entries()) {
    try {
      return await listen(server, port);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && i < ports.length - 1) continue;
      const problem = code === 'EADDRINUSE' ? 'is taken by another program' : `can't be listened on (${message})`;
      throw new InputFault({ problem, place: `port ${port}`, remedy: 'choose another with --port' });
    }
  }
  throw new Error('there is a port to try');
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : port);
    });
  });
}

/** How long a stop waits for answers under way, such as a long recording that nobody stops playing. */
const patienceMilliseconds = 2_000;

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), patienceMilliseconds).unref();
  });
}
