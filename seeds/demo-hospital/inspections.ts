import type { Caller } from './caller.js';
import type { Diary } from './diary.js';
import type { Units, Username } from './people.js';
import { acceptProofs, addProof } from './proofs.js';

const book = 'joint-inspection-2026';

interface Item {
  readonly id: string;
  readonly version: number;
  readonly verdict: string;
  readonly control: { readonly code: string };
  readonly result: { readonly id: string };
}

interface Made {
  readonly id: string;
  readonly version: number;
  readonly items: { readonly nodes: readonly Item[] };
}

/** Who answers for which part of the catalogue, by how its codes begin. */
const parts: readonly { readonly begins: string; readonly unit: string; readonly person: Username }[] = [
  { begins: 'JI-A', unit: 'OFFICE', person: 'manager' },
  { begins: 'JI-B', unit: 'HR', person: 'personnel' },
  { begins: 'JI-C', unit: 'SEC', person: 'officer' },
];

/** How the hospital understands an indicator, and where it is shown. */
const interpretations: readonly {
  readonly code: string;
  readonly text: string;
  readonly who: string;
  readonly where: string;
}[] = [
  {
    code: 'JI-A.2',
    text: '看成立文件和当年会议纪要：组长是不是党政主要负责人，有没有研究网络安全。',
    who: '院办主任',
    where: '院长办公室',
  },
  {
    code: 'JI-B.2',
    text: '看全年培训计划、签到和考核成绩，抽问两名临床人员。',
    who: '人事科培训专干',
    where: '人事科',
  },
  {
    code: 'JI-C2.3',
    text: '现场登录日志审计平台，查六个月以前的一天；三级系统都要能查到。',
    who: '安全运维工程师',
    where: '中心机房值班室',
  },
  {
    code: 'JI-C6.1',
    text: '看预案版本和最近一次演练的总结，问值班员断网后先打哪个电话。',
    who: '当班值班员',
    where: '信息科',
  },
];

const created = `inspection { id version items(first: 100) { nodes { id version verdict control { code } result { id } } } }`;

async function create(officer: Caller, input: Record<string, unknown>): Promise<Made> {
  const { createInspection } = await officer.ask<{ createInspection: { inspection: Made } }>(
    `mutation ($input: CreateInspectionInput!) { createInspection(input: $input) { ${created} } }`,
    { input: { kind: 'JOINT', inspectingBody: '市网络安全联合检查组', ...input } },
  );
  return createInspection.inspection;
}

async function step(officer: Caller, verb: string, id: string): Promise<void> {
  const { inspection } = await officer.ask<{ inspection: { version: number } }>(
    'query ($id: ID!) { inspection(id: $id) { version } }',
    { id },
  );
  await officer.ask(
    `mutation ($id: ID!, $version: Int!) { ${verb}(id: $id, version: $version) { inspection { id } } }`,
    { id, version: inspection.version },
  );
}

