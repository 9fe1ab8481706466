import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { formatDateTime } from '../../lib/format';
import { Drawer } from '../../ui/Dialog';
import { Facts } from '../../ui/Page';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState } from '../../ui/States';
import styles from './EventDrawer.module.css';

const EventDetailQuery = graphql(/* GraphQL */ `
  query EventDetail($id: ID!) {
    node(id: $id) {
      id
      ... on Event {
        at
        actorName
        action
        objectType
        objectId
        objectName
        before
        after
        reason
        requestId
        address
      }
    }
  }
`);

/** One line of the audit trail with the state before and after, changed lines marked. */
export function EventDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui();
  const { data, loading } = useQuery(EventDetailQuery, { variables: { id } });
  const event = data?.node?.__typename === 'Event' ? data.node : null;
  return (
    <Drawer title={event?.action ?? t`操作事件`} onClose={onClose} size="wide">
      {!event && (loading ? <SkeletonRows /> : <EmptyState icon="history" title={t`没有找到该记录`} />)}
      {event && (
        <>
          <Facts
            items={[
              { label: t`时间`, value: formatDateTime(event.at) },
              { label: t`操作人`, value: event.actorName },
              { label: t`对象`, value: `${event.objectType} ${event.objectName ?? ''}` },
              { label: t`原因`, value: event.reason ?? '—' },
              { label: t`来源地址`, value: event.address ?? '—' },
              { label: t`请求编号`, value: <code>{event.requestId ?? '—'}</code> },
            ]}
          />
          <Changes before={event.before} after={event.after} />
        </>
      )}
    </Drawer>
  );
}

function Changes({ before, after }: { before?: string | null; after?: string | null }) {
  const { t } = useLingui();
  const old = fieldsOf(before);
  const now = fieldsOf(after);
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  if (names.length === 0) return <p className={styles.none}>{t`这次操作没有改变对象的内容。`}</p>;
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">{t`字段`}</th>
          <th scope="col">{t`之前`}</th>
          <th scope="col">{t`之后`}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name} data-changed={old[name] !== now[name]}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{old[name] ?? '—'}</td>
            <td>{now[name] ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function fieldsOf(json: string | null | undefined): Record<string, string> {
  if (!json) return {};
  const value: unknown = JSON.parse(json);
  if (value === null || typeof value !== 'object') return { value: String(value) };
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, typeof one === 'string' ? one : JSON.stringify(one)]),
  );
}
