import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  readonly id: string;
  readonly source: string;
}

/** A mail server on a port of this machine that keeps what it takes. */
export interface MailServer {
  readonly port: number;
  readonly mails: ReceivedMail[];
  /** Called when a mail has come in and before it is taken; while it waits, so does the sender. */
  beforeTaking(wait: () => Promise<void>): void;
  stop(): Promise<void>;
}

export async function startMailServer(port = 0): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  let hold = async (): Promise<void> => undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      if (!address.startsWith('unknown')) return done();
      done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      let source = '';
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => (source += text));
      const take = async () => {
        await hold();
        mails.push({
          to: session.envelope.rcptTo[0]?.address ?? '',
          id: /^message-id: (\S+)/im.exec(source)?.[1] ?? '',
          source,
        });
        done();
      };
      stream.on('end', () => void take());
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    beforeTaking(wait) {
      hold = wait;
    },
    stop: () => new Promise((done) => server.close(done)),
  };
}
