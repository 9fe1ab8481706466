import { useLingui } from '@lingui/react/macro';
import type { EvidenceListQuery } from '../../gql/graphql';
import styles from './Chips.module.css';

type Match = NonNullable<EvidenceListQuery['evidences']['nodes'][number]['match']>;

/** Where a search found a proof, with what stands around its words. */
export function EvidenceMatch({ match }: { match: Match }) {
  const { t } = useLingui();
  const places = {
    TITLE: t`标题`,
    NOTES: t`说明、标签`,
    FILE_NAME: t`文件名`,
    TEXT: t`正文`,
  };
  return (
    <span className={styles.match}>
      <span className={styles.matchPlace}>{places[match.place]}</span>
      <span className={styles.matchText} title={match.snippet.map((part) => part.text).join('')}>
        {match.snippet.map((part, at) => (part.found ? <mark key={at}>{part.text}</mark> : part.text))}
      </span>
    </span>
  );
}
