import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { formatList } from '../../lib/format';
import { CellText, type GridColumn } from '../../ui/DataGrid';
import { Status, Tag } from '../../ui/Tag';
import { useFrameworkNames } from '../framework';
import { DueMark } from './DueMark';
import type { SystemRow } from './SystemListPage';
import { stateTones, useSystemNames } from './useSystemNames';

interface CellProps {
  row: SystemRow;
}

function GradingCell({ row }: CellProps) {
  const names = useSystemNames();
  return (
    <>
      <Tag tone="accent">{row.grading.code}</Tag> {names.level(row.grading.level)}
    </>
  );
}

function StateCell({ row }: CellProps) {
  const names = useSystemNames();
  return <Status tone={stateTones[row.state]}>{names.state(row.state)}</Status>;
}

function TechnologiesCell({ row }: CellProps) {
  const names = useFrameworkNames();
  return <CellText muted>{formatList(row.technologies.map(names.technology)) || '—'}</CellText>;
}

/** The columns of the register; rebuilt only when the language changes. */
export function useSystemColumns(): readonly GridColumn<SystemRow>[] {
  const { t } = useLingui();
  return useMemo<readonly GridColumn<SystemRow>[]>(
    () => [
      { id: 'code', header: t`编码`, width: 76, render: (row) => <CellText>{row.code}</CellText> },
      {
        id: 'name',
        header: t`名称`,
        width: 170,
        grow: true,
        render: (row) => (
          <CellText>
            <Link to={`/systems/${row.id}`}>{row.name}</Link>
          </CellText>
        ),
      },
      { id: 'grading', header: t`定级`, width: 138, render: (row) => <GradingCell row={row} /> },
      { id: 'state', header: t`状态`, width: 100, render: (row) => <StateCell row={row} /> },
      {
        id: 'unit',
        header: t`责任科室`,
        width: 128,
        render: (row) => <CellText muted>{row.ownerUnit?.name ?? '—'}</CellText>,
      },
      { id: 'technologies', header: t`技术`, width: 120, render: (row) => <TechnologiesCell row={row} /> },
      { id: 'items', header: t`要求项`, width: 104, align: 'end', render: (row) => row.applicableItemCount },
      {
        id: 'filing',
        header: t`备案编号`,
        width: 148,
        render: (row) => <CellText muted>{row.filingNumber ?? '—'}</CellText>,
      },
      {
        id: 'filingDue',
        header: t`备案有效期`,
        width: 166,
        render: (row) => <DueMark state={row.filingDueState} day={row.filingValidUntil} />,
      },
      {
        id: 'due',
        header: t`下次测评`,
        width: 168,
        render: (row) => <DueMark state={row.assessmentDueState} day={row.nextAssessmentDueOn} />,
      },
    ],
    [t],
  );
}
