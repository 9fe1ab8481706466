import { useLingui } from '@lingui/react/macro';
import type {
  Conclusion,
  ProofState,
  RiskJudgement,
  ScoringEdition,
  ScoringKind,
  Verdict,
} from '../../gql/graphql';
import type { Tone } from '../../ui/tone';

/** In the order of the keys 1 to 4; OPEN has no key. */
export const verdicts: readonly Verdict[] = ['MET', 'PARTIAL', 'UNMET', 'NOT_APPLICABLE'];
export const editions: readonly ScoringEdition[] = ['MLPS_2025', 'MLPS_2021', 'MLPS_2019'];

export const verdictTones: Record<Verdict, Tone> = {
  MET: 'positive',
  PARTIAL: 'caution',
  UNMET: 'negative',
  NOT_APPLICABLE: 'info',
  OPEN: 'neutral',
};

export const proofTones: Record<ProofState, Tone> = {
  PROVEN: 'positive',
  MISSING: 'negative',
  UNREVIEWED: 'caution',
  DAMAGED: 'negative',
  RETURNED: 'negative',
  EXPIRED: 'negative',
  NOT_NEEDED: 'neutral',
};

export const conclusionTones: Record<Conclusion, Tone> = {
  EXCELLENT: 'positive',
  GOOD: 'positive',
  FAIR: 'caution',
  POOR: 'negative',
  CONFORMING: 'positive',
  BASICALLY_CONFORMING: 'caution',
  NONCONFORMING: 'negative',
  UNDECIDED: 'neutral',
};

/** Names of the assessment's fixed words in the reader's language. */
export function useAssessmentNames() {
  const { t } = useLingui();
  const verdictNames: Record<Verdict, string> = {
    MET: t`符合`,
    PARTIAL: t`部分符合`,
    UNMET: t`不符合`,
    NOT_APPLICABLE: t`不适用`,
    OPEN: t`未评`,
  };
  const proofs: Record<ProofState, string> = {
    PROVEN: t`已实证`,
    MISSING: t`缺证据`,
    UNREVIEWED: t`证据未审`,
    DAMAGED: t`证据文件不可用`,
    RETURNED: t`证据被退回`,
    EXPIRED: t`证据已过期`,
    NOT_NEEDED: t`无需证据`,
  };
  const conclusions: Record<Conclusion, string> = {
    EXCELLENT: t({ message: '优', context: 'conclusion' }),
    GOOD: t({ message: '良', context: 'conclusion' }),
    FAIR: t({ message: '中', context: 'conclusion' }),
    POOR: t({ message: '差', context: 'conclusion' }),
    CONFORMING: t({ message: '符合', context: 'conclusion' }),
    BASICALLY_CONFORMING: t({ message: '基本符合', context: 'conclusion' }),
    NONCONFORMING: t({ message: '不符合', context: 'conclusion' }),
    UNDECIDED: t({ message: '未定', context: 'conclusion' }),
  };
  const editionNames: Record<ScoringEdition, string> = {
    MLPS_2019: t`2019 版公式`,
    MLPS_2021: t`2021 版公式`,
    MLPS_2025: t`2025 版结论`,
  };
  const judgements: Record<RiskJudgement, string> = {
    PENDING: t`待判定`,
    CONFIRMED: t`确认为高风险`,
    MITIGATED: t`已缓解`,
  };
  return {
    verdict: (key: Verdict) => verdictNames[key],
    proof: (key: ProofState) => proofs[key],
    conclusion: (key: Conclusion) => conclusions[key],
    edition: (key: ScoringEdition) => editionNames[key],
    judgement: (key: RiskJudgement) => judgements[key],
    /** What both scores are counted in. */
    scoreUnit: (kind: ScoringKind, edition: ScoringEdition | null) =>
      kind === 'CHECKLIST' || edition === 'MLPS_2025' ? '%' : t`分`,
    /** The 2025 edition speaks of a rate, the older ones of points. */
    unit: (edition: ScoringEdition) => (edition === 'MLPS_2025' ? '%' : t`分`),
  };
}
