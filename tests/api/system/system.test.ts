import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../../server/platform/clock.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { grade, newSystem, register, registerId, update } from './system.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const today = dayOf(new Date());
const eventsOf = (id: string) =>
  app.sql(`select action, object_name, before, after from event where object_id = $1 order by xid, seq`, [
    id,
  ]);

describe('registering a system', () => {
  it('grades it, stores everything and answers it', async () => {
    const { registerSystem } = await officer.query(register, {
      input: newSystem('HIS-1', {
        name: '医院信息系统',
        description: '门急诊与住院业务\n核心系统',
        ownerUnitId: app.fixture.north.units.information,
        technologies: ['MOBILE', 'CLOUD', 'MOBILE'],
        continuityCritical: true,
        filingNumber: '44010012345-00001',
        filedOn: '2024-05-06',
        filingValidUntil: addDays(today, 60),
        lastAssessedOn: '2025-06-01',
        nextAssessmentDueOn: addDays(today, -1),
      }),
    });
    expect(registerSystem.system).toMatchObject({
      code: 'HIS-1',
      name: '医院信息系统',
      description: '门急诊与住院业务\n核心系统',
      state: 'RUNNING',
      grading: {
        informationObject: 'SOCIAL',
        informationDegree: 'SERIOUS',
        s: 3,
        a: 3,
        level: 3,
        code: 'S3A3G3',
      },
      technologies: ['CLOUD', 'MOBILE'],
      continuityCritical: true,
      filedOn: '2024-05-06',
      filingDueState: 'DUE_SOON',
      assessmentDueState: 'OVERDUE',
      // 211 general items, 46 for cloud, 19 for mobile access.
      applicableItemCount: 276,
      ownerUnit: { path: '本部院区 / 信息科' },
      viewerCanEdit: true,
      version: 1,
    });
    const { node, informationSystem } = await officer.query(
      `query ($id: ID!) { node(id: $id) { __typename ... on InformationSystem { code } } informationSystem(id: $id) { code } }`,
      { id: registerSystem.system.id },
    );
    expect(node).toEqual({ __typename: 'InformationSystem', code: 'HIS-1' });
    expect(informationSystem).toEqual({ code: 'HIS-1' });
  });

  it('writes one event with what was registered', async () => {
    const id = await registerId(officer, 'EVENT-1', { name: '事件系统' });
    const events = await eventsOf(id);
    expect(events).toMatchObject([
      {
        action: 'system.registered',
        object_name: '事件系统',
        before: null,
        after: { code: 'EVENT-1', gradingCode: 'S3A3G3', technologies: [] },
      },
    ]);
  });

  it('refuses a code that is taken, leaving no trace', async () => {
    await registerId(officer, 'TWICE');
    expect(await officer.fails(register, { input: newSystem('TWICE') })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { code: expect.any(String) },
    });
    expect(await app.sql(`select 1 from information_system where code = 'TWICE'`)).toHaveLength(1);
    expect(await app.sql(`select 1 from event where after ->> 'code' = 'TWICE'`)).toHaveLength(1);
  });

  it('registers a double click once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => officer.run(register, { input: newSystem('CLICK') })),
    );
    expect(answers.filter((answer) => !answer.errors)).toHaveLength(1);
    expect(answers.flatMap((answer) => answer.errors ?? []).map((error) => error.extensions.code)).toEqual([
      'BAD_USER_INPUT',
      'BAD_USER_INPUT',
    ]);
  });

  it.each([
    ['an empty code', { code: '  ' }, 'code'],
    ['a long name', { name: '长'.repeat(101) }, 'name'],
    ['a name of two lines', { name: 'a\nb' }, 'name'],
    ['a control character', { description: 'a\u0007' }, 'description'],
    ['a filing in the future', { filedOn: addDays(today, 2) }, 'filedOn'],
    ['an assessment in the future', { lastAssessedOn: addDays(today, 2) }, 'lastAssessedOn'],
    [
      'a filing that ends before it begins',
      { filedOn: '2024-05-06', filingValidUntil: '2024-05-05' },
      'filingValidUntil',
    ],
    [
      'a next assessment before the last',
      { lastAssessedOn: '2024-05-06', nextAssessmentDueOn: '2024-05-05' },
      'nextAssessmentDueOn',
    ],
    [
      'a grading that the list leaves out',
      { grading: grade('NATIONAL', 'GRAVE', 'NATIONAL', 'GRAVE') },
      'grading',
    ],
  ])('refuses %s and says which field', async (_what, over, field) => {
    const failure = await officer.fails(register, { input: newSystem('BAD', over) });
    expect(failure).toMatchObject({ code: 'BAD_USER_INPUT', fields: { [field]: expect.any(String) } });
    expect(await app.sql(`select 1 from information_system where code = 'BAD'`)).toEqual([]);
  });

  it('refuses a unit that does not exist', async () => {
    expect(
      (
        await officer.fails(register, {
          input: newSystem('BAD', { ownerUnitId: app.fixture.north.organizationId }),
        })
      ).code,
    ).toBe('NOT_FOUND');
    expect(
      (await officer.fails(register, { input: newSystem('BAD', { ownerUnitId: 'nonsense' }) })).code,
    ).toBe('NOT_FOUND');
  });

  it('takes emoji and rare characters', async () => {
    const id = await registerId(officer, 'RARE-㐀', { name: '𠮷野家🏥系统' });
    const { informationSystem } = await officer.query(
      `query ($id: ID!) { informationSystem(id: $id) { code name } }`,
      { id },
    );
    expect(informationSystem).toEqual({ code: 'RARE-㐀', name: '𠮷野家🏥系统' });
  });

  it('takes a level that the standard publishes nothing for, with nothing to apply', async () => {
    const { registerSystem } = await officer.query(register, {
      input: newSystem('FIVE', { grading: grade('NATIONAL', 'GRAVE', 'RIGHTS', 'GENERAL') }),
    });
    expect(registerSystem.system).toMatchObject({ grading: { code: 'S5A1G5' }, applicableItemCount: 0 });
  });
});

