import { useLingui } from '@lingui/react/macro';
import type { Line } from '../workbench/lines';
import { useRating } from './context';
import { FigureHistory } from './FigureHistory';
import { FigureRow } from './FigureRow';
import styles from './Rating.module.css';

/** Count or grade of an indicator; nothing for lines that are only met or not. */
export function IndicatorFigures({ line }: { line: Line }) {
  const { t } = useLingui();
  const { figures } = useRating();
  const own = figures.filter((figure) => figure.control.id === line.control.id);
  if (own.length === 0) return null;
  const idle = line.verdict !== 'MET' && line.verdict !== 'PARTIAL' && own.some((figure) => figure.recorded);
  return (
    <section className={styles.figures} aria-label={t`数据`} data-figures>
      <div className={styles.figureList}>
        {own.map((figure) => (
          <FigureRow
            key={figure.id}
            figure={figure}
            label={figure.kind === 'COUNT' ? t`数量` : t`达到的等级`}
            about=""
          />
        ))}
      </div>
      {idle && <p className={styles.hidden}>{t`评为符合或部分符合后，数据才计分。`}</p>}
      <FigureHistory controlId={line.control.id} />
    </section>
  );
}
