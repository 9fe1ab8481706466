import { addDays } from '../../server/platform/clock.js';
import type { AssessmentRow, ResultRow } from './assessments.js';
import type { Caller } from './caller.js';
import type { Made } from './proofs.js';

type Goal = 'OPEN' | 'IN_PROGRESS' | 'SUBMITTED' | 'VERIFIED' | 'RETURNED' | 'DELAYED';

/** What becomes of the n-th gap: owner, due day from today, priority, and how far it has come. */
const course: readonly {
  owner: 'contributor' | 'engineer' | 'officer';
  due: number;
  priority: string;
  goal: Goal;
}[] = [
  { owner: 'engineer', due: 5, priority: 'CRITICAL', goal: 'IN_PROGRESS' },
  { owner: 'contributor', due: 0, priority: 'HIGH', goal: 'SUBMITTED' },
  { owner: 'contributor', due: 12, priority: 'HIGH', goal: 'VERIFIED' },
  { owner: 'engineer', due: 20, priority: 'MEDIUM', goal: 'VERIFIED' },
  { owner: 'engineer', due: 26, priority: 'MEDIUM', goal: 'RETURNED' },
  { owner: 'contributor', due: 33, priority: 'LOW', goal: 'OPEN' },
  { owner: 'officer', due: 41, priority: 'HIGH', goal: 'IN_PROGRESS' },
  { owner: 'engineer', due: 9, priority: 'HIGH', goal: 'DELAYED' },
  { owner: 'contributor', due: 55, priority: 'MEDIUM', goal: 'OPEN' },
  { owner: 'engineer', due: 62, priority: 'LOW', goal: 'OPEN' },
  { owner: 'contributor', due: 70, priority: 'MEDIUM', goal: 'SUBMITTED' },
  { owner: 'engineer', due: 78, priority: 'LOW', goal: 'OPEN' },
  { owner: 'officer', due: 90, priority: 'LOW', goal: 'OPEN' },
];

interface Task {
  readonly id: string;
  readonly version: number;
}

/** Turns gaps into tasks and takes each as far as its course says, every step by the person who may do it. */
export async function buildTasks(
  callers: {
    readonly contributor: Caller;
    readonly engineer: Caller;
    readonly officer: Caller;
    readonly manager: Caller;
  },
  members: Readonly<Record<string, string>>,
  assessment: AssessmentRow,
  rated: readonly ResultRow[],
  proofs: readonly Made[],
  today: string,
): Promise<void> {
  const gaps = rated.filter(({ verdict }) => verdict === 'UNMET' || verdict === 'PARTIAL');
  const { createRemediationPlan } = await callers.officer.ask<{
    createRemediationPlan: { plan: { id: string } };
  }>('mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id } } }', {
    input: {
      name: 'HIS 等保三级整改计划',
      assessmentId: assessment.id,
      startsOn: today,
      endsOn: addDays(today, 90),
      ownerId: members.officer,
    },
  });
  const wanted = course.slice(0, gaps.length).map(({ owner, due, priority }, at) => {
    const gap = gaps[at]!;
    return {
      title: `落实“${gap.control.name}”（${gap.control.code}）`,
      description: '按差距说明整改，完成后上传配置截图或记录。',
      resultIds: [gap.id],
      planId: createRemediationPlan.plan.id,
      ownerId: members[owner],
      dueOn: addDays(today, due),
      priority,
      budget: 5_000 + at * 2_500,
      effortDays: 2 + (at % 4),
      clientKey: `demo-task-${at}`,
    };
  });
  const { createRemediationTasks } = await callers.officer.ask<{ createRemediationTasks: { tasks: Task[] } }>(
    'mutation ($input: CreateTasksInput!) { createRemediationTasks(input: $input) { tasks { id version } } }',
    { input: { tasks: wanted } },
  );
  for (const [at, { owner, goal }] of course.slice(0, gaps.length).entries()) {
    const task = createRemediationTasks.tasks[at]!;
    // People attach what they may see themselves.
    const own = proofs.filter((proof) => proof.by === owner);
    await advance(callers, callers[owner], task, goal, gaps[at]!, own[at % own.length]!, today);
  }
}

async function advance(
  callers: { readonly officer: Caller; readonly manager: Caller },
  owner: Caller,
  task: Task,
  goal: Goal,
  gap: ResultRow,
  proof: Made,
  today: string,
): Promise<void> {
  if (goal === 'OPEN') return;
  const after = async (caller: Caller, text: string, name: string, variables: object): Promise<number> => {
    const answer = await caller.ask<Record<string, { task: Task }>>(
      `mutation ${text} { task { id version } } }`,
      variables as Record<string, unknown>,
    );
    return answer[name]!.task.version;
  };
  let version = await after(
    owner,
    '($id: ID!, $version: Int!) { startRemediationTask(id: $id, version: $version)',
    'startRemediationTask',
    { id: task.id, version: task.version },
  );
  if (goal === 'IN_PROGRESS') return;
  if (goal === 'DELAYED') {
    await after(owner, '($input: RequestDelayInput!) { requestDelay(input: $input)', 'requestDelay', {
      input: {
        taskId: task.id,
        requestedDueOn: addDays(today, 40),
        reason: '设备到货推迟，供应商已书面说明。',
      },
    });
    return;
  }
  version = await after(
    owner,
    '($input: SubmitTaskInput!) { submitRemediationTask(input: $input)',
    'submitRemediationTask',
    {
      input: {
        taskId: task.id,
        version,
        note: '已完成整改，见所附证据。',
        evidenceIds: [proof.id],
        actualCost: 4_200,
      },
    },
  );
  if (goal === 'VERIFIED') {
    await after(
      callers.manager,
      '($input: VerifyTaskInput!) { verifyRemediationTask(input: $input)',
      'verifyRemediationTask',
      {
        input: {
          taskId: task.id,
          version,
          note: '现场查看，已落实。',
          rerates: [{ resultId: gap.id, verdict: 'MET', currentState: '整改完成，东院区已纳入。' }],
        },
      },
    );
  }
  if (goal === 'RETURNED') {
    await after(
      callers.manager,
      '($input: ReturnTaskInput!) { returnRemediationTask(input: $input)',
      'returnRemediationTask',
      {
        input: { taskId: task.id, version, reason: '截图看不出策略已启用，请补充配置页面。' },
      },
    );
  }
}
