import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProofChange } from '../../../server/features/evidence/index.js';
import { invalidState, text } from '../../../server/platform/graphql/errors.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { registerId } from '../system/system.requests.js';
import {
  accept,
  acceptedId,
  controlIds,
  create,
  createId,
  giveBack,
  items,
  link,
  newText,
  read,
  remove,
  submit,
  unlink,
  update,
} from './evidence.requests.js';

let app: TestApp;
let officer: Caller;
let controls: string[];
let systemId: string;
const changes: ProofChange[] = [];
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  controls = await controlIds(officer, 40);
  systemId = await registerId(officer, 'HIS');
  app.house.app.rooms.evidence.onProofChanged(async (_tx, change) => void changes.push(change));
});
afterAll(() => app.close());

const linked = async (input: Record<string, unknown>) => (await officer.query(link, { input })).linkEvidence;
const heard = async (work: () => Promise<unknown>): Promise<ProofChange[]> => {
  changes.length = 0;
  await work();
  return [...changes];
};

describe('linking', () => {
  it('many to many at once; what is there already is counted', async () => {
    const evidenceIds = [await createId(officer, 'a'), await createId(officer, 'b')];
    const first = await linked({ evidenceIds: [evidenceIds[0]], controlIds: controls.slice(0, 2) });
    expect([first.created, first.alreadyLinked, first.links.length]).toEqual([2, 0, 2]);
    const second = await linked({ evidenceIds, controlIds: controls.slice(0, 5) });
    expect([second.created, second.alreadyLinked, second.links.length]).toEqual([8, 2, 10]);
    expect(second.links.every((one: { status: string }) => one.status === 'CONFIRMED')).toBe(true);
    const events = await app.sql(
      `select object_name, jsonb_array_length(after) as controls from event where action = 'evidence.linked' and object_id = any ($1) order by seq`,
      [evidenceIds],
    );
    expect(events).toEqual([
      { object_name: 'a', controls: 2 },
      { object_name: 'a', controls: 3 },
      { object_name: 'b', controls: 5 },
    ]);
  });

  it('a link for one system is another link than the one for all', async () => {
    const id = await createId(officer, 'for a system');
    await linked({ evidenceIds: [id], controlIds: [controls[0]] });
    expect((await linked({ evidenceIds: [id], controlIds: [controls[0]], systemId })).created).toBe(1);
    const { evidence } = await officer.query(read, { id });
    expect(evidence.links.map((one: { system: { id: string } | null }) => one.system?.id ?? null)).toEqual([
      null,
      systemId,
    ]);
  });

  it('is made once by twenty at the same time', async () => {
    const id = await createId(officer, 'together');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => linked({ evidenceIds: [id], controlIds: controls.slice(0, 10) })),
    );
    expect(answers.reduce((sum, answer) => sum + answer.created, 0)).toBe(10);
  });

  it('is all or nothing, and only to items that receive a result', async () => {
    const id = await createId(officer, 'nothing');
    const { control } = await officer.query('query ($id: ID!) { control(id: $id) { parent { id } } }', {
      id: controls[0],
    });
    const attempt = (input: Record<string, unknown>) => officer.fails(link, { input });
    expect((await attempt({ evidenceIds: [id], controlIds: [controls[1], control.parent.id] })).code).toBe(
      'BAD_USER_INPUT',
    );
    expect(
      (await attempt({ evidenceIds: [id], controlIds: ['018f0000-0000-7000-8000-000000000000'] })).code,
    ).toBe('BAD_USER_INPUT');
    expect(
      (
        await attempt({
          evidenceIds: [id, '018f0000-0000-7000-8000-000000000000'],
          controlIds: [controls[1]],
        })
      ).code,
    ).toBe('NOT_FOUND');
    expect(
      (
        await attempt({
          evidenceIds: [id],
          controlIds: [controls[1]],
          systemId: '018f0000-0000-7000-8000-000000000000',
        })
      ).code,
    ).toBe('NOT_FOUND');
    expect((await attempt({ evidenceIds: ['x'], controlIds: [controls[1]] })).code).toBe('NOT_FOUND');
    expect((await attempt({ evidenceIds: [], controlIds: [controls[1]] })).code).toBe('BAD_USER_INPUT');
    const ids = Array.from({ length: 60 }, () => id).map((one, at) =>
      at === 0 ? one : `018f0000-0000-7000-8000-0000000000${at + 10}`,
    );
    expect((await attempt({ evidenceIds: ids, controlIds: controls.slice(0, 40) })).fields).toHaveProperty(
      'controlIds',
    );
    expect((await officer.query(read, { id })).evidence.linkCount).toBe(0);
  });

  it('happens while creating, item by item', async () => {
    const answers = await items(officer, create, {
      input: {
        evidences: [
          newText('with links', { controlIds: [...controls.slice(0, 3), controls[0]], systemId }),
          newText('wrong control', { controlIds: ['018f0000-0000-7000-8000-000000000000'] }),
          newText('wrong system', {
            controlIds: controls.slice(0, 1),
            systemId: '018f0000-0000-7000-8000-000000000000',
          }),
        ],
      },
    });
    expect(answers.map((answer) => answer.error?.code ?? answer.evidence.linkCount)).toEqual([
      3,
      'BAD_USER_INPUT',
      'NOT_FOUND',
    ]);
    expect(await app.sql(`select 1 from evidence where title in ('wrong control', 'wrong system')`)).toEqual(
      [],
    );
  });
});

