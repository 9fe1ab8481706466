import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pushLog } from '../../../schema/example/push-log.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import {
  accept,
  acceptedId,
  controlIds,
  create,
  link,
  newText,
  unlink,
} from '../evidence/evidence.requests.js';

let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  folder = mkdtempSync(join(tmpdir(), 'hengjian-push-'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const make = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret apiToken { controls { code framework { code } } owner { displayName } unit { name } } } }`;
const scopes = ['framework:read', 'evidence:read', 'evidence:create', 'evidence:link'];
const backup = 'mlps-2.0:8.1.4.9-a';

async function token(more: object): Promise<{ secret: string; apiToken: any }> {
  const { createApiToken } = await app.as('SECURITY_ADMINISTRATOR').query(make, {
    input: { name: '备份系统', scopes, expiresAt: new Date(Date.now() + 86_400_000).toISOString(), ...more },
  });
  return createApiToken;
}

async function ask(secret: string, query: string, variables: object): Promise<any> {
  const answer = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${secret}`,
      'accept-language': 'en',
    },
    body: JSON.stringify({ query, variables }),
  });
  return answer.json();
}

describe('a token for chosen controls', () => {
  it('is made by their codes, and the unknown ones are named', async () => {
    const { MANAGER } = app.fixture.north.members;
    const { apiToken } = await token({ controls: [backup, backup], ownerId: MANAGER });
    expect(apiToken).toMatchObject({
      controls: [{ code: '8.1.4.9-a', framework: { code: 'mlps-2.0' } }],
      owner: { displayName: 'north MANAGER' },
    });
    for (const controls of [['mlps-2.0:9.9'], ['nobody:8.1.4.9-a'], ['8.1.4.9-a']]) {
      const fault = await app.as('SECURITY_ADMINISTRATOR').fails(make, {
        input: { name: 'x', scopes, expiresAt: new Date(Date.now() + 1e6).toISOString(), controls },
      });
      expect([fault.code, JSON.stringify(fault)]).toEqual([
        'BAD_USER_INPUT',
        expect.stringContaining(controls[0]!),
      ]);
    }
    const foreign = await app.as('SECURITY_ADMINISTRATOR').fails(make, {
      input: {
        name: 'x',
        scopes,
        expiresAt: new Date(Date.now() + 1e6).toISOString(),
        ownerId: app.fixture.south.members.MANAGER,
      },
    });
    expect(foreign.code).toBe('NOT_FOUND');
  });

  it('links and unlinks these controls and no others', async () => {
    const { secret } = await token({ controls: [backup] });
    const officer = app.as('COMPLIANCE_OFFICER');
    const { framework } = await officer.query(
      '{ framework(code: "mlps-2.0") { controls(filter: { under: "8.1.4.9-a", assessable: true }) { id } } }',
    );
    const own = framework.controls[0].id as string;
    const other = (await controlIds(officer, 40)).find((id) => id !== own)!;
    const evidence = await acceptedId(app, '周备份');
    const linked = await ask(secret, link, { input: { evidenceIds: [evidence], controlIds: [own] } });
    expect(linked.data.linkEvidence.created).toBe(1);
    for (const ids of [[other], [own, other]]) {
      const refused = await ask(secret, link, { input: { evidenceIds: [evidence], controlIds: ids } });
      expect(refused.errors[0]).toMatchObject({
        message: 'This token may only link the controls that it was made for.',
        extensions: { code: 'FORBIDDEN' },
      });
    }
    const { linkEvidence } = await officer.query(link, {
      input: { evidenceIds: [evidence], controlIds: [other] },
    });
    const away = await ask(secret, unlink, { linkIds: [linkEvidence.links[0].id] });
    expect(away.errors[0].extensions.code).toBe('FORBIDDEN');
    expect(
      await app.sql('select count(*)::int as n from evidence_link where evidence_id = $1', [evidence]),
    ).toEqual([{ n: 2 }]);
    // While creating, item by item: what fails leaves nothing behind.
    const { MANAGER } = app.fixture.north.members;
    const made = await ask(secret, create, {
      input: {
        evidences: [
          newText('好', { ownerId: MANAGER, controlIds: [own] }),
          newText('坏', { ownerId: MANAGER, controlIds: [other] }),
        ],
      },
    });
    expect(made.data.createEvidences.items.map((item: any) => item.error?.code ?? 'made')).toEqual([
      'made',
      'FORBIDDEN',
    ]);
  });
});

describe('the worked example of the README', () => {
  it('pushes a log once under its key, and reads what became of it', async () => {
    const { MANAGER } = app.fixture.north.members;
    const { secret } = await token({ controls: [backup], ownerId: MANAGER });
    const log = join(folder, 'backup.log');
    writeFileSync(log, '2026-11-28 02:00 full backup of HIS finished, restore test passed\n');
    const push = () => pushLog(app.url, secret, 'backup-2026-W48', log, 'mlps-2.0', '8.1.4.9-a');
    const sent = await push();
    expect(sent).toMatchObject({
      clientKey: 'backup-2026-W48',
      state: 'SUBMITTED',
      links: [{ control: { code: '8.1.4.9-a' }, status: 'CONFIRMED' }],
    });
    expect(await push()).toEqual(sent);
    const rows = await app.sql<{ id: string }>(
      `select id from evidence where client_key = 'backup-2026-W48'`,
    );
    expect(rows).toHaveLength(1);
    await app.as('COMPLIANCE_OFFICER').query(accept, { ids: [rows[0]!.id] });
    expect(await push()).toMatchObject({ state: 'ACCEPTED', validity: 'VALID' });
  });

  it('tells in words what was refused', async () => {
    const { secret } = await token({
      controls: ['mlps-2.0:8.1.4.1-a'],
      ownerId: app.fixture.north.members.MANAGER,
    });
    const log = join(folder, 'other.log');
    writeFileSync(log, 'another log\n');
    await expect(pushLog(app.url, secret, 'other', log, 'mlps-2.0', '8.1.4.9-a')).rejects.toThrow(
      /限定的条款|may only link/,
    );
    await expect(pushLog(app.url, 'hj_wrong', 'other', log, 'mlps-2.0', '8.1.4.9-a')).rejects.toThrow();
  });
});
