import { classNames } from '../lib/classNames';
import type { Tone } from './tone';
import styles from './Small.module.css';

export interface MeterPart {
  id: string;
  label: string;
  value: number;
  tone: Tone;
}

interface MeterProps {
  label: string;
  parts: readonly MeterPart[];
  legend?: boolean;
}

/** One bar made of parts; its name reads all the numbers. */
export function Meter({ label, parts, legend = false }: MeterProps) {
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const shown = parts.filter((part) => part.value > 0);
  const text = parts.map((part) => `${part.label} ${part.value}`).join(', ');
  return (
    <div>
      <div className={styles.meter} role="img" aria-label={`${label}: ${text}`}>
        {shown.map((part) => (
          <span
            key={part.id}
            className={styles[`fill${part.tone}`]}
            style={{ width: `${(100 * part.value) / total}%` }}
            title={`${part.label} ${part.value}`}
          />
        ))}
      </div>
      {legend && (
        <ul className={styles.legend} aria-hidden>
          {parts.map((part) => (
            <li key={part.id}>
              <span className={classNames(styles.swatch, styles[`fill${part.tone}`])} />
              {part.label} <b className="tabular">{part.value}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ProgressBarProps {
  label: string;
  /** 0 to 1; null while the length is unknown. */
  value: number | null;
  note?: string;
  tone?: Tone;
}

/** How far a piece of work is. */
export function ProgressBar({ label, value, note, tone = 'accent' }: ProgressBarProps) {
  const percent = value === null ? undefined : Math.round(Math.max(0, Math.min(1, value)) * 100);
  return (
    <div className={styles.progress}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span
          className={classNames(styles.bar, styles[`fill${tone}`], percent === undefined && styles.wait)}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
      {note && <span className={styles.note}>{note}</span>}
    </div>
  );
}

interface SparklineProps {
  label: string;
  values: readonly number[];
  width?: number;
  height?: number;
}

/** A line of a few numbers without axes, beside the number it belongs to. */
export function Sparkline({ label, values, width = 96, height = 24 }: SparklineProps) {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const x = (index: number) => 2 + (index * (width - 4)) / Math.max(1, values.length - 1);
  const y = (value: number) => height - 3 - ((value - low) * (height - 6)) / span;
  const line = values.map(
    (value, index) => `${index ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`,
  );
  const last = values.at(-1);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path d={line.join('')} fill="none" stroke="var(--accent)" strokeWidth="1.5" strokeLinejoin="round" />
      {last !== undefined && <circle cx={x(values.length - 1)} cy={y(last)} r="2.2" fill="var(--accent)" />}
    </svg>
  );
}
