import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Part } from '../../../ui/ErrorBoundary';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Status } from '../../../ui/Tag';
import { onlyOne, variablesOf, type Choice } from '../review/choice';
import { EvidenceUseDocument } from './documents';
import { HeldBy } from './HeldBy';
import { SoleProof } from './SoleProof';
import styles from './Use.module.css';

/**
 * Where the chosen evidence is used, to look at before it is changed, returned, replaced or deleted. What proves nothing
 * and is not held shows nothing.
 */
export function WhereUsed({ choice }: { choice: Choice }) {
  const only = onlyOne(choice);
  return (
    <Part fallback={<SkeletonRows rows={1} />} resetKey={only?.id ?? String(choice.count)} compact>
      <div className={styles.use}>
        <Reach choice={choice} />
        {only && <SoleProof id={only.id} />}
        {only && <HeldBy id={only.id} />}
      </div>
    </Part>
  );
}

function Reach({ choice }: { choice: Choice }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(EvidenceUseDocument, {
    variables: variablesOf(choice),
    fetchPolicy: 'cache-and-network',
  });
  const { controls, sole, held, books } = data.evidenceUse;
  const single = choice.count === 1;
  if (controls === 0) return null;
  const named = books.map((book) => `${book.framework.shortName} ${book.controls}`).join(' · ');
  return (
    <>
      <Status wrap tone="info">
        {t`正在证明 ${controls} 个条款：${named}`}
      </Status>
      {!single && sole > 0 && (
        <Status wrap tone="caution">
          {t`其中 ${sole} 个条款没有别的证据`}
        </Status>
      )}
      {!single && held > 0 && (
        <Status wrap tone="info">
          {t`${held} 份已封存：有已关闭的测评或现行制度以它为证`}
        </Status>
      )}
    </>
  );
}
