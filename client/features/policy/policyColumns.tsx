import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { formatDate } from '../../lib/format';
import { CellText, type GridColumn } from '../../ui/DataGrid';
import { Tag } from '../../ui/Tag';
import { ReadingMark, ReviewMark, StateMark } from './marks';
import type { PolicyListRow } from './PolicyListPage';
import { usePolicyNames } from './usePolicyNames';

interface CellProps {
  row: PolicyListRow;
}

function CategoryCell({ row }: CellProps) {
  const names = usePolicyNames();
  return <Tag>{names.category(row.category)}</Tag>;
}

/** What is published, and beside it what is being worked on. */
function StateCell({ row }: CellProps) {
  const { t } = useLingui();
  const names = usePolicyNames();
  const open = row.state === 'PUBLISHED' ? row.openVersion : null;
  return (
    <>
      <StateMark state={row.state} />
      {open && <Tag outline>{t`第 ${open.number} 版${names.state(open.state)}`}</Tag>}
    </>
  );
}

function ReadingCell({ row }: CellProps) {
  const { t } = useLingui();
  const version = row.currentVersion;
  return (
    <>
      <ReadingMark reading={version?.reading} />
      {version?.viewerCanAcknowledge && <Tag tone="caution">{t`待签阅`}</Tag>}
    </>
  );
}

/** The columns of the shelf; rebuilt only when the language changes. */
export function usePolicyColumns(): readonly GridColumn<PolicyListRow>[] {
  const { t } = useLingui();
  return useMemo<readonly GridColumn<PolicyListRow>[]>(
    () => [
      {
        id: 'code',
        header: t`文号`,
        width: 140,
        sortId: 'code',
        render: (row) => <CellText>{row.code}</CellText>,
      },
      {
        id: 'name',
        header: t`名称`,
        width: 206,
        grow: true,
        render: (row) => (
          <CellText>
            <Link to={`/policies/${row.id}`}>{row.name}</Link>
          </CellText>
        ),
      },
      {
        id: 'category',
        header: t({ message: '层级', context: 'policy' }),
        width: 100,
        render: (row) => <CategoryCell row={row} />,
      },
      { id: 'state', header: t`状态`, width: 176, render: (row) => <StateCell row={row} /> },
      {
        id: 'version',
        header: t`现行版本`,
        width: 78,
        align: 'end',
        render: (row) => (row.currentVersion ? `V${row.currentVersion.number}` : '—'),
      },
      {
        id: 'effective',
        header: t`施行日期`,
        width: 96,
        render: (row) => formatDate(row.currentVersion?.effectiveOn),
      },
      {
        id: 'review',
        header: t`下次评审`,
        width: 166,
        sortId: 'review',
        render: (row) => <ReviewMark state={row.reviewState} day={row.nextReviewOn} />,
      },
      { id: 'reading', header: t`签阅`, width: 158, render: (row) => <ReadingCell row={row} /> },
      {
        id: 'unit',
        header: t`责任科室`,
        width: 104,
        render: (row) => <CellText muted>{row.unit?.name ?? '—'}</CellText>,
      },
      {
        id: 'owner',
        header: t`责任人`,
        width: 84,
        render: (row) => <CellText muted>{row.owner?.displayName ?? '—'}</CellText>,
      },
    ],
    [t],
  );
}
