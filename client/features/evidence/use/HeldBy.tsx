import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { EvidenceHoldsQuery } from '../../../gql/graphql';
import { formatDate } from '../../../lib/format';
import { Status } from '../../../ui/Tag';
import { EvidenceHoldsDocument } from './documents';
import styles from './Use.module.css';

type Hold = NonNullable<EvidenceHoldsQuery['evidence']>['holds'][number];

/** What keeps this proof from being deleted. */
export function useHolds(id: string): readonly Hold[] {
  const { data } = useSuspenseQuery(EvidenceHoldsDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  return data.evidence?.holds ?? [];
}

/** What relies on this proof and keeps it (legal hold); nothing at all when nothing does. */
export function HeldBy({ id }: { id: string }) {
  const { t } = useLingui();
  const holds = useHolds(id);
  if (holds.length === 0) return null;
  return (
    <div className={styles.held}>
      <Status tone="info">{t`已封存：不能删除，历次版本都保留`}</Status>
      <ul>
        {holds.map((hold) => (
          <li key={hold.objectId}>
            <HoldLine hold={hold} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function HoldLine({ hold: { kind, objectId, name, since } }: { hold: Hold }) {
  const { t } = useLingui();
  const day = formatDate(since);
  if (kind === 'POLICY') {
    return (
      <>
        {name === null ? (
          t`一项现行制度`
        ) : (
          <>
            {t`现行制度`} <Link to={`/policies/${objectId}`}>{name}</Link>
          </>
        )}
        {t`（${day} 首次发布）由它留存`}
      </>
    );
  }
  if (kind === 'PACK') {
    return (
      <>
        {name === null ? (
          t`一个已冻结的材料包`
        ) : (
          <>
            {t`已冻结的材料包`} <Link to={`/packs/${objectId}`}>{name}</Link>
          </>
        )}
        {t`（${day} 冻结）收入了它`}
      </>
    );
  }
  return (
    <>
      {name === null ? (
        t`一项已关闭的测评`
      ) : (
        <>
          {t`已关闭的测评`} <Link to={`/assessments/${objectId}`}>{name}</Link>
        </>
      )}
      {t`（${day} 关闭）以它为证，相应的关联也保留`}
    </>
  );
}
