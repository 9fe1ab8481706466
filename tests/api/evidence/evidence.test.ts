import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  accept,
  acceptedId,
  create,
  createId,
  dayFrom,
  giveBack,
  items,
  newText,
  read,
  submit,
  today,
  update,
} from './evidence.requests.js';

let app: TestApp;
let officer: Caller;
let manager: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  manager = app.as('MANAGER');
});
afterAll(() => app.close());

const one = async (id: string) => (await officer.query(read, { id })).evidence;
const created = async (...evidences: Record<string, unknown>[]) =>
  items(officer, create, { input: { evidences } });

describe('creating', () => {
  it('takes owner and unit from the caller, validity from the collection day, label internal', async () => {
    const id = await createId(officer, '机房巡检', { tags: ['巡检', '巡检', '机房'] });
    const { evidence } = await officer.query(
      `query ($id: ID!) { evidence(id: $id) { owner { id } unit { id } collectedOn validFrom validUntil label state validity proves tags version
        viewerCanEdit viewerCanSubmit viewerCanAccept viewerCanReturn viewerAwaitsReview viewerCanDelete viewerCanLink viewerCanAddVersion } }`,
      { id },
    );
    const { members, units } = app.fixture.north;
    expect(evidence).toEqual({
      owner: { id: members.COMPLIANCE_OFFICER },
      unit: { id: units.information },
      collectedOn: today(),
      validFrom: today(),
      validUntil: null,
      label: 'INTERNAL',
      state: 'DRAFT',
      validity: 'VALID',
      proves: false,
      tags: ['巡检', '机房'],
      version: 1,
      viewerCanEdit: true,
      viewerCanSubmit: true,
      viewerCanAccept: false,
      viewerCanReturn: false,
      viewerAwaitsReview: false,
      viewerCanDelete: true,
      viewerCanLink: true,
      viewerCanAddVersion: true,
    });
    expect(await app.sql(`select action, object_name from event where object_id = $1`, [id])).toEqual([
      { action: 'evidence.created', object_name: '机房巡检' },
    ]);
  });

  it('answers the same evidence to the same client key, also when both arrive at once', async () => {
    const evidence = newText('double click', { clientKey: 'key-1' });
    const answers = await Promise.all(Array.from({ length: 6 }, () => created(evidence)));
    const ids = answers.map(([item]) => item!.evidence?.id);
    expect(new Set(ids).size).toBe(1);
    const [again] = await created(evidence);
    expect(again!.evidence.id).toBe(ids[0]);
    expect(await app.sql(`select count(*)::int as count from evidence where title = 'double click'`)).toEqual(
      [{ count: 1 }],
    );
  });

  it('does each item alone: what is wrong does not hold up the rest', async () => {
    const answers = await created(
      newText('good'),
      newText('  '),
      newText('future', { collectedOn: dayFrom(1) }),
      newText('ends early', { validUntil: dayFrom(-1) }),
      newText('two contents', { url: 'https://example.cn' }),
      newText('long', { text: '长'.repeat(40_000) }),
      newText('foreign owner', { ownerId: app.fixture.south.members.MANAGER }),
      newText('foreign unit', { unitId: app.fixture.south.units.campus }),
      newText('malformed', { ownerId: "1' or 1=1" }),
      newText('control\u0007char'),
      { title: 'no upload', kind: 'FILE', collectedOn: today() },
      { title: 'script link', kind: 'LINK', url: 'javascript:alert(1)', collectedOn: today() },
      { title: 'secret link', kind: 'LINK', url: 'https://user:pass@example.cn/', collectedOn: today() },
      newText('tags', { tags: Array.from({ length: 21 }, (_unused, at) => `t${at}`) }),
    );
    expect(answers.map((answer) => answer.error && [answer.error.code, answer.error.field])).toEqual([
      null,
      ['BAD_USER_INPUT', 'title'],
      ['BAD_USER_INPUT', 'collectedOn'],
      ['BAD_USER_INPUT', 'validUntil'],
      ['BAD_USER_INPUT', 'url'],
      ['BAD_USER_INPUT', 'text'],
      ['NOT_FOUND', null],
      ['NOT_FOUND', null],
      ['NOT_FOUND', null],
      ['BAD_USER_INPUT', 'title'],
      ['BAD_USER_INPUT', 'uploadId'],
      ['BAD_USER_INPUT', 'url'],
      ['BAD_USER_INPUT', 'url'],
      ['BAD_USER_INPUT', 'tags'],
    ]);
    expect(answers[0]!.evidence.title).toBe('good');
    const stored = await app.sql(
      `select title from evidence where title in ('future', 'foreign owner', 'no upload', 'tags', 'long')`,
    );
    expect(stored).toEqual([]);
  });

  it('keeps emoji, rare characters and markup as they are', async () => {
    const title = "𠮷田 😀 <script>alert(1)</script> ' OR 1=1 -- %_\\";
    const id = await createId(officer, title, { text: '第一行\n\t<b>𬱖</b>' });
    expect(await one(id)).toMatchObject({ title, currentVersion: { text: '第一行\n\t<b>𬱖</b>' } });
  });

  it('refuses wrong types, too many items and a body of 10 MB without a fault', async () => {
    const wrong = await officer.run(create, {
      input: { evidences: [{ title: 7, kind: 'PAPER', collectedOn: '2026-02-30' }] },
    });
    expect(wrong.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    const many = await officer.fails(create, {
      input: { evidences: Array.from({ length: 101 }, () => newText('x')) },
    });
    expect(many.fields).toEqual({ evidences: 'At most 100 items at a time.' });
    expect((await officer.fails(create, { input: { evidences: [] } })).code).toBe('BAD_USER_INPUT');
    const response = await app.house.app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...officer.headers },
      payload: JSON.stringify({
        query: create,
        variables: { input: { evidences: [newText('x', { text: 'x'.repeat(10_000_000) })] } },
      }),
    });
    expect(response.statusCode).toBe(413);
  });
});

