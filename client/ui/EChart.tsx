import { useEffect, useRef } from 'react';
import { mountChart, type ChartOption } from './echarts';

interface EChartProps {
  option: ChartOption;
  label: string;
  onPick?: (name: string, seriesName: string) => void;
  /** Told the way to its picture (a PNG as a data address), and null when it goes. Keep it the same. */
  onPicture: (take: (() => string) | null) => void;
}

/** The picture itself; in its own chunk together with the library. */
export default function EChart({ option, label, onPick, onPicture }: EChartProps) {
  const node = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof mountChart> | null>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    if (!node.current) return;
    const mounted = mountChart(node.current);
    chart.current = mounted;
    onPicture(() => mounted.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#fff' }));
    mounted.on('click', (event) => pick.current?.(event.name, event.seriesName ?? ''));
    const observer = new ResizeObserver(() => mounted.resize());
    observer.observe(node.current);
    return () => {
      observer.disconnect();
      mounted.dispose();
      chart.current = null;
      onPicture(null);
    };
  }, [onPicture]);
  useEffect(() => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.current?.setOption({ animation: !still, animationDuration: 300, ...option }, { notMerge: true });
  }, [option]);
  return <div ref={node} role="img" aria-label={label} style={{ width: '100%', height: '100%' }} />;
}
