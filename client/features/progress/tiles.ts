import { useLingui } from '@lingui/react/macro';
import type { DashboardTile } from '../../gql/graphql';

/** Tiles about scores: they ask for themselves and stand without any task. */
export const tilesOfScores: ReadonlySet<DashboardTile> = new Set<DashboardTile>([
  'SCORE_LINES',
  'CAMPUSES',
  'EXPIRY_OUTLOOK',
  'CATEGORY_HEAT',
]);

/** What the tiles are called, as their headings say. */
export function useTileNames(): Record<DashboardTile, string> {
  const { t } = useLingui();
  return {
    FIGURES: t`指标与预计完成日期`,
    SCORE_LINES: t`得分曲线`,
    BURN_DOWN: t`燃尽`,
    BURN_UP: t`燃起`,
    PACE: t`每周通过验证`,
    LOAD_BY_UNIT: t`各科室未完成的任务`,
    LOAD_BY_OWNER: t`每人未完成的任务`,
    EXPIRY_OUTLOOK: t`证据到期对得分的影响`,
    CATEGORY_HEAT: t`等保各类别得分率`,
    CAMPUSES: t`各院区（科室）符合条款占比`,
  };
}