describe('validity', () => {
  it.each([
    ['VALID', -10, 31],
    ['VALID', -10, undefined],
    ['EXPIRING', -10, 30],
    ['EXPIRING', -10, 0],
    ['EXPIRED', -10, -1],
    ['NOT_YET_VALID', 1, 40],
  ])('is %s from day %i to %s', async (validity, from, until) => {
    const id = await acceptedId(app, `valid ${from} ${until}`, {
      collectedOn: dayFrom(-20),
      validFrom: dayFrom(from),
      ...(until === undefined ? {} : { validUntil: dayFrom(until) }),
    });
    const proves = validity === 'VALID' || validity === 'EXPIRING';
    expect(await one(id)).toMatchObject({ state: 'ACCEPTED', validity, proves });
  });
});

describe('review', () => {
  it('goes from draft to accepted, and back with a reason', async () => {
    const id = await createId(officer, 'walk');
    expect((await items(officer, submit, { ids: [id] }))[0]).toMatchObject({
      evidence: { state: 'SUBMITTED' },
      error: null,
    });
    expect((await items(manager, accept, { ids: [id] }))[0]).toMatchObject({
      evidence: { state: 'ACCEPTED', proves: true },
    });
    const [returned] = await items(manager, giveBack, { ids: [id], reason: '签字缺失' });
    expect(returned).toMatchObject({
      evidence: { state: 'RETURNED', proves: false, returnReason: '签字缺失' },
    });
    const [again] = await items(officer, submit, { ids: [id] });
    expect(again).toMatchObject({
      evidence: {
        state: 'SUBMITTED',
        returnReason: null,
        submittedBy: { username: 'north.compliance-officer' },
      },
    });
    const events = await app.sql(
      'select action, reason, before, after from event where object_id = $1 order by seq',
      [id],
    );
    expect(events.map((event) => event.action)).toEqual(
      ['created', 'submitted', 'accepted', 'returned', 'submitted'].map((verb) => `evidence.${verb}`),
    );
    expect(events[3]).toMatchObject({
      reason: '签字缺失',
      before: { state: 'ACCEPTED' },
      after: { state: 'RETURNED' },
    });
  });

  it('answers per item, and a batch is never half done to one of them', async () => {
    const draft = await createId(officer, 'draft');
    const own = await createId(officer, 'own', { submit: true });
    const theirs = await createId(app.as('CONTRIBUTOR'), 'theirs', { submit: true });
    const answers = await items(officer, accept, {
      ids: [draft, own, theirs, theirs, '018f0000-0000-7000-8000-000000000000'],
    });
    expect(answers.map((answer) => [answer.id, answer.error?.code ?? answer.evidence.state])).toEqual([
      [draft, 'INVALID_STATE'],
      [own, 'FORBIDDEN'],
      [theirs, 'ACCEPTED'],
      ['018f0000-0000-7000-8000-000000000000', 'NOT_FOUND'],
    ]);
    expect(await one(own)).toMatchObject({ state: 'SUBMITTED', version: 1 });
  });

  it('is won once by fifty at the same time', async () => {
    const id = await createId(officer, 'race', { submit: true });
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => items(manager, accept, { ids: [id] })),
    );
    const codes = answers.map(([item]) => item!.error?.code ?? 'won');
    expect(codes.filter((code) => code === 'won')).toHaveLength(1);
    expect(codes.filter((code) => code === 'INVALID_STATE')).toHaveLength(49);
  });

  it('a return needs a reason', async () => {
    expect(
      (await manager.fails(giveBack, { ids: [await createId(officer, 'r', { submit: true })], reason: ' ' }))
        .code,
    ).toBe('BAD_USER_INPUT');
  });
});

