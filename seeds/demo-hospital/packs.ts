import { Role } from '../../server/features/people/index.js';
import type { Caller } from './caller.js';
import type { Diary } from './diary.js';

/** The open assessments of two systems by MLPS, the HIS first. */
async function mlpsOf(caller: Caller): Promise<string[]> {
  const { assessments } = await caller.ask<{ assessments: { nodes: { id: string; name: string }[] } }>(
    '{ assessments(filter: { states: [OPEN], frameworkCode: "mlps-2.0" }, first: 100) { nodes { id name } } }',
  );
  return ['HIS', '电子病历'].flatMap(
    (system) => assessments.nodes.find(({ name }) => name.includes(system))?.id ?? [],
  );
}

/** The inspector who was given an account for the frozen pack, and sees nothing else. */
export const visitor = { username: 'visitor', displayName: '市网信办 王工', role: Role.INSPECTOR } as const;
/** The account ends after the visit; it may not be lent for longer than three months. */
const lentDays = 60;

/**
 * The officer puts packs for the graders and for the joint inspection together; these are frozen by whoever tries it out. What
 * the city asked for beforehand is frozen already, and lent to its inspector.
 */
export function tellPacks(diary: Diary): void {
  diary.whenIn(-2, 'officer', async (officer) => {
    const assessmentIds = await mlpsOf(officer);
    if (assessmentIds.length === 0) return;
    await officer.ask('mutation ($input: CreatePackInput!) { createPack(input: $input) { pack { id } } }', {
      input: {
        name: 'HIS 与电子病历等保测评迎检材料',
        assessmentIds,
        letter: '现将我院医院信息系统（HIS）和电子病历系统网络安全等级保护自评材料报上，请审阅。',
        clientKey: 'demo-pack',
      },
    });
  });
  diary.whenIn(-1, 'officer', async (officer) => {
    const { inspections } = await officer.ask<{ inspections: { nodes: { id: string; name: string }[] } }>(
      '{ inspections(filter: { states: [PREPARING, ON_SITE] }, first: 1) { nodes { id name } } }',
    );
    const [inspection] = inspections.nodes;
    if (!inspection) return;
    await officer.ask('mutation ($input: CreatePackInput!) { createPack(input: $input) { pack { id } } }', {
      input: {
        name: `${inspection.name} 迎检材料`,
        inspectionId: inspection.id,
        letter: '现将我院联合检查自评材料报上，请审阅。',
        clientKey: 'demo-inspection-pack',
      },
    });
  });
  diary.whenIn(-1, 'officer', async (officer) => {
    const [assessmentId] = await mlpsOf(officer);
    if (!assessmentId) return;
    const { createPack } = await officer.ask<{ createPack: { pack: { id: string; version: number } } }>(
      'mutation ($input: CreatePackInput!) { createPack(input: $input) { pack { id version } } }',
      {
        input: {
          name: '市网信办预审材料',
          assessmentId,
          chapters,
          letter: '按贵办预审通知，先报机房环境与日志审计部分。',
          clientKey: 'demo-frozen-pack',
        },
      },
    );
    const { id, version } = createPack.pack;
    await officer.ask('mutation ($input: FreezePackInput!) { freezePack(input: $input) { pack { id } } }', {
      input: { id, version, patientDataMasked: true },
    });
    await diary.work();
    const { createPackInspector } = await officer.ask<{ createPackInspector: { initialPassword: string } }>(
      'mutation ($input: CreatePackInspectorInput!) { createPackInspector(input: $input) { initialPassword } }',
      {
        input: {
          packId: id,
          username: visitor.username,
          displayName: visitor.displayName,
          validUntil: `${diary.day(lentDays)}T18:00:00+08:00`,
        },
      },
    );
    await diary.welcome(visitor.username, createPackInspector.initialPassword);
  });
}

/** What was asked for beforehand. */
const chapters = [
  { title: '机房环境', codes: ['8.1.1.1-a', '8.1.1.1-b', '8.1.1.2'] },
  { title: '日志审计', codes: ['8.1.3.5-a', '8.1.3.5-b', '8.1.4.3-a'] },
];
