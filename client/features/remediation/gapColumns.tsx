import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { CellText, type GridColumn } from '../../ui/DataGrid';
import { Status, Tag } from '../../ui/Tag';
import { formatDate } from '../../lib/format';
import { proofTones, useAssessmentNames, verdictTones } from '../assessment';
import { useFrameworkNames } from '../framework';
import type { GapRow } from './gapDocuments';

/** The columns of the list of gaps; the assessment is named when there are several. */
export function useGapColumns(several: boolean): readonly GridColumn<GapRow>[] {
  const { t, i18n } = useLingui();
  const names = useAssessmentNames();
  const { weight } = useFrameworkNames();
  return useMemo<readonly GridColumn<GapRow>[]>(
    () => [
      {
        id: 'code',
        header: t({ message: '条款', context: 'column' }),
        width: 100,
        render: (row) => (
          <Link to={`/assessments/${row.assessment.id}?control=${row.control.id}`}>{row.control.code}</Link>
        ),
      },
      {
        id: 'name',
        header: t`要求`,
        width: 240,
        grow: true,
        render: (row) => <CellText>{row.control.text || row.control.name}</CellText>,
      },
      {
        id: 'assessment',
        header: t`所属测评`,
        width: 150,
        hidden: !several,
        render: (row) => <CellText muted>{row.assessment.name}</CellText>,
      },
      {
        id: 'verdict',
        header: t`结论`,
        width: 100,
        render: (row) => <Status tone={verdictTones[row.verdict]}>{names.verdict(row.verdict)}</Status>,
      },
      {
        id: 'proof',
        header: t`实证`,
        width: 172,
        render: (row) => <Status tone={proofTones[row.proofState]}>{names.proof(row.proofState)}</Status>,
      },
      {
        id: 'weight',
        header: t`权重`,
        width: 172,
        render: (row) => (
          <>
            {row.control.weight ? weight(row.control.weight) : '—'}{' '}
            {row.highRiskCases.length > 0 && <Tag tone="negative" icon="flag">{t`高风险`}</Tag>}
          </>
        ),
      },
      { id: 'gap', header: t`差距说明`, width: 150, render: (row) => <CellText>{row.gap ?? '—'}</CellText> },
      {
        id: 'who',
        header: t`负责`,
        width: 110,
        render: (row) => <CellText>{row.assignee?.displayName ?? row.unit?.name ?? '—'}</CellText>,
      },
      {
        id: 'since',
        header: t`评定日期`,
        width: 100,
        render: (row) => <CellText muted>{formatDate(row.ratedAt ?? row.carriedFromOn)}</CellText>,
      },
      {
        id: 'tasks',
        header: t`任务`,
        width: 100,
        render: (row) =>
          row.tasks.length === 0
            ? '—'
            : row.tasks.map((task) => (
                <Link key={task.id} to={`/remediation?view=table&task=${task.id}`}>
                  {task.code}
                  {task.acceptedUntil && <Tag icon="shield">{t`已接受`}</Tag>}
                </Link>
              )),
      },
    ],
    // The names change only with the language.
    [i18n.locale, several],
  );
}
