import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../../unit/evidence/sample-files.js';
import {
  accept,
  addVersion,
  create,
  items,
  newFile,
  read,
  submit,
  today,
  upload,
} from '../evidence/evidence.requests.js';
import { freshAssessment, rate, resultsOf } from '../assessment/scene.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { ChainScene } from './chain.scene.js';
import { checked, lastCheck, startCheck } from './integrity.requests.js';

let app: TestApp;
let auditor: Caller;
let officer: Caller;
let north: ChainScene;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  auditor = app.as('AUDIT_ADMINISTRATOR');
  officer = app.as('COMPLIANCE_OFFICER');
  north = new ChainScene(app);
});
afterAll(() => app.close());

const fileOf = (sha256: string) =>
  join(app.house.deps.config.dataDir, 'files', 'sha256', sha256.slice(0, 2), sha256.slice(2, 4), sha256);

/** Accepted evidence with a file. */
async function proof(title: string, controls: string[] = []) {
  const bytes = pdf(`${title} ${randomBytes(8).toString('hex')}`);
  const uploadId = await upload(app, officer, `${title}.pdf`, bytes);
  const [item] = await items(officer, create, {
    input: { evidences: [newFile(title, uploadId, { controlIds: controls })] },
  });
  const { id, currentVersion } = item!.evidence;
  await officer.query(submit, { ids: [id] });
  await app.as('MANAGER').query(accept, { ids: [id] });
  return { id, bytes, sha256: currentVersion.sha256 as string, file: fileOf(currentVersion.sha256) };
}

const stateOf = async (id: string) => {
  const { evidence } = await officer.query(read, { id });
  return [evidence.state, evidence.validity, evidence.proves];
};

const flip = (file: string) => {
  const bytes = readFileSync(file);
  bytes[bytes.length - 3]! ^= 1;
  writeFileSync(file, bytes);
};

describe('an integrity check', () => {
  it('finds nothing where nothing is wrong, and says what it looked at', async () => {
    await proof('clean');
    const check = await checked(auditor);
    expect(check).toMatchObject({
      state: 'CLEAN',
      findingCount: 0,
      findings: [],
      lastCleanAt: null,
    });
    expect(check.headHash).toMatch(/^[0-9a-f]{64}$/);
    expect(check.files).toBeGreaterThanOrEqual(1);
    // What was written while another transaction of the machine was open waits for the next seal.
    expect(check.events).toBeGreaterThan(0);
    const again = await checked(auditor);
    expect(again.lastCleanAt).toBeTruthy();
    const told = await app.sql(
      `select action, outcome from event where object_type = 'IntegrityCheck' and object_id = $1 order by xid, seq`,
      [again.id],
    );
    expect(told).toEqual([
      { action: 'integrity.requested', outcome: 'SUCCESS' },
      { action: 'integrity.checked', outcome: 'SUCCESS' },
    ]);
  });

  it('answers the one under way to whoever asks again', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => auditor.query(startCheck)));
    expect(new Set(answers.map((answer) => answer.startIntegrityCheck.check.id)).size).toBe(1);
    await checked(auditor);
  });

  it('says in words what was done to the audit trail, where, and since when it may have been', async () => {
    await north.happen([{ objectName: '防火墙策略', reason: 'as it was' }]);
    await north.seal();
    const [event] = await app.sql<{ id: string; seq: string }>(
      `select id, seq::text as seq from event where object_name = '防火墙策略'`,
    );
    await north.tamper(`update event set reason = 'as it never was' where id = $1`, [event!.id]);
    const check = await checked(auditor);
    expect(check).toMatchObject({ state: 'FOUND', findingCount: 1 });
    expect(check.findings).toMatchObject([{ kind: 'EVENT_CHANGED', eventId: event!.id, evidenceId: null }]);
    expect(check.findings[0]!.message).toMatch(
      new RegExp(`^Event ${event!.seq} \\(20.*防火墙策略\\) no longer says what it said`),
    );
    expect(check.findings[0]!.since).toMatch(/^20/);
    await north.tamper(`update event set reason = 'as it was' where id = $1`, [event!.id]);
    expect((await checked(auditor)).state).toBe('CLEAN');
  });

  it('keeps two hundred findings and counts all', async () => {
    await north.happen(Array.from({ length: 250 }, () => ({ action: 'test.many' })));
    await north.seal();
    await north.tamper(`create table many as select * from event where action = 'test.many'`);
    await north.tamper(`delete from event where action = 'test.many'`);
    const check = await checked(auditor);
    expect([check.findingCount, check.findings.length]).toEqual([250, 200]);
    await north.tamper('insert into event overriding system value select * from many');
  });

  it('does not wait for ever for one whose job was lost', async () => {
    const lost = crypto.randomUUID();
    await app.sql(
      `insert into integrity_check (id, organization_id, state, requested_by_name, requested_at) values ($1, $2, 'RUNNING', 'x', now() - interval '4 days')`,
      [lost, north.organizationId],
    );
    expect((await checked(auditor)).id).not.toBe(lost);
    expect(await app.sql('select state from integrity_check where id = $1', [lost])).toEqual([
      { state: 'FAILED' },
    ]);
  });

  it('goes on where a stopped server was', async () => {
    const file = await proof('resumed');
    const { database } = app.house.deps;
    flip(file.file);
    // As it stands after the chain was done and the last file had been read.
    const id = crypto.randomUUID();
    await app.sql(
      `insert into integrity_check (id, organization_id, state, requested_by_name, is_chain_done, files_after, events, finding_count, findings)
       values ($1, $2, 'RUNNING', 'x', true, $3, 7, 1, $4)`,
      [
        id,
        north.organizationId,
        'f'.repeat(64),
        JSON.stringify([{ kind: 'TAIL_CUT', message: { zh: '截断', en: 'cut' } }]),
      ],
    );
    await database.write(app.actor('AUDIT_ADMINISTRATOR'), (tx) =>
      app.house.deps.jobs.enqueue(tx, 'activity.verify', { checkId: id }),
    );
    const check = await checked(auditor);
    expect(check).toMatchObject({
      id,
      state: 'FOUND',
      events: 7,
      files: 0,
      findings: [{ kind: 'TAIL_CUT', message: 'cut' }],
    });
    flip(file.file);
  });
});

