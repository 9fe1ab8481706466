import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useKeepAsOf } from '../../lib/asOf';
import { classNames } from '../../lib/classNames';
import { formatDate, formatMoney } from '../../lib/format';
import { MoreMenu } from '../../ui/Menu';
import { Status, Tag } from '../../ui/Tag';
import type { Basis } from './CompareView';
import type { Roadmap, RoadmapEffect, RoadmapScenario } from './documents';
import { NextStep } from './NextStep';
import { usePlanningNames } from './usePlanningNames';
import styles from './Planning.module.css';

interface CompareTableProps {
  roadmap: Roadmap;
  basis: Basis;
  onEdit: ((scenario: RoadmapScenario) => void) | null;
  onDelete: ((scenario: RoadmapScenario) => void) | null;
  onPlan: ((scenario: RoadmapScenario) => void) | null;
}

const keyOf = ({ alternative }: RoadmapScenario): string => alternative?.id ?? 'all';

/** One column for each alternative; money, then what each assessment comes to, then the packages. */
export function CompareTable({ roadmap, basis, onEdit, onDelete, onPlan }: CompareTableProps) {
  const { t } = useLingui();
  const names = usePlanningNames();
  const keepAsOf = useKeepAsOf();
  const { scenarios } = roadmap;
  const row = (key: string, heading: ReactNode, cell: (scenario: RoadmapScenario) => ReactNode) => (
    <tr key={key}>
      <th scope="row">{heading}</th>
      {scenarios.map((scenario) => (
        <td key={keyOf(scenario)}>{cell(scenario)}</td>
      ))}
    </tr>
  );
  const part = (key: string, title: ReactNode) => (
    <tr key={key} className={styles.part}>
      <th scope="rowgroup" colSpan={scenarios.length + 1}>
        {title}
      </th>
    </tr>
  );
  const isChosen = ({ alternative }: RoadmapScenario) =>
    roadmap.state !== 'DRAFT' && (alternative?.id ?? null) === (roadmap.chosenAlternative?.id ?? null);
  const hasProblems = scenarios.some(({ problems }) => problems.length > 0);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t`方案对比`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t`方案`}</th>
            {scenarios.map((scenario) => (
              <th key={keyOf(scenario)} scope="col">
                <span className={styles.head}>
                  {names.scenario(scenario)}
                  {isChosen(scenario) && <Tag tone="accent">{names.state(roadmap.state)}</Tag>}
                  {(onPlan || (scenario.alternative && onEdit)) && (
                    <MoreMenu
                      label={t`方案 ${names.scenario(scenario)}`}
                      size="small"
                      items={[
                        ...(onPlan
                          ? [
                              {
                                id: 'plan',
                                label: t`生成整改计划`,
                                icon: 'calendar' as const,
                                run: () => onPlan(scenario),
                              },
                            ]
                          : []),
                        ...(scenario.alternative && onEdit && onDelete
                          ? [
                              {
                                id: 'edit',
                                label: t`修改方案`,
                                icon: 'pencil' as const,
                                run: () => onEdit(scenario),
                              },
                              {
                                id: 'delete',
                                label: t`删除方案`,
                                icon: 'trash' as const,
                                danger: true,
                                run: () => onDelete(scenario),
                              },
                            ]
                          : []),
                      ]}
                    />
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part('money', t`费用`)}
          {row('budget', t`预算`, ({ alternative }) => formatMoney(alternative?.budget) || '—')}
          {row('cost', t`费用合计`, ({ cost, overBudget }) => (
            <>
              {names.sum(cost)}
              {overBudget && <Status tone="negative">{t`超出预算`}</Status>}
            </>
          ))}
          {Array.from({ length: roadmap.years }, (_, at) =>
            row(
              `year${at}`,
              t`第 ${at + 1} 年（至 ${formatDate(scenarios[0]?.years[at]?.endsOn)}）`,
              ({ years }) => {
                const year = years[at];
                return year && year.packages > 0 ? t`${year.packages} 个，${names.sum(year.cost)}` : '—';
              },
            ),
          )}
          {hasProblems &&
            row('problems', t`前置冲突`, ({ problems }) =>
              problems.length === 0 ? (
                '—'
              ) : (
                <ul className={classNames(styles.problems, styles.urgent)}>
                  {problems.map((problem) => (
                    <li key={problem}>{problem}</li>
                  ))}
                </ul>
              ),
            )}
          {roadmap.assessments.flatMap((assessment) => {
            const of = ({ effects }: RoadmapScenario) =>
              effects.find((effect) => effect.assessment.id === assessment.id);
            const now = scenarios[0] && of(scenarios[0])?.points[0];
            return [
              part(
                assessment.id,
                <>
                  <Link to={keepAsOf(`/assessments/${assessment.id}/scorecard`)}>{assessment.name}</Link>
                  {now && (
                    <span className={styles.note}>
                      {t`今天 ${outcomeOf(names, now[basis], assessment)}，${now.gaps} 项差距`}
                    </span>
                  )}
                </>,
              ),
              ...Array.from({ length: roadmap.years }, (_, at) =>
                row(`${assessment.id}/${at}`, names.year(at + 1), (scenario) => {
                  const point = of(scenario)?.points[at + 1];
                  return point ? (
                    <span title={point[basis].conclusion}>
                      {outcomeOf(names, point[basis], assessment)}
                      <span className={styles.note}>{t`剩 ${point.gaps} 项差距`}</span>
                    </span>
                  ) : (
                    '—'
                  );
                }),
              ),
              row(`${assessment.id}/next`, t`再上一级还差`, (scenario) => (
                <NextStep next={of(scenario)?.next} assessment={assessment} />
              )),
            ];
          })}
          {part('packages', t`工作包`)}
          {roadmap.packages.map((one) =>
            row(one.id, `${one.place}. ${one.name}`, ({ choices }) => {
              const choice = choices.find((each) => each.package.id === one.id);
              return choice ? t`第 ${choice.year} 年` : '—';
            }),
          )}
        </tbody>
      </table>
    </div>
  );
}

type Assessment = Roadmap['assessments'][number];
type Names = ReturnType<typeof usePlanningNames>;

function outcomeOf(
  names: Names,
  outcome: RoadmapEffect['points'][number][Basis],
  assessment: Assessment,
): string {
  const standing = names.standing(outcome, assessment);
  return standing === null ? names.value(outcome) : `${names.value(outcome)} · ${standing}`;
}
