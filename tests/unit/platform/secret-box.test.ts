import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/platform/config.js';
import { keyIdIn, SecretBox, UnopenedSecret } from '../../../server/platform/secrets/secret-box.js';
import { keyFileOf, openSecretBox, readSecretBox } from '../../../server/platform/secrets/secret-keys.js';

const key = (fill: number) => Buffer.alloc(32, fill);
const north = { organizationId: '0196f000-0000-7000-8000-000000000001', purpose: 'channel.secret:a' };

describe('a sealed secret', () => {
  const box = new SecretBox([key(1)]);
  const sealed = box.seal('whsec_abc', north);

  it('opens in its place, names its key, says nothing, and is never twice the same', () => {
    expect(box.open(sealed, north).toString()).toBe('whsec_abc');
    expect(keyIdIn(sealed)).toBe(box.keyId);
    expect(Buffer.from(sealed.split('.')[2]!, 'base64url').toString('latin1')).not.toContain('whsec');
    expect(box.seal('whsec_abc', north)).not.toBe(sealed);
    const bytes = Buffer.from([0, 255, 46, 0]);
    expect(box.open(box.seal(bytes, north), north)).toEqual(bytes);
  });

  it('opens nowhere else: another hospital, another row, another purpose, another key', () => {
    const closed = (open: () => unknown) => expect(open).toThrow(UnopenedSecret);
    closed(() => box.open(sealed, { ...north, organizationId: '0196f000-0000-7000-8000-000000000002' }));
    closed(() => box.open(sealed, { ...north, purpose: 'channel.secret:b' }));
    closed(() => box.open(sealed, { ...north, purpose: 'channel.address:a' }));
    closed(() => new SecretBox([key(2)]).open(sealed, north));
    for (const wrong of ['', 'whsec_abc', 'hjs1.', `hjs1.${box.keyId}.AA`, `${sealed}.x`])
      closed(() => box.open(wrong, north));
  });

  it('notices every changed byte', () => {
    const [form, id, text] = sealed.split('.') as [string, string, string];
    const bytes = Buffer.from(text, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => box.open(`${form}.${id}.${changed.toString('base64url')}`, north)).toThrow(UnopenedSecret);
    }
  });

  it('opens with a former key while a new one seals', () => {
    const after = new SecretBox([key(2), key(1)]);
    expect(after.open(sealed, north).toString()).toBe('whsec_abc');
    expect(keyIdIn(after.seal('x', north))).not.toBe(box.keyId);
  });
});

describe('keys', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'hengjian-key-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('are made once, in a file that nobody else reads, and follow the setting', () => {
    const settings = { dataDir, secretKeys: [] as Buffer[] };
    expect(readSecretBox(settings)).toBeUndefined();
    const first = openSecretBox(settings);
    const file = keyFileOf(dataDir);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openSecretBox(settings).keyId).toBe(first.keyId);
    const both = openSecretBox({ dataDir, secretKeys: [key(3)] });
    expect(both.keyId).toBe(new SecretBox([key(3)]).keyId);
    expect(both.open(first.seal('x', north), north).toString()).toBe('x');

    const text = readFileSync(file, 'utf8');
    chmodSync(file, 0o640);
    expect(() => openSecretBox(settings)).toThrow(/can be read by others: give it the rights 600/);
    chmodSync(file, 0o600);
    writeFileSync(file, text.slice(0, 20));
    expect(() => openSecretBox(settings)).toThrow(/is damaged: bring it back from the backup/);
  });

  it('of the setting are checked at start', () => {
    const given = [key(1), key(2)].map((one) => one.toString('base64')).join(',');
    expect(readConfig({ HENGJIAN_SECRET_KEY: given }).secretKeys).toEqual([key(1), key(2)]);
    for (const wrong of ['secret', `${given},abc`, key(1).toString('hex'), ','])
      expect(() => readConfig({ HENGJIAN_SECRET_KEY: wrong })).toThrow(
        /^Setting HENGJIAN_SECRET_KEY is wrong/,
      );
  });
});
