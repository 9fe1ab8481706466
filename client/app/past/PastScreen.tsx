import { ApolloProvider } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Suspense, useEffect, type ReactNode } from 'react';
import { AsOfContext } from '../../lib/asOf';
import { usePastRange } from '../../lib/pastRange';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState } from '../../ui/States';
import { forgetPast, pastClient } from './pastClient';
import { PastBanner } from './PastBanner';
import styles from './Past.module.css';

interface PastScreenProps {
  asOf: string;
  children: ReactNode;
}

/** The screen of the address as it was on a past day, under a line that says so; or why that day cannot be shown. */
export function PastScreen({ asOf, children }: PastScreenProps) {
  const { t } = useLingui();
  const fault = usePastRange().faultOf(asOf);
  return (
    <div className={styles.past}>
      <PastBanner asOf={fault === null ? asOf : null} />
      <div className={styles.screen}>
        {fault === null ? (
          <Moment key={asOf} asOf={asOf}>
            {children}
          </Moment>
        ) : (
          <EmptyState icon="history" title={t`这一天不能回看`}>
            {fault}
          </EmptyState>
        )}
      </div>
    </div>
  );
}

/** The same components on answers of that moment. */
function Moment({ asOf, children }: PastScreenProps) {
  const { t } = useLingui();
  const client = pastClient(asOf, () => t`这是过去某一天的情况，不能修改。`);
  useEffect(() => () => forgetPast(asOf), [asOf]);
  return (
    <ApolloProvider client={client}>
      <AsOfContext value={asOf}>
        <Suspense fallback={<SkeletonRows />}>{children}</Suspense>
      </AsOfContext>
    </ApolloProvider>
  );
}