describe('changing', () => {
  it('changes several at once, keeps what is not named, and refuses a version that is gone', async () => {
    const [a, b] = [
      await createId(officer, 'first', { description: 'old' }),
      await createId(officer, 'second'),
    ];
    const [, second] = await items(officer, update, {
      input: { ids: [a, b], changes: { tags: ['x'], validUntil: dayFrom(5) } },
    });
    expect(second).toMatchObject({ evidence: { title: 'second', validity: 'EXPIRING', version: 2 } });
    const [stale] = await items(officer, update, {
      input: { ids: [a], version: 1, changes: { title: 'lost' } },
    });
    expect(stale!.error!.code).toBe('CONFLICT');
    await items(officer, update, {
      input: { ids: [a], version: 2, changes: { description: '', clearValidUntil: true } },
    });
    expect(
      await app.sql('select title, description, valid_until, tags from evidence where id = $1', [a]),
    ).toEqual([{ title: 'first', description: null, valid_until: null, tags: ['x'] }]);
    const [event] = await app.sql(
      `select before, after from event where object_id = $1 and action = 'evidence.changed' order by seq desc limit 1`,
      [a],
    );
    expect(event.before).toMatchObject({ description: 'old' });
    expect(event.after).toMatchObject({ description: null, validUntil: null });
  });

  it('is found under its new title', async () => {
    const id = await createId(officer, '旧的标题', { text: 'session log' });
    await items(officer, update, { input: { ids: [id], changes: { title: '堡垒机审计记录' } } });
    const found = async (search: string) =>
      (
        await officer.query('query ($f: EvidenceFilter) { evidences(filter: $f) { nodes { id } } }', {
          f: { search },
        })
      ).evidences.nodes;
    expect(await found('垒机')).toEqual([{ id }]);
    expect(await found('旧的标题')).toEqual([]);
  });

  it('dates that make no sense are refused for the item', async () => {
    const id = await createId(officer, 'dates');
    const [answer] = await items(officer, update, {
      input: { ids: [id], changes: { validUntil: dayFrom(-400) } },
    });
    expect(answer!.error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'validUntil' });
  });

  it('who submitted may not move the dates of accepted proof, another reviewer may', async () => {
    const id = await acceptedId(app, 'dates of proof');
    const input = { ids: [id], changes: { validUntil: dayFrom(300) } };
    expect((await items(officer, update, { input }))[0]!.error!.code).toBe('FORBIDDEN');
    expect((await items(manager, update, { input }))[0]!.error).toBeNull();
  });
});
