import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../server/platform/access/permissions.js';
import { sent } from '../../support/statements.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { createTask, dayFromToday, scene, updateMutation } from './scene.js';
import type { Scene } from './scene.js';

const columnsQuery = '{ remediationTaskSheet { exportUrl columns { column heading headings isEditable } } }';
const preview = `query ($input: TaskSheetInput!) { previewRemediationTaskSheet(input: $input) { unchanged rows {
  line status code title version changes { column from to } problems { column message } } } }`;
const apply = `mutation ($input: ApplyTaskSheetInput!) { applyRemediationTaskSheet(input: $input) { changed made taskIds refused {
  line code problems { column message } } } }`;

let app: TestApp;
let world: Scene;
let at = 0;
beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
});
afterAll(() => app.close());

type Cells = string[];
interface Sheet {
  readonly columns: string[];
  readonly rows: Cells[];
}

const officer = () => app.as('COMPLIANCE_OFFICER');
const make = (more: Record<string, unknown> = {}) => createTask(app, [world.results[at++]!.id], more);

/** The workbook as a client reads it: all cells as text. */
async function exported(filter: object, role: Role = 'COMPLIANCE_OFFICER', locale = 'zh'): Promise<Sheet> {
  const { remediationTaskSheet } = await app.as(role).query(columnsQuery);
  const response = await app.house.app.http.inject({
    url: `${remediationTaskSheet.exportUrl}?filter=${encodeURIComponent(JSON.stringify(filter))}&language=${locale}`,
    headers: app.as(role).headers,
  });
  expect(response.statusCode, response.body.slice(0, 200)).toBe(200);
  const { sheets } = await readXlsx(response.rawPayload);
  const [head, ...rows] = sheets[0]!.rows.map((row) =>
    row.map((cell) => (cell === null ? '' : String(cell))),
  );
  const byHeading = new Map<string, string>(
    remediationTaskSheet.columns.flatMap((one: { column: string; headings: string[] }) =>
      one.headings.map((heading) => [heading, one.column] as const),
    ),
  );
  return { columns: head!.map((heading) => byHeading.get(heading)!), rows };
}

const batches = <T>(all: readonly T[], size = 250): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
const lines = (rows: readonly Cells[], from = 2) =>
  rows.map((cells, index) => ({ line: from + index, cells }));

async function previewed({ columns, rows }: Sheet, role: Role = 'COMPLIANCE_OFFICER') {
  const answers = [];
  for (const part of batches(lines(rows)))
    answers.push(
      (await app.as(role).query(preview, { input: { columns, rows: part } })).previewRemediationTaskSheet,
    );
  return {
    unchanged: answers.reduce((sum, { unchanged }) => sum + unchanged, 0) as number,
    rows: answers.flatMap((answer) => answer.rows),
  };
}

const applied = async (
  columns: string[],
  rows: object[],
  key = 'import-1',
  role: Role = 'COMPLIANCE_OFFICER',
) => (await app.as(role).query(apply, { input: { columns, rows, key } })).applyRemediationTaskSheet;
const messages = (row: { problems: { message: string }[] }) =>
  row.problems.map(({ message }) => message).join(' ');

