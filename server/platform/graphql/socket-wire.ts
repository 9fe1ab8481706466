import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import type { ServerOptions } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Logger } from '../logging.js';
import { limits } from './limits.js';

export interface Wire {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}

export interface SocketWires {
  readonly sockets: WebSocketServer;
  stop(): Promise<void>;
}

/** A client that does not read is cut off when its unread frames take more than this. */
const unreadBytes = 1024 * 1024;
/** A client that does not answer a ping within as long again is gone. */
const pingEveryMs = 12_000;
/** At a stop clients get this long to say goodbye. */
const farewellMs = 1_000;

/**
 * Carries the graphql-ws protocol over `ws`. The library's own carrier writes faults of single connections to the console
 * and lets frames pile up without bound for a client that does not read; this one does neither.
 */
export function createWires<E extends Wire>(
  options: ServerOptions<Record<string, unknown>, E>,
  extraOf: (wire: Wire) => E,
  logger: Logger,
): SocketWires {
  const protocol = makeServer<Record<string, unknown>, E>(options);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  sockets.on('connection', (socket: WebSocket, request: IncomingMessage) => {
    socket.on('error', (error) => logger.debug({ err: error }, 'socket'));
    const stopPinging = keepPinging(socket);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => {
          socket.on('message', (data) => {
            take(String(data)).catch((error: unknown) => {
              logger.error({ err: error }, 'a message of a socket could not be handled');
              socket.close(CloseCode.InternalServerError, 'Internal server error');
            });
          });
        },
      },
      extraOf({ socket, request }),
    );
    socket.once('close', (code, reason) => {
      stopPinging();
      void closed(code, String(reason));
    });
  });
  return {
    sockets,
    async stop() {
      const gone = new Promise<void>((done) => sockets.close(() => done()));
      for (const socket of sockets.clients) socket.close(1001, 'Going away');
      await Promise.race([gone, sleep(farewellMs)]);
      for (const socket of sockets.clients) socket.terminate();
      await gone;
    },
  };
}

/** Never fails: a frame to somebody who has gone, or is being cut off, is simply lost. */
function send(socket: WebSocket, data: string): Promise<void> {
  // A close frame would only queue up behind what is not read; the connection is dropped instead.
  if (socket.bufferedAmount > unreadBytes) socket.terminate();
  if (socket.readyState !== socket.OPEN) return Promise.resolve();
  return new Promise((done) => socket.send(data, () => done()));
}

function keepPinging(socket: WebSocket): () => void {
  let answered = true;
  const timer = setInterval(() => {
    if (!answered || socket.bufferedAmount > unreadBytes) return socket.terminate();
    answered = false;
    return socket.ping();
  }, pingEveryMs);
  timer.unref();
  socket.on('pong', () => (answered = true));
  return () => clearInterval(timer);
}
