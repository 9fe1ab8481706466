import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  acceptedId,
  addVersion,
  createId,
  dayFrom,
  items,
  read,
  remove,
  submit,
} from './evidence.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const one = async (id: string) => (await officer.query(read, { id })).evidence;

describe('versions', () => {
  it('a new version of accepted proof is a draft again; the old one stays', async () => {
    const id = await acceptedId(app, 'certificate', { collectedOn: dayFrom(-400), validUntil: dayFrom(-1) });
    const before = await one(id);
    expect(before).toMatchObject({ validity: 'EXPIRED', proves: false });
    const input = {
      evidenceId: id,
      version: before.version,
      text: 'renewed',
      note: 'new year',
      validUntil: dayFrom(365),
    };
    const { evidence } = (await officer.query(addVersion, { input })).addEvidenceVersion;
    expect(evidence).toMatchObject({
      state: 'DRAFT',
      validity: 'VALID',
      submittedBy: null,
      currentVersion: { number: 2, text: 'renewed' },
    });
    expect((await one(id)).versions).toEqual([{ number: 2 }, { number: 1 }]);
    expect((await officer.fails(addVersion, { input })).code).toBe('CONFLICT');
  });

  it('refuses the same content, the wrong kind, and anything under review', async () => {
    const id = await createId(officer, 'same');
    const attempt = (changes: Record<string, unknown>) =>
      officer.fails(addVersion, { input: { evidenceId: id, version: 1, ...changes } });
    expect((await attempt({ text: 'Record of same' })).fields).toHaveProperty('text');
    expect((await attempt({ url: 'https://example.cn' })).fields).toHaveProperty('url');
    await items(officer, submit, { ids: [id] });
    expect((await attempt({ version: 2, text: 'other' })).code).toBe('INVALID_STATE');
  });

  it('cannot be changed by the application, whatever it tries', async () => {
    const actor = app.actor('COMPLIANCE_OFFICER');
    for (const statement of [`update evidence_version set note = 'x'`, 'delete from evidence_version']) {
      await expect(app.house.deps.database.write(actor, (tx) => tx.query('test', statement))).rejects.toThrow(
        /permission denied/,
      );
    }
  });
});

describe('deleting', () => {
  it('hides it everywhere, keeps the row, and frees its client key', async () => {
    const id = await createId(officer, 'to delete', { clientKey: 'again' });
    expect((await officer.query(remove, { id })).deleteEvidence.deletedId).toBe(id);
    expect((await officer.query(read, { id })).evidence).toBeNull();
    expect((await officer.fails(remove, { id })).code).toBe('NOT_FOUND');
    expect(
      await app.sql('select deleted_at is not null as deleted from evidence where id = $1', [id]),
    ).toEqual([{ deleted: true }]);
    await expect(createId(officer, 'to delete', { clientKey: 'again' })).resolves.not.toBe(id);
  });
});
