import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../../ui/Button';
import { useRuleBookNames } from '../../framework';
import { FigureHistory } from './FigureHistory';
import { FigureRow } from './FigureRow';
import { useRating } from './context';
import type { Item } from './model';
import styles from './Rating.module.css';

/** Use and data quality of an item: every figure that the rule book asks for, edited where it stands. */
export function FigureTable({ item }: { item: Item }) {
  const { t } = useLingui();
  const names = useRuleBookNames();
  const { gradedItem } = item.control;
  const { target } = useRating();
  const [all, setAll] = useState(false);
  if (item.figures.length === 0 || !gradedItem) return null;
  const metric = gradedItem.use && `${names.use(gradedItem.use.kind)}：${gradedItem.use.metric}`;
  const checks = (level: number | null) =>
    gradedItem.qualityChecks
      .filter((one) => one.level === level)
      .map((one) => `${names.quality(one.dimension)}：${one.check}`)
      .join('\n');
  // Data quality beyond the target is asked for later; what was recorded is shown all the same.
  const shown = item.figures.filter(
    ({ level, recorded }) => all || recorded || level === null || target === null || level <= Number(target),
  );
  const hidden = item.figures.length - shown.length;
  return (
    <section className={styles.figures} aria-label={t`数据`} data-figures>
      <div className={styles.figuresHead}>
        <h3>{t`数据`}</h3>
        {shown.some((figure) => figure.viewerCanRecord) && <span>{t`离开一行即保存，Esc 放弃`}</span>}
      </div>
      <div className={styles.figureList}>
        {shown.map((figure) => (
          <FigureRow
            key={figure.id}
            figure={figure}
            label={
              figure.kind === 'USE'
                ? figure.level === null
                  ? t`有效应用`
                  : t`有效应用 ${figure.level} 级`
                : t`数据质量 ${figure.level} 级`
            }
            about={figure.kind === 'USE' ? (metric ?? t`来源没有说明怎么统计`) : checks(figure.level)}
          />
        ))}
      </div>
      <div className={styles.figuresFoot}>
        <FigureHistory controlId={item.id} />
        {hidden > 0 && (
          <Button size="small" variant="quiet" onClick={() => setAll(true)}>
            {t`显示目标以上的 ${hidden} 项`}
          </Button>
        )}
      </div>
    </section>
  );
}
