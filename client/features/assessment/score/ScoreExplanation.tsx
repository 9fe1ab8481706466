import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import type { ScoreBasis } from '../../../gql/graphql';
import { formatNumber } from '../../../lib/format';
import { Banner } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { clauseText } from '../../framework';
import { conclusionTones, useAssessmentNames } from '../useAssessmentNames';
import { CategoryBar } from './CategoryBar';
import { DeductionTable } from './DeductionTable';
import styles from './Score.module.css';

const ScoreExplanationDocument = graphql(/* GraphQL */ `
  query ScoreExplanation($id: ID!, $basis: ScoreBasis!, $asOf: AsOf) {
    assessment(id: $id, asOf: $asOf) {
      id
      categoryScores {
        category
        name
        total
        applicable
        met
        partial
        unmet
        notApplicable
        open
        proven
        declaredRate
        provenRate
      }
      scoreExplanation(basis: $basis) {
        edition
        conclusion
        conclusionRule
        notes
        steps {
          label
          formula
          value
        }
        vetoes {
          resultId
          judgement
          majorDanger
          control {
            id
            code
            name
          }
          case {
            code
            name
          }
        }
        deductions {
          resultId
          weight
          weightVerification
          factor
          x
          deduction
          reason
          control {
            id
            code
            name
            text
          }
        }
      }
    }
  }
`);

interface ScoreExplanationProps {
  assessmentId: string;
  basis: ScoreBasis;
  onControl: (controlId: string) => void;
}

/** Conclusion and its rule, vetoes, steps, deductions, classes, and what the formula leaves open. */
export function ScoreExplanation({ assessmentId, basis, onControl }: ScoreExplanationProps) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { data } = useSuspenseQuery(ScoreExplanationDocument, {
    variables: { id: assessmentId, basis },
    fetchPolicy: 'cache-and-network',
  });
  const { assessment } = data;
  const explanation = assessment?.scoreExplanation;
  if (!explanation) return null;
  return (
    <>
      <section className={styles.section}>
        <h3>{t({ message: '结论', context: 'conclusion' })}</h3>
        <p>
          <Status tone={conclusionTones[explanation.conclusion]}>
            {names.conclusion(explanation.conclusion)}
          </Status>{' '}
          · {names.edition(explanation.edition)}
        </p>
        <p>{explanation.conclusionRule}</p>
      </section>
      {explanation.vetoes.length > 0 && (
        <section className={styles.section}>
          <h3>{t`高风险否决 ${explanation.vetoes.length}`}</h3>
          <ul className={styles.vetoList}>
            {explanation.vetoes.map((veto) => (
              <li key={`${veto.resultId}-${veto.case.code}`}>
                <button type="button" className={styles.open} onClick={() => onControl(veto.control.id)}>
                  {clauseText(veto.control.code)} {veto.control.name}
                </button>
                <span>
                  {veto.case.code} {veto.case.name}
                </span>
                <Status tone={veto.judgement === 'CONFIRMED' ? 'negative' : 'caution'}>
                  {names.judgement(veto.judgement)}
                </Status>
                {veto.majorDanger && <Status tone="negative">{t`重大风险隐患`}</Status>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section}>
        <h3>{t`计算步骤`}</h3>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t`步骤`}</th>
              <th scope="col">{t`算式`}</th>
              <th scope="col" className={styles.end}>{t`值`}</th>
            </tr>
          </thead>
          <tbody>
            {explanation.steps.map((step, index) => (
              <tr key={`${index}-${step.label}`}>
                <th scope="row">{step.label}</th>
                <td className={styles.formula}>{step.formula}</td>
                <td className={styles.end}>{formatNumber(step.value, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <DeductionTable deductions={explanation.deductions} onControl={onControl} />
      <section className={styles.section}>
        <h3>{t`各安全类`}</h3>
        <div className={styles.categories}>
          {assessment.categoryScores.map((score) => (
            <CategoryBar key={score.category} score={score} />
          ))}
        </div>
      </section>
      {explanation.notes.length > 0 && (
        <section className={styles.section}>
          <h3>{t`说明与未核实之处`}</h3>
          {explanation.notes.map((note) => (
            <Banner key={note}>{note}</Banner>
          ))}
        </section>
      )}
    </>
  );
}
