import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { FrameworkQuery } from '../../gql/graphql';
import { formatDate } from '../../lib/format';
import { useCan } from '../../lib/viewer';
import { Card, Facts } from '../../ui/Page';
import { Banner } from '../../ui/States';
import { useFrameworkNames } from './useFrameworkNames';
import { VerificationMark } from './VerificationMark';
import styles from './Framework.module.css';

type Book = NonNullable<FrameworkQuery['framework']>;

/** What a rule book is, what its levels ask for, what was checked, and which official table is missing. */
export function RuleBookAbout({ framework }: { framework: Book }) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const can = useCan();
  // What decides a level can be typed in by the hospital; other lacks are only told.
  const enterable = framework.scoringKind === 'GRADED_ITEMS' || framework.scoringKind === 'POINTS';
  return (
    <div className={styles.about}>
      {framework.missingTables.map((table) => (
        <Banner
          key={table.name}
          tone="caution"
          icon="warning"
          actions={
            enterable &&
            can('assessment:read') && <Link to={`/frameworks/${framework.code}/tables`}>{t`录入`}</Link>
          }
        >
          <b>{t`缺：${table.name}`}</b> {table.note}
        </Banner>
      ))}
      <Card title={framework.name}>
        <Facts
          items={[
            { label: t`编号`, value: framework.documentNumber },
            { label: t`版本`, value: framework.edition },
            { label: t`发布单位`, value: framework.issuer },
            { label: t`发布`, value: formatDate(framework.publishedOn) },
            { label: t`实施`, value: formatDate(framework.effectiveOn) },
            { label: t`评分方式`, value: names.scoring(framework.scoringKind) },
            ...framework.counts.map((one) => ({ label: names.kind(one.kind), value: String(one.count) })),
            { label: t`需要作答`, value: String(framework.assessableCount) },
          ]}
        />
      </Card>
      <Levels framework={framework} />
      <Card title={t`数据核对情况`}>
        <ul className={styles.notes}>
          {framework.verificationNotes.map((note) => (
            <li key={note.topic}>
              <b>{note.topic}</b> <VerificationMark value={note.verification} />
              <div>{note.note}</div>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Levels({ framework }: { framework: Book }) {
  const { t } = useLingui();
  const { gradedScoring: graded, pointsScoring: points, code } = framework;
  const conformity = framework.scoringKind === 'CONFORMITY';
  if (framework.levels.length === 0) return null;
  const rows = new Map(graded?.levelTable.map((row) => [String(row.level), row]));
  const grades = new Map(points?.grades.map((grade) => [grade.key, grade]));
  const verification = graded?.levelTableVerification ?? points?.gradesVerification;
  const number = (value: number | null | undefined) =>
    value == null ? <span className={styles.nothing}>{t`未取得`}</span> : value;
  const percent = (value: number | null | undefined) => (value == null ? t`未取得` : `${value * 100}%`);
  return (
    <Card
      title={
        <>
          {t`级别要求`} {verification && <VerificationMark value={verification} />}
        </>
      }
    >
      <div className={styles.levelScroll} tabIndex={0} role="region" aria-label={t`级别要求`}>
        <table className={styles.levelTable}>
          <thead>
            <tr>
              <th scope="col">{t`等级`}</th>
              {!conformity && <th scope="col">{t`概括`}</th>}
              {!conformity && <th scope="col">{t`最低总分`}</th>}
              {conformity && <th scope="col">{t`控制点`}</th>}
              {graded && <th scope="col">{t`基本项`}</th>}
              {graded && <th scope="col">{t`选择项`}</th>}
              {graded && <th scope="col">{t`有要求的项目`}</th>}
              <th scope="col">{graded ? t`条款` : conformity ? t`要求项` : t`自此计分的指标`}</th>
            </tr>
          </thead>
          <tbody>
            {framework.levels.map((level) => {
              const row = rows.get(level.code);
              const lowest = level.code === '0';
              const value = (found: number | null | undefined) => (lowest ? '—' : number(found));
              return (
                <tr key={level.code}>
                  <th scope="row">
                    <Link
                      to={`/frameworks/${code}?${points ? 'grade' : 'level'}=${encodeURIComponent(level.code)}`}
                    >
                      {level.name}
                    </Link>
                  </th>
                  {!conformity && <td className={styles.gist}>{level.text}</td>}
                  {!conformity && (
                    <td>{value(graded ? row?.minimumScore : grades.get(level.code)?.minimumScore)}</td>
                  )}
                  {graded && <td>{value(row?.basicRequired)}</td>}
                  {graded && (
                    <td>
                      {value(row?.electiveRequired)}
                      {row?.electiveTotal != null && ` / ${row.electiveTotal}`}
                    </td>
                  )}
                  {(graded || conformity) && <td>{level.controlPointCount}</td>}
                  <td>{level.itemCount}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {graded && (
        <p className={styles.own}>
          {t`达标所需的应用比例：基本项 ${percent(graded.passUse.BASIC)}，选择项 ${percent(graded.passUse.ELECTIVE)}。`}
          {graded.electiveShare != null &&
            t`选择项至少达标 ${percent(graded.electiveShare)}，且不少于上表所列项数。`}
          {graded.electiveMoreThan != null && t`选择项达标数须超过 ${percent(graded.electiveMoreThan)}。`}
        </p>
      )}
    </Card>
  );
}
