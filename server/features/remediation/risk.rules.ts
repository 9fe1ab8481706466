import { text } from '../../platform/graphql/text.js';
import type { Text } from '../../platform/graphql/text.js';
import { riskLevels } from './task.lifecycle.js';
import type { RiskLevel } from './task.lifecycle.js';

export interface RiskOfTask {
  readonly riskBefore?: RiskLevel | null | undefined;
  readonly riskAfter?: RiskLevel | null | undefined;
}

/** Why these two levels cannot stand together; undefined when they can. */
export function riskProblem({ riskBefore, riskAfter }: RiskOfTask): Text | undefined {
  if (!riskAfter) return undefined;
  if (!riskBefore)
    return text(
      '填写整改后风险，须先填整改前风险。',
      'Name the risk before the work along with the one that is left.',
    );
  if (riskLevels.indexOf(riskAfter) <= riskLevels.indexOf(riskBefore)) return undefined;
  return text('整改后风险不能高于整改前。', 'The risk that is left cannot be higher than the one before.');
}
