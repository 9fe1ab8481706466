import { invalidState, text } from '../../platform/graphql/errors.js';
import { catalogResource, componentsOf, metadataOf, scopeResource, scopeUuid } from './oscal.frame.js';
import { findingOf } from './oscal.findings.js';
import { isObserved, observationOf } from './oscal.observations.js';
import { line, listOf, moment, own, uuidOf } from './oscal.parts.js';
import type { Address } from './oscal.parts.js';
import { riskOf } from './oscal.risks.js';
import { isFound, isGap } from './oscal.state.js';
import type { Item, State } from './oscal.state.js';
import { noPlan } from './oscal.words.js';

/** An assessment as OSCAL assessment-results. */
export function assessmentResults(state: State, address: Address): object {
  const { assessment, edition, items, score } = state;
  const observed = items.filter(isObserved);
  // The model has no results without a control that was looked at.
  if (items.length === 0)
    throw invalidState(
      text(
        '这个测评没有任何条款：没有结果可以导出。',
        'The assessment has no item: there are no results to export.',
      ),
    );
  const components = componentsOf(state);
  return {
    'assessment-results': {
      uuid: uuidOf('assessment-results', assessment.id),
      metadata: metadataOf(state, `${assessment.name} 测评结果`, {}),
      'import-ap': { href: `#${scopeUuid(state)}`, remarks: noPlan.description },
      results: [
        {
          uuid: uuidOf('result', assessment.id),
          title: line(assessment.name),
          description: `按《${edition.framework.name}》对“${assessment.subject.name}”的测评，期间 ${assessment.period}。`,
          start: moment(assessment.createdAt),
          ...(assessment.closedAt !== null && { end: moment(assessment.closedAt) }),
          props: [
            ...own('declared-score', score?.declared.value),
            ...own('proven-score', score?.proven.value),
            ...own('items', items.length),
            ...own('open-items', String(items.length - observed.length)),
          ],
          ...(components.length > 0 && { 'local-definitions': { components } }),
          'reviewed-controls': reviewedControls(state),
          ...listOf(
            'observations',
            observed.map((item) => observationOf(state, item, address)),
          ),
          ...listOf(
            'risks',
            items.filter(isGap).map((item) => riskOf(state, item)),
          ),
          ...listOf('findings', items.filter(isFound).map(findingOf)),
          ...(!state.seesTasks && {
            remarks: '导出人没有查看整改任务的权限：风险的状态和处置不在本文件中，一律写作 open。',
          }),
        },
      ],
      'back-matter': { resources: [scopeResource(state, address), catalogResource(edition, address)] },
    },
  };
}

/** What was to be looked at, less what does not apply and what nobody has rated yet. */
function reviewedControls(state: State): object {
  const { items } = state;
  const without = items.filter((item) => !isFound(item));
  const [none, open] = [count(without, 'NOT_APPLICABLE'), count(without, 'OPEN')];
  return {
    description: `测评对象“${line(state.assessment.subject.name)}”适用的条款。`,
    'control-selections': [
      {
        description: `共 ${items.length} 条：已有结论 ${items.length - without.length} 条，不适用 ${none} 条，未评 ${open} 条；不适用和未评的列在排除项中，不适用的理由见相应的观察。`,
        props: [...own('not-applicable', String(none)), ...own('not-rated', String(open))],
        'include-controls': items.map(({ id }) => ({ 'control-id': id })),
        ...listOf(
          'exclude-controls',
          without.map(({ id }) => ({ 'control-id': id })),
        ),
      },
    ],
  };
}

const count = (items: readonly Item[], verdict: string): number =>
  items.filter(({ row }) => row.verdict === verdict).length;