describe('changing a system', () => {
  it('changes what is named, keeps the rest, and says before and after', async () => {
    const id = await registerId(officer, 'CHANGE', {
      description: '旧说明',
      filingNumber: 'F-1',
      filedOn: '2024-05-06',
    });
    const { updateSystem } = await officer.query(update, {
      input: {
        id,
        version: 1,
        name: '新名称',
        description: null,
        filingNumber: 'F-2',
        grading: grade('RIGHTS', 'SERIOUS', 'SOCIAL', 'SERIOUS'),
      },
    });
    expect(updateSystem.system).toMatchObject({
      code: 'CHANGE',
      name: '新名称',
      description: null,
      filedOn: '2024-05-06',
      grading: { s: 2, a: 3, code: 'S2A3G3' },
      version: 2,
    });
    const [, event] = await eventsOf(id);
    expect(event).toMatchObject({
      action: 'system.changed',
      object_name: '新名称',
      before: { description: '旧说明', filingNumber: 'F-1', gradingCode: 'S3A3G3', filedOn: '2024-05-06' },
      after: { description: null, filingNumber: 'F-2', gradingCode: 'S2A3G3', filedOn: '2024-05-06' },
    });
  });

  it('refuses a stale version and a race has one winner', async () => {
    const id = await registerId(officer, 'RACE');
    const answers = await Promise.all(
      ['一', '二', '三'].map((name) => officer.run(update, { input: { id, version: 1, name } })),
    );
    const codes = answers.flatMap((answer) => answer.errors ?? []).map((error) => error.extensions.code);
    expect(codes).toEqual(['CONFLICT', 'CONFLICT']);
    expect((await officer.fails(update, { input: { id, version: 1, name: '四' } })).code).toBe('CONFLICT');
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it('writes nothing when nothing differs', async () => {
    const id = await registerId(officer, 'SAME', { filedOn: '2024-05-06', technologies: ['CLOUD'] });
    const { updateSystem } = await officer.query(update, {
      input: {
        id,
        version: 1,
        code: 'SAME',
        filedOn: '2024-05-06',
        technologies: ['CLOUD'],
        name: null,
        grading: grade(),
      },
    });
    expect(updateSystem.system.version).toBe(1);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it('checks new days against the ones that stay', async () => {
    const id = await registerId(officer, 'DAYS', { filedOn: '2024-05-06' });
    expect(
      await officer.fails(update, { input: { id, version: 1, filingValidUntil: '2024-05-05' } }),
    ).toMatchObject({
      fields: { filingValidUntil: expect.any(String) },
    });
    const { updateSystem } = await officer.query(update, {
      input: { id, version: 1, filedOn: null, filingValidUntil: '2024-05-05' },
    });
    expect(updateSystem.system).toMatchObject({
      filedOn: null,
      filingValidUntil: '2024-05-05',
      filingDueState: 'OVERDUE',
    });
  });

  it('refuses a code that is taken and an unknown system or unit', async () => {
    await registerId(officer, 'FIRST');
    const id = await registerId(officer, 'SECOND');
    expect(await officer.fails(update, { input: { id, version: 1, code: 'FIRST' } })).toMatchObject({
      fields: { code: expect.any(String) },
    });
    expect((await officer.fails(update, { input: { id: 'x', version: 1 } })).code).toBe('NOT_FOUND');
    expect((await officer.fails(update, { input: { id, version: 1, ownerUnitId: id } })).code).toBe(
      'NOT_FOUND',
    );
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it('is found by its new words afterwards, not by its old ones', async () => {
    const id = await registerId(officer, 'REWORD', { name: '检验管理' });
    await officer.query(update, { input: { id, version: 1, name: '病理信息' } });
    const search = `query ($s: String!) { informationSystems(filter: { search: $s }) { nodes { code } } }`;
    expect((await officer.query(search, { s: '病理' })).informationSystems.nodes).toEqual([
      { code: 'REWORD' },
    ]);
    expect((await officer.query(search, { s: '检验' })).informationSystems.nodes).toEqual([]);
  });
});

describe('due days', () => {
  it.each([
    [-1, 'OVERDUE'],
    [0, 'DUE_SOON'],
    [60, 'DUE_SOON'],
    [61, 'OK'],
  ])('in %i days is %s', async (days, state) => {
    const id = await registerId(officer, `DUE${days}`, { nextAssessmentDueOn: addDays(today, days) });
    const reading = `query ($id: ID!) { informationSystem(id: $id) { assessmentDueState filingDueState } }`;
    expect((await officer.query(reading, { id })).informationSystem).toEqual({
      assessmentDueState: state,
      filingDueState: 'NONE',
    });
    await officer.query(update, { input: { id, version: 1, state: 'RETIRED' } });
    expect((await officer.query(reading, { id })).informationSystem.assessmentDueState).toBe('NONE');
  });
});
