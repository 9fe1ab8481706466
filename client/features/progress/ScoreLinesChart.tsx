import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { addDays } from '../../lib/format';
import { Chart, type ChartOption } from '../../ui/Chart';
import { Segments } from '../../ui/Tabs';
import { told, type ScoreLine } from './scoreLines';
import type { ChosenDay } from './ScoreMovesDrawer';
import styles from './Progress.module.css';

type Basis = 'proven' | 'declared' | 'both';

/** With more lines than this both scores of each cannot be told apart. */
const mostBoth = 4;
const colors = ['#0a6a6e', '#c17f16', '#3c78bb', '#a8322a', '#6b5b95', '#5b8c5a', '#8a5a44', '#7d9296'];

interface Hovered {
  name: string;
  seriesName: string;
  value: readonly [number, number];
}

/** Plain text: the library would read what it is given as markup. */
const tooltip = ({ name, seriesName, value }: Hovered): HTMLElement => {
  const node = document.createElement('div');
  node.textContent = `${name} ${seriesName} ${value[1].toFixed(1)}`;
  return node;
};

const atEndOf = (day: string): number => Date.parse(`${addDays(day, 1)}T00:00:00+08:00`);

interface ScoreLinesChartProps {
  lines: readonly ScoreLine[];
  from: string;
  to: string;
  height?: number;
  onPick: (chosen: ChosenDay) => void;
}

/** One line per subject, a step wherever the score moved. */
export function ScoreLinesChart({ lines, from, to, height = 360, onPick }: ScoreLinesChartProps) {
  const { t } = useLingui();
  const [asked, setAsked] = useState<Basis | null>(null);
  const basis = asked ?? (lines.length <= mostBoth ? 'both' : 'proven');
  const option = useMemo<ChartOption>(() => {
    const series = lines.flatMap((line, at) =>
      (basis === 'both' ? (['declared', 'proven'] as const) : [basis]).map((one) => {
        const color = colors[at % colors.length];
        const last = line.points.at(-1);
        return {
          type: 'line',
          name:
            basis === 'both' && one === 'declared'
              ? t`${line.assessment.subject.name} 自报`
              : line.assessment.subject.name,
          step: 'end',
          symbol: 'circle',
          symbolSize: 7,
          itemStyle: { color },
          lineStyle: { color, width: 2, type: one === 'declared' ? 'dashed' : 'solid' },
          data: [
            ...line.points.map((point) => ({ name: point.day, value: [atEndOf(point.day), point[one]] })),
            ...(last ? [{ value: [atEndOf(to), last[one]], symbol: 'none' }] : []),
          ],
        };
      }),
    );
    return {
      grid: { left: 8, right: 24, top: 34, bottom: 4, containLabel: true },
      legend: { type: 'scroll', left: 0, right: 0 },
      tooltip: { trigger: 'item', formatter: tooltip },
      xAxis: { type: 'time', min: atEndOf(addDays(from, -1)), max: atEndOf(to) },
      yAxis: { type: 'value', scale: true },
      series,
    };
  }, [lines, basis, from, to, t]);
  const moves = lines.reduce((sum, line) => sum + line.points.filter((point) => point.moves > 0).length, 0);
  return (
    <>
      <Segments
        label={t`得分依据`}
        options={[
          { id: 'both', label: t`自报与实证` },
          { id: 'proven', label: t`实证` },
          { id: 'declared', label: t`自报` },
        ]}
        value={basis}
        onChange={setAsked}
      />
      <Chart
        title={t`得分曲线`}
        label={t`${lines.length} 条得分曲线，${from} 到 ${to} 共在 ${moves} 天有变动`}
        option={option}
        height={height}
        table={{
          columns: [t`测评对象`, t`日期`, t`自报`, t`实证`, t`变动次数`],
          rows: lines.flatMap((line) =>
            line.points.map((point) => [
              line.assessment.subject.name,
              point.day,
              told(point.declared, point.declaredLevel),
              told(point.proven, point.provenLevel),
              point.moves,
            ]),
          ),
        }}
        onPick={(day, series) => {
          const line = lines.find(({ assessment }) => series.startsWith(assessment.subject.name));
          const point = line?.points.find((one) => one.day === day);
          if (line && point) onPick({ line, point });
        }}
      />
      <p
        className={styles.note}
      >{t`每个点是当天结束时的得分；没有点的日子得分未变。点开可看当天是谁、做了什么。`}</p>
    </>
  );
}
