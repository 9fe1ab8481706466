import { createHmac } from 'node:crypto';

/** What a channel is told: where it is, how it signs, and for text messages what it is sent. */
export interface ChannelAddress {
  readonly kind: 'WECOM' | 'DINGTALK' | 'FEISHU' | 'STANDARD' | 'SMS';
  readonly url: string;
  readonly secret: string | null;
  readonly template: string | null;
}

export interface Message {
  /** The same for every try. */
  readonly id: string;
  readonly text: string;
  /** For programs. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly phone: string | null;
}

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const json = { 'content-type': 'application/json; charset=utf-8' };
const hmac = (key: string | Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64');

/** What is posted to a channel, as its own documentation asks for it. */
export function postOf(channel: ChannelAddress, message: Message, now: Date): Post {
  const { url, secret } = channel;
  const { text } = message;
  switch (channel.kind) {
    case 'WECOM':
      return { url, headers: json, body: JSON.stringify({ msgtype: 'text', text: { content: text } }) };
    case 'DINGTALK': {
      const signed = new URL(url);
      if (secret) {
        const at = String(now.getTime());
        signed.searchParams.set('timestamp', at);
        signed.searchParams.set('sign', hmac(secret, `${at}\n${secret}`));
      }
      return {
        url: signed.href,
        headers: json,
        body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
      };
    }
    case 'FEISHU': {
      const at = String(Math.floor(now.getTime() / 1000));
      // Its key is the text, and what is signed is empty.
      const sign = secret ? { timestamp: at, sign: hmac(`${at}\n${secret}`, '') } : {};
      return { url, headers: json, body: JSON.stringify({ ...sign, msg_type: 'text', content: { text } }) };
    }
    case 'STANDARD': {
      const at = String(Math.floor(now.getTime() / 1000));
      const body = JSON.stringify({ type: 'notice', timestamp: now.toISOString(), data: message.data });
      const key = Buffer.from((secret ?? '').replace(/^whsec_/, ''), 'base64');
      const signature: Record<string, string> = secret
        ? { 'webhook-signature': `v1,${hmac(key, `${message.id}.${at}.${body}`)}` }
        : {};
      return {
        url,
        headers: { ...json, 'webhook-id': message.id, 'webhook-timestamp': at, ...signature },
        body,
      };
    }
    case 'SMS':
      return shortMessage(channel, message);
  }
}

/** The gateway's own template, as JSON or as a form; what is put in cannot break out of its place. */
function shortMessage({ url, secret, template }: ChannelAddress, { text, phone }: Message): Post {
  const given = template ?? '';
  const isJson = given.trimStart().startsWith('{');
  const safe = (value: string) => (isJson ? JSON.stringify(value).slice(1, -1) : encodeURIComponent(value));
  const values: Readonly<Record<string, string>> = { phone: phone ?? '', text };
  return {
    url,
    headers: {
      'content-type': isJson ? 'application/json; charset=utf-8' : 'application/x-www-form-urlencoded',
      ...(secret ? { authorization: secret } : {}),
    },
    body: given.replace(/\{\{(phone|text)\}\}/g, (_whole, name: string) => safe(values[name] ?? '')),
  };
}

/** Why an answer means that nothing was taken; undefined when it was. Robots answer 200 to everything and say it inside. */
export function refusal(kind: ChannelAddress['kind'], status: number, body: string): string | undefined {
  if (status < 200 || status > 299) return `HTTP ${status}`;
  if (kind === 'STANDARD' || kind === 'SMS') return undefined;
  try {
    const answer = JSON.parse(body) as {
      errcode?: number;
      errmsg?: string;
      code?: number;
      StatusCode?: number;
      msg?: string;
    };
    const code = answer.errcode ?? answer.code ?? answer.StatusCode;
    return code === 0
      ? undefined
      : `${code ?? 'no code'} ${answer.errmsg ?? answer.msg ?? ''}`.trim().slice(0, 500);
  } catch {
    return 'the answer was not understood';
  }
}
