import { distinct } from '../../platform/graphql/relation.js';
import { invalidState, text } from '../../platform/graphql/errors.js';
import type { RemediationTask } from '../remediation/index.js';
import { catalogResource, componentsOf, metadataOf } from './oscal.frame.js';
import { findingOf, findingUuid } from './oscal.findings.js';
import { observationOf, observationUuid, standingOf } from './oscal.observations.js';
import { documentPath, line, listOf, own, token, uuidOf } from './oscal.parts.js';
import type { Address } from './oscal.parts.js';
import { gapKind, riskOf, riskOfTask, riskUuid, taskRiskUuid } from './oscal.risks.js';
import { isGap } from './oscal.state.js';
import type { Item, State } from './oscal.state.js';

/** Open gaps of an assessment and what is done about them, as an OSCAL plan of action and milestones. */
export function planOfAction(state: State, address: Address): object {
  const { assessment, edition, items } = state;
  const gaps = items.filter(isGap);
  const left = tasksWithoutGap(items);
  // The model has no plan without an item.
  if (gaps.length + left.length === 0)
    throw invalidState(
      text(
        '这个测评没有差距，也没有未完成的整改任务：整改计划没有内容可以导出。',
        'The assessment has no gap and no unfinished task: there is no plan of action to export.',
      ),
    );
  const components = componentsOf(state);
  return {
    'plan-of-action-and-milestones': {
      uuid: uuidOf('poam', assessment.id),
      metadata: metadataOf(state, `${assessment.name} 整改计划`, {
        links: [{ href: `#${resultsUuid(state)}`, rel: 'reference', text: resultsTitle }],
      }),
      'system-id': {
        'identifier-type': 'http://ietf.org/rfc/rfc4122',
        id: uuidOf('component', assessment.subject.id),
      },
      ...(components.length > 0 && { 'local-definitions': { components } }),
      ...listOf(
        'observations',
        gaps.map((item) => observationOf(state, item, address)),
      ),
      risks: [...gaps.map((item) => riskOf(state, item)), ...left.map((task) => riskOfTask(state, task))],
      ...listOf('findings', gaps.map(findingOf)),
      'poam-items': [...gaps.map(itemOf), ...left.map(itemOfTask)],
      'back-matter': { resources: [resultsResource(state, address), catalogResource(edition, address)] },
    },
  };
}

const resultsTitle = '测评结果（OSCAL assessment-results）';
const resultsUuid = ({ assessment }: State): string => uuidOf('results-resource', assessment.id);

/** The results that the plan follows from. */
const resultsResource = (state: State, address: Address): object => ({
  uuid: resultsUuid(state),
  title: resultsTitle,
  description: `“${state.assessment.name}”的测评结果，与本计划出自同一份数据。`,
  rlinks: [
    {
      href: address(documentPath(state.assessment.id, 'assessment-results')),
      'media-type': 'application/oscal+json',
    },
  ],
});

/** Unfinished tasks all of whose items are no gap any more: nothing is forgotten before it is verified. */
function tasksWithoutGap(items: readonly Item[]): readonly RemediationTask[] {
  const onGaps = new Set(items.filter(isGap).flatMap(({ tasks }) => tasks.map(({ id }) => id)));
  const left = items
    .flatMap(({ tasks }) => tasks)
    .filter((task) => task.state !== 'VERIFIED' && !onGaps.has(task.id));
  return [...new Map(left.map((task) => [task.id, task])).values()].toSorted(
    (one, other) => one.number - other.number,
  );
}

function itemOf(item: Item): object {
  const { row, control, tasks } = item;
  return {
    uuid: uuidOf('poam-item', row.id),
    title: line(`${control.code} ${control.name}`),
    description: row.gap ?? standingOf(item),
    props: [
      ...own('control-id', item.id),
      ...own('gap-kind', gapKind(item)),
      ...distinct(tasks.map(({ code }) => code)).flatMap((code) => own('task-code', code)),
    ],
    'related-findings': [{ 'finding-uuid': findingUuid(item) }],
    'related-observations': [{ 'observation-uuid': observationUuid(item) }],
    'related-risks': [{ 'risk-uuid': riskUuid(item) }],
    ...(tasks.length === 0 && { remarks: '还没有整改任务。' }),
  };
}

function itemOfTask(task: RemediationTask): object {
  return {
    uuid: uuidOf('poam-item', task.id),
    title: line(`${task.code} ${task.title}`),
    description: task.description ?? task.title,
    props: [...own('task-code', task.code), ...own('task-state', token(task.state))],
    'related-risks': [{ 'risk-uuid': taskRiskUuid(task) }],
    remarks: '所涉条款目前没有差距，任务尚未验证。',
  };
}
