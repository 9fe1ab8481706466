import type { FragmentType } from '@apollo/client';
import { useSuspenseFragment } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { formatDateTime } from '../../../lib/format';
import { Status } from '../../../ui/Tag';
import { LongText } from './LongText';
import styles from './Text.module.css';

export const OwnTextHistoryFragment = graphql(/* GraphQL */ `
  fragment OwnTextHistory_control on Control {
    id
    ownTextHistory {
      at
      actorName
      text
      source
    }
  }
`);

/** Former versions of the own text, folded; the newest is what is shown above. */
export function OwnTextHistory({ control }: { control: FragmentType<typeof OwnTextHistoryFragment> }) {
  const { t } = useLingui();
  const { data } = useSuspenseFragment({
    fragment: OwnTextHistoryFragment,
    fragmentName: 'OwnTextHistory_control',
    from: control,
  });
  const changes = data.ownTextHistory;
  if (changes.length < 2 && changes[0]?.text !== null) return null;
  return (
    <details>
      <summary>{t`原文的 ${changes.length} 次录入`}</summary>
      <ol className={styles.history}>
        {changes.map((change) => (
          <li key={change.at}>
            <span className={styles.meta}>
              {formatDateTime(change.at)} {change.actorName} {change.source}
            </span>
            {change.text === null ? (
              <Status tone="neutral">{t`删除了原文`}</Status>
            ) : (
              <LongText text={change.text} />
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
