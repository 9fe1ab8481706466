import { useLingui } from '@lingui/react/macro';
import type { ImpactDegree, ImpactObject, SystemState } from '../../gql/graphql';
import type { Tone } from '../../ui/tone';

export const impactObjects: readonly ImpactObject[] = ['RIGHTS', 'SOCIAL', 'NATIONAL'];
export const impactDegrees: readonly ImpactDegree[] = ['GENERAL', 'SERIOUS', 'GRAVE'];
export const systemStates: readonly SystemState[] = ['PLANNED', 'RUNNING', 'RETIRED'];
export const stateTones: Record<SystemState, Tone> = {
  PLANNED: 'info',
  RUNNING: 'positive',
  RETIRED: 'neutral',
};

/** Names of the register's fixed words in the reader's language. */
export function useSystemNames() {
  const { t } = useLingui();
  const states: Record<SystemState, string> = {
    PLANNED: t`规划中`,
    RUNNING: t`运行中`,
    RETIRED: t({ message: '已停用', context: 'system' }),
  };
  const objects: Record<ImpactObject, string> = {
    RIGHTS: t`公民、法人和其他组织的合法权益`,
    SOCIAL: t`社会秩序、公共利益`,
    NATIONAL: t`国家安全`,
  };
  const degrees: Record<ImpactDegree, string> = {
    GENERAL: t`一般损害`,
    SERIOUS: t`严重损害`,
    GRAVE: t`特别严重损害`,
  };
  const degreeHints: Record<ImpactDegree, string> = {
    GENERAL: t`工作职能局部受影响，影响范围有限`,
    SERIOUS: t`职能明显受影响，影响范围较大`,
    GRAVE: t`职能丧失或几乎瘫痪，影响范围大`,
  };
  const levels = ['', t`第一级`, t`第二级`, t`第三级`, t`第四级`, t`第五级`];
  return {
    state: (key: SystemState) => states[key],
    object: (key: ImpactObject) => objects[key],
    degree: (key: ImpactDegree) => degrees[key],
    degreeHint: (key: ImpactDegree) => degreeHints[key],
    level: (level: number) => levels[level] ?? String(level),
  };
}
