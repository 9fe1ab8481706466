import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyPairSync } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { withClient } from '../../../server/platform/database/set-up.js';
import { keyIdIn, SecretBox } from '../../../server/platform/secrets/secret-box.js';
import { sealSecrets } from '../../../server/platform/secrets/sealing.js';
import { channelSecretPlace, sealedColumns } from '../../../server/platform/secrets/sealed-columns.js';
import { signatureOf, signingKey } from '../../../server/features/pack/pack.signer.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

const key = (fill: number) => Buffer.alloc(32, fill);
const own = key(7);
const save = `mutation ($input: SaveNoticeChannelInput!) { saveNoticeChannel(input: $input) { channel { id host hasSecret } } }`;
const address = 'https://oapi.dingtalk.com/robot/send?access_token=tell-nobody';

let app: TestApp;
let dataDir: string;
const settings = (...secretKeys: Buffer[]) => ({ dataDir, secretKeys });
const seal = (...keys: Buffer[]) =>
  withClient(app.ownerUrl, (client) => sealSecrets(client, settings(...keys)));
const channel = async (name: string) =>
  (
    await app.as('SYSTEM_ADMINISTRATOR').query(save, {
      input: {
        kind: 'DINGTALK',
        name,
        url: address,
        secret: 'SEC-tell-nobody',
        noticeKinds: [],
        enabled: true,
      },
    })
  ).saveNoticeChannel.channel;
/** Everything that is sealed, as it lies in the database. */
const stored = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const { table, column } of sealedColumns) {
    const rows = await app.sql<{ value: string | Buffer }>(
      `select ${column} as value from ${table} where ${column} is not null`,
    );
    found.push(...rows.map(({ value }) => value.toString('latin1' as never)));
  }
  return found;
};

beforeAll(async () => {
  app = await createTestApp();
  dataDir = mkdtempSync(join(tmpdir(), 'hengjian-seal-'));
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  await app.sql('delete from notice_channel');
  await app.sql('delete from secret_probe');
});

const signer = () =>
  app.house.deps.database.write(app.actor('COMPLIANCE_OFFICER'), (tx) =>
    signingKey(tx, app.house.deps.secrets),
  );

it('secrets are never stored open, and work', async () => {
  const made = await channel('值班群');
  expect(made).toMatchObject({ host: 'oapi.dingtalk.com', hasSecret: true });
  const { privateKey, publicKey } = await signer();
  expect((await signer()).publicKey).toEqual(publicKey);
  expect(signatureOf(Buffer.from('{}'), { publicKey, privateKey })).toMatch(/^[\w+/]{86}==\n$/);
  const values = await stored();
  expect(values).toHaveLength(3);
  expect(values.every((value) => keyIdIn(value) === new SecretBox([own]).keyId)).toBe(true);
  const rows = await app.sql(
    `select c::text as row from notice_channel c union all select s::text from pack_signer s`,
  );
  expect(JSON.stringify(rows)).not.toMatch(/tell-nobody|dingtalk/);
});

it('rows of a former edition are sealed at start, once, by two servers at once', async () => {
  const { organizationId } = app.fixture.south;
  const privateKey = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  await app.sql(
    `insert into pack_signer (organization_id, public_key, private_key, created_at) values ($1, $2, $3, now())`,
    [organizationId, Buffer.from('public'), privateKey],
  );
  const { id } = await channel('旧渠道');
  await app.sql(`update notice_channel set url = $2, secret = 'SEC-old' where id = $1`, [id, address]);
  await Promise.all([seal(own), seal(own)]);
  const after = await stored();
  expect(after.every((value) => keyIdIn(value))).toBe(true);
  const [row] = await app.sql<{ secret: string; organization_id: string }>(
    'select secret, organization_id from notice_channel where id = $1',
    [id],
  );
  const place = channelSecretPlace(row!.organization_id, id);
  expect(new SecretBox([own]).open(row!.secret, place).toString()).toBe('SEC-old');
  await seal(own);
  expect(await stored()).toEqual(after);
  const south = await app.house.deps.database.write(app.actor('COMPLIANCE_OFFICER', 'south'), (tx) =>
    signingKey(tx, app.house.deps.secrets),
  );
  expect(south.privateKey).toEqual(privateKey);
});

it('a server with another key, or without one, does not start', async () => {
  await channel('值班群');
  await seal(own);
  const before = await stored();
  await expect(seal(key(8))).rejects.toThrow(
    /^The secrets in this database were sealed with another key \([0-9a-f]{12}, this server has [0-9a-f]{12}\)/,
  );
  await expect(seal()).rejects.toThrow(
    /^The key of the secrets in this database is missing: bring .*secret\.key back/,
  );
  expect(await stored()).toEqual(before);
});

it('a new key takes over, and the former one can go', async () => {
  const { id } = await channel('值班群');
  await signer();
  await seal(own);
  await seal(key(9), own);
  const next = new SecretBox([key(9)]);
  expect((await stored()).every((value) => keyIdIn(value) === next.keyId)).toBe(true);
  const [row] = await app.sql<{ secret: string }>('select secret from notice_channel where id = $1', [id]);
  const place = channelSecretPlace(app.fixture.north.organizationId, id);
  expect(next.open(row!.secret, place).toString()).toBe('SEC-tell-nobody');
  await seal(key(9));
  // Back again, so that the running house can read.
  await seal(own, key(9));
});

it('a value that was copied into another row, or into another hospital, does not open', async () => {
  const [one, two] = [await channel('一'), await channel('二')];
  await app.sql(
    `update notice_channel c set secret = o.secret, url = o.url from notice_channel o where c.id = $1 and o.id = $2`,
    [one.id, two.id],
  );
  const administrator = app.as('SYSTEM_ADMINISTRATOR');
  const test = 'mutation ($id: ID!) { sendTestMessage(channelId: $id) { problem } }';
  expect((await administrator.run(test, { id: one.id })).errors).toBeDefined();
  const { channels } = (await administrator.query('{ deliveryOverview { channels { name host } } }'))
    .deliveryOverview;
  expect(channels).toEqual(
    expect.arrayContaining([
      { name: '一', host: '?' },
      { name: '二', host: 'oapi.dingtalk.com' },
    ]),
  );
  await signer();
  await app.sql(
    `update pack_signer s set private_key = o.private_key from pack_signer o
     where s.organization_id = $1 and o.organization_id = $2`,
    [app.fixture.north.organizationId, app.fixture.south.organizationId],
  );
  await expect(signer()).rejects.toThrow(/does not belong here/);
});

it('the application role cannot read or write the probe', async () => {
  await seal(own);
  const name = new URL(app.ownerUrl).pathname.slice(1);
  const client = new Client({ connectionString: inject('applicationUrl').replace('__database__', name) });
  await client.connect();
  try {
    for (const statement of ['select * from secret_probe', `update secret_probe set probe = 'x'`])
      await expect(client.query(statement)).rejects.toThrow(/permission denied/);
  } finally {
    await client.end();
  }
});