describe('a table of 5,000 tasks', () => {
  it('comes back as it went out, changes exactly what was changed, and takes as many statements for few rows as for 250', async () => {
    const { units, members } = app.fixture.north;
    const organizationId = app.fixture.north.organizationId;
    const plan = await officer().query(
      'mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id } } }',
      { input: { name: '大计划 <&> "一"', startsOn: '2026-01-01', endsOn: '2027-12-31' } },
    );
    await app.sql(
      `with number as (insert into remediation_number as n (organization_id, last_number) values ($1, 5000)
         on conflict (organization_id) do update set last_number = n.last_number + 5000 returning last_number - 5000 as first),
       made as (insert into remediation_task (id, organization_id, number, title, description, plan_id, state, priority, unit_id, owner_id, due_on,
         original_due_on, budget, actual_cost, effort_days, risk_before, risk_after, contributor_ids, steps)
       select gen_random_uuid(), $1, number.first + i, '=任务 ' || i || ' "<&>\u{20BB7}', case when i % 3 = 0 then E'第一行\n  第二行；' || i end,
         $2, (array['OPEN', 'IN_PROGRESS', 'RETURNED'])[1 + i % 3], (array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'])[1 + i % 4],
         case when i % 5 > 0 then $3::uuid end, case when i % 2 = 0 then $4::uuid end, current_date + i % 300, current_date + i % 300,
         case when i % 7 > 0 then i * 10.01 end, case when i % 11 = 0 then 0 end, 0.25 * (i % 40), 'HIGH', case when i % 2 = 0 then 'LOW' end,
         case when i % 4 = 0 then array[$4::uuid, $5::uuid] else '{}' end,
         case when i % 9 = 0 then '[{"id":"a","title":"采购","doneById":null,"doneAt":"2026-01-01T00:00:00Z"},{"id":"b","title":"上架","doneById":null,"doneAt":null}]'::jsonb else '[]' end
       from generate_series(1, 5000) i, number returning id, number)
       update remediation_number set last_number = last_number where organization_id = $1`,
      [
        organizationId,
        plan.createRemediationPlan.plan.id,
        units.radiology,
        members.CONTRIBUTOR,
        members.MANAGER,
      ],
    );
    // One waits for another, in the table as well.
    await app.sql(
      `update remediation_task t set predecessor_ids = array[(select id from remediation_task n where n.organization_id = $1 and n.number = t.number - 1)]
       where organization_id = $1 and number % 10 = 5`,
      [organizationId],
    );
    const filter = { planId: plan.createRemediationPlan.plan.id };
    const table = await exported(filter);
    expect(table.rows).toHaveLength(5000);
    expect(await previewed(table)).toEqual({ unchanged: 5000, rows: [] });
    const english = await exported(
      { ...filter, priorities: ['LOW'], states: ['OPEN'] },
      'COMPLIANCE_OFFICER',
      'en',
    );
    expect((await previewed({ ...english, rows: english.rows.slice(0, 250) })).unchanged).toBe(250);

    const place = (column: string) => table.columns.indexOf(column);
    const rows = table.rows.map((cells, index) => {
      if (index % 50 !== 0) return cells;
      const next = [...cells];
      next[place('title')] = `改过 ${index}`;
      next[place('budget')] = '1,234.50 元';
      next[place('dueOn')] = '2027/3/5';
      return next;
    });
    const changedSheet = { columns: table.columns, rows };
    const found = await previewed(changedSheet);
    expect(found.unchanged).toBe(4900);
    expect(found.rows.map((row: any) => [row.status, row.changes.length])).toEqual(
      Array.from({ length: 100 }, () => ['CHANGED', 3]),
    );
    const wanted = found.rows.map((row: any) => ({
      line: row.line,
      version: row.version,
      cells: rows[row.line - 2]!,
    }));
    expect(await applied(table.columns, wanted)).toMatchObject({ changed: 100, made: 0, refused: [] });
    expect(await applied(table.columns, wanted)).toMatchObject({ changed: 0, made: 0, refused: [] });
    const after = await exported(filter);
    const [version, title, budget, dueOn] = ['version', 'title', 'budget', 'dueOn'].map(place) as [
      number,
      number,
      number,
      number,
    ];
    after.rows.forEach((cells, index) => {
      const before = [...table.rows[index]!];
      if (index % 50 === 0) {
        [before[version], before[title], before[budget], before[dueOn]] = [
          String(Number(before[version]) + 1),
          `改过 ${index}`,
          '1234.5',
          '2027-03-05',
        ];
      }
      expect(cells).toEqual(before);
    });

    // The same statements, however many rows: in the preview, and when every row is another change.
    const ask = (count: number) =>
      sent(() =>
        officer().query(preview, { input: { columns: table.columns, rows: lines(rows.slice(0, count)) } }),
      );
    const few = await ask(25);
    expect(few.length).toBeLessThanOrEqual(14);
    expect(await ask(250)).toEqual(few);
    const change = (from: number, count: number) =>
      sent(() =>
        applied(
          ['number', 'title', 'priority'],
          after.rows.slice(from, from + count).map((cells, index) => ({
            line: index + 2,
            cells: [cells[0]!, `又改 ${from + index}`, index % 2 === 0 ? '高' : '低'],
          })),
        ),
      );
    const one = await change(10, 5);
    expect(one.length).toBeLessThanOrEqual(24);
    expect(await change(300, 200)).toEqual(one);
  }, 90_000);
});

