import { useLingui } from '@lingui/react/macro';
import { useFrameworkNames } from '../../framework';
import { useAssessmentNames, verdicts } from '../useAssessmentNames';
import type { FilterChoice } from './LineFilters';
import type { Head } from './lines';

/** What the lines of MLPS may be narrowed to beside the chips: verdict, class, weight. */
export function useChoices(head: Head): FilterChoice[] {
  const { t } = useLingui();
  const frameworkNames = useFrameworkNames();
  return [
    useVerdictChoice(),
    {
      name: 'category',
      options: head.categoryScores.map((one) => ({ value: one.category, label: one.name })),
    },
    {
      name: 'weight',
      options: ['KEY', 'IMPORTANT', 'GENERAL'].map((one) => ({
        value: one,
        label: t`权重 ${frameworkNames.weight(one)}`,
      })),
    },
  ];
}

/** The verdicts, in every rule book. */
export function useVerdictChoice(): FilterChoice {
  const names = useAssessmentNames();
  return {
    name: 'verdict',
    options: [...verdicts, 'OPEN' as const].map((one) => ({ value: one, label: names.verdict(one) })),
  };
}
