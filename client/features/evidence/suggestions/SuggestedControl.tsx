import { useLingui } from '@lingui/react/macro';
import type { EvidenceSuggestionsQuery } from '../../../gql/graphql';
import { clauseText } from '../../../lib/clauseText';
import { formatList, formatNumber } from '../../../lib/format';
import styles from './Suggestions.module.css';

/** What every line of suggestions reads. */
export type Suggestion = NonNullable<EvidenceSuggestionsQuery['evidence']>['suggestions'][number];

/** A suggested control, and why it is: the code in the name, or the words that both say. */
export function SuggestedControl({ suggestion, withBook }: { suggestion: Suggestion; withBook: boolean }) {
  const { control } = suggestion;
  return (
    <span className={styles.text} title={control.text ?? control.name}>
      <span className={styles.what}>
        <b>
          {withBook && `${control.framework.shortName} `}
          {clauseText(control.code)}
        </b>{' '}
        {control.text ?? control.name}
      </span>
      <SuggestionReason suggestion={suggestion} />
    </span>
  );
}

function SuggestionReason({ suggestion: { reason, written, score, words } }: { suggestion: Suggestion }) {
  const { t } = useLingui();
  return (
    <span className={styles.why}>
      {reason === 'NAME' && <span>{t`名称里有 ${written ?? ''}`}</span>}
      {words.length > 0 && <span>{t`同用词：${formatList(words)}`}</span>}
      {score !== null && (
        <span title={t`共同用词越多、越少见，分数越高（BM25）；只在这份证据的推荐之间可比`}>
          {t`相似 ${formatNumber(score, 1)}`}
        </span>
      )}
    </span>
  );
}
