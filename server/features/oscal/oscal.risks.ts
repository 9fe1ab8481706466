import { TASK_STATE } from '../report/index.js';
import type { RemediationTask } from '../remediation/index.js';
import { originsOf } from './oscal.frame.js';
import { observationUuid, standingOf } from './oscal.observations.js';
import { dayEnds, line, listOf, moment, own, token, uuidOf } from './oscal.parts.js';
import type { Item, State } from './oscal.state.js';

export const riskUuid = ({ row }: Item): string => uuidOf('risk', row.id);
export const taskRiskUuid = (task: RemediationTask): string => uuidOf('task-risk', task.id);

export const gapKind = ({ row }: Item): string => (row.verdict === 'MET' ? 'unproven' : token(row.verdict));

const isUnfinished = (task: RemediationTask): boolean => task.state !== 'VERIFIED';

/** One gap as a risk: how it stands, what is to be done by when, and whether it is lived with. */
export function riskOf(state: State, item: Item): object {
  const { row, control, tasks } = item;
  return {
    uuid: riskUuid(item),
    title: line(`${control.code} ${control.name}`),
    description: row.gap ?? standingOf(item),
    statement:
      row.verdict === 'MET'
        ? `“${line(control.name)}”自报符合，但没有有效证据支持，检查时不能证明。`
        : `“${line(control.name)}”的要求没有全部满足。${standingOf(item)}`,
    props: [
      ...own('control-id', item.id),
      ...own('gap-kind', gapKind(item)),
      ...own('high-risk-judgement', row.riskJudgement && token(row.riskJudgement)),
    ],
    ...work(
      state,
      row.id,
      tasks,
      row.suggestion === null
        ? []
        : [
            {
              uuid: uuidOf('recommendation', row.id),
              lifecycle: 'recommendation',
              title: '整改建议',
              description: row.suggestion,
            },
          ],
    ),
    'related-observations': [{ 'observation-uuid': observationUuid(item) }],
  };
}

/** A task that is not verified although none of its items is a gap any more. */
export function riskOfTask(state: State, task: RemediationTask): object {
  return {
    uuid: taskRiskUuid(task),
    title: line(`${task.code} ${task.title}`),
    description: task.description ?? task.title,
    statement: '任务所涉及的条款目前没有差距，但任务尚未验证。',
    props: own('task-code', task.code),
    ...work(state, task.id, [task], []),
  };
}

/** Status, deadline, responses and log of a risk follow from its tasks. */
function work(
  state: State,
  about: string,
  tasks: readonly RemediationTask[],
  recommended: readonly object[],
): { readonly status: string; readonly [part: string]: unknown } {
  const unfinished = tasks.filter(isUnfinished);
  const deadline = unfinished
    .map(({ dueOn }) => dueOn)
    .toSorted()
    .at(-1);
  const log = tasks.filter(
    ({ acceptanceState, acceptanceDecidedAt }) => acceptanceState && acceptanceDecidedAt,
  );
  return {
    status: statusOf(unfinished),
    ...(deadline !== undefined && { deadline: dayEnds(deadline) }),
    ...listOf('remediations', [...recommended, ...tasks.map((task) => responseOf(state, about, task))]),
    ...(log.length > 0 && { 'risk-log': { entries: log.map((task) => decisionOf(state, about, task)) } }),
  };
}

function statusOf(unfinished: readonly RemediationTask[]): string {
  if (unfinished.length === 0) return 'open';
  if (unfinished.every(({ acceptedUntil }) => acceptedUntil !== null)) return 'deviation-approved';
  if (unfinished.some(({ acceptanceState }) => acceptanceState === 'REQUESTED')) return 'deviation-requested';
  return 'remediating';
}

const responseUuid = (about: string, task: RemediationTask): string => uuidOf('response', about, task.id);

/** A task as the response to a risk: one milestone for its day, and its steps. */
function responseOf(state: State, about: string, task: RemediationTask): object {
  return {
    uuid: responseUuid(about, task),
    lifecycle: isUnfinished(task) ? 'planned' : 'completed',
    title: line(`${task.code} ${task.title}`),
    description: task.description ?? task.title,
    props: [
      ...own('task-id', task.id),
      ...own('task-code', task.code),
      ...own('task-state', token(task.state)),
      ...own('priority', token(task.priority)),
      ...own('overdue', task.overdue),
      ...own('risk-before', task.riskBefore && token(task.riskBefore)),
      ...own('risk-after', task.riskAfter && token(task.riskAfter)),
      ...own('acceptance-state', task.acceptanceState && token(task.acceptanceState)),
      ...own('accepted-until', task.acceptanceUntil),
    ],
    ...originsOf(state, task.ownerId, 'risk-owner'),
    tasks: [
      milestoneOf(state, about, task),
      ...task.steps.map((step) => ({
        uuid: uuidOf('step', about, task.id, step.id),
        type: 'action',
        title: line(step.title),
        props: own('done', String(step.doneAt !== null)),
      })),
    ],
    remarks: `任务状态：${TASK_STATE[task.state]}。`,
  };
}

function milestoneOf(state: State, about: string, task: RemediationTask): object {
  const { id, dueOn, originalDueOn, verifiedAt } = task;
  const responsible = (
    [
      ['risk-owner', task.ownerId, state.people],
      ['risk-unit', task.unitId, state.units],
    ] as const
  ).flatMap(([role, party, known]) =>
    party !== null && known.has(party) ? [{ 'role-id': role, 'party-uuids': [uuidOf('party', party)] }] : [],
  );
  return {
    uuid: uuidOf('milestone', about, id),
    type: 'milestone',
    title: '整改完成并验证',
    ...listOf('props', [
      ...own('original-due-on', originalDueOn === dueOn ? null : originalDueOn),
      ...own('verified-at', verifiedAt && moment(verifiedAt)),
    ]),
    timing: { 'on-date': { date: dayEnds(dueOn) } },
    ...listOf('responsible-roles', responsible),
  };
}

/** What was decided about living with a risk: the deviation of the model. */
function decisionOf(state: State, about: string, task: RemediationTask): object {
  const {
    acceptanceState,
    acceptanceUntil,
    acceptanceReason,
    acceptanceNote,
    acceptanceDecidedById: by,
  } = task;
  const approved = acceptanceState === 'APPROVED';
  return {
    uuid: uuidOf('acceptance', about, task.id),
    title: approved ? '风险接受已批准' : '风险接受未获批准',
    description: [
      `理由：${acceptanceReason ?? '未填写'}`,
      ...(acceptanceUntil ? [`期限：${acceptanceUntil}`] : []),
      ...(acceptanceNote ? [`审批意见：${acceptanceNote}`] : []),
    ].join('\n\n'),
    start: moment(task.acceptanceDecidedAt!),
    ...(by !== null && state.people.has(by)
      ? { 'logged-by': [{ 'party-uuid': uuidOf('party', by), 'role-id': 'approver' }] }
      : {}),
    ...(task.acceptedUntil !== null && { 'status-change': 'deviation-approved' }),
    'related-responses': [{ 'response-uuid': responseUuid(about, task) }],
  };
}