describe('a row', () => {
  it('is refused for what the life cycle, approval or somebody else forbids, and says where and why', async () => {
    const task = await make();
    const refusal = async (column: string, cell: string) => {
      const { rows } = await previewed({ columns: ['number', column], rows: [[task.code, cell]] });
      expect(rows, `${column} ${cell}`).toMatchObject([
        { status: 'REFUSED', code: task.code, problems: [{ column }] },
      ]);
      return messages(rows[0]);
    };
    // Of no plan: the day is binding from the start.
    expect(await refusal('dueOn', dayFromToday(90))).toContain('ask for a delay');
    expect(await refusal('state', '已验证')).toContain('steps of the work');
    expect(await refusal('originalDueOn', '2026-01-01')).toContain('never changes');
    expect(await refusal('controls', 'mlps-l3:8.1.4.1')).toContain('cannot be changed');
    expect(await refusal('priority', '很急')).toContain('Critical');
    expect(await refusal('budget', '约五万')).toContain('no number');
    expect(await refusal('owner', '查无此人')).toContain('was not found');
    expect(await refusal('title', '')).toContain('emptied');
    expect(await refusal('title', 'x'.repeat(201))).toContain('200');
    expect(await refusal('predecessors', task.code)).toContain('circle');
    expect(await refusal('predecessors', 'ZG-99999')).toContain('no task');
    expect(await refusal('riskAfter', '高')).toContain('before');
    const twice = await previewed({
      columns: ['number', 'title'],
      rows: [
        [task.code, '一'],
        [task.code, '二'],
      ],
    });
    expect(twice.rows.map(({ status }: { status: string }) => status)).toEqual(['CHANGED', 'REFUSED']);
    const unknown = await previewed({ columns: ['number', 'title'], rows: [['ZG-99999', '一']] });
    expect(messages(unknown.rows[0])).toContain('no task');
  });

  it('whose task moved meanwhile is told and not overwritten; the others of the batch are applied', async () => {
    const [one, two] = [await make(), await make()];
    const columns = ['number', 'title'];
    const rows = [
      { line: 2, cells: [one.code, '甲'], version: one.version },
      { line: 3, cells: [two.code, '乙'], version: two.version },
    ];
    await officer().query(updateMutation, { input: { ids: [one.id], title: '别人改的' } });
    const answer = await applied(columns, rows, 'moved');
    expect(answer).toMatchObject({ changed: 1, taskIds: [two.id], refused: [{ line: 2, code: one.code }] });
    expect(messages(answer.refused[0])).toContain('changed after the export');
    const stale = await exported({ search: two.code });
    await officer().query(updateMutation, { input: { ids: [two.id], priority: 'LOW' } });
    stale.rows[0]![stale.columns.indexOf('title')] = '按旧表改';
    expect((await previewed(stale)).rows).toMatchObject([
      { status: 'REFUSED', problems: [{ column: 'version' }] },
    ]);
  });

  it('without a number makes a task, once for each key and line, also for gaps by code and system', async () => {
    const gap = world.results[at++]!;
    const [control] = await app.sql<{ reference: string; system: string }>(
      `select f.code || ':' || c.code as reference, s.name as system from control c join framework f on f.id = c.framework_id
       cross join information_system s where c.id = $1 and s.id = $2`,
      [gap.control.id, world.systemId],
    );
    const columns = ['title', 'unit', 'owner', 'dueOn', 'plan', 'controls', 'systems', 'steps'];
    const cells = [
      '张贴的新任务',
      '',
      'north CONTRIBUTOR',
      '2027年1月5日',
      '',
      control!.reference,
      control!.system,
      '☑ 采购\n上架',
    ];
    const { rows } = await previewed({ columns, rows: [cells, ['', '', '', '明天']] });
    expect(rows).toMatchObject([{ status: 'NEW', title: '张贴的新任务' }, { status: 'REFUSED' }]);
    expect(rows[1].problems.map(({ column }: { column: string }) => column).toSorted()).toEqual([
      'dueOn',
      'title',
    ]);
    const first = await applied(columns, [{ line: 2, cells }], 'paste');
    const again = await applied(columns, [{ line: 2, cells }], 'paste');
    expect(again.taskIds).toEqual(first.taskIds);
    const { remediationTask } = await officer().query(
      'query ($id: ID!) { remediationTask(id: $id) { state dueOn originalDueOn owner { displayName } results { id } steps { title doneBy { displayName } } } }',
      { id: first.taskIds[0] },
    );
    expect(remediationTask).toMatchObject({
      state: 'OPEN',
      dueOn: '2027-01-05',
      originalDueOn: '2027-01-05',
      owner: { displayName: 'north CONTRIBUTOR' },
      results: [{ id: gap.id }],
      steps: [
        { title: '采购', doneBy: { displayName: 'north COMPLIANCE_OFFICER' } },
        { title: '上架', doneBy: null },
      ],
    });
  });

  it('is nobody else’s: not another hospital’s, and not for those who may not plan; contributors export what they see', async () => {
    const task = await make({ unitId: app.fixture.north.units.information });
    const input = { columns: ['number', 'title'], rows: [{ line: 2, cells: [task.code, '外院'] }] };
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    expect((await south.query(preview, { input })).previewRemediationTaskSheet.rows).toMatchObject([
      { status: 'REFUSED', code: null },
    ]);
    for (const role of ['CONTRIBUTOR', 'INSPECTOR'] as const) {
      expect((await app.as(role).fails(preview, { input })).code).toBe('FORBIDDEN');
      expect((await app.as(role).fails(apply, { input: { ...input, key: 'k' } })).code).toBe('FORBIDDEN');
    }
    const seen = (await exported({ search: '端口' }, 'CONTRIBUTOR')).rows.map(([code]) => code);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).not.toContain(task.code);
    const wrong = await app.house.app.http.inject({
      url: '/files/remediation-tasks.xlsx?filter={"states":["DONE"]}',
      headers: officer().headers,
    });
    expect(wrong.statusCode).toBe(422);
  });
});
