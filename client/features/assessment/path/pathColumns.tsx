import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { formatMoney, formatNumber } from '../../../lib/format';
import { CellText, type GridColumn } from '../../../ui/DataGrid';
import { Tag } from '../../../ui/Tag';
import { levelName } from '../frame/levelName';
import type { Path } from './PathPage';

export type Step = Path['steps'][number];

/** A gap is named by its control, what closing it means, and the level. */
export const stepId = (step: Step): string => `${step.control.id}:${step.closes}:${step.level ?? ''}`;

/** The text of an indicator speaks of its grades; its name says what it is. */
export const saidBy = ({ kind, text, name }: Step['control']): string =>
  kind === 'INDICATOR' ? name : (text ?? name);

interface StepCellProps {
  step: Step;
  levels: readonly { code: string; name: string }[];
}

/** What is to be done, in words. */
function ClosingCell({ step, levels }: StepCellProps) {
  const { t } = useLingui();
  const to = step.to === null ? '' : formatNumber(step.to, 2);
  switch (step.closes) {
    case 'PROOF':
      return <CellText>{t`补有效证据`}</CellText>;
    case 'USE':
      return <CellText>{t`应用比例提高到 ${to}`}</CellText>;
    case 'QUALITY':
      return <CellText>{t`${step.level ?? ''} 级数据质量提高到 ${to}`}</CellText>;
    case 'GRADE':
      return <CellText>{t`达到${levelName(levels, step.grade) ?? ''}`}</CellText>;
    case 'RESULT':
      return <CellText>{t`整改到符合，并有证据`}</CellText>;
  }
}

function SourceCell({ step }: { step: Step }) {
  const { t } = useLingui();
  if (step.estimate === 'DEFAULT') return <Tag tone="caution">{t`没有估过`}</Tag>;
  return <Tag outline>{step.estimate === 'TASK' ? t`来自任务` : t`已填写`}</Tag>;
}

/** The columns of a path; rebuilt only when the language or the assessment changes. */
export function usePathColumns(
  assessmentId: string,
  levels: readonly { code: string; name: string }[],
): readonly GridColumn<Step>[] {
  const { t } = useLingui();
  return useMemo<readonly GridColumn<Step>[]>(
    () => [
      { id: 'place', header: t`次序`, width: 52, render: (step) => step.place },
      {
        id: 'control',
        header: t({ message: '条款或项目', context: 'column' }),
        width: 280,
        grow: true,
        render: (step) => (
          <CellText>
            <Link
              to={`/assessments/${assessmentId}?control=${step.control.id}`}
              title={step.control.text ?? step.control.name}
            >
              {step.control.code} {saidBy(step.control)}
            </Link>
          </CellText>
        ),
      },
      {
        id: 'required',
        header: t`必须`,
        width: 92,
        render: (step) => step.required && <Tag tone="negative">{t`必须`}</Tag>,
      },
      {
        id: 'level',
        header: t`级别`,
        width: 60,
        render: (step) => <CellText muted>{step.level ?? step.grade ?? ''}</CellText>,
      },
      {
        id: 'closing',
        header: t`做什么`,
        width: 190,
        render: (step) => <ClosingCell step={step} levels={levels} />,
      },
      {
        id: 'effort',
        header: t({ message: '人天', context: 'column' }),
        width: 64,
        align: 'end',
        render: (step) => formatNumber(step.effortDays, 1),
      },
      {
        id: 'cost',
        header: t`费用`,
        width: 90,
        align: 'end',
        render: (step) => formatMoney(step.cost),
      },
      { id: 'source', header: t`估算`, width: 124, render: (step) => <SourceCell step={step} /> },
      {
        id: 'totalEffort',
        header: t`累计人天`,
        width: 84,
        align: 'end',
        render: (step) => formatNumber(step.totalEffortDays, 1),
      },
      {
        id: 'totalCost',
        header: t`累计费用`,
        width: 100,
        align: 'end',
        render: (step) => formatMoney(step.totalCost),
      },
    ],
    [t, assessmentId, levels],
  );
}
