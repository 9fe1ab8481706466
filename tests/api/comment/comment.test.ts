import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../server/platform/access/permissions.js';
import { sent } from '../../support/statements.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { controlIds, createId } from '../evidence/evidence.requests.js';
import { askOne } from '../request/scene.js';

const row =
  'id body createdAt editedAt deletedAt version author { id } mentions { id } viewerCanEdit viewerCanDelete';
const add = `mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { ${row} } } }`;
const edit = `mutation ($input: EditCommentInput!) { editComment(input: $input) { comment { ${row} } } }`;
const remove = `mutation ($id: ID!) { deleteComment(id: $id) { comment { ${row} } } }`;
const ofEvidence = `query ($id: ID!) { evidence(id: $id) { comments { totalCount nodes { ${row} } } } }`;
const mine = `query ($unread: Boolean) { mentions(unread: $unread) { totalCount nodes { id readAt comment { id body evidence { id } request { id } } } } }`;
const people = `query ($id: ID!, $search: String) { mentionableMembers(evidenceId: $id, search: $search) { id } }`;
const markRead = 'mutation ($ids: [ID!]) { markMentionsRead(commentIds: $ids) { unread } }';

let app: TestApp;
let officer: Caller;
let contributor: Caller;
let members: Readonly<Record<Role, string>>;
let shared: string;
let secret: string;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  contributor = app.as('CONTRIBUTOR');
  ({ members } = app.fixture.north);
  shared = await createId(officer, '共享的证据', { unitId: app.fixture.north.units.radiology });
  secret = await createId(officer, '敏感的证据', {
    unitId: app.fixture.north.units.radiology,
    label: 'SENSITIVE',
  });
});
afterAll(() => app.close());

const say = async (caller: Caller, input: Record<string, unknown>): Promise<any> =>
  (await caller.query(add, { input })).addComment.comment;

describe('a talk', () => {
  it('goes in order, names people, and they find it', async () => {
    const first = await say(officer, {
      evidenceId: shared,
      body: '  @贡献者 请补一页\n谢谢 ',
      mentionIds: [members.CONTRIBUTOR, members.MANAGER, members.COMPLIANCE_OFFICER],
    });
    expect(first).toMatchObject({
      body: '@贡献者 请补一页\n谢谢',
      viewerCanEdit: true,
      viewerCanDelete: true,
    });
    // Nobody is told of his own words.
    expect(first.mentions.map((one: any) => one.id).toSorted()).toEqual(
      [members.CONTRIBUTOR, members.MANAGER].toSorted(),
    );
    const second = await say(contributor, { evidenceId: shared, body: '已补' });
    const { comments } = (await contributor.query(ofEvidence, { id: shared })).evidence;
    expect(comments.nodes.map((one: any) => one.id)).toEqual([first.id, second.id]);
    expect(comments.nodes[0]).toMatchObject({ viewerCanEdit: false, viewerCanDelete: false });
    const { mentions } = await contributor.query(mine, { unread: true });
    expect(mentions).toMatchObject({
      totalCount: 1,
      nodes: [{ readAt: null, comment: { id: first.id, evidence: { id: shared }, request: null } }],
    });
    expect((await contributor.query(markRead, { ids: [first.id] })).markMentionsRead.unread).toBe(0);
    expect((await contributor.query(mine, { unread: false })).mentions.totalCount).toBe(1);
    // What one has read, the other has not.
    expect((await app.as('MANAGER').query(mine, { unread: true })).mentions.totalCount).toBe(1);
  });

  it('a key sent twice says it once', async () => {
    const input = { evidenceId: shared, body: '只说一次', clientKey: 'k1' };
    expect((await say(officer, input)).id).toBe((await say(officer, input)).id);
  });

  it('own words are changed within a day, and taken back at any time; what was said stands in the trail', async () => {
    const said = await say(officer, { evidenceId: shared, body: '说错了', mentionIds: [members.MANAGER] });
    const input = { commentId: said.id, version: 1, body: '说对了', mentionIds: [members.CONTRIBUTOR] };
    const { comment } = (await officer.query(edit, { input })).editComment;
    expect(comment).toMatchObject({ body: '说对了', version: 2, mentions: [{ id: members.CONTRIBUTOR }] });
    expect(comment.editedAt).not.toBeNull();
    expect((await officer.fails(edit, { input })).code).toBe('CONFLICT');
    await app.sql(`update comment set created_at = now() - interval '25 hours' where id = $1`, [said.id]);
    expect((await officer.fails(edit, { input: { ...input, version: 2 } })).code).toBe('INVALID_STATE');
    expect((await officer.query(remove, { id: said.id })).deleteComment.comment).toMatchObject({
      body: '',
      viewerCanDelete: false,
    });
    expect((await officer.fails(remove, { id: said.id })).code).toBe('INVALID_STATE');
    const found = (await contributor.query(mine, {})).mentions.nodes.map((one: any) => one.id);
    expect(found).not.toContain(said.id);
    const events = await app.sql<{ action: string; before: any }>(
      'select action, before from event where object_id = $1 order by seq',
      [said.id],
    );
    expect(events.map((event) => event.action)).toEqual([
      'comment.added',
      'comment.edited',
      'comment.deleted',
    ]);
    expect(events[2]!.before).toEqual({ body: '说对了' });
  });

  it('is possible on a request too', async () => {
    const request = await askOne(app, await controlIds(officer, 1));
    const said = await say(contributor, {
      requestId: request.id,
      body: '这个月可以吗',
      mentionIds: [members.COMPLIANCE_OFFICER],
    });
    const { evidenceRequest } = await officer.query(
      'query ($id: ID!) { evidenceRequest(id: $id) { comments { nodes { id body } } } }',
      { id: request.id },
    );
    expect(evidenceRequest.comments.nodes).toEqual([{ id: said.id, body: '这个月可以吗' }]);
    const { mentions } = await officer.query(mine, { unread: true });
    expect(mentions.nodes).toContainEqual(
      expect.objectContaining({ comment: expect.objectContaining({ request: { id: request.id } }) }),
    );
  });

  it('says one thing about one thing', async () => {
    const refused = async (input: object): Promise<string> => (await officer.fails(add, { input })).code;
    expect(await refused({ body: 'x' })).toBe('BAD_USER_INPUT');
    expect(await refused({ body: 'x', evidenceId: shared, requestId: shared })).toBe('BAD_USER_INPUT');
    expect(await refused({ body: '  ', evidenceId: shared })).toBe('BAD_USER_INPUT');
    expect(await refused({ body: 'x'.repeat(2001), evidenceId: shared })).toBe('BAD_USER_INPUT');
  });
});

