import { isGap } from './assessments.js';
import type { Rating, ResultRow } from './assessments.js';
import type { Caller } from './caller.js';
import type { Course } from './course.js';
import { courses } from './course.js';
import type { Diary } from './diary.js';
import type { Username } from './people.js';
import { acceptProofs, addProof } from './proofs.js';

/** One result of the main assessment with the answer it got in a round. */
export interface Rated {
  readonly result: ResultRow;
  readonly rating: Rating;
}

interface Places {
  readonly members: Readonly<Record<Username, string>>;
  readonly units: Readonly<Record<string, string>>;
  readonly assessmentId: () => string;
}

const planDays = 180;

/** Turns gaps into tasks, round by round, and takes each through its course, every step by the person who may do it. */
export function workOffGaps(
  diary: Diary,
  rounds: readonly { readonly on: number; readonly rated: readonly Rated[] }[],
  places: Places,
): void {
  const plan = { id: '' };
  const begin = rounds[0]!.on;
  diary.on(begin, 'officer', async (officer) => {
    const { createRemediationPlan } = await officer.ask<{ createRemediationPlan: { plan: { id: string } } }>(
      'mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id } } }',
      {
        input: {
          name: 'HIS 等保三级整改计划',
          assessmentId: places.assessmentId(),
          source: 'ASSESSMENT',
          startsOn: diary.day(begin),
          endsOn: diary.day(begin + planDays),
          ownerId: places.members.officer,
        },
      },
    );
    plan.id = createRemediationPlan.plan.id;
  });
  for (const { round, tasks } of courses) {
    const { on, rated } = rounds[round]!;
    const gaps = rated.filter(({ rating }) => isGap(rating)).slice(0, tasks.length);
    const made: { id: string }[] = gaps.map(() => ({ id: '' }));
    diary.on(on, 'officer', async (officer) => {
      const { createRemediationTasks } = await officer.ask<{
        createRemediationTasks: { tasks: { id: string }[] };
      }>('mutation ($input: CreateTasksInput!) { createRemediationTasks(input: $input) { tasks { id } } }', {
        input: {
          tasks: gaps.map(({ result }, at) => ({
            title: `落实“${result.control.name}”（${result.control.code}）`,
            description: '按差距说明整改，完成后上传配置截图或记录。',
            resultIds: [result.id],
            planId: plan.id,
            ownerId: places.members[tasks[at]!.owner],
            unitId: places.units[tasks[at]!.unit],
            dueOn: diary.day(tasks[at]!.due),
            priority: tasks[at]!.priority,
            budget: 5_000 + round * 3_000 + at * 2_500,
            effortDays: 2 + ((round + at) % 4),
            riskBefore:
              tasks[at]!.priority === 'CRITICAL'
                ? 'VERY_HIGH'
                : tasks[at]!.priority === 'LOW'
                  ? 'LOW'
                  : 'HIGH',
            riskAfter: 'LOW',
            clientKey: `demo-task-${round}-${at}`,
          })),
        },
      });
      createRemediationTasks.tasks.forEach(({ id }, at) => (made[at]!.id = id));
    });
    if (made.length > 1) detail(diary, on, made, places.members);
    const asked = approvals[round];
    if (asked) approve(diary, on + 1, plan, asked);
    gaps.forEach(({ result }, at) => follow(diary, tasks[at]!, made[at]!, result));
  }
}

/** The second task of a round waits for the first, is done in steps, and by two people. */
function detail(
  diary: Diary,
  on: number,
  [first, second]: readonly { readonly id: string }[],
  members: Places['members'],
): void {
  diary.on(on, 'officer', async (officer) => {
    await officer.ask(
      'mutation ($input: UpdateTasksInput!) { updateRemediationTasks(input: $input) { tasks { id } } }',
      {
        input: { ids: [second!.id], predecessorIds: [first!.id], contributorIds: [members.engineer] },
      },
    );
    await step(officer, second!, '($input: SetTaskStepsInput!) { setTaskSteps(input: $input)', (version) => ({
      input: {
        taskId: second!.id,
        version,
        steps: ['核对现状', '制定变更方案并评审', '实施并截图', '科室负责人复核'].map((title) => ({ title })),
      },
    }));
    const { remediationTask } = await officer.ask<{ remediationTask: { steps: { id: string }[] } }>(
      'query ($id: ID!) { remediationTask(id: $id) { steps { id } } }',
      { id: second!.id },
    );
    await step(officer, second!, '($input: TickTaskStepInput!) { tickTaskStep(input: $input)', () => ({
      input: { taskId: second!.id, stepId: remediationTask.steps[0]!.id, done: true },
    }));
  });
}

/** After which rounds the plan is approved: what came later, and what is late, is seen against the last of them. */
const approvals: Readonly<Record<number, string>> = {
  0: '首轮测评发现的差距，预算已与财务核对。',
  3: '第二批差距纳入计划，期限按停机窗口重排。',
};