describe('a stored file', () => {
  it.each([
    ['with one flipped bit', 'FILE_CHANGED', flip],
    ['that is longer', 'FILE_WRONG_SIZE', (file: string) => writeFileSync(file, 'x', { flag: 'a' })],
    ['that is shorter', 'FILE_WRONG_SIZE', (file: string) => truncateSync(file, 10)],
    ['that is empty', 'FILE_WRONG_SIZE', (file: string) => truncateSync(file, 0)],
    ['that is gone', 'FILE_MISSING', (file: string) => rmSync(file)],
    ['that is a folder now', 'FILE_UNREADABLE', undefined],
  ])('%s is found, named, and proves nothing until it is whole again', async (title, kind, damage) => {
    const one = await proof(title);
    copyFileSync(one.file, `${one.file}.kept`);
    if (damage) damage(one.file);
    else {
      rmSync(one.file);
      mkdirSync(one.file);
    }
    const check = await checked(auditor);
    expect(check.state).toBe('FOUND');
    expect(check.findings).toMatchObject([{ kind, evidenceId: one.id, sealNumber: null }]);
    expect(check.findings[0]!.message).toContain(`version 1 of the evidence “${title}”`);
    expect(await stateOf(one.id)).toEqual(['ACCEPTED', 'DAMAGED', false]);
    const { evidences } = await officer.query(
      `{ evidences(filter: { validities: [DAMAGED] }) { nodes { id } } }`,
    );
    expect(evidences.nodes).toEqual([{ id: one.id }]);
    const { evidence } = await officer.query(
      'query ($id: ID!) { evidence(id: $id) { versions { damage } } }',
      { id: one.id },
    );
    expect(evidence.versions).toEqual([{ damage: kind.slice('FILE_'.length) }]);
    // A second look says it again, but nothing new has happened.
    await checked(auditor);
    rmSync(one.file, { recursive: true, force: true });
    copyFileSync(`${one.file}.kept`, one.file);
    expect((await checked(auditor)).state).toBe('CLEAN');
    expect(await stateOf(one.id)).toEqual(['ACCEPTED', 'VALID', true]);
    const told = await app.sql(
      `select action, outcome, after->>'damage' as damage from event where object_id = $1 and action in ('evidence.damaged', 'evidence.mended')
       order by xid, seq`,
      [one.id],
    );
    expect(told).toEqual([
      { action: 'evidence.damaged', outcome: 'FAILED', damage: kind.slice('FILE_'.length) },
      { action: 'evidence.mended', outcome: 'SUCCESS', damage: null },
    ]);
  });

  it('that was replaced together with the row that names it is found by the sealed event', async () => {
    const one = await proof('swapped');
    const other = pdf('forged afterwards');
    const sha256 = createHash('sha256').update(other).digest('hex');
    mkdirSync(dirname(fileOf(sha256)), { recursive: true });
    writeFileSync(fileOf(sha256), other);
    const name = (hash: string, size: number) =>
      app.sql('update evidence_version set sha256 = $2, byte_size = $3 where evidence_id = $1', [
        one.id,
        hash,
        size,
      ]);
    await name(sha256, other.length);
    const check = await checked(auditor);
    expect(check.findings).toMatchObject([{ kind: 'FILE_SWAPPED', evidenceId: one.id }]);
    expect(check.findings[0]!.message).toContain('is not the one that the audit trail saw received');
    await name(one.sha256, one.bytes.length);
    expect((await checked(auditor)).state).toBe('CLEAN');
  });

  it('takes the proven score with it, in the same transaction, and says why', async () => {
    const { id } = await freshAssessment(app);
    const [result] = await resultsOf(officer, id);
    await rate(officer, [{ resultId: result!.id, verdict: 'MET' }]);
    const one = await proof('for a result', [result!.control.id]);
    const stateNow = async () => (await resultsOf(officer, id)).find((each) => each.id === result!.id)!;
    expect(await stateNow()).toMatchObject({ proofState: 'PROVEN', provenVerdict: 'MET' });
    flip(one.file);
    await checked(auditor);
    expect(await stateNow()).toMatchObject({ proofState: 'DAMAGED', provenVerdict: 'OPEN' });
    expect(await app.sql('select 1 from valid_link where evidence_id = $1', [one.id])).toEqual([]);
    flip(one.file);
    await checked(auditor);
    expect(await stateNow()).toMatchObject({ proofState: 'PROVEN', provenVerdict: 'MET' });
  });

  it('is whole at once when the original is uploaded again, and a new version leaves the damage behind', async () => {
    const one = await proof('restored by hand');
    flip(one.file);
    await checked(auditor);
    const versionOf = async () => (await officer.query(read, { id: one.id })).evidence.version;
    const again = async (bytes: Buffer) =>
      officer.query(addVersion, {
        input: {
          evidenceId: one.id,
          version: await versionOf(),
          uploadId: await upload(app, officer, 'restored by hand.pdf', bytes),
          collectedOn: today(),
        },
      });
    await again(one.bytes);
    expect(readFileSync(one.file).equals(one.bytes)).toBe(true);
    expect(await stateOf(one.id)).toEqual(['ACCEPTED', 'VALID', true]);
    expect((await checked(auditor)).state).toBe('CLEAN');

    flip(one.file);
    await checked(auditor);
    await again(pdf('another'));
    expect(await stateOf(one.id)).toEqual(['DRAFT', 'VALID', false]);
    // The old version is still damaged, and still said to be.
    const check = await checked(auditor);
    expect(check.findings).toMatchObject([{ kind: 'FILE_CHANGED', evidenceId: one.id }]);
    flip(one.file);
    await checked(auditor);
  });
});

