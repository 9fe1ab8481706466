import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { formatDateTime, formatList, formatMoney } from '../../lib/format';
import { CellText, type GridColumn } from '../../ui/DataGrid';
import { Status, Tag } from '../../ui/Tag';
import { DueMark } from './DueMark';
import { RiskReduced } from './RiskReduced';
import { Slippage } from './plan/Slippage';
import type { TaskRow } from './TableView';
import { priorityTones, taskTones, useRemediationNames } from './useRemediationNames';

/** The columns of the table of tasks; rebuilt only when the language changes. */
export function useTaskColumns(): readonly GridColumn<TaskRow>[] {
  const { t, i18n } = useLingui();
  const names = useRemediationNames();
  return useMemo<readonly GridColumn<TaskRow>[]>(
    () => [
      { id: 'code', header: t`编号`, width: 84, render: (task) => task.code },
      {
        id: 'title',
        header: t({ message: '任务', context: 'column' }),
        width: 200,
        grow: true,
        render: (task) => <CellText>{task.title}</CellText>,
      },
      {
        id: 'control',
        header: t({ message: '条款', context: 'column' }),
        width: 120,
        render: (task) => (
          <CellText muted>{formatList(task.results.map((result) => result.control.code))}</CellText>
        ),
      },
      {
        id: 'state',
        header: t`状态`,
        width: 108,
        render: (task) => <Status tone={taskTones[task.state]}>{names.state(task.state)}</Status>,
      },
      {
        id: 'priority',
        header: t`优先级`,
        width: 80,
        render: (task) => <Tag tone={priorityTones[task.priority]}>{names.priority(task.priority)}</Tag>,
      },
      { id: 'due', header: t`期限`, width: 116, render: (task) => <DueMark task={task} /> },
      {
        id: 'slippage',
        header: t`偏差`,
        width: 104,
        render: (task) => <Slippage baseline={task.baseline} />,
      },
      { id: 'owner', header: t`负责人`, width: 110, render: (task) => task.owner?.displayName ?? '—' },
      {
        id: 'unit',
        header: t`责任科室`,
        width: 132,
        render: (task) => <CellText>{task.unit?.name ?? '—'}</CellText>,
      },
      {
        id: 'proofs',
        header: t`证据`,
        width: 86,
        align: 'end',
        render: (task) => `${task.proofs.filter((proof) => proof.proves).length}/${task.proofs.length}`,
      },
      { id: 'budget', header: t`预算`, width: 96, align: 'end', render: (task) => formatMoney(task.budget) },
      { id: 'risk', header: t`风险降低`, width: 128, render: (task) => <RiskReduced task={task} /> },
      {
        id: 'plan',
        header: t`计划`,
        width: 130,
        render: (task) => <CellText muted>{task.plan?.name ?? '—'}</CellText>,
      },
      {
        id: 'updated',
        header: t`更新`,
        width: 140,
        render: (task) => <CellText muted>{formatDateTime(task.updatedAt)}</CellText>,
      },
    ],
    // The names change only with the language.
    [i18n.locale],
  );
}
