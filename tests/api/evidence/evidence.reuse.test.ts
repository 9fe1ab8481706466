import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../../../server/platform/access/permissions.js';
import type { Role } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { csf, iso, item } from '../crosswalk/crosswalk.requests.js';
import { registerId } from '../system/system.requests.js';
import { acceptedId, createId, dayFrom, link, unlink } from './evidence.requests.js';
import { reuse, soleProof } from './map.requests.js';

let app: TestApp;
let officer: Caller;
let [wide, twin, narrow]: string[] = [];
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  const proof = (title: string, controlIds: string[], more: object = {}) =>
    acceptedId(app, title, { controlIds, ...more });
  wide = await proof('wide', [iso('A.5.1'), iso('A.5.2'), csf('GV.OC-01')]);
  twin = await proof('twin', [iso('A.5.1'), csf('GV.OC-01')]);
  narrow = await proof('narrow', [iso('A.5.9')]);
  await proof('over', [iso('A.5.2'), iso('A.5.9'), iso('A.5.10'), iso('A.5.11')], {
    validFrom: dayFrom(-9),
    validUntil: dayFrom(-1),
  });
  await createId(officer, 'draft', { controlIds: [iso('A.5.2'), iso('A.5.9')] });
});
afterAll(() => app.close());

const read = async (variables: object = {}, caller = officer) =>
  (await caller.query(reuse, variables as Record<string, unknown>)).proofReuse;
const lines = async (variables: object = {}, caller = officer) =>
  (await read(variables, caller)).nodes.map(
    (row: any) => `${row.evidence.title} ${row.controls}/${row.sole}`,
  );

describe('how far proofs reach', () => {
  it('lists what proves most first, by rule book, and what hangs on one proof alone', async () => {
    expect(await lines()).toEqual(['wide 3/1', 'twin 2/0', 'narrow 1/1']);
    const { nodes, totalCount } = await read();
    expect(totalCount).toBe(3);
    expect(nodes[0].books).toEqual([
      { controls: 2, sole: 1, framework: { code: 'iso27001-2022' } },
      { controls: 1, sole: 0, framework: { code: 'csf-2.0' } },
    ]);
    const { evidence } = await officer.query(soleProof, { id: wide });
    expect(evidence.soleProofOf).toEqual([{ code: 'A.5.2', framework: { code: 'iso27001-2022' } }]);
  });

  it('orders by what would be lost, and looks at one rule book', async () => {
    expect(await lines({ order: 'SOLE_DESC' })).toEqual(['wide 3/1', 'narrow 1/1', 'twin 2/0']);
    expect(await lines({ book: 'csf-2.0' })).toEqual(['wide 1/0', 'twin 1/0']);
    expect((await officer.fails(reuse, { book: 'nothing' })).code).toBe('NOT_FOUND');
  });

  it('pages without a gap, and refuses forged places', async () => {
    for (const order of ['CONTROLS_DESC', 'SOLE_DESC']) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: any = await read({ first: 1, after, order });
        expect(page.totalCount).toBe(3);
        seen.push(...page.nodes.map((row: any) => row.evidence.title));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      expect(seen).toEqual((await read({ order })).nodes.map((row: any) => row.evidence.title));
    }
    const forged = Buffer.from(JSON.stringify(['x', 1])).toString('base64url');
    expect((await officer.fails(reuse, { after: forged })).code).toBe('BAD_USER_INPUT');
    expect((await officer.fails(reuse, { first: 101 })).code).toBe('LIMIT_EXCEEDED');
  });

  it('by system: a proof for every subject stands in for one of a system, not the other way round', async () => {
    const [his, lis] = [await registerId(officer, 'REUSE-HIS'), await registerId(officer, 'REUSE-LIS')];
    const control = item('8.1.4.1-a');
    const connect = (id: string, systemId: string | null) =>
      officer.query(link, { input: { evidenceIds: [id], controlIds: [control], systemId } });
    const sole = async (id: string) =>
      (await officer.query(soleProof, { id })).evidence.soleProofOf.map((found: any) => found.code);
    const [a, b] = [await acceptedId(app, 'a'), await acceptedId(app, 'b')];
    await connect(a, his);
    await connect(b, lis);
    expect([await sole(a), await sole(b)]).toEqual([['8.1.4.1-a'], ['8.1.4.1-a']]);
    await connect(b, his);
    // The LIS has only b, the HIS both.
    expect([await sole(a), await sole(b)]).toEqual([[], ['8.1.4.1-a']]);
    const made = await connect(a, null);
    // Without a, a third system would have nothing.
    expect([await sole(a), await sole(b)]).toEqual([['8.1.4.1-a'], []]);
    await connect(b, null);
    expect([await sole(a), await sole(b)]).toEqual([[], []]);
    const links = made.linkEvidence.links.map((one: any) => one.id);
    await officer.query(unlink, { linkIds: links });
  });
});

describe('who sees it', () => {
  const mayRead: readonly Role[] = [
    'COMPLIANCE_OFFICER',
    'MANAGER',
    'CONTRIBUTOR',
    'SERVICE_ENGINEER',
    'INSPECTOR',
  ];
  it.each(roles)('%s', async (role) => {
    const { errors } = await app.as(role).run(reuse);
    expect(errors?.[0]?.extensions.code).toBe(mayRead.includes(role) ? undefined : 'FORBIDDEN');
  });

  it('people of a unit see theirs; what they do not see proves all the same', async () => {
    const { units } = app.fixture.north;
    const ours = await acceptedId(app, 'ours', { controlIds: [iso('A.7.1')], unitId: units.radiology });
    const contributor = app.as('CONTRIBUTOR');
    expect(await lines({}, contributor)).toEqual(['ours 1/1']);
    await acceptedId(app, 'theirs', { controlIds: [iso('A.7.1')], unitId: units.information });
    expect(await lines({}, contributor)).toEqual(['ours 1/0']);
    const { evidence } = await contributor.query(soleProof, { id: ours });
    expect(evidence.soleProofOf).toEqual([]);
    expect((await contributor.query(soleProof, { id: narrow })).evidence).toBeNull();
  });

  it('another hospital sees nothing of it', async () => {
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    expect((await read({}, south)).totalCount).toBe(0);
    expect((await south.query(soleProof, { id: twin })).evidence).toBeNull();
  });
});
