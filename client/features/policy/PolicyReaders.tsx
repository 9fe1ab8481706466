import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatDateTime } from '../../lib/format';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { FilterBar, FilterChip } from '../../ui/FilterBar';
import { ProgressBar } from '../../ui/Meter';
import { EmptyState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import type { PolicyOfPage, VersionOfPage } from './documents';
import styles from './Policy.module.css';

const PolicyReadersDocument = graphql(/* GraphQL */ `
  query PolicyReaders($id: ID!, $read: Boolean, $after: String) {
    policy(id: $id) {
      id
      currentVersion {
        id
        readers(read: $read, first: 50, after: $after) {
          totalCount
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            acknowledgedAt
            member {
              id
              displayName
              unit {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

interface PolicyReadersProps {
  policy: PolicyOfPage;
  version: VersionOfPage;
}

/** Who of its readers has read what is published, and who has not; names for those who follow it up. */
export function PolicyReaders({ policy, version }: PolicyReadersProps) {
  const { t } = useLingui();
  const mayFollowUp = useCan()('policy:readDrafts');
  const { reading } = version;
  if (!reading)
    return (
      <EmptyState compact icon="people" title={t`只有现行版本需要签阅`}>
        {t`发布后，发布范围内的人员逐一确认已阅读。`}
      </EmptyState>
    );
  const share = reading.expected === 0 ? 0 : reading.read / reading.expected;
  return (
    <>
      <ProgressBar
        label={t`签阅率`}
        value={share}
        note={t`应签阅 ${reading.expected} 人，已签阅 ${reading.read} 人`}
        tone={share === 1 ? 'positive' : 'accent'}
      />
      {mayFollowUp && <Names policyId={policy.id} />}
    </>
  );
}

function Names({ policyId }: { policyId: string }) {
  const { t } = useLingui();
  const view = useView();
  const shown = view.get('read');
  const read = shown === 'yes' ? true : shown === 'no' ? false : null;
  const { data, fetchMore } = useSuspenseQuery(PolicyReadersDocument, {
    variables: { id: policyId, read },
    fetchPolicy: 'cache-and-network',
  });
  const readers = data.policy?.currentVersion?.readers;
  const more = useConnectionPages(
    readers?.nodes.length ?? 0,
    readers?.pageInfo ?? { hasNextPage: false, endCursor: null },
    (after) => fetchMore({ variables: { after } }),
  );
  if (!readers) return null;
  const chip = (value: 'yes' | 'no', label: string) => (
    <FilterChip
      label={label}
      active={shown === value}
      onToggle={() => view.set({ read: shown === value ? null : value })}
    />
  );
  return (
    <>
      <FilterBar end={t`共 ${readers.totalCount} 人`}>
        {chip('no', t`未签阅`)}
        {chip('yes', t`已签阅`)}
      </FilterBar>
      <ul className={styles.lines}>
        {readers.nodes.map((reader) => (
          <li key={reader.id}>
            <span className={styles.grow}>
              {reader.member?.displayName} <span className={styles.faint}>{reader.member?.unit?.name}</span>
            </span>
            {reader.acknowledgedAt ? (
              <Status tone="positive">{formatDateTime(reader.acknowledgedAt)}</Status>
            ) : (
              <Status tone="caution">{t`未签阅`}</Status>
            )}
          </li>
        ))}
      </ul>
      {readers.pageInfo.hasNextPage && (
        <Button onClick={() => more(readers.nodes.length)}>{t`显示更多`}</Button>
      )}
    </>
  );
}
