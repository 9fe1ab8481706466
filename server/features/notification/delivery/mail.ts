import { createTransport } from 'nodemailer';
import type { Config } from '../../../platform/config.js';

export interface Mail {
  /** Of the delivery: the same for every try, so that a mail server that took it twice can tell. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const silenceMs = 20_000;

/** Hands one mail to the mail server; throws what it said. */
export async function sendMail({ url, from }: NonNullable<Config['mail']>, mail: Mail): Promise<void> {
  const transport = createTransport({
    url,
    connectionTimeout: silenceMs / 2,
    greetingTimeout: silenceMs / 2,
    socketTimeout: silenceMs,
  });
  try {
    await transport.sendMail({
      from: { name: '衡鉴', address: from },
      // As an object: an address is never read as a list.
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      // Old gateways read Chinese in base64 only.
      textEncoding: 'base64',
      messageId: `<${mail.id}@${from.split('@')[1] ?? 'hengjian'}>`,
      headers: { 'auto-submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } finally {
    transport.close();
  }
}

/** True when the mail server refuses this mail for good: trying again changes nothing. */
export const isFinal = (error: unknown): boolean => {
  const code = (error as { responseCode?: unknown }).responseCode;
  return typeof code === 'number' && code >= 500 && (error as { code?: unknown }).code === 'EENVELOPE';
};
