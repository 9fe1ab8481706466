import { statementId } from '../framework/index.js';
import { itemProps, observationUuid, standingOf } from './oscal.observations.js';
import { line, listOf, uuidOf } from './oscal.parts.js';
import { riskUuid } from './oscal.risks.js';
import { isGap } from './oscal.state.js';
import type { Item } from './oscal.state.js';

export const findingUuid = ({ row }: Item): string => uuidOf('finding', row.id);

/**
 * A verdict as a finding. The state is the declared one, because that is what somebody found; that the proof does not carry it
 * says the reason, and the properties say both.
 */
export function findingOf(item: Item): object {
  const { row, control, id } = item;
  const met = row.verdict === 'MET';
  const proven = row.proofState === 'PROVEN';
  return {
    uuid: findingUuid(item),
    title: line(`${control.code} ${control.name}`),
    description: [standingOf(item), ...(row.gap === null ? [] : [row.gap])].join('\n\n'),
    props: itemProps(item),
    target: {
      type: 'statement-id',
      'target-id': statementId(id),
      status: {
        state: met ? 'satisfied' : 'not-satisfied',
        reason: met ? (proven ? 'pass' : 'other') : 'fail',
        ...(!(met && proven) && {
          remarks: met ? `自报符合，但证据不支持。${standingOf(item)}` : standingOf(item),
        }),
      },
    },
    'related-observations': [{ 'observation-uuid': observationUuid(item) }],
    ...listOf('related-risks', isGap(item) ? [{ 'risk-uuid': riskUuid(item) }] : []),
  };
}
