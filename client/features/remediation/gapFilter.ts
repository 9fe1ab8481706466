import { useMemo } from 'react';
import type { GapFilter, GapKind, ProofState, Verdict } from '../../gql/graphql';
import { useView } from '../../lib/useView';

/** Kinds of gaps as the address names them. */
export const gapKinds: readonly GapKind[] = ['UNMET', 'PARTIAL', 'UNPROVEN'];

/** PARTIAL and UNMET are gaps, and MET without valid proof. */
export function isGap({ verdict, proofState }: { verdict: Verdict; proofState: ProofState }): boolean {
  return verdict === 'PARTIAL' || verdict === 'UNMET' || (verdict === 'MET' && proofState !== 'PROVEN');
}

/** The filter of the list of gaps, read from the address. Without `tasked`, those that somebody works on are left out. */
export function useGapFilter(): GapFilter {
  const view = useView();
  return useMemo(() => {
    const kinds = gapKinds.filter((kind) => view.all('kind').includes(kind));
    return {
      assessmentId: view.get('assessment'),
      search: view.get('q'),
      unitId: view.get('unit'),
      mine: view.get('mine') !== null ? true : null,
      kinds: kinds.length > 0 ? kinds : null,
      withoutTask: view.get('tasked') === null ? true : null,
      ...ageRange(view.get('age')),
    };
  }, [view]);
}

/** Reads `8-30` or `91-`, days since the verdict. */
function ageRange(range: string | null): Pick<GapFilter, 'minimumAgeDays' | 'maximumAgeDays'> {
  const found = /^(\d{1,5})-(\d{0,5})$/.exec(range ?? '');
  if (!found) return {};
  return { minimumAgeDays: Number(found[1]), maximumAgeDays: found[2] ? Number(found[2]) : null };
}
