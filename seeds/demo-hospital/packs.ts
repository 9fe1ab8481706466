import type { Caller } from './caller.js';
import type { Diary } from './diary.js';

/** The open assessment of a rule book, of the HIS where it is about systems. */
async function assessmentOf(caller: Caller, code: string): Promise<string | undefined> {
  const { assessments } = await caller.ask<{
    assessments: {
      nodes: { id: string; name: string; framework: { code: string }; subject: { kind: string } }[];
    };
  }>(
    '{ assessments(filter: { states: [OPEN] }, first: 100) { nodes { id name framework { code } subject { kind } } } }',
  );
  return assessments.nodes.find(
    ({ name, framework, subject }) =>
      framework.code === code && (subject.kind !== 'SYSTEM' || name.includes('HIS')),
  )?.id;
}

/** The officer puts packs for the graders and for the joint inspection together; they are frozen by whoever tries it out. */
export function tellPacks(diary: Diary): void {
  diary.whenIn(-2, 'officer', async (officer) => {
    const assessmentId = await assessmentOf(officer, 'mlps-2.0');
    if (!assessmentId) return;
    await officer.ask('mutation ($input: CreatePackInput!) { createPack(input: $input) { pack { id } } }', {
      input: {
        name: 'HIS 等保测评迎检材料',
        assessmentId,
        letter: '现将我院医院信息系统（HIS）网络安全等级保护自评材料报上，请审阅。',
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
}
