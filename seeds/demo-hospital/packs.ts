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

/** The officer puts packs for the graders and for the joint inspection together; they are frozen by whoever tries it out. */
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
}