describe('unlinking', () => {
  it('answers what brings the links back', async () => {
    const id = await createId(officer, 'undo');
    const { links } = await linked({ evidenceIds: [id], controlIds: controls.slice(0, 3), systemId });
    const linkIds = links.map((one: { id: string }) => one.id);
    const { unlinkEvidence } = await officer.query(unlink, { linkIds });
    expect(unlinkEvidence.removedLinkIds.toSorted()).toEqual(linkIds.toSorted());
    expect((await officer.query(read, { id })).evidence.linkCount).toBe(0);
    expect((await officer.fails(unlink, { linkIds })).code).toBe('NOT_FOUND');
    const removed = unlinkEvidence.removed as { evidenceId: string; controlId: string; systemId: string }[];
    const again = await linked({
      evidenceIds: [removed[0]!.evidenceId],
      controlIds: removed.map((one) => one.controlId),
      systemId: removed[0]!.systemId,
    });
    expect(again.created).toBe(3);
  });

  it('passes over links that are gone', async () => {
    const id = await createId(officer, 'partly gone');
    const { links } = await linked({ evidenceIds: [id], controlIds: controls.slice(0, 2) });
    await officer.query(unlink, { linkIds: [links[0].id] });
    const { unlinkEvidence } = await officer.query(unlink, { linkIds: [links[0].id, links[1].id] });
    expect(unlinkEvidence.removedLinkIds).toEqual([links[1].id]);
  });
});

describe('links of a control', () => {
  const query =
    'query ($id: ID!, $subject: ID) { control(id: $id) { evidenceLinks(subjectId: $subject) { evidence { title } } } }';
  it('are those for the subject and those for all; deleted evidence has none', async () => {
    const control = controls[30]!;
    const [all, own, gone] = [
      await createId(officer, 'for all'),
      await createId(officer, 'for HIS'),
      await createId(officer, 'gone'),
    ];
    const other = await registerId(officer, 'LIS');
    await linked({ evidenceIds: [all, gone], controlIds: [control] });
    await linked({ evidenceIds: [own], controlIds: [control], systemId });
    await officer.query(remove, { id: gone });
    const titles = async (subject?: string) =>
      (await officer.query(query, { id: control, subject })).control.evidenceLinks.map(
        (one: { evidence: { title: string } }) => one.evidence.title,
      );
    expect(await titles()).toEqual(['for all', 'for HIS']);
    expect(await titles(systemId)).toEqual(['for all', 'for HIS']);
    expect(await titles(other)).toEqual(['for all']);
    expect(await titles('nonsense')).toEqual([]);
  });
});

