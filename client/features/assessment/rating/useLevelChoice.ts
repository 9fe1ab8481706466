import type { FilterChoice } from '../workbench/LineFilters';
import { useRating } from './context';

/** The levels or grades that a line may be narrowed to; none where the rule book has none. */
export function useLevelChoice(): FilterChoice[] {
  const { levels } = useRating();
  const real = levels.filter((level) => level.code !== '0');
  if (real.length === 0) return [];
  return [{ name: 'level', options: real.map(({ code, name }) => ({ value: code, label: name })) }];
}
