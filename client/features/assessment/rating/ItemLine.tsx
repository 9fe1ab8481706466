import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import { formatNumber } from '../../../lib/format';
import { Icon } from '../../../ui/Icon';
import { Ladder } from './Ladder';
import { isShort, type Item } from './model';
import styles from './Rating.module.css';

/** One item of the tree: what it is and its score over its level, use and data quality. */
export const ItemLine = memo(function ItemLine({ item }: { item: Item }) {
  const { t } = useLingui();
  const { declared, proven, control } = item;
  const percent = (share: number | null | undefined) =>
    share == null ? '—' : `${formatNumber(share * 100, 0)}%`;
  const usesFigures = item.figures.some((figure) => figure.kind === 'USE');
  const checksQuality = item.figures.some((figure) => figure.kind === 'QUALITY');
  return (
    <span className={styles.itemLine}>
      <span className={styles.itemName} title={`${control.code} ${control.name}`}>
        {item.figures.some((figure) => figure.needsConfirmation) && (
          <>
            <Icon name="history" size={12} label={t`数据沿用待确认`} />{' '}
          </>
        )}
        <b>{control.code}</b> {control.name}
      </span>
      <span className={styles.itemScore} title={t`自报 / 实证得分`}>
        {score(declared?.score)} / <b>{score(proven?.score)}</b>
      </span>
      <Ladder
        declared={declared?.functionLevel ?? 0}
        proven={proven?.functionLevel ?? 0}
        asked={new Set(item.lines.map((line) => line.control.level ?? ''))}
      />
      <span className={styles.itemFigures}>
        {usesFigures && <span>{t`应用 ${percent(declared?.use)}`}</span>}
        {checksQuality && <span>{t`质量 ${percent(declared?.quality)}`}</span>}
      </span>
    </span>
  );
});

const score = (value: number | undefined): string => (value === undefined ? '—' : formatNumber(value, 2));

/** A role: how many of its items reach the target. */
export function RoleLine({ name, items }: { name: string; items: readonly Item[] }) {
  const { t } = useLingui();
  const reached = items.filter((item) => !item.lines.some((line) => line.asked && isShort(line))).length;
  return (
    <>
      <span className={styles.role}>{name}</span>
      <span className={styles.roleCount} title={t`目标级别及以下的条款全部自报符合的项目`}>
        {reached}/{items.length}
      </span>
    </>
  );
}
