import { describe, expect, it } from 'vitest';
import { postOf, refusal } from '../../../server/features/notification/delivery/formats.js';
import { reasonOf } from '../../../server/features/notification/delivery/reason.js';
import { closedAddress, post, wrongUrl } from '../../../server/features/notification/delivery/post.js';

const outside = { privateNetwork: false, production: true };
const inside = { privateNetwork: true, production: true };
const testing = { privateNetwork: true, production: false };

describe('where webhooks may lead', () => {
  it.each(['8.8.8.8', '2400:3200::1'])('the internet: %s', (address) => {
    expect(closedAddress(address, outside)).toBeUndefined();
  });
  it.each(['10.1.2.3', '172.20.0.1', '192.168.1.1', '100.64.0.1', 'fd00::1', '::ffff:10.0.0.1'])(
    'the own network only when it is allowed: %s',
    (address) => {
      expect(closedAddress(address, outside)).toBeDefined();
      expect(closedAddress(address, inside)).toBeUndefined();
    },
  );
  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])(
    'this machine never in production: %s',
    (address) => {
      expect(closedAddress(address, inside)).toBeDefined();
      expect(closedAddress(address, testing)).toBeUndefined();
    },
  );
  it.each([
    '169.254.169.254',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    'fe80::1',
    '64:ff9b::7f00:1',
    '::ffff:7f00:1',
  ])('nowhere: %s', (address) => {
    expect(closedAddress(address, testing)).toBeDefined();
  });
  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'https://user:pass@example.com/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]:80/',
    'nonsense',
  ])('refused by its words: %s', (url) => {
    expect(wrongUrl(url, inside)).toBeDefined();
  });
  it('a name that leads to this machine is refused when it is asked for', async () => {
    await expect(post('http://localhost:9/', inside, {}, '')).rejects.toThrow('address of this machine');
    const refused: unknown = await post('http://localhost:9/', testing, {}, '').catch(
      (error: unknown) => error,
    );
    expect(reasonOf(refused)).toContain('ECONNREFUSED');
  });
  it('a name is looked at when it is used', () => {
    expect(wrongUrl('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x', outside)).toBeUndefined();
  });
});

describe('what is posted', () => {
  const message = { id: 'm1', text: '他说："好"\n& 完', data: { kind: 'TEST' }, phone: '13800000000' };
  const now = new Date('2026-11-29T02:00:00Z');
  const channel = { url: 'https://example.com/send?key=k', secret: null, template: null };

  it('cannot break out of a gateway’s template', () => {
    const json = postOf(
      { ...channel, kind: 'SMS', template: '{"to":"{{phone}}","t":"{{text}}"}' },
      message,
      now,
    );
    expect(JSON.parse(json.body)).toEqual({ to: '13800000000', t: message.text });
    const form = postOf({ ...channel, kind: 'SMS', template: 'to={{phone}}&t={{text}}' }, message, now);
    expect(Object.fromEntries(new URLSearchParams(form.body))).toEqual({
      to: '13800000000',
      t: message.text,
    });
  });

  it('keeps the key that stands in the address of a robot', () => {
    const { url } = postOf({ ...channel, kind: 'DINGTALK', secret: 'SEC1' }, message, now);
    expect(new URL(url).searchParams.get('key')).toBe('k');
    expect(new URL(url).searchParams.get('timestamp')).toBe(String(now.getTime()));
  });

  it('counts as taken only when the other end says so', () => {
    expect(refusal('WECOM', 200, '{"errcode":0,"errmsg":"ok"}')).toBeUndefined();
    expect(refusal('WECOM', 200, '{"errcode":93000,"errmsg":"invalid webhook url"}')).toBe(
      '93000 invalid webhook url',
    );
    expect(refusal('FEISHU', 200, '{"code":0}')).toBeUndefined();
    expect(refusal('FEISHU', 200, '{"code":19021,"msg":"sign match fail"}')).toBe('19021 sign match fail');
    expect(refusal('DINGTALK', 200, '<html>')).toBe('the answer was not understood');
    expect(refusal('STANDARD', 204, '')).toBeUndefined();
    expect(refusal('STANDARD', 302, '')).toBe('HTTP 302');
  });
});
