import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { graphql } from '../../gql';
import type { MembersQuery, Role } from '../../gql/graphql';
import { useConnectionPages } from '../../lib/connectionPages';
import { formatDateTime, formatNumber } from '../../lib/format';
import { useRoleName } from '../../lib/useRoleName';
import { useView } from '../../lib/useView';
import { useCan } from '../../lib/viewer';
import { lazyPart } from '../../ui/lazyPart';
import { Button } from '../../ui/Button';
import { DataGrid, type GridColumn } from '../../ui/DataGrid';
import { FilterBar, SearchField } from '../../ui/FilterBar';
import { Page } from '../../ui/Page';
import { Select } from '../../ui/Select';
import { EmptyState } from '../../ui/States';
import { Status, Tag } from '../../ui/Tag';
import { roleNames } from './roleNames';
import styles from './People.module.css';

const CreateMemberDialog = lazyPart(async () => (await import('./CreateMemberDialog')).CreateMemberDialog);
const MemberDrawer = lazyPart(async () => (await import('./MemberDrawer')).MemberDrawer);

const Query = graphql(/* GraphQL */ `
  query Members($filter: MembershipFilter, $after: String) {
    members(filter: $filter, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        username
        displayName
        roles
        state
        lockedUntil
        lastLoginAt
        validUntil
        packId
        unit {
          id
          path
        }
      }
    }
  }
`);

type Member = MembersQuery['members']['nodes'][number];

/** Everybody in the organization, with what they may do. */
export function MembersPage() {
  const { t } = useLingui();
  const view = useView();
  const can = useCan();
  const roleName = useRoleName();
  const [creating, setCreating] = useState(false);
  const search = useDeferredValue(view.get('q') ?? '');
  const role = view.get('role');
  const filter = useMemo(
    () => ({ search: search || null, role: (role as Role | null) ?? null }),
    [search, role],
  );
  const { data, fetchMore } = useSuspenseQuery(Query, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.members;
  const more = useCallback(
    (after: string) =>
      fetchMore({
        variables: { after },
        updateQuery: (before, { fetchMoreResult }) => ({
          members: {
            ...fetchMoreResult.members,
            nodes: [...before.members.nodes, ...fetchMoreResult.members.nodes],
          },
        }),
      }),
    [fetchMore],
  );
  const onNeedRows = useConnectionPages(nodes.length, pageInfo, more);
  const columns = useMemo<GridColumn<Member>[]>(
    () => [
      { id: 'name', header: t`姓名`, width: 140, render: (member) => member.displayName },
      { id: 'username', header: t`登录名`, width: 170, render: (member) => <code>{member.username}</code> },
      { id: 'unit', header: t`科室`, width: 200, grow: true, render: (member) => member.unit?.path ?? '—' },
      {
        id: 'roles',
        header: t`角色`,
        width: 220,
        render: (member) => (
          <span className={styles.tags}>
            {member.roles.map((one) => (
              <Tag key={one} tone="accent">
                {roleName(one)}
              </Tag>
            ))}
            {member.packId && <Tag outline>{t`只看一个材料包`}</Tag>}
          </span>
        ),
      },
      { id: 'state', header: t`状态`, width: 110, render: (member) => <MemberStatus member={member} /> },
      {
        id: 'login',
        header: t`最近登录`,
        width: 150,
        render: (member) => formatDateTime(member.lastLoginAt),
      },
    ],
    [t, roleName],
  );
  const chosen = view.get('member');
  return (
    <Page
      title={t`成员`}
      flush
      actions={
        can('member:manage') && (
          <Button variant="primary" icon="plus" onClick={() => setCreating(true)}>{t`添加成员`}</Button>
        )
      }
      toolbar={
        <FilterBar
          onClear={search || role ? () => view.clear(['q', 'role']) : undefined}
          end={<span>{t`共 ${formatNumber(totalCount)} 人`}</span>}
        >
          <SearchField
            label={t`搜索姓名或登录名`}
            value={view.get('q') ?? ''}
            onChange={(q) => view.set({ q })}
          />
          <Select
            label={t`角色`}
            labelHidden
            placeholder={t`全部角色`}
            value={role ?? ''}
            onChange={(event) => view.set({ role: event.target.value })}
            options={roleNames.map((one) => ({ value: one, label: roleName(one) }))}
          />
        </FilterBar>
      }
    >
      <DataGrid
        label={t`成员`}
        columns={columns}
        rows={nodes}
        rowCount={totalCount}
        rowId={(member) => member.id}
        rowLabel={(member) => member.displayName}
        onNeedRows={onNeedRows}
        onOpen={(member) => view.set({ member: member.id }, { push: true })}
        pageKeys
        storageKey="members"
        flush
        empty={
          <EmptyState
            icon="people"
            title={t`没有符合条件的成员`}
            actions={
              (search || role) && (
                <Button icon="close" onClick={() => view.clear(['q', 'role'])}>{t`清除筛选`}</Button>
              )
            }
          >{t`清除筛选，或添加成员。`}</EmptyState>
        }
      />
      {creating && <CreateMemberDialog onClose={() => setCreating(false)} />}
      {chosen && <MemberDrawer id={chosen} onClose={() => view.set({ member: null })} />}
    </Page>
  );
}

function MemberStatus({ member }: { member: Pick<Member, 'state' | 'lockedUntil'> }) {
  const { t } = useLingui();
  if (member.state === 'SUSPENDED')
    return <Status tone="negative">{t({ message: '已停用', context: 'member' })}</Status>;
  if (member.state === 'EXPIRED') return <Status tone="caution">{t`已到期`}</Status>;
  if (member.lockedUntil) return <Status tone="caution">{t`已锁定`}</Status>;
  return <Status tone="positive">{t({ message: '正常', context: 'member' })}</Status>;
}
