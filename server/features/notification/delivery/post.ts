import { lookup as resolveName } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { BlockList, isIP } from 'node:net';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';

/** What an administrator's address may lead to. */
export interface Reach {
  /** Addresses of the hospital's own network. */
  readonly privateNetwork: boolean;
  readonly production: boolean;
}

export interface Posted {
  readonly status: number;
  readonly body: string;
}

export class Unreachable extends Error {}

const timeoutMs = 10_000;
/** Of an answer only the beginning is looked at. */
const mostAnswer = 64 * 1024;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const ownNetwork = new BlockList();
for (const [net, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  ownNetwork.addSubnet(net, bits, 'ipv4');
ownNetwork.addSubnet('fc00::', 7, 'ipv6');

/** Never: this network itself, link-local (where clouds keep their keys), multicast and reserved addresses. */
const nowhere = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  nowhere.addSubnet(net, bits, 'ipv4');
nowhere.addAddress('::', 'ipv6');
nowhere.addSubnet('fe80::', 10, 'ipv6');
nowhere.addSubnet('ff00::', 8, 'ipv6');
// IPv4 in other clothes.
nowhere.addSubnet('64:ff9b::', 96, 'ipv6');
nowhere.addSubnet('2002::', 16, 'ipv6');

/** Why an address may not be reached; undefined when it may. */
export function closedAddress(address: string, { privateNetwork, production }: Reach): string | undefined {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4';
  if (family === 'ipv6' && /^::ffff:/i.test(plain)) return 'reserved address';
  if (nowhere.check(plain, family)) return 'reserved address';
  if (loopback.check(plain, family))
    return production || !privateNetwork ? 'address of this machine' : undefined;
  if (ownNetwork.check(plain, family) && !privateNetwork)
    return 'address of the own network; allow it by HENGJIAN_WEBHOOK_PRIVATE=on';
  return undefined;
}

/** Why this is no address to post to, as far as it can be said without asking for the name; undefined when it may be one. */
export function wrongUrl(text: string, reach: Reach): string | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return 'not an address';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'only http and https';
  if (url.username !== '' || url.password !== '') return 'no user or password in an address';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? undefined : closedAddress(host, reach);
}

/** Posts once, follows nothing, and connects only to an address that was looked at: the name cannot move in between. */
export async function post(
  text: string,
  reach: Reach,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Posted> {
  const problem = wrongUrl(text, reach);
  if (problem) throw new Unreachable(problem);
  const url = new URL(text);
  const lookup: LookupFunction = (name, options, done) =>
    resolveName(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const closed = found
        .map(({ address }) => closedAddress(address, reach))
        .find((one) => one !== undefined);
      if (closed) return done(new Unreachable(closed), '', 0);
      if (options.all) return done(null, found as never, 0);
      return done(null, found[0]!.address, found[0]!.family);
    });
  const bytes = Buffer.from(body);
  return new Promise((done, fail) => {
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(
      url,
      {
        method: 'POST',
        lookup,
        headers: { ...headers, 'content-length': bytes.length, 'user-agent': 'hengjian' },
        signal: AbortSignal.timeout(timeoutMs),
        agent: false,
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        const end = () =>
          done({
            status: response.statusCode ?? 0,
            body: Buffer.concat(parts).toString('utf8', 0, mostAnswer),
          });
        response.on('data', (part: Buffer) => {
          parts.push(part);
          size += part.length;
          if (size < mostAnswer) return;
          end();
          response.destroy();
        });
        response.on('end', end);
        response.on('error', fail);
      },
    );
    request.on('error', fail);
    request.end(bytes);
  });
}
