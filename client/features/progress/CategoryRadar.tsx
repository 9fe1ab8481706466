import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Chart, type ChartOption } from '../../ui/Chart';
import { Select } from '../../ui/Select';
import { EmptyState } from '../../ui/States';
import { PartScoresDocument } from './documents';
import { percent, type ComparedSubject, type PartScore } from './scoreLines';
import styles from './Progress.module.css';

/** A radar of fewer corners is a line, and one of more is a thicket: bars then. */
const corners = [3, 16] as const;
const colors = ['#7d9296', '#0a6a6e', '#c17f16'];

interface CategoryRadarProps {
  subjects: readonly ComparedSubject[];
  asOf: string | null;
}

/** Share of met and proven clauses by class or chapter of one assessment, beside its last period or another subject. */
export function CategoryRadar({ subjects, asOf }: CategoryRadarProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<string | null>(null);
  const [beside, setBeside] = useState('previous');
  const one = subjects.find(({ assessment }) => assessment.id === chosen) ?? furthest(subjects);
  const { id, subject } = one.assessment;
  const other = subjects.find(({ assessment }) => assessment.id === beside && beside !== id)?.assessment;
  const ids = other ? [id, other.id] : [id, id];
  const { data } = useSuspenseQuery(PartScoresDocument, {
    variables: { id: ids[0]!, otherId: ids[1]!, asOf },
    fetchPolicy: 'cache-and-network',
  });
  const parts = data.assessment?.partScores ?? [];
  const previous = data.assessment?.previous;
  const besides = other ? data.other?.partScores : beside === 'previous' ? previous?.partScores : undefined;
  const besideName = other ? other.subject.name : previous ? previous.period : '';
  const series = [
    { name: t`自报`, values: parts.map(({ counts }) => percent(counts, 'met')) },
    { name: t`实证`, values: parts.map(({ counts }) => percent(counts, 'proven')) },
    ...(besides
      ? [{ name: t`${besideName} 实证`, values: parts.map((part) => valueIn(besides, part)) }]
      : []),
  ];
  const key = JSON.stringify([parts.map(({ name }) => name), series]);
  const option = useMemo<ChartOption>(() => chartOf(...(JSON.parse(key) as Picture)), [key]);
  return (
    <>
      <div className={styles.choices}>
        <Select
          label={t`测评对象`}
          labelHidden
          options={subjects.map(({ assessment }) => ({
            value: assessment.id,
            label: assessment.subject.name,
          }))}
          value={id}
          onChange={(event) => setChosen(event.target.value)}
        />
        <Select
          label={t`对照`}
          labelHidden
          options={[
            { value: 'none', label: t`不对照` },
            {
              value: 'previous',
              label: previous ? t`对照上一期：${previous.period}` : t`对照上一期（没有）`,
            },
            ...subjects
              .filter(({ assessment }) => assessment.id !== id)
              .map(({ assessment }) => ({
                value: assessment.id,
                label: t`对照 ${assessment.subject.name}`,
              })),
          ]}
          value={beside}
          onChange={(event) => setBeside(event.target.value)}
        />
      </div>
      {parts.length === 0 ? (
        <EmptyState compact icon="chart" title={t`没有可以显示的条款`} />
      ) : (
        <Chart
          title={t`${subject.name} 各类别符合率`}
          label={parts
            .map(
              (part) =>
                t`${part.name} 自报 ${percent(part.counts, 'met') ?? 0}%，实证 ${percent(part.counts, 'proven') ?? 0}%`,
            )
            .join('；')}
          option={option}
          height={Math.max(320, parts.length > corners[1] ? parts.length * 26 + 60 : 0)}
          table={{
            columns: [t`类别`, t`适用`, t`自报符合`, t`实证符合`, ...series.map(({ name }) => `${name} %`)],
            rows: parts.map(({ name, counts }, at) => [
              name,
              counts.applicable,
              counts.met,
              counts.proven,
              ...series.map(({ values }) => values[at] ?? null),
            ]),
          }}
        />
      )}
    </>
  );
}

/** What is hardly rated yet shows nothing. */
const furthest = (subjects: readonly ComparedSubject[]): ComparedSubject =>
  subjects.reduce((one, other) =>
    other.counts.applicable - other.counts.open > one.counts.applicable - one.counts.open ? other : one,
  );

const valueIn = (parts: readonly PartScore[], { code }: PartScore): number | null => {
  const found = parts.find((part) => part.code === code);
  return found ? percent(found.counts, 'proven') : null;
};

type Picture = [names: string[], series: { name: string; values: (number | null)[] }[]];

function chartOf(names: Picture[0], series: Picture[1]): ChartOption {
  if (names.length < corners[0] || names.length > corners[1])
    return {
      grid: { left: 8, right: 24, top: 28, bottom: 4, containLabel: true },
      legend: { right: 0 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', max: 100 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: names,
        axisTick: { show: false },
        axisLabel: { width: 130, overflow: 'truncate' },
      },
      series: series.map(({ name, values }, at) => ({
        type: 'bar',
        name,
        barMaxWidth: 10,
        itemStyle: { color: colors[at] },
        data: values,
      })),
    };
  return {
    legend: { right: 0 },
    tooltip: { trigger: 'item' },
    radar: {
      indicator: names.map((name) => ({
        name: name.length > 9 ? `${name.slice(0, 8)}…` : name,
        max: 100,
        min: 0,
      })),
    },
    series: [
      {
        type: 'radar',
        data: series.map(({ name, values }, at) => ({
          name,
          value: values.map((value) => value ?? 0),
          itemStyle: { color: colors[at] },
          lineStyle: { color: colors[at], width: 2, type: at === 2 ? 'dashed' : 'solid' },
          areaStyle: { color: colors[at], opacity: at === 1 ? 0.15 : 0 },
        })),
      },
    ],
  };
}
