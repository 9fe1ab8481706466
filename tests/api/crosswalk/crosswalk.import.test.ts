import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCrosswalk } from '../../../server/features/crosswalk/crosswalk.service.js';
import type { NewCrosswalk, NewMapping } from '../../../server/features/crosswalk/mapping.statements.js';
import { controlId, frameworkId } from '../../../server/features/framework/framework.ids.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const iso = (code: string) => controlId('iso27001-2022', code);
const csf = (code: string) => controlId('csf-2.0', code);
const set = (code: string): NewCrosswalk => ({
  code,
  name: 'ISO ↔ CSF',
  basis: '自行对照',
  sourceFrameworkId: frameworkId('iso27001-2022'),
  targetFrameworkId: frameworkId('csf-2.0'),
});
const mapping = (from: string, to: string): NewMapping => ({
  sourceId: iso(from),
  targetId: csf(to),
  relation: 'SUBSET',
  confidence: 'HIGH',
  rationale: null,
});
const bring = (crosswalk: NewCrosswalk, mappings: NewMapping[], hospital: 'north' | 'south' = 'north') =>
  app.house.deps.database.write(app.actor('COMPLIANCE_OFFICER', hospital), (tx) =>
    importCrosswalk(tx, crosswalk, mappings),
  );
const own = () =>
  app.sql(
    'select organization_id, count(*)::integer as n from mapping where organization_id is not null group by 1',
  );

describe('importing a set of mappings', () => {
  it('belongs to the hospital, unverified, and is told once', async () => {
    const id = await bring(set('a'), [mapping('A.5.1', 'GV.PO-01'), mapping('A.5.2', 'GV.RR-02')]);
    expect(await own()).toEqual([{ organization_id: app.fixture.north.organizationId, n: 2 }]);
    expect(
      await app.sql(
        `select status, judged_by from mapping_judgement j join mapping m on m.id = j.mapping_id where crosswalk_id = $1`,
        [id],
      ),
    ).toEqual([
      { status: 'UNVERIFIED', judged_by: null },
      { status: 'UNVERIFIED', judged_by: null },
    ]);
    expect(await app.sql(`select object_id from event where action = 'crosswalk.imported'`)).toEqual([
      { object_id: id },
    ]);
  });

  it('takes nothing when a code is taken, a pair is doubled or an end lies outside of the rule books', async () => {
    const before = await own();
    await expect(bring(set('a'), [])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const pair = mapping('A.5.1', 'GV.PO-01');
    await expect(bring(set('b'), [pair, pair])).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(bring(set('b'), [{ ...pair, sourceId: csf('GV.PO-01') }])).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
    expect(await own()).toEqual(before);
  });

  it('may use the same code in another hospital, and neither sees the other', async () => {
    await bring(set('a'), [mapping('A.5.1', 'GV.PO-01')], 'south');
    const seen = await app.house.deps.database.read(app.actor('COMPLIANCE_OFFICER', 'south'), (reads) =>
      reads.query<{ n: number }>(
        'test',
        'select count(*)::integer as n from current_mapping where organization_id is not null',
      ),
    );
    expect(seen).toEqual([{ n: 1 }]);
  });

  it('brings 5,000 mappings at once', async () => {
    const codes = async (framework: string) =>
      (await app.sql(`select c.id from control c where framework_id = $1`, [frameworkId(framework)])).map(
        (row) => row.id,
      );
    const [from, to] = [await codes('iso27001-2022'), await codes('csf-2.0')];
    const mappings = from.flatMap((sourceId) =>
      to.map((targetId): NewMapping => ({
        sourceId,
        targetId,
        relation: 'INTERSECTS',
        confidence: 'LOW',
        rationale: null,
      })),
    );
    const id = await bring(set('many'), mappings.slice(0, 5_000));
    expect(await app.sql('select count(*)::integer as n from mapping where crosswalk_id = $1', [id])).toEqual(
      [{ n: 5_000 }],
    );
  });
});

describe('the wall in the database', () => {
  const door = (sql: string, parameters: unknown[]) =>
    app.house.deps.database.write(app.actor('COMPLIANCE_OFFICER', 'south'), (tx) =>
      tx.query('test', sql, parameters),
    );
  const [a, b] = ['01900000-0000-7000-8000-00000000aaaa', iso('A.5.3')];

  it.each([
    [
      'a published crosswalk',
      `insert into crosswalk (id, code, name, basis, source_framework_id, target_framework_id) select $1, 'x', 'x', 'x', source_framework_id, target_framework_id from crosswalk limit 1`,
      1,
    ],
    [
      'a mapping in a published crosswalk',
      `insert into mapping (id, organization_id, crosswalk_id, source_id, target_id, relation, confidence) select $1, nullif(current_setting('app.organization_id'), '')::uuid, id, $2, $2::uuid, 'EQUAL', 'LOW' from crosswalk where organization_id is null limit 1`,
      2,
    ],
  ])('refuses %s', async (_what, sql, count) => {
    await expect(door(sql, [a, b].slice(0, count))).rejects.toThrow(
      /row-level security|null value|organization/,
    );
  });

  it("refuses a mapping in, and a judgement on, another hospital's crosswalk", async () => {
    const [{ id: theirs }] = await app.sql(`select id from crosswalk where organization_id = $1 limit 1`, [
      app.fixture.north.organizationId,
    ]);
    const [{ id: mapped }] = await app.sql(`select id from mapping where crosswalk_id = $1 limit 1`, [
      theirs,
    ]);
    const { organizationId } = app.fixture.south;
    await expect(
      door(
        `insert into mapping (id, organization_id, crosswalk_id, source_id, target_id, relation, confidence) values ($1, $2, $3, $4, $5, 'EQUAL', 'LOW')`,
        [a, organizationId, theirs, iso('A.5.3'), csf('GV.PO-01')],
      ),
    ).rejects.toThrow('row-level security');
    await expect(
      door(
        `insert into mapping_judgement (mapping_id, organization_id, status, relation, confidence) values ($1, $2, 'REVIEWED', 'EQUAL', 'LOW')`,
        [mapped, organizationId],
      ),
    ).rejects.toThrow('row-level security');
    await expect(
      door(
        `insert into mapping_judgement (mapping_id, organization_id, status, relation, confidence) select id, $1, 'REVIEWED', 'EQUAL', 'LOW' from mapping where organization_id is null limit 1`,
        [app.fixture.north.organizationId],
      ),
    ).rejects.toThrow('row-level security');
    expect(
      await door(`delete from mapping where organization_id is null or crosswalk_id = $1 returning id`, [
        theirs,
      ]),
    ).toEqual([]);
  });
});
