import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMailServer } from '../../support/mail-server.js';
import type { MailServer } from '../../support/mail-server.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { createId, giveBack, items } from '../evidence/evidence.requests.js';
import { tellAll } from './scene.js';

interface Hit {
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let app: TestApp;
let mail: MailServer;
let receiver: Server;
let hits: Hit[] = [];
let answer: { status: number; body: string };
let manager: Caller;
let sysadmin: Caller;
beforeAll(async () => {
  mail = await startMailServer();
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      hits.push({ url: new URL(request.url ?? '/', 'http://receiver'), headers: request.headers, body });
      response.writeHead(answer.status, { location: 'http://127.0.0.1:1/' }).end(answer.body);
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  app = await createTestApp({
    env: {
      HENGJIAN_SMTP: `smtp://127.0.0.1:${mail.port}`,
      HENGJIAN_MAIL_FROM: 'hengjian@hospital.example',
      HENGJIAN_WEBHOOK_PRIVATE: 'on',
      HENGJIAN_PUBLIC_URL: 'https://hengjian.hospital.example',
    },
  });
  manager = app.as('MANAGER');
  sysadmin = app.as('SYSTEM_ADMINISTRATOR');
});
afterAll(async () => {
  await app.close();
  await mail.stop();
  await new Promise((done) => receiver.close(done));
});
beforeEach(async () => {
  await app.sql('delete from delivery_notice');
  await app.sql('delete from delivery');
  await app.sql('delete from notice_channel');
  await app.sql('delete from notice_setting');
  mail.mails.length = 0;
  hits = [];
  answer = { status: 200, body: '{"errcode":0,"code":0}' };
});

const save = `mutation ($input: SaveNoticeSettingsInput!) { saveNoticeSettings(input: $input) { settings { email quietFrom rules { kind rule } } } }`;
const saveChannel = `mutation ($input: SaveNoticeChannelInput!) { saveNoticeChannel(input: $input) { channel { id kind name host hasSecret template noticeKinds enabled } } }`;
const overview = `{ deliveryOverview { mailFrom waiting dead channels { id name host hasSecret } } }`;
const list = `query ($states: [DeliveryState!]) { deliveries(states: $states) { totalCount nodes { id channelName recipientName notices state tries lastError } } }`;
const change = (verb: 'retry' | 'drop') =>
  `mutation ($ids: [ID!]!) { ${verb}Deliveries(ids: $ids) { changed } }`;

const atOnce = (email: string, more: Record<string, unknown> = {}) => ({
  email,
  rules: [{ kind: 'EVIDENCE_SUBMITTED', rule: 'AT_ONCE' }],
  ...more,
});
const address = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook?key=k`;
const channel = (kind: string, more: Record<string, unknown> = {}) => ({
  kind,
  name: kind,
  url: address(),
  noticeKinds: ['EVIDENCE_SUBMITTED'],
  ...more,
});
const submitted = (title: string, more: Record<string, unknown> = {}) =>
  createId(app.as('CONTRIBUTOR'), title, {
    submit: true,
    unitId: app.fixture.north.units.radiology,
    ...more,
  });
const send = () => app.house.app.rooms.notification.sender.send(app.fixture.north.organizationId);
const dueNow = () => app.sql(`update delivery set next_try_at = now() where state = 'WAITING'`);
const decoded = (source: string) => {
  const [, head = '', body = ''] = /^([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(source) ?? [];
  return /base64/.test(head) ? Buffer.from(body, 'base64').toString() : body;
};

describe('mail', () => {
  it('goes out at once to who wants it so, once, with the link and without secrets', async () => {
    await manager.query(save, { input: atOnce('manager@hospital.example') });
    const open = await submitted('巡检记录一');
    await createId(app.as('COMPLIANCE_OFFICER'), '绝密清单', { submit: true, label: 'SENSITIVE' });
    await tellAll(app);
    await Promise.all([send(), send()]);
    await send();
    expect(mail.mails.map((one) => one.to)).toEqual(mail.mails.map(() => 'manager@hospital.example'));
    const texts = mail.mails.map((one) => decoded(one.source));
    expect(texts.filter((text) => text.includes('巡检记录一'))).toHaveLength(1);
    expect(texts.find((text) => text.includes('巡检记录一'))).toContain(
      `https://hengjian.hospital.example/evidence/${open}`,
    );
    expect(texts.some((text) => text.includes('（敏感证据）'))).toBe(true);
    expect(texts.join()).not.toContain('绝密');
    expect(new Set(mail.mails.map((one) => one.id)).size).toBe(mail.mails.length);
  });

  it('waits for the digest by default, takes up what comes until then, and leaves out what was read', async () => {
    await manager.query(save, { input: { email: 'm@hospital.example', rules: [] } });
    await submitted('汇总一');
    await tellAll(app);
    await submitted('汇总二');
    await submitted('已经看过');
    await tellAll(app);
    await send();
    expect(mail.mails).toEqual([]);
    await app.sql(`update notice set read_at = now() where object_name = '已经看过'`);
    await dueNow();
    await send();
    expect(mail.mails).toHaveLength(1);
    const text = decoded(mail.mails[0]!.source);
    expect(text).toContain('汇总一');
    expect(text).toContain('汇总二');
    expect(text).not.toContain('已经看过');
    // A digest that is gone takes nothing any more.
    await submitted('下一期');
    await tellAll(app);
    await dueNow();
    await send();
    expect(mail.mails).toHaveLength(2);
    expect(decoded(mail.mails[1]!.source)).toContain('下一期');
  });

  it('keeps the quiet hours', async () => {
    const clock = (ahead: number) =>
      new Date(Date.now() + 8 * 3_600_000 + ahead * 60_000).toISOString().slice(11, 16);
    await manager.query(save, {
      input: atOnce('m@hospital.example', { quietFrom: clock(-5), quietTo: clock(30) }),
    });
    await submitted('夜里');
    await tellAll(app);
    await send();
    expect(mail.mails).toEqual([]);
    const [{ minutes }] = (await app.sql(
      'select extract(epoch from next_try_at - now()) / 60 as minutes from delivery',
    )) as [{ minutes: string }];
    expect(Number(minutes)).toBeGreaterThan(28);
    expect(Number(minutes)).toBeLessThanOrEqual(30);
  });

  it('that is refused for good is dead at once; an administrator sees why, tries again or drops it', async () => {
    await manager.query(save, { input: atOnce('unknown@hospital.example') });
    await submitted('无此邮箱');
    await tellAll(app);
    await send();
    const { deliveries } = await sysadmin.query(list, { states: ['DEAD'] });
    expect(deliveries.nodes).toMatchObject([
      { recipientName: 'north MANAGER', channelName: null, notices: 1, tries: 1 },
    ]);
    expect(deliveries.nodes[0].lastError).toContain('no such mailbox');
    expect((await sysadmin.query(overview)).deliveryOverview).toMatchObject({ dead: 1, waiting: 0 });
    const ids = [deliveries.nodes[0].id];
    expect(
      (await app.as('SYSTEM_ADMINISTRATOR', 'south').query(change('drop'), { ids })).dropDeliveries.changed,
    ).toBe(0);
    await app.sql(`update delivery set address = 'm@hospital.example'`);
    expect((await sysadmin.query(change('retry'), { ids })).retryDeliveries.changed).toBe(1);
    await send();
    expect(mail.mails).toHaveLength(1);
    expect((await sysadmin.query(change('drop'), { ids })).dropDeliveries.changed).toBe(0);
  });

  it('is not sent to who left', async () => {
    await manager.query(save, { input: atOnce('m@hospital.example') });
    await submitted('离职以后');
    await tellAll(app);
    const { MANAGER } = app.fixture.north.members;
    await app.sql('update membership set suspended_at = now() where id = $1', [MANAGER]);
    await send();
    await app.sql('update membership set suspended_at = null where id = $1', [MANAGER]);
    expect(mail.mails).toEqual([]);
    expect((await app.sql('select state from delivery'))[0]).toEqual({ state: 'DROPPED' });
  });
});

