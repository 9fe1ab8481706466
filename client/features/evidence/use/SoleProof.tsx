import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { clauseText } from '../../../lib/clauseText';
import { controlPath } from '../../../lib/controlPath';
import { Status, Tag } from '../../../ui/Tag';
import { SoleProofDocument } from './documents';
import styles from './Use.module.css';

/** What would be proven by nothing without this proof; nothing at all when there is no such thing. */
export function SoleProof({ id }: { id: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(SoleProofDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const lost = data.evidence?.soleProofOf ?? [];
  const until = data.evidence?.validUntil;
  if (lost.length === 0) return null;
  return (
    <details className={styles.sole}>
      <summary>
        <Status tone="caution">
          {until
            ? t`${until} 之后 ${lost.length} 个条款将没有证据：只靠这一份`
            : t`${lost.length} 个条款只靠这一份证据`}
        </Status>
      </summary>
      <ul>
        {lost.map((control) => (
          <li key={control.id}>
            <Tag outline>{control.framework.shortName}</Tag>{' '}
            <Link to={controlPath(control)} title={control.text ?? control.name}>
              <b>{clauseText(control.code)}</b> {control.text ?? control.name}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
