import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { Chart, type ChartOption } from '../../ui/Chart';
import { percent, type ComparedUnit } from './scoreLines';
import styles from './Progress.module.css';

interface ComparedUnitsProps {
  units: readonly ComparedUnit[];
  /** The unit that is looked into: its own row leads nowhere further. */
  here: string | null;
  onOpen: (unitId: string) => void;
}

/** Campuses and departments side by side: clauses counted, because scores of different systems have no average. */
export function ComparedUnits({ units, here, onOpen }: ComparedUnitsProps) {
  const { t } = useLingui();
  const nameOf = (one: ComparedUnit) =>
    one.unit === null ? t`全院` : one.unit.id === here ? t`${one.unit.name}（本级）` : one.unit.name;
  const rows = units.map((one) => ({ one, name: nameOf(one) }));
  const option = useMemo<ChartOption>(() => {
    const bars = rows.toReversed();
    const bar = { type: 'bar', barMaxWidth: 14, label: { show: true, position: 'right', formatter: '{c}%' } };
    return {
      grid: { left: 8, right: 48, top: 28, bottom: 4, containLabel: true },
      legend: { right: 0 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', max: 100 },
      yAxis: {
        type: 'category',
        data: bars.map(({ name }) => name),
        axisTick: { show: false },
        axisLabel: { width: 110, overflow: 'truncate' },
      },
      series: [
        {
          ...bar,
          name: t`实证`,
          itemStyle: { color: '#0a6a6e' },
          data: bars.map(({ one }) => percent(one.counts, 'proven')),
        },
        {
          ...bar,
          name: t`自报`,
          itemStyle: { color: '#7d9296' },
          data: bars.map(({ one }) => percent(one.counts, 'met')),
        },
      ],
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- names follow from the units and the language
  }, [units, here, t]);
  return (
    <>
      <Chart
        title={t`各院区（科室）符合条款占比`}
        label={rows
          .map(
            ({ one, name }) =>
              t`${name} 自报 ${percent(one.counts, 'met') ?? 0}%，实证 ${percent(one.counts, 'proven') ?? 0}%`,
          )
          .join('；')}
        option={option}
        height={Math.min(320, 70 + rows.length * 46)}
        table={{
          columns: [t`院区或科室`, t`测评对象`, t`适用`, t`自报符合`, t`实证符合`, t`未评`, t`差距`],
          rows: rows.map(({ one, name }) => [
            name,
            one.subjects,
            one.counts.applicable,
            one.counts.met,
            one.counts.proven,
            one.counts.open,
            one.counts.gaps,
          ]),
        }}
        onPick={(name) => {
          const id = rows.find((row) => row.name === name)?.one.unit?.id;
          if (id && id !== here) onOpen(id);
        }}
      />
      <ul className={styles.plain}>
        {rows.map(({ one, name }) => (
          <li key={one.unit?.id ?? ''}>
            {one.unit && one.unit.id !== here ? (
              <button type="button" className={styles.moved} onClick={() => onOpen(one.unit!.id)}>
                {name}
              </button>
            ) : (
              name
            )}
            <span className={styles.sub}> {t`${one.subjects} 个对象，最弱：`}</span>
            <Link to={`/assessments/${one.weakest.id}`}>{one.weakest.subject.name}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
