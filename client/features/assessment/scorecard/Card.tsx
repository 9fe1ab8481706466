import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { ScoringEdition, ScoringKind } from '../../../gql/graphql';
import { formatNumber } from '../../../lib/format';
import { Banner } from '../../../ui/States';
import { VerificationMark } from '../../framework';
import { MissingTables } from '../frame/MissingTables';
import { OutcomeLevel } from '../OutcomeLevel';
import { useAssessmentNames } from '../useAssessmentNames';
import { ItemScores } from './ItemScores';
import { LevelConditions } from './LevelConditions';
import { SectionScores } from './SectionScores';
import type { Outcome } from './ScorecardPage';
import styles from './Scorecard.module.css';

interface CardProps {
  assessmentId: string;
  kind: ScoringKind;
  edition: ScoringEdition | null;
  target: string | null;
  frameworkCode: string;
  levels: readonly { code: string; name: string }[];
  outcome: Outcome;
}

/** The conclusion, what a decision waits for, the conditions of each level, and what every item or section gave. */
export function Card(props: CardProps) {
  const { assessmentId, kind, edition, target, frameworkCode, levels, outcome } = props;
  const { t } = useLingui();
  const names = useAssessmentNames();
  return (
    <div className={styles.card} tabIndex={0} role="region" aria-label={t`记分卡`}>
      <section className={styles.result}>
        <span className={styles.value}>
          {outcome.value === null ? '—' : formatNumber(outcome.value, 2)}
          <small>{outcome.value !== null && names.scoreUnit(kind, edition)}</small>
        </span>
        <div>
          {kind !== 'CONFORMITY' && (
            <p className={styles.level}>
              <OutcomeLevel kind={kind} outcome={outcome} levels={levels} target={target} />
            </p>
          )}
          <p>{outcome.conclusion}</p>
        </div>
      </section>
      {!outcome.decided && (
        <Banner
          tone="caution"
          actions={
            <MissingTables tables={outcome.missingTables} frameworkCode={frameworkCode} levels={levels} />
          }
        >
          {t`还不能判定级别：标准原文中的下列表没有取得。由本机构对照官方文件录入一次，即可判定。`}
        </Banner>
      )}
      {outcome.levels.length > 0 && (
        <LevelConditions assessmentId={assessmentId} levels={outcome.levels} target={target} />
      )}
      {outcome.items.length > 0 && <ItemScores assessmentId={assessmentId} items={outcome.items} />}
      {outcome.sections.length > 0 && <SectionScores sections={outcome.sections} />}
      {outcome.steps.length > 0 && kind !== 'GRADED_ITEMS' && (
        <section className={styles.section}>
          <h2>{t`计算步骤`}</h2>
          <table className={styles.table}>
            <tbody>
              {outcome.steps.map((step, at) => (
                <tr key={at}>
                  <th scope="row">{step.label}</th>
                  <td className={styles.formula}>{step.formula}</td>
                  <td className={styles.end}>{formatNumber(step.value, 2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {outcome.notes.length > 0 && (
        <section className={styles.section}>
          <h2>{t`说明与未核实之处`}</h2>
          <ul className={styles.notes}>
            {outcome.notes.map((note) => (
              <li key={note.text}>
                {note.text} <VerificationMark value={note.verification} />
              </li>
            ))}
          </ul>
          <p className={styles.muted}>
            <Link to={`/frameworks/${frameworkCode}?tab=about`}>{t`这个标准的数据核对情况`}</Link>
          </p>
        </section>
      )}
    </div>
  );
}
