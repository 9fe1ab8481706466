import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useView } from '../../lib/useView';
import { Select } from '../../ui/Select';
import { EmptyState } from '../../ui/States';
import { TextDifference } from '../evidence';
import { PolicyDifferenceDocument, type VersionOfPage } from './documents';
import styles from './Policy.module.css';

interface VersionDifferenceProps {
  versions: readonly VersionOfPage[];
  version: VersionOfPage;
}

/** What a version says differently from another one, with the words marked. */
export function VersionDifference({ versions, version }: VersionDifferenceProps) {
  const { t } = useLingui();
  const view = useView();
  const others = versions.filter((one) => one.id !== version.id);
  const older =
    others.find((one) => one.number === Number(view.get('with'))) ??
    others.find((one) => one.number < version.number) ??
    others[0];
  if (!older) return <EmptyState compact icon="history" title={t`没有可以对照的其他版本`} />;
  return (
    <>
      <div className={styles.bar}>
        <Select
          label={t`与哪一版对照`}
          value={String(older.number)}
          options={others.map((one) => ({ value: String(one.number), label: t`第 ${one.number} 版` }))}
          onChange={(event) => view.set({ with: event.target.value })}
        />
      </div>
      <Changes olderId={older.id} newerId={version.id} />
    </>
  );
}

function Changes({ olderId, newerId }: { olderId: string; newerId: string }) {
  const { data } = useSuspenseQuery(PolicyDifferenceDocument, {
    variables: { olderId, newerId },
    fetchPolicy: 'cache-and-network',
  });
  return <TextDifference difference={data.policyDifference} />;
}