describe('settings', () => {
  it.each([
    [{ email: 'no address' }, 'email'],
    [{ email: 'a@b.example\r\nBcc: c@d.example' }, 'email'],
    [{ phone: '+86 abc' }, 'phone'],
    [{ quietFrom: '25:00', quietTo: '07:00' }, 'quietFrom'],
    [{ quietFrom: '22:00' }, 'quietTo'],
    [{ rules: [{ kind: 'TASK_ASSIGNED', rule: 'OFF' }] }, 'rules'],
  ])('are checked: %j', async (wrong, field) => {
    const failure = await manager.fails(save, { input: { rules: [], ...wrong } });
    expect(failure).toMatchObject({ code: 'BAD_USER_INPUT', fields: { [field]: expect.any(String) } });
  });

  it('keep kinds out of the inbox that ask nothing', async () => {
    await app
      .as('CONTRIBUTOR')
      .query(save, { input: { rules: [{ kind: 'EVIDENCE_ACCEPTED', rule: 'OFF' }] } });
    const id = await submitted('不用告诉我');
    await items(
      app.as('MANAGER'),
      `mutation ($ids: [ID!]!) { acceptEvidences(ids: $ids) { items { id error { code } } } }`,
      { ids: [id] },
    );
    await tellAll(app);
    expect(
      await app.sql(`select 1 from notice where kind = 'EVIDENCE_ACCEPTED' and object_id = $1`, [id]),
    ).toEqual([]);
    await items(app.as('MANAGER'), giveBack, { ids: [id], reason: '还是不行' });
    await tellAll(app);
    expect(
      await app.sql(`select 1 from notice where kind = 'EVIDENCE_RETURNED' and object_id = $1`, [id]),
    ).toHaveLength(1);
  });
});