function approve(diary: Diary, on: number, plan: { readonly id: string }, note: string): void {
  const decide = async (caller: Caller, text: string, more: Record<string, unknown>): Promise<void> => {
    const { remediationPlan } = await caller.ask<{ remediationPlan: { version: number } }>(
      'query ($id: ID!) { remediationPlan(id: $id) { version } }',
      { id: plan.id },
    );
    await caller.ask(`mutation ${text}(input: $input) { plan { id } } }`, {
      input: { planId: plan.id, version: remediationPlan.version, ...more },
    });
  };
  diary.on(on, 'officer', (officer) =>
    decide(officer, '($input: RequestPlanApprovalInput!) { requestPlanApproval', {
      note,
    }),
  );
  diary.on(on, 'manager', (manager) =>
    decide(manager, '($input: DecidePlanApprovalInput!) { decidePlanApproval', {
      approve: true,
      note: '同意，按月通报进度。',
    }),
  );
}

function follow(diary: Diary, course: Course, task: { id: string }, result: ResultRow): void {
  const { owner, started, submitted = [], verified, delay, acceptance } = course;
  if (started !== undefined) {
    diary.on(started, owner, (caller) =>
      step(
        caller,
        task,
        '($id: ID!, $version: Int!) { startRemediationTask(id: $id, version: $version)',
        (version) => ({
          id: task.id,
          version,
        }),
      ),
    );
  }
  if (delay) askForDelay(diary, delay, owner, task);
  if (acceptance) {
    diary.on(acceptance.asked, owner, (caller) =>
      step(
        caller,
        task,
        '($input: RequestRiskAcceptanceInput!) { requestRiskAcceptance(input: $input)',
        (version) => ({
          input: {
            taskId: task.id,
            version,
            until: diary.day(acceptance.until),
            reason: acceptance.reason,
          },
        }),
      ),
    );
  }
  const proofIds: string[] = [];
  for (const [nth, { on, returned }] of submitted.entries()) {
    if (nth > 0) {
      diary.on(on, owner, (caller) =>
        step(
          caller,
          task,
          '($id: ID!, $version: Int!) { startRemediationTask(id: $id, version: $version)',
          (version) => ({
            id: task.id,
            version,
          }),
        ),
      );
    }
    diary.on(on, owner, async (caller) => {
      const evidenceId = await addProof(caller, {
        title: `${result.control.code} 整改记录${nth > 0 ? '（补充）' : ''}`,
        kind: course.proof ?? 'docx',
        day: diary.day(on - 1),
        lines: [
          ['整改内容', result.control.name.slice(0, 24)],
          ['完成情况', nth > 0 ? '已按退回意见补充' : '已完成，附配置与记录'],
          ['复核', '科室负责人已签字'],
        ],
        validUntil: diary.day(on + 364),
        tags: ['整改'],
        controlIds: [result.control.id],
        submit: true,
      });
      proofIds.push(evidenceId);
      await step(
        caller,
        task,
        '($input: SubmitTaskInput!) { submitRemediationTask(input: $input)',
        (version) => ({
          input: {
            taskId: task.id,
            version,
            note: nth > 0 ? '已按意见补充，见新附的记录。' : '已完成整改，见所附记录。',
            evidenceIds: [evidenceId],
            actualCost: 4_200 + Math.abs(on) * 10,
          },
        }),
      );
    });
    if (returned) {
      const [day, reason] = returned;
      diary.on(day, 'manager', (manager) =>
        step(
          manager,
          task,
          '($input: ReturnTaskInput!) { returnRemediationTask(input: $input)',
          (version) => ({
            input: { taskId: task.id, version, reason },
          }),
        ),
      );
    }
  }
  if (verified === undefined) return;
  // The proof first, so that the verified result is proven at once.
  diary.on(
    verified,
    owner === 'officer' ? 'manager' : 'officer',
    async (reviewer) => void (await acceptProofs(reviewer, proofIds)),
  );
  diary.on(verified, 'manager', (manager) =>
    step(manager, task, '($input: VerifyTaskInput!) { verifyRemediationTask(input: $input)', (version) => ({
      input: {
        taskId: task.id,
        version,
        note: '现场查看，已落实。',
        rerates: [{ resultId: result.id, verdict: 'MET', currentState: '整改完成，经现场查看属实。' }],
      },
    })),
  );
}

function askForDelay(
  diary: Diary,
  delay: NonNullable<Course['delay']>,
  owner: Username,
  task: { id: string },
): void {
  diary.on(delay.asked, owner, (caller) =>
    step(caller, task, '($input: RequestDelayInput!) { requestDelay(input: $input)', () => ({
      input: { taskId: task.id, requestedDueOn: diary.day(delay.until), reason: delay.reason },
    })),
  );
  if (!delay.decided) return;
  const [day, approve, note] = delay.decided;
  diary.on(day, 'manager', async (manager) => {
    const { remediationTask } = await manager.ask<{ remediationTask: { delayRequests: { id: string }[] } }>(
      'query ($id: ID!) { remediationTask(id: $id) { delayRequests { id } } }',
      { id: task.id },
    );
    await step(manager, task, '($input: DecideDelayInput!) { decideDelay(input: $input)', () => ({
      input: { delayRequestId: remediationTask.delayRequests[0]!.id, approve, note },
    }));
  });
}

/** One step of a task at the version that it has now. */
async function step(
  caller: Caller,
  { id }: { readonly id: string },
  text: string,
  variables: (version: number) => Record<string, unknown>,
): Promise<void> {
  const { remediationTask } = await caller.ask<{ remediationTask: { version: number } }>(
    'query ($id: ID!) { remediationTask(id: $id) { version } }',
    { id },
  );
  await caller.ask(`mutation ${text} { task { id } } }`, variables(remediationTask.version));
}