describe('what is proven', () => {
  const valid = (evidenceId: string) =>
    app.sql('select control_id, system_id from valid_link where evidence_id = $1', [evidenceId]);
  it('the view holds links of accepted, valid, present evidence only', async () => {
    const control = controls[20]!;
    const id = await createId(officer, 'proof', { controlIds: [control], submit: true });
    expect(await valid(id)).toEqual([]);
    await items(app.as('MANAGER'), accept, { ids: [id] });
    expect(await valid(id)).toEqual([{ control_id: control, system_id: null }]);
    await app.sql(
      `update evidence set valid_from = '2020-01-01', valid_until = (now() at time zone 'Asia/Shanghai')::date - 1 where id = $1`,
      [id],
    );
    expect(await valid(id)).toEqual([]);
    await app.sql(
      `update evidence set valid_until = (now() at time zone 'Asia/Shanghai')::date where id = $1`,
      [id],
    );
    expect(await valid(id)).toHaveLength(1);
    await app.sql(
      `update evidence set valid_from = (now() at time zone 'Asia/Shanghai')::date + 1, valid_until = null where id = $1`,
      [id],
    );
    expect(await valid(id)).toEqual([]);
    await app.sql(`update evidence set valid_from = '2020-01-01' where id = $1`, [id]);
    await officer.query(remove, { id });
    expect(await valid(id)).toEqual([]);
  });

  it('listeners hear of every change, once per verb, with controls and systems', async () => {
    const evidenceIds = [await createId(officer, 'heard'), await createId(officer, 'heard too')];
    const once = (controlIds: string[], systemIds: (string | null)[], onlyGained = false) => [
      {
        controlIds: expect.toSatisfy(
          (given: string[]) => given.toSorted().join() === controlIds.toSorted().join(),
        ),
        systemIds,
        // What takes proof away is looked at by those who lose it.
        onlyGained,
      },
    ];
    const two = controls.slice(0, 2);
    expect(await heard(() => linked({ evidenceIds, controlIds: two, systemId }))).toEqual(
      once(two, [systemId], true),
    );
    expect(await heard(() => linked({ evidenceIds, controlIds: two, systemId }))).toEqual([]);
    expect(await heard(() => items(officer, submit, { ids: evidenceIds }))).toEqual(once(two, [systemId]));
    expect(await heard(() => items(app.as('MANAGER'), accept, { ids: evidenceIds }))).toEqual(
      once(two, [systemId], true),
    );
    expect(
      await heard(() =>
        items(app.as('MANAGER'), update, {
          input: { ids: evidenceIds, changes: { validUntil: '2099-01-01' } },
        }),
      ),
    ).toEqual(once(two, [systemId]));
    expect(
      await heard(() => items(app.as('MANAGER'), giveBack, { ids: [evidenceIds[0]], reason: 'no' })),
    ).toEqual(once(two, [systemId]));
    expect(await heard(() => officer.query(remove, { id: evidenceIds[1] }))).toEqual(once(two, [systemId]));
    const { evidence } = await officer.query(`query ($id: ID!) { evidence(id: $id) { links { id } } }`, {
      id: evidenceIds[0],
    });
    expect(
      await heard(() =>
        officer.query(unlink, { linkIds: evidence.links.map((one: { id: string }) => one.id) }),
      ),
    ).toEqual(once(two, [systemId]));
  });

  it('a listener that refuses keeps the evidence', async () => {
    const id = await acceptedId(app, 'pinned');
    app.house.app.rooms.evidence.onBeforeDelete(async (tx, ids) => {
      const [pinned] = await tx.query<{ title: string }>(
        'test',
        `select title from evidence where id = any ($1::uuid[]) and title = 'pinned'`,
        [ids],
      );
      if (pinned) throw invalidState(text('已被引用', 'A closed assessment rests on it.'));
    });
    expect(await officer.fails(remove, { id })).toMatchObject({
      code: 'INVALID_STATE',
      message: 'A closed assessment rests on it.',
    });
    expect((await officer.query(read, { id })).evidence.title).toBe('pinned');
  });
});