describe('channels', () => {
  const arrive = async (title: string) => {
    await submitted(title);
    await tellAll(app);
    await send();
    return hits;
  };

  it('post what they are asked for, once for all recipients', async () => {
    await sysadmin.query(saveChannel, { input: channel('WECOM') });
    const [hit, ...more] = await arrive('企业微信');
    expect(more).toEqual([]);
    expect(JSON.parse(hit!.body)).toMatchObject({
      msgtype: 'text',
      text: { content: expect.stringContaining('衡鉴：证据待审核：企业微信') },
    });
  });

  it('sign for DingTalk, for Feishu and as Standard Webhooks', async () => {
    const secret = `whsec_${Buffer.from('a secret of 24 bytes....').toString('base64')}`;
    await sysadmin.query(saveChannel, { input: channel('DINGTALK', { secret: 'SECding' }) });
    await sysadmin.query(saveChannel, { input: channel('FEISHU', { secret: 'fei' }) });
    await sysadmin.query(saveChannel, { input: channel('STANDARD', { secret }) });
    const got = await arrive('三个签名');
    expect(got).toHaveLength(3);
    const sign = (key: string | Buffer, text: string) =>
      createHmac('sha256', key).update(text).digest('base64');
    const ding = got.find(({ url }) => url.searchParams.has('sign'))!.url.searchParams;
    expect(ding.get('sign')).toBe(sign('SECding', `${ding.get('timestamp')}\nSECding`));
    expect(ding.get('key')).toBe('k');
    const feishu = JSON.parse(got.find(({ body }) => body.includes('msg_type'))!.body);
    expect(feishu.sign).toBe(sign(`${feishu.timestamp}\nfei`, ''));
    const { headers, body } = got.find((one) => one.headers['webhook-id'])!;
    const id = headers['webhook-id'] as string;
    expect(headers['webhook-signature']).toBe(
      `v1,${sign(Buffer.from('a secret of 24 bytes....'), `${id}.${headers['webhook-timestamp'] as string}.${body}`)}`,
    );
    expect(JSON.parse(body)).toMatchObject({ type: 'notice', data: { kind: 'EVIDENCE_SUBMITTED' } });
  });

  it('send text messages to who wants to be told at once', async () => {
    await sysadmin.query(saveChannel, {
      input: channel('SMS', { template: '{"to":"{{phone}}","text":"{{text}}"}', secret: 'Bearer t' }),
    });
    await manager.query(save, { input: { ...atOnce(''), email: null, phone: '13800000000' } });
    const [hit, ...more] = await arrive('短信');
    expect(more).toEqual([]);
    expect(hit!.headers.authorization).toBe('Bearer t');
    expect(JSON.parse(hit!.body)).toMatchObject({ to: '13800000000', text: expect.stringContaining('短信') });
  });

  it('try again when refused, follow nothing, and never answer address or secret', async () => {
    const saved = await sysadmin.query(saveChannel, { input: channel('WECOM', { secret: 'hidden-secret' }) });
    expect(JSON.stringify([saved, await sysadmin.query(overview)])).not.toMatch(/hidden-secret|key=k/);
    expect(
      JSON.stringify(await app.sql(`select after from event where object_type = 'NoticeChannel'`)),
    ).not.toMatch(/hidden-secret|key=k/);
    answer = { status: 302, body: '' };
    await arrive('先失败');
    expect(hits).toHaveLength(1);
    const [row] = (await sysadmin.query(list, { states: ['WAITING'] })).deliveries.nodes;
    expect(row).toMatchObject({ tries: 1, lastError: 'HTTP 302', channelName: 'WECOM' });
    answer = { status: 200, body: '{"errcode":0}' };
    await dueNow();
    await send();
    expect(hits).toHaveLength(2);
    expect((await sysadmin.query(list, { states: ['SENT'] })).deliveries.totalCount).toBe(1);
  });

  it('are tried out, and say why it did not work', async () => {
    const { id } = (await sysadmin.query(saveChannel, { input: channel('WECOM') })).saveNoticeChannel.channel;
    const test =
      'mutation ($channelId: ID, $to: String) { sendTestMessage(channelId: $channelId, to: $to) { error } }';
    expect((await sysadmin.query(test, { channelId: id })).sendTestMessage.error).toBeNull();
    answer = { status: 200, body: '{"errcode":93000,"errmsg":"invalid"}' };
    expect((await sysadmin.query(test, { channelId: id })).sendTestMessage.error).toBe('93000 invalid');
    expect((await sysadmin.query(test, { to: 'admin@hospital.example' })).sendTestMessage.error).toBeNull();
    expect(mail.mails).toHaveLength(1);
    expect((await app.as('SYSTEM_ADMINISTRATOR', 'south').fails(test, { channelId: id })).code).toBe(
      'NOT_FOUND',
    );
    expect((await app.as('COMPLIANCE_OFFICER').fails(test, { channelId: id })).code).toBe('FORBIDDEN');
  });

  it('refuse addresses that lead astray, a second name and a template without its places', async () => {
    const wrong = async (more: Record<string, unknown>) =>
      (await sysadmin.fails(saveChannel, { input: channel('WECOM', more) })).fields;
    for (const url of ['ftp://x.example/', 'http://169.254.169.254/latest', 'https://u:p@x.example/'])
      expect(await wrong({ url })).toHaveProperty('url');
    await sysadmin.query(saveChannel, { input: channel('WECOM') });
    expect(await wrong({})).toHaveProperty('name');
    expect(await wrong({ name: '短信', kind: 'SMS', template: 'to={{phone}}' })).toHaveProperty('template');
  });
});

it('nothing is written down to go out while nothing is set up', async () => {
  const bare = await createTestApp();
  try {
    await bare.as('MANAGER').query(save, { input: atOnce('m@hospital.example') });
    await createId(bare.as('CONTRIBUTOR'), '内网', {
      submit: true,
      unitId: bare.fixture.north.units.radiology,
    });
    await tellAll(bare);
    expect(await bare.sql('select 1 from notice')).not.toEqual([]);
    expect(await bare.sql('select 1 from delivery')).toEqual([]);
  } finally {
    await bare.close();
  }
});
