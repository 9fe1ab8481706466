import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Chart, type ChartOption } from '../../ui/Chart';
import { Card } from '../../ui/Page';
import type { Basis } from './CompareView';
import type { Roadmap } from './documents';
import { usePlanningNames } from './usePlanningNames';
import styles from './Planning.module.css';

/** All packages first, then alternatives in their order; told apart by more than color. */
const looks = [
  { color: '#7b8f93', type: 'dashed', symbol: 'circle' },
  { color: '#0a6a6e', type: 'solid', symbol: 'rect' },
  { color: '#b7791f', type: 'solid', symbol: 'triangle' },
  { color: '#5b4b9a', type: 'solid', symbol: 'diamond' },
  { color: '#a8322a', type: 'dotted', symbol: 'circle' },
  { color: '#2f6f3e', type: 'dotted', symbol: 'rect' },
  { color: '#3d5a80', type: 'dotted', symbol: 'triangle' },
] as const;

/** The score of each assessment by year, a line for each alternative, with the numbers behind it. */
export function EffectCharts({ roadmap, basis }: { roadmap: Roadmap; basis: Basis }) {
  return (
    <div className={styles.charts}>
      {roadmap.assessments.map((assessment) => (
        <Card key={assessment.id}>
          <EffectChart roadmap={roadmap} assessment={assessment} basis={basis} />
        </Card>
      ))}
    </div>
  );
}

interface EffectChartProps {
  roadmap: Roadmap;
  assessment: Roadmap['assessments'][number];
  basis: Basis;
}

function EffectChart({ roadmap, assessment, basis }: EffectChartProps) {
  const { t, i18n } = useLingui();
  const names = usePlanningNames();
  const lines = useMemo(
    () =>
      roadmap.scenarios.flatMap((scenario) => {
        const effect = scenario.effects.find((one) => one.assessment.id === assessment.id);
        return effect ? [{ name: names.scenario(scenario), points: effect.points }] : [];
      }),
    // The names change only with the language.
    [roadmap.scenarios, assessment.id, i18n.locale],
  );
  const option = useMemo<ChartOption>(
    () => ({
      grid: { left: 8, right: 16, top: 34, bottom: 4, containLabel: true },
      legend: { right: 0, top: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: lines[0]?.points.map(({ year }) => names.year(year)) ?? [],
      },
      yAxis: { type: 'value', scale: true },
      series: lines.map(({ name, points }, at) => {
        const look = looks[at % looks.length]!;
        return {
          type: 'line',
          name,
          symbol: look.symbol,
          symbolSize: 7,
          itemStyle: { color: look.color },
          lineStyle: { width: 2, type: look.type },
          data: points.map((point) => point[basis].value),
        };
      }),
    }),
    [lines, basis, i18n.locale],
  );
  const score = basis === 'proven' ? t`实证` : t`自报`;
  return (
    <Chart
      title={assessment.name}
      label={lines
        .map(({ name, points }) => {
          const [first, last] = [points[0], points.at(-1)];
          return t`${name}：${score}得分从 ${first ? names.value(first[basis]) : '—'} 到 ${last ? names.value(last[basis]) : '—'}`;
        })
        .join('；')}
      option={option}
      table={{
        columns: [t`方案`, ...(lines[0]?.points.map(({ year }) => names.year(year)) ?? [])],
        rows: lines.map(({ name, points }) => [
          name,
          ...points.map((point) => {
            const standing = names.standing(point[basis], assessment);
            const value = names.value(point[basis]);
            return standing === null ? value : `${value} · ${standing}`;
          }),
        ]),
      }}
    />
  );
}