/** The joint inspection of last year, over and rectified, and the one of this year, for which everybody is collecting. */
export function tellInspections(
  diary: Diary,
  units: Units,
  members: Readonly<Record<Username, string>>,
): void {
  const year = Number(diary.today.slice(0, 4));
  const last = { id: '', assessmentId: '', taskId: '', proofId: '' };
  diary.on(-410, 'officer', async (officer) => {
    const { id, items } = await create(officer, {
      name: `${year - 1} 年网络安全联合检查`,
      noticeNumber: `网联检〔${year - 1}〕3 号`,
      periodFrom: `${year - 1}-01-01`,
      periodTo: `${year - 1}-12-31`,
      visitFrom: diary.day(-389),
      visitTo: diary.day(-388),
      leaderId: members.officer,
      indicators: { frameworkCode: book },
      clientKey: 'demo-inspection-last',
    });
    last.id = id;
    await interpret(officer, items.nodes);
    await officer.ask(
      'mutation ($input: RateResultsInput!) { rateResults(input: $input) { assessment { id } } }',
      { input: { ratings: items.nodes.map(lastAnswer) } },
    );
  });
  diary.on(-388, 'officer', async (officer) => {
    await step(officer, 'beginInspectionVisit', last.id);
    const { inspection } = await officer.ask<{
      inspection: { assessment: { id: string }; items: { nodes: Item[] } };
    }>(
      'query ($id: ID!) { inspection(id: $id) { assessment { id } items(first: 100) { nodes { id version control { code } result { id } } } } }',
      { id: last.id },
    );
    last.assessmentId = inspection.assessment.id;
    const itemOf = (code: string): string =>
      inspection.items.nodes.find(({ control }) => control.code === code)!.id;
    const notes = [
      {
        kind: 'FINDING',
        severity: 'HIGH',
        itemId: itemOf('JI-C2.3'),
        text: '日志只能查到四个月，不足六个月。',
      },
      {
        kind: 'FINDING',
        severity: 'LOW',
        itemId: itemOf('JI-C5.1'),
        text: '一份外来人员审批单缺科室负责人签字。',
      },
      { kind: 'REQUEST', itemId: itemOf('JI-B.2'), text: '调阅全年培训签到表。' },
    ];
    const made: { id: string; version: number }[] = [];
    for (const [at, note] of notes.entries()) {
      const { addInspectionNote } = await officer.ask<{
        addInspectionNote: { note: { id: string; version: number } };
      }>(
        'mutation ($input: AddInspectionNoteInput!) { addInspectionNote(input: $input) { note { id version } } }',
        { input: { inspectionId: last.id, clientKey: `demo-note-${at}`, ...note } },
      );
      made.push(addInspectionNote.note);
    }
    for (const [at, answer] of [
      [1, '当场补签，科室已重申审批流程。'],
      [2, '已出示，检查组拍照留存。'],
    ] as const)
      await officer.ask(
        'mutation ($input: AnswerInspectionNoteInput!) { answerInspectionNote(input: $input) { note { id } } }',
        { input: { ...made[at]!, answer } },
      );
    await step(officer, 'endInspectionVisit', last.id);
    await officer.ask(
      'mutation ($input: PlanInspectionFindingsInput!) { planInspectionFindings(input: $input) { createdTasks } }',
      { input: { inspectionId: last.id, startsOn: diary.day(-388), highDays: 45 } },
    );
    const { inspection: planned } = await officer.ask<{
      inspection: { notes: { nodes: { task: { id: string } | null }[] } };
    }>('query ($id: ID!) { inspection(id: $id) { notes { nodes { task { id } } } } }', { id: last.id });
    last.taskId = planned.notes.nodes.find(({ task }) => task)!.task!.id;
    const task = { id: last.taskId, version: 1 };
    await officer.ask(
      'mutation ($id: ID!, $version: Int!) { startRemediationTask(id: $id, version: $version) { task { id } } }',
      task,
    );
  });
  diary.on(-360, 'officer', async (officer) => {
    last.proofId = await addProof(officer, {
      title: `${year - 1} 日志存储扩容验收单`,
      kind: 'docx',
      day: diary.day(-361),
      lines: [
        ['扩容', '日志审计平台存储由 4 TB 扩到 12 TB'],
        ['留存', '三级系统日志可查 12 个月'],
      ],
      validUntil: diary.day(5),
      tags: ['整改'],
      controlIds: [],
      submit: true,
    });
    await officer.ask(
      'mutation ($input: SubmitTaskInput!) { submitRemediationTask(input: $input) { task { id } } }',
      {
        input: {
          taskId: last.taskId,
          version: await versionOf(officer, last.taskId),
          note: '存储已扩容，抽查半年前的日志可查。',
          evidenceIds: [last.proofId],
        },
      },
    );
  });
  diary.on(-345, 'manager', async (manager) => {
    await acceptProofs(manager, [last.proofId]);
    await manager.ask(
      'mutation ($input: VerifyTaskInput!) { verifyRemediationTask(input: $input) { task { id } } }',
      { input: { taskId: last.taskId, version: await versionOf(manager, last.taskId), rerates: [] } },
    );
  });
  diary.on(-332, 'officer', async (officer) => {
    const { assessment } = await officer.ask<{ assessment: { version: number } }>(
      'query ($id: ID!) { assessment(id: $id) { version } }',
      { id: last.assessmentId },
    );
    await officer.ask(
      'mutation ($id: ID!, $version: Int!) { closeAssessment(id: $id, version: $version) { assessment { id } } }',
      { id: last.assessmentId, version: assessment.version },
    );
    await step(officer, 'closeInspection', last.id);
  });
  diary.whenIn(-9, 'officer', async (officer) => {
    const { assessments } = await officer.ask<{ assessments: { nodes: { id: string }[] } }>(
      'query ($code: String!) { assessments(filter: { frameworkCode: $code, states: [OPEN] }, first: 1) { nodes { id } } }',
      { code: book },
    );
    const { items } = await create(officer, {
      name: `${year} 年网络安全联合检查`,
      noticeNumber: `网联检〔${year}〕2 号`,
      note: '检查组两天，第一天看材料，第二天看现场；材料按指标编号装盒。',
      periodFrom: `${year}-01-01`,
      periodTo: `${year}-12-31`,
      visitFrom: diary.day(12),
      visitTo: diary.day(13),
      leaderId: members.officer,
      assessmentId: assessments.nodes[0]!.id,
      previousId: last.id,
      clientKey: 'demo-inspection',
    });
    await officer.ask(
      'mutation ($input: RateResultsInput!) { rateResults(input: $input) { assessment { id } } }',
      { input: { ratings: items.nodes.flatMap(explained) } },
    );
    for (const { begins, unit, person } of parts)
      await officer.ask(
        'mutation ($input: AssignInspectionItemsInput!) { assignInspectionItems(input: $input) { items { id } } }',
        {
          input: {
            ids: items.nodes.flatMap(({ id, control }) => (control.code.startsWith(begins) ? id : [])),
            unitId: units[unit],
            personId: members[person],
            dueOn: diary.day(begins === 'JI-B' ? 2 : 6),
          },
        },
      );
  });
}

