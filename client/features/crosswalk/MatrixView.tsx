import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useHotkeys } from '../../lib/hotkeys';
import { useView } from '../../lib/useView';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { KeyCombo } from '../../ui/Kbd';
import { MatrixGrid, type MatrixPlace } from '../../ui/MatrixGrid';
import { EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { headOf, placeKey, sheetOf, type Cell, type Matrix } from './matrix';
import { RelationMark } from './RelationMark';
import { relationSigns, statusTones, useCrosswalkNames } from './useCrosswalkNames';
import { useJudging } from './useJudging';
import styles from './Crosswalk.module.css';

interface MatrixViewProps {
  matrix: Matrix;
  canReview: boolean;
  onOpen: (mappingId: string) => void;
}

/** Control by control: where the two rule books meet, how, and what the hospital made of it. */
export function MatrixView({ matrix, canReview, onOpen }: MatrixViewProps) {
  const { t } = useLingui();
  const view = useView();
  const names = useCrosswalkNames();
  const { judge } = useJudging();
  const all = view.get('all') !== null;
  const sheet = useMemo(() => sheetOf(matrix, !all), [matrix, all]);
  const [place, setPlace] = useState<MatrixPlace>(() => sheet.places[0] ?? { row: 0, column: 0 });
  const active = {
    row: Math.min(place.row, Math.max(0, sheet.rows.length - 1)),
    column: Math.min(place.column, Math.max(0, sheet.columns.length - 1)),
  };
  const chosen = sheet.cells.get(placeKey(active.row, active.column)) ?? [];
  const heads = useMemo(
    () => ({ rows: sheet.rows.map(headOf), columns: sheet.columns.map(headOf) }),
    [sheet],
  );
  const [first] = chosen;

  /** The next mapping in reading order, round and round. */
  function step(by: 1 | -1): void {
    const { places } = sheet;
    if (places.length === 0) return;
    const here = places.findIndex(
      (one) => one.row > active.row || (one.row === active.row && one.column >= active.column),
    );
    const on = places[here]?.row === active.row && places[here].column === active.column;
    const from = here < 0 ? places.length : here;
    const next = by === 1 ? (on ? from + 1 : from) : from - 1;
    setPlace(places[(next + places.length) % places.length] ?? active);
  }
  const mark = (status: Cell['status']) =>
    void judge(
      chosen.map((cell) => ({ id: cell.mappingId, status: cell.status })),
      status,
    );
  useHotkeys(t`对标矩阵`, [
    { keys: 'KeyN', label: t`下一条映射`, run: () => step(1) },
    { keys: 'Shift+KeyN', label: t`上一条映射`, run: () => step(-1) },
    ...(canReview && first
      ? [
          { keys: 'KeyR', label: t`复核当前映射`, run: () => mark('REVIEWED') },
          { keys: 'KeyD', label: t`不采用当前映射`, run: () => mark('REJECTED') },
          { keys: 'KeyZ', label: t`恢复为未核`, run: () => mark('UNVERIFIED') },
        ]
      : []),
  ]);

  if (matrix.cells.length === 0)
    return (
      <EmptyState icon="split" title={t`这两个标准之间还没有映射`}>
        {t`可以在条款详情里逐条添加本院映射，或换一对标准。`}
      </EmptyState>
    );
  const row = sheet.rows[active.row];
  const column = sheet.columns[active.column];
  return (
    <div className={styles.matrixView}>
      <div className={styles.matrixTools}>
        <Checkbox
          label={t`连同没有映射的条款`}
          checked={all}
          onChange={(event) => view.set({ all: event.target.checked })}
        />
        <span className={styles.legend}>
          {(['EQUAL', 'SUPERSET', 'SUBSET', 'INTERSECTS'] as const).map((relation) => (
            <RelationMark key={relation} relation={relation} />
          ))}
        </span>
        <span className={styles.faint}>
          {t`${sheet.rows.length} 行 × ${sheet.columns.length} 列，${matrix.cells.length} 条映射`}
        </span>
      </div>
      <MatrixGrid
        label={t`${matrix.framework.shortName} 与 ${matrix.byFramework.shortName} 的对标矩阵`}
        rows={heads.rows}
        columns={heads.columns}
        corner={
          <>
            {matrix.framework.shortName} ↓
            <br />
            {matrix.byFramework.shortName} →
          </>
        }
        active={active}
        onActiveChange={setPlace}
        onOpen={({ row: atRow, column: atColumn }) => {
          const [cell] = sheet.cells.get(placeKey(atRow, atColumn)) ?? [];
          if (cell) onOpen(cell.mappingId);
        }}
        cell={({ row: atRow, column: atColumn }) => {
          const cells = sheet.cells.get(placeKey(atRow, atColumn));
          const cell = cells?.find((one) => one.status !== 'REJECTED') ?? cells?.[0];
          if (!cell) return undefined;
          return {
            content: cell.status === 'REJECTED' ? '×' : relationSigns[cell.relation],
            label: `${names.relation(cell.relation)}, ${names.confidence(cell.confidence)}, ${names.status(cell.status)}`,
            tone: toneOf(cell),
          };
        }}
      />
      <div className={styles.matrixFoot} aria-live="polite">
        {row && column && (
          <>
            <span className={styles.pair}>
              <b>{row.code}</b> {row.name}
              {first ? (
                <RelationMark relation={first.relation} />
              ) : (
                <span className={styles.faint}>{t`没有映射`}</span>
              )}
              <b>{column.code}</b> {column.name}
            </span>
            {first && (
              <>
                <span className={styles.faint}>{names.confidence(first.confidence)}</span>
                <Status tone={statusTones[first.status]}>{names.status(first.status)}</Status>
                {canReview && (
                  <>
                    {first.status !== 'REVIEWED' && (
                      <Button size="small" icon="check" onClick={() => mark('REVIEWED')}>
                        {t`复核`} <KeyCombo keys="KeyR" />
                      </Button>
                    )}
                    {first.status !== 'REJECTED' && (
                      <Button size="small" icon="close" onClick={() => mark('REJECTED')}>
                        {t`不采用`} <KeyCombo keys="KeyD" />
                      </Button>
                    )}
                  </>
                )}
                <Button size="small" variant="quiet" onClick={() => onOpen(first.mappingId)}>
                  {t`详情`} <KeyCombo keys="Enter" />
                </Button>
              </>
            )}
          </>
        )}
        <span className={styles.keysNote}>
          <KeyCombo keys="KeyN" /> {t`下一条映射`}
        </span>
      </div>
    </div>
  );
}

/** What the hospital stands behind is told from what it was only given. */
function toneOf(cell: Cell): string {
  if (cell.status === 'REJECTED') return 'neutral';
  if (cell.status === 'REVIEWED') return 'positive';
  return cell.confidence === 'LOW' ? 'caution' : 'info';
}