describe('who may', () => {
  it('sensitive evidence hides its comments, and what is said of it stays out of the trail', async () => {
    const said = await say(officer, {
      evidenceId: secret,
      body: '口令在附录',
      mentionIds: [members.MANAGER],
    });
    expect((await contributor.query(ofEvidence, { id: secret })).evidence).toBeNull();
    expect(
      (await contributor.query('query ($id: ID!) { node(id: $id) { id } }', { id: said.id })).node,
    ).toBeNull();
    expect((await contributor.fails(add, { input: { evidenceId: secret, body: 'x' } })).code).toBe(
      'NOT_FOUND',
    );
    expect((await app.as('MANAGER').query(ofEvidence, { id: secret })).evidence.comments.totalCount).toBe(1);
    const [event] = await app.sql<{ after: any }>('select after from event where object_id = $1', [said.id]);
    expect(event!.after).toEqual({ length: 5, mentionIds: [members.MANAGER] });
  });

  it('nobody is named who could not read it', async () => {
    const blind = await officer.fails(add, {
      input: { evidenceId: secret, body: 'x', mentionIds: [members.CONTRIBUTOR] },
    });
    expect(blind).toMatchObject({ code: 'BAD_USER_INPUT' });
    for (const role of ['INSPECTOR', 'SYSTEM_ADMINISTRATOR', 'AUDIT_ADMINISTRATOR'] as const) {
      const input = { evidenceId: shared, body: 'x', mentionIds: [members[role]] };
      expect((await officer.fails(add, { input })).code).toBe('BAD_USER_INPUT');
    }
    const ids = async (id: string, search = ''): Promise<string[]> =>
      (await officer.query(people, { id, search })).mentionableMembers.map((one: any) => one.id).toSorted();
    expect(await ids(secret)).toEqual([members.MANAGER]);
    expect(await ids(shared)).toEqual(
      [members.MANAGER, members.CONTRIBUTOR, members.SERVICE_ENGINEER].toSorted(),
    );
    expect(await ids(shared, '没有这个人')).toEqual([]);
  });

  it('a mention is gone with the right to see it', async () => {
    const id = await createId(officer, '将变敏感', { unitId: app.fixture.north.units.radiology });
    const said = await say(officer, { evidenceId: id, body: '看一下', mentionIds: [members.CONTRIBUTOR] });
    const named = async (): Promise<string[]> =>
      (await contributor.query(mine, {})).mentions.nodes.map((one: any) => one.id);
    expect(await named()).toContain(said.id);
    await app.sql(`update evidence set label = 'SENSITIVE' where id = $1`, [id]);
    expect(await named()).not.toContain(said.id);
  });

  it('only own words are changed; inspectors and administrators neither read nor write', async () => {
    const said = await say(officer, { evidenceId: shared, body: '我的话' });
    const manager = app.as('MANAGER');
    expect(
      (await manager.fails(edit, { input: { commentId: said.id, version: 1, body: '你的话' } })).code,
    ).toBe('FORBIDDEN');
    expect((await manager.fails(remove, { id: said.id })).code).toBe('FORBIDDEN');
    for (const role of [
      'INSPECTOR',
      'AUDIT_ADMINISTRATOR',
      'SYSTEM_ADMINISTRATOR',
      'SECURITY_ADMINISTRATOR',
    ] as const) {
      const caller = app.as(role);
      expect((await caller.fails(add, { input: { evidenceId: shared, body: 'x' } })).code).toBe('FORBIDDEN');
      expect((await caller.fails(mine, {})).code).toBe('FORBIDDEN');
    }
    const inspected = (await app.as('INSPECTOR').query(ofEvidence, { id: shared })).evidence;
    expect(inspected.comments).toEqual({ totalCount: 0, nodes: [] });
  });
});

