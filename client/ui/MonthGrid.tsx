import { useId, useState, type KeyboardEvent } from 'react';
import { classNames } from '../lib/classNames';
import { monthDays } from './dayScale';
import styles from './MonthGrid.module.css';
import type { Tone } from './tone';

export interface MonthItem {
  readonly id: string;
  readonly label: string;
  readonly tone: Tone;
}

interface MonthGridProps {
  label: string;
  /** 2026-11 */
  month: string;
  today: string;
  /** Names of Monday to Sunday. */
  weekdays: readonly string[];
  itemsOf: (day: string) => readonly MonthItem[];
  /** A day with how many items it has, in words. */
  describe: (day: string, count: number) => string;
  moreLabel: (count: number) => string;
  onOpen: (day: string) => void;
  /** PageUp and PageDown. */
  onMonth: (months: number) => void;
}

const shownItems = 3;

/** A month as whole weeks: arrows walk from day to day, PageUp and PageDown from month to month, Enter opens a day. */
export function MonthGrid(props: MonthGridProps) {
  const { month, today, itemsOf, onOpen, onMonth } = props;
  const id = useId();
  const days = monthDays(month);
  const [chosen, setChosen] = useState(today);
  // Another month begins where it is looked at: today, or its first day.
  const active = days.includes(chosen) ? chosen : days.includes(today) ? today : `${month}-01`;
  const at = days.indexOf(active);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const steps: Record<string, number> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: 7,
      ArrowUp: -7,
      Home: -(at % 7),
      End: 6 - (at % 7),
    };
    const step = steps[event.key];
    if (event.key === 'Enter') onOpen(active);
    else if (event.key === 'PageDown') onMonth(1);
    else if (event.key === 'PageUp') onMonth(-1);
    else if (step !== undefined) setChosen(days[Math.max(0, Math.min(days.length - 1, at + step))]!);
    else return;
    event.preventDefault();
  }

  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return (
    <div
      role="grid"
      aria-label={props.label}
      aria-activedescendant={`${id}-${active}`}
      tabIndex={0}
      className={styles.month}
      style={{ gridTemplateRows: `auto repeat(${weeks.length}, minmax(84px, 1fr))` }}
      onKeyDown={onKeyDown}
    >
      <div role="row" className={styles.week}>
        {props.weekdays.map((name) => (
          <div key={name} role="columnheader" className={styles.weekday}>
            {name}
          </div>
        ))}
      </div>
      {weeks.map((week) => (
        <div key={week[0]} role="row" className={styles.week}>
          {week.map((day) => {
            const items = itemsOf(day);
            return (
              <div
                key={day}
                id={`${id}-${day}`}
                role="gridcell"
                aria-selected={day === active}
                aria-current={day === today ? 'date' : undefined}
                aria-label={props.describe(day, items.length)}
                className={classNames(
                  styles.day,
                  !day.startsWith(month) && styles.outside,
                  day === today && styles.today,
                  day === active && styles.active,
                )}
                onClick={() => setChosen(day)}
                onDoubleClick={() => onOpen(day)}
              >
                <span className={styles.number}>{Number(day.slice(8))}</span>
                {items.slice(0, shownItems).map((item) => (
                  <span
                    key={item.id}
                    className={classNames(styles.item, styles[item.tone])}
                    title={item.label}
                  >
                    {item.label}
                  </span>
                ))}
                {items.length > shownItems && (
                  <span className={styles.more}>{props.moreLabel(items.length - shownItems)}</span>
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
