import { useLingui } from '@lingui/react/macro';
import type { CoverageKind, MappingConfidence, MappingRelation, MappingStatus } from '../../gql/graphql';
import type { Tone } from '../../ui/tone';

/** Signs as in set theory; the word always stands beside or behind them. */
export const relationSigns: Record<MappingRelation | 'NONE', string> = {
  EQUAL: '＝',
  SUBSET: '⊂',
  SUPERSET: '⊃',
  INTERSECTS: '∩',
  NONE: '?',
};

export const statusTones: Record<MappingStatus, Tone> = {
  UNVERIFIED: 'caution',
  REVIEWED: 'positive',
  REJECTED: 'neutral',
};

export const coverageTones: Record<CoverageKind, Tone> = {
  FULL: 'positive',
  PART: 'info',
  HINT: 'caution',
  NONE: 'neutral',
};

export const relations: readonly MappingRelation[] = ['EQUAL', 'SUPERSET', 'SUBSET', 'INTERSECTS'];
export const confidences: readonly MappingConfidence[] = ['HIGH', 'MEDIUM', 'LOW'];
export const statuses: readonly MappingStatus[] = ['UNVERIFIED', 'REVIEWED', 'REJECTED'];
export const coverageKinds: readonly CoverageKind[] = ['FULL', 'PART', 'HINT', 'NONE'];

/** Names of the words of mappings in the reader's language. */
export function useCrosswalkNames() {
  const { t } = useLingui();
  const relationNames: Record<MappingRelation, string> = {
    EQUAL: t`等同`,
    SUBSET: t`包含于`,
    SUPERSET: t({ message: '包含', context: 'mapping' }),
    INTERSECTS: t`相交`,
  };
  const relationHints: Record<MappingRelation, string> = {
    EQUAL: t`两条的要求相同`,
    SUBSET: t`前者只是后者要求的一部分`,
    SUPERSET: t`前者包含后者的全部要求，且更多`,
    INTERSECTS: t`两条有共同部分，别的不作断言`,
  };
  const confidenceNames: Record<MappingConfidence, string> = {
    HIGH: t`置信度高`,
    MEDIUM: t`置信度中`,
    LOW: t`置信度低`,
  };
  const statusNames: Record<MappingStatus, string> = {
    UNVERIFIED: t({ message: '未核', context: 'mapping' }),
    REVIEWED: t`已复核`,
    REJECTED: t`不采用`,
  };
  const coverageNames: Record<CoverageKind, string> = {
    FULL: t`完全覆盖`,
    PART: t`部分覆盖`,
    HINT: t`可能相关`,
    NONE: t`未对标`,
  };
  const coverageHints: Record<CoverageKind, string> = {
    FULL: t`对方有单独一条要求与它等同或包含它：满足那一条，就满足这一条。几条合起来才够的不算。`,
    PART: t`对方有条款与它有共同部分：同一份证据能用上一部分，其余要另外取证。`,
    HINT: t`对标落在上级控制点（或对方的上级）上：其中至少一项相关，是不是这一项要人判断。`,
    NONE: t`没有任何采用的映射通向对方：只能靠本标准自己取证。`,
  };
  return {
    relation: (relation: MappingRelation | null) => (relation ? relationNames[relation] : t`待判断`),
    relationHint: (relation: MappingRelation | null) =>
      relation ? relationHints[relation] : t`连共同部分都不能确定，须由人判断`,
    confidence: (confidence: MappingConfidence) => confidenceNames[confidence],
    status: (status: MappingStatus) => statusNames[status],
    coverage: (kind: CoverageKind) => coverageNames[kind],
    coverageHint: (kind: CoverageKind) => coverageHints[kind],
  };
}