describe('who may', () => {
  it('only the audit administrator looks, starts and exports', async () => {
    for (const role of [
      'COMPLIANCE_OFFICER',
      'MANAGER',
      'SYSTEM_ADMINISTRATOR',
      'SECURITY_ADMINISTRATOR',
      'INSPECTOR',
    ] as const) {
      expect((await app.as(role).fails(startCheck)).code).toBe('FORBIDDEN');
      expect((await app.as(role).fails(lastCheck)).code).toBe('FORBIDDEN');
    }
    expect((await app.anonymous.fails(startCheck)).code).toBe('UNAUTHENTICATED');
  });

  it('sees nothing of another hospital, whatever the door', async () => {
    const south = app.as('AUDIT_ADMINISTRATOR', 'south');
    const { id } = await checked(auditor);
    expect((await south.query(lastCheck)).lastIntegrityCheck).toBeNull();
    expect((await south.query('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toBeNull();
    expect((await auditor.query('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toEqual({ id });
    for (const table of ['event_seal', 'integrity_check', 'damaged_file']) {
      const seen = await app.house.deps.database.read(app.actor('AUDIT_ADMINISTRATOR', 'south'), (reads) =>
        reads.query(`test.${table}`, `select 1 from ${table} where organization_id = $1`, [
          north.organizationId,
        ]),
      );
      expect(seen).toEqual([]);
    }
  });

  it('a file that two hospitals hold is damaged for both, each by its own check', async () => {
    const one = await proof('shared');
    const southOfficer = app.as('COMPLIANCE_OFFICER', 'south');
    const uploadId = await upload(app, southOfficer, 'shared.pdf', one.bytes);
    const [item] = await items(southOfficer, create, { input: { evidences: [newFile('theirs', uploadId)] } });
    flip(one.file);
    await checked(auditor);
    const theirs = async () => (await southOfficer.query(read, { id: item!.evidence.id })).evidence.validity;
    expect(await theirs()).toBe('VALID');
    const check = await checked(app.as('AUDIT_ADMINISTRATOR', 'south'));
    expect(check.findings).toMatchObject([{ kind: 'FILE_CHANGED', evidenceId: item!.evidence.id }]);
    expect(await theirs()).toBe('DAMAGED');
    flip(one.file);
  });
});
