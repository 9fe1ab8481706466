import WebSocket from 'ws';

export interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A WebSocket without a client library: sends what it is told, keeps what it hears. */
export function openSocket(
  url: string,
  headers: Readonly<Record<string, string>>,
  protocol = 'graphql-transport-ws',
) {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, protocol, { headers });
  const frames: Frame[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  const closed = new Promise<number>((done) => socket.on('close', done));
  const opened = new Promise<boolean>((done) => {
    socket.on('open', () => done(true));
    socket.on('error', () => done(false));
  });
  const frame = async (type: string, id?: string): Promise<Frame> => {
    for (let waited = 0; waited < 5_000; waited += 20) {
      const found = frames.find((one) => one.type === type && (id === undefined || one.id === id));
      if (found) return found;
      await new Promise((go) => setTimeout(go, 20));
    }
    throw new Error(`no ${type} among ${JSON.stringify(frames)}`);
  };
  return {
    socket,
    frames,
    closed,
    opened,
    frame,
    /** Opens and signs in by the headers. */
    async ready() {
      await opened;
      socket.send('{"type":"connection_init"}');
      await frame('connection_ack');
    },
    ask: (id: string, query: string) =>
      socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } })),
  };
}
