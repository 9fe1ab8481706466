import { useLingui } from '@lingui/react/macro';
import type { RiskLevel } from '../../gql/graphql';
import { useRemediationNames } from './useRemediationNames';

interface RiskReducedProps {
  task: {
    riskBefore?: RiskLevel | null;
    riskAfter?: RiskLevel | null;
    riskReduced?: number | null;
  };
}

/** The level of risk before and after the work, and by how many levels it falls. */
export function RiskReduced({ task: { riskBefore, riskAfter, riskReduced } }: RiskReducedProps) {
  const { t } = useLingui();
  const names = useRemediationNames();
  if (!riskBefore) return '—';
  if (!riskAfter) return names.risk(riskBefore);
  const levels = riskReduced ?? 0;
  return (
    <>
      {names.risk(riskBefore)} → {names.risk(riskAfter)}{' '}
      {levels > 0 && <small>{t`（降 ${levels} 级）`}</small>}
    </>
  );
}
