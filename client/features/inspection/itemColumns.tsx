import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useKeepAsOf } from '../../lib/asOf';
import { formatDate } from '../../lib/format';
import { CellText, type GridColumn } from '../../ui/DataGrid';
import { Status } from '../../ui/Tag';
import { useAssessmentNames, verdictTones } from '../assessment';
import type { InspectionItem } from './documents';
import { repairOf } from './repair';
import styles from './Inspection.module.css';
import { useInspectionNames } from './useInspectionNames';

/** Columns of the items that are prepared. */
export function useItemColumns(assessmentId: string | null): GridColumn<InspectionItem>[] {
  const { t, i18n } = useLingui();
  const names = useInspectionNames();
  const { verdict } = useAssessmentNames();
  const keepAsOf = useKeepAsOf();
  return useMemo(
    () => [
      {
        id: 'control',
        header: t`条款`,
        width: 280,
        grow: true,
        render: ({ control }) => (
          <CellText>
            {control?.code} {control?.name}
          </CellText>
        ),
      },
      {
        id: 'problems',
        header: t`还缺什么`,
        width: 240,
        render: (row) =>
          row.problems.length === 0 ? (
            <Status tone="positive">{t`就绪`}</Status>
          ) : (
            <span className={styles.problems}>
              {row.problems.map((problem) => {
                const to = repairOf(problem, row, assessmentId);
                return to ? (
                  <Link key={problem.kind} to={keepAsOf(to)}>
                    {names.problem(problem.kind)}
                  </Link>
                ) : (
                  <span key={problem.kind}>{names.problem(problem.kind)}</span>
                );
              })}
            </span>
          ),
      },
      {
        id: 'verdict',
        header: t`自评`,
        width: 100,
        render: (row) => <Status tone={verdictTones[row.verdict]}>{verdict(row.verdict)}</Status>,
      },
      { id: 'unit', header: t`责任科室`, width: 120, render: (row) => row.unit?.name ?? '—' },
      { id: 'person', header: t`负责人`, width: 100, render: (row) => row.person?.displayName ?? '—' },
      {
        id: 'due',
        header: t`期限`,
        width: 120,
        render: (row) => (
          <span className={row.overdue ? styles.urgent : undefined}>
            {row.dueOn ? formatDate(row.dueOn) : '—'}
          </span>
        ),
      },
      {
        id: 'interpretation',
        header: t`指标解读`,
        width: 220,
        render: (row) => <CellText muted>{row.interpretation ?? '—'}</CellText>,
      },
    ],
    // The texts change only with the language.
    [assessmentId, keepAsOf, i18n.locale],
  );
}