async function interpret(officer: Caller, items: readonly Item[]): Promise<void> {
  for (const { code, text, who, where } of interpretations) {
    const item = items.find(({ control }) => control.code === code)!;
    await officer.ask(
      'mutation ($input: InterpretInspectionItemInput!) { interpretInspectionItem(input: $input) { items { id } } }',
      {
        input: { id: item.id, version: item.version, interpretation: text, interviewee: who, place: where },
      },
    );
  }
}

/** What is met is explained as far as somebody got: the staff part waits. */
const explained = ({ verdict, control, result }: Item): object[] =>
  verdict === 'MET' && !control.code.startsWith('JI-B')
    ? [{ resultId: result.id, currentState: '已落实，材料由责任科室按年归档。' }]
    : [];

/** The self-rating of last year: a third was not there yet. */
function lastAnswer({ result }: Item, at: number): object {
  if (at % 6 === 2) return { resultId: result.id, verdict: 'UNMET', gap: '当年没有做，列入次年计划。' };
  if (at % 6 === 4)
    return { resultId: result.id, verdict: 'PARTIAL', currentState: '本部已做。', gap: '东院区没有做。' };
  return { resultId: result.id, verdict: 'MET', currentState: '已做，材料齐全。' };
}

async function versionOf(caller: Caller, id: string): Promise<number> {
  const { remediationTask } = await caller.ask<{ remediationTask: { version: number } }>(
    'query ($id: ID!) { remediationTask(id: $id) { version } }',
    { id },
  );
  return remediationTask.version;
}
