import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { formatDate, formatDateTime, formatNumber } from '../../../lib/format';
import { Chart, type ChartOption } from '../../../ui/Chart';
import { ScoreLineDocument } from './documents';
import styles from './Compare.module.css';

const declaredColor = '#5b6b70';
const provenColor = '#0a6a6e';
const dayMs = 86_400_000;
const mostDays = 3_650;

interface ScoreLineProps {
  id: string;
  /** As asked for, and as the server understood both moments. */
  to: string;
  fromAt: string;
  toAt: string;
}

/** Both scores from the earlier moment to the later one: a step wherever one moved. */
export function ScoreLine({ id, to, fromAt, toAt }: ScoreLineProps) {
  const { t } = useLingui();
  const days = Math.min(mostDays, Math.max(1, Math.ceil((Date.parse(toAt) - Date.parse(fromAt)) / dayMs)));
  const { data } = useSuspenseQuery(ScoreLineDocument, { variables: { id, to, days } });
  const history = data.assessment?.scoreHistory;
  const points = useMemo(() => {
    const all = (history ?? []).map((point) => ({ ...point, time: Date.parse(point.at) }));
    const begin = Date.parse(fromAt);
    const held = all.filter((point) => point.time <= begin).at(-1);
    const inside = all.filter((point) => point.time > begin);
    return held ? [{ ...held, at: fromAt, time: begin }, ...inside] : inside;
  }, [history, fromAt]);
  const option = useMemo<ChartOption>(() => {
    const last = points.at(-1);
    const line = (key: 'declared' | 'proven', name: string, color: string) => ({
      type: 'line',
      name,
      step: 'end',
      symbolSize: 5,
      itemStyle: { color },
      lineStyle: { color, width: 2 },
      data: [
        ...points.map((point) => [point.time, point[key]]),
        ...(last ? [[Date.parse(toAt), last[key]]] : []),
      ],
    });
    return {
      grid: { left: 8, right: 16, top: 30, bottom: 4, containLabel: true },
      legend: { right: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'time', min: Date.parse(fromAt), max: Date.parse(toAt) },
      yAxis: { type: 'value', scale: true },
      series: [line('declared', t`自报`, declaredColor), line('proven', t`实证`, provenColor)],
    };
  }, [points, fromAt, toAt, t]);
  if (points.length === 0) return <p className={styles.muted}>{t`这段时间没有得分记录。`}</p>;
  return (
    <Chart
      title={t`得分曲线`}
      label={t`自 ${formatDate(fromAt)} 到 ${formatDate(toAt)}，自报和实证得分共变动 ${points.length} 次`}
      height={190}
      option={option}
      table={{
        columns: [t`时间`, t`自报`, t`实证`],
        rows: points.map((point) => [
          formatDateTime(point.at),
          formatNumber(point.declared, 1),
          formatNumber(point.proven, 1),
        ]),
      }}
    />
  );
}
