import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useKeepAsOf } from '../../lib/asOf';
import { CellText, type GridColumn } from '../../ui/DataGrid';
import { ProgressBar } from '../../ui/Meter';
import { Status, Tag } from '../../ui/Tag';
import type { AssessmentRow } from './AssessmentListPage';
import { levelName } from './frame/levelName';
import { InlineScores } from './InlineScores';
import { OutcomeLevel } from './OutcomeLevel';
import { conclusionTones, useAssessmentNames } from './useAssessmentNames';

interface CellProps {
  row: AssessmentRow;
}

function StateCell({ row }: CellProps) {
  const { t } = useLingui();
  return (
    <Status tone={row.state === 'OPEN' ? 'info' : 'neutral'}>
      {row.state === 'OPEN' ? t({ message: '进行中', context: 'assessment' }) : t`已关闭`}
    </Status>
  );
}

function ProgressCell({ row }: CellProps) {
  const { t } = useLingui();
  const { open, applicable } = row.rating.declared;
  return (
    <span style={{ flex: 1 }}>
      <ProgressBar
        label={t`已评`}
        value={applicable > 0 ? (applicable - open) / applicable : null}
        note={`${applicable - open}/${applicable}`}
      />
    </span>
  );
}

/** Where both scores conclude the same, it is said once. */
function ConclusionCell({ row }: CellProps) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { kind, declared: rated, proven: provenRated } = row.rating;
  const provisional = rated.provisional && <Tag outline>{t`暂定`}</Tag>;
  if (!row.score) {
    const common = { kind, levels: row.framework.levels, target: row.targetLevel };
    const same =
      kind === 'CHECKLIST'
        ? rated.met === provenRated.met
        : rated.lowestLevel === provenRated.lowestLevel && rated.highestLevel === provenRated.highestLevel;
    return (
      <>
        <OutcomeLevel {...common} outcome={rated} />
        {!same && <OutcomeLevel {...common} outcome={provenRated} />}
        {provisional}
      </>
    );
  }
  const { declared, proven } = row.score;
  return (
    <>
      <Status tone={conclusionTones[declared.conclusion]}>{names.conclusion(declared.conclusion)}</Status>
      {proven.conclusion !== declared.conclusion && (
        <Status tone={conclusionTones[proven.conclusion]}>{names.conclusion(proven.conclusion)}</Status>
      )}
      {provisional}
    </>
  );
}

/** MLPS explains its scores beside the requirements, every other rule book on its scorecard. */
const scoreAddress = (row: AssessmentRow) => (basis: string) =>
  row.score ? `/assessments/${row.id}?score=${basis}` : `/assessments/${row.id}/scorecard?basis=${basis}`;

/** The columns of the list of assessments; rebuilt only when the language changes. */
export function useAssessmentColumns(): readonly GridColumn<AssessmentRow>[] {
  const { t } = useLingui();
  const keepAsOf = useKeepAsOf();
  return useMemo<readonly GridColumn<AssessmentRow>[]>(
    () => [
      {
        id: 'name',
        header: t`名称`,
        width: 210,
        grow: true,
        render: (row) => (
          <CellText>
            <Link to={keepAsOf(`/assessments/${row.id}`)}>{row.name}</Link>
          </CellText>
        ),
      },
      {
        id: 'subject',
        header: t`测评对象`,
        width: 140,
        render: (row) => <CellText>{row.subject.name}</CellText>,
      },
      {
        id: 'framework',
        header: t({ message: '标准', context: 'column' }),
        width: 124,
        render: (row) => <CellText muted>{row.framework.shortName}</CellText>,
      },
      {
        id: 'level',
        header: t`等级`,
        width: 88,
        render: (row) => {
          const level = row.gradingCode ?? levelName(row.framework.levels, row.targetLevel);
          return level && <Tag tone="accent">{level}</Tag>;
        },
      },
      { id: 'period', header: t`周期`, width: 64, render: (row) => <CellText muted>{row.period}</CellText> },
      { id: 'state', header: t`状态`, width: 90, render: (row) => <StateCell row={row} /> },
      { id: 'progress', header: t`已评`, width: 124, render: (row) => <ProgressCell row={row} /> },
      {
        id: 'score',
        header: t`得分`,
        width: 186,
        render: (row) => (
          <InlineScores
            declared={row.rating.declared.value}
            proven={row.rating.proven.value}
            to={(basis) => keepAsOf(scoreAddress(row)(basis))}
          />
        ),
      },
      {
        id: 'conclusion',
        header: t`结论（自报 / 实证）`,
        width: 236,
        render: (row) => <ConclusionCell row={row} />,
      },
    ],
    [t, keepAsOf],
  );
}
