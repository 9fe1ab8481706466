import { ApolloProvider } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Suspense, useEffect, type ReactNode } from 'react';
import { AsOfContext } from '../../lib/asOf';
import { SkeletonRows } from '../../ui/Skeleton';
import { forgetPast, pastClient } from './pastClient';
import { PastBanner } from './PastBanner';
import styles from './Past.module.css';

/** The screen of the address as it was on a past day: the same components on answers of that day, under a line that says so. */
export function PastScreen({ asOf, children }: { asOf: string; children: ReactNode }) {
  const { t } = useLingui();
  const client = pastClient(asOf, () => t`这是过去某一天的情况，不能修改。`);
  useEffect(() => () => forgetPast(asOf), [asOf]);
  return (
    <ApolloProvider client={client}>
      <AsOfContext value={asOf}>
        <div className={styles.past}>
          <PastBanner asOf={asOf} />
          <div className={styles.screen}>
            <Suspense fallback={<SkeletonRows />}>{children}</Suspense>
          </div>
        </div>
      </AsOfContext>
    </ApolloProvider>
  );
}
