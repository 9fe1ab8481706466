import { useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../../../lib/format';
import { Banner } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { categoryTones, useRuleBookNames } from '../../framework';
import type { Line } from '../workbench/lines';
import { StepButtons } from '../workbench/StepButtons';
import type { WorkState } from '../workbench/useWork';
import { ClauseLevel } from './ClauseLevel';
import { useRating } from './context';
import { FigureTable } from './FigureTable';
import { Ladder } from './Ladder';
import { levelsOf, type Item } from './model';
import styles from './Rating.module.css';
import resultStyles from '../workbench/Result.module.css';

interface ItemPaneProps {
  item: Item;
  active: Line;
  state: WorkState;
  position: number;
  total: number;
  onStep: (by: 1 | -1) => void;
}

/** The centre: how far an item is and why, its figures, its clauses by level with the chosen one opened. */
export function ItemPane({ item, active, state, position, total, onStep }: ItemPaneProps) {
  const { t } = useLingui();
  const { target, book } = useRating();
  const { control, declared, proven } = item;
  const levels = useMemo(() => levelsOf(item), [item]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const pane = useRef<HTMLElement>(null);
  const [first] = item.lines;
  // The walk may lead out of sight; what is being worked on is brought into view. An item is opened at its head.
  useEffect(() => {
    if (active.id === first?.id) pane.current?.scrollTo({ top: 0 });
    else pane.current?.querySelector('[data-active=true] > div')?.scrollIntoView({ block: 'nearest' });
  }, [active.id, first?.id]);
  const role = book?.controls.find((one) => one.id === control.parentId)?.name;
  const beyond = (level: string) => target !== null && Number(level) > Number(target);
  return (
    <article ref={pane} className={resultStyles.result} tabIndex={0} aria-label={t`项目与条款`}>
      <header className={resultStyles.resultHead}>
        <span className={resultStyles.path}>
          <b>{control.code}</b> {role}
        </span>
        <StepButtons position={position} total={total} onStep={onStep} />
      </header>
      <div className={styles.itemHead}>
        <h2>{control.name}</h2>
        <Categories item={item} />
      </div>
      <div className={styles.standing} aria-live="polite">
        <Ladder
          large
          declared={declared?.functionLevel ?? 0}
          proven={proven?.functionLevel ?? 0}
          asked={new Set(levels.map(({ level }) => level))}
        />
        <span className={styles.sums}>
          <Sum label={t`自报`} outcome={declared} />
          <Sum label={t`实证`} outcome={proven} />
        </span>
      </div>
      <NextLevel item={item} />
      <FigureTable item={item} />
      {levels.map((one) => {
        const holdsActive = one.lines.some((line) => line.id === active.id);
        return (
          <ClauseLevel
            key={one.level}
            item={item}
            level={one}
            active={active}
            state={state}
            beyond={beyond(one.level)}
            open={!beyond(one.level) || one.passing.length > 0 || holdsActive || opened.has(one.level)}
            onOpen={() => setOpened(new Set(opened).add(one.level))}
          />
        );
      })}
    </article>
  );
}

/** What the item is at the target level: basic and elective items decide about the level differently. */
function Categories({ item }: { item: Item }) {
  const { t } = useLingui();
  const names = useRuleBookNames();
  const { target } = useRating();
  const found = item.control.gradedItem?.categories.find(({ level }) => String(level) === target)?.category;
  if (!found || found === 'NO_ROW') return null;
  return (
    <Tag tone={categoryTones[found] ?? 'neutral'} title={t`在目标级别`}>
      {found === 'UNKNOWN' ? t`基本项还是选择项：未知` : names.category(found)}
    </Tag>
  );
}

function Sum({ label, outcome }: { label: string; outcome: Item['declared'] | Item['proven'] }) {
  if (!outcome) return null;
  return (
    <span className={styles.sum}>
      {label} <b>{formatNumber(outcome.score, 2)}</b> <span>{outcome.formula}</span>
    </span>
  );
}

/** What keeps the item from its next level beside clauses: those are marked where they stand. */
function NextLevel({ item }: { item: Item }) {
  const { t } = useLingui();
  const { declared } = item;
  if (!declared?.nextLevel) return null;
  const clauses = declared.nextStops.filter((stop) => stop.resultId !== null).length;
  const figures = declared.nextStops.filter((stop) => stop.resultId === null);
  return (
    <Banner tone="info">
      {clauses > 0
        ? t`距 ${declared.nextLevel} 级还差 ${clauses} 条。`
        : t`${declared.nextLevel} 级的条款已全部符合。`}{' '}
      {figures.map((stop) => stop.reason).join(' ')}
    </Banner>
  );
}