describe('another hospital', () => {
  it('reads, changes and names nothing', async () => {
    const said = await say(officer, { evidenceId: shared, body: '北院的话', mentionIds: [members.MANAGER] });
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    expect((await south.query('query ($id: ID!) { node(id: $id) { id } }', { id: said.id })).node).toBeNull();
    expect((await south.fails(add, { input: { evidenceId: shared, body: 'x' } })).code).toBe('NOT_FOUND');
    expect((await south.fails(edit, { input: { commentId: said.id, version: 1, body: 'x' } })).code).toBe(
      'NOT_FOUND',
    );
    expect((await south.fails(remove, { id: said.id })).code).toBe('NOT_FOUND');
    expect((await south.query(people, { id: shared })).mentionableMembers).toEqual([]);
    const own = await createId(south, '南院的');
    const foreign = { evidenceId: own, body: 'x', mentionIds: [members.MANAGER] };
    expect((await south.fails(add, { input: foreign })).code).toBe('NOT_FOUND');
    expect((await south.query(mine, {})).mentions.totalCount).toBe(0);
    const before = await app.sql('select read_at from comment_mention where comment_id = $1', [said.id]);
    await south.query(markRead, { ids: [said.id] });
    expect(await app.sql('select read_at from comment_mention where comment_id = $1', [said.id])).toEqual(
      before,
    );
    const rows = await app.house.deps.database.read(app.actor('MANAGER', 'south'), async (reads) => [
      ...(await reads.query('t', 'select 1 from comment where organization_id = $1', [
        app.fixture.north.organizationId,
      ])),
      ...(await reads.query('t', 'select 1 from comment_mention where organization_id = $1', [
        app.fixture.north.organizationId,
      ])),
    ]);
    expect(rows).toEqual([]);
  });
});

it('a page of comments takes as many statements as one comment', async () => {
  const one = await createId(officer, '一条');
  const many = await createId(officer, '很多');
  await say(officer, { evidenceId: one, body: '1', mentionIds: [members.MANAGER] });
  for (let at = 0; at < 6; at += 1)
    await say(officer, { evidenceId: many, body: `${at}`, mentionIds: [members.MANAGER] });
  const few = await sent(() => officer.query(ofEvidence, { id: one }));
  expect(await sent(() => officer.query(ofEvidence, { id: many }))).toEqual(few);
  expect(few.filter((name) => name.includes('.')).length).toBeLessThanOrEqual(8);
});
