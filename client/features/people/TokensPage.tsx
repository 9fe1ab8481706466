import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { graphql } from '../../gql';
import type { TokensQuery } from '../../gql/graphql';
import { formatDate, formatDateTime } from '../../lib/format';
import { lazyPart } from '../../ui/lazyPart';
import { Button } from '../../ui/Button';
import { DataGrid, type GridColumn } from '../../ui/DataGrid';
import { ConfirmDialog } from '../../ui/Dialog';
import { Page } from '../../ui/Page';
import { EmptyState, useErrorText } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { showToast } from '../../ui/toastStore';

const CreateTokenDialog = lazyPart(async () => (await import('./CreateTokenDialog')).CreateTokenDialog);

const Query = graphql(/* GraphQL */ `
  query Tokens {
    apiTokens {
      id
      name
      prefix
      scopes
      expiresAt
      lastUsedAt
      revokedAt
      controls {
        id
        code
      }
      unit {
        id
        path
      }
    }
  }
`);

const RevokeTokenMutation = graphql(/* GraphQL */ `
  mutation RevokeApiToken($id: ID!) {
    revokeApiToken(id: $id) {
      apiToken {
        id
        revokedAt
      }
    }
  }
`);

type Token = TokensQuery['apiTokens'][number];

/** Secrets of other systems: what they may do, until when, when they were last used. */
export function TokensPage() {
  const { t } = useLingui();
  const errorText = useErrorText();
  const { data } = useSuspenseQuery(Query, { fetchPolicy: 'cache-and-network' });
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const [revoke, { loading }] = useMutation(RevokeTokenMutation, {
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  const columns = useMemo<GridColumn<Token>[]>(
    () => [
      { id: 'name', header: t`用途`, width: 200, grow: true, render: (token) => token.name },
      { id: 'prefix', header: t`开头`, width: 110, render: (token) => <code>{token.prefix}…</code> },
      { id: 'scopes', header: t`权限`, width: 300, render: (token) => token.scopes.join(', ') },
      { id: 'unit', header: t`限定科室`, width: 150, render: (token) => token.unit?.path ?? t`不限` },
      {
        id: 'controls',
        header: t`限定条款`,
        width: 150,
        render: (token) =>
          token.controls ? (
            <span
              title={token.controls.map((one) => one.code).join('\n')}
            >{t`${token.controls.length} 条`}</span>
          ) : (
            t`不限`
          ),
      },
      { id: 'expires', header: t`到期`, width: 110, render: (token) => formatDate(token.expiresAt) },
      { id: 'used', header: t`最近使用`, width: 150, render: (token) => formatDateTime(token.lastUsedAt) },
      {
        id: 'state',
        header: t`状态`,
        width: 110,
        render: (token) =>
          token.revokedAt ? (
            <Status tone="negative">{t`已吊销`}</Status>
          ) : new Date(token.expiresAt).getTime() < Date.now() ? (
            <Status tone="caution">{t`已到期`}</Status>
          ) : (
            <Status tone="positive">{t`有效`}</Status>
          ),
      },
    ],
    [t],
  );
  return (
    <Page
      title={t`接口令牌`}
      flush
      actions={<Button variant="primary" icon="plus" onClick={() => setCreating(true)}>{t`新建令牌`}</Button>}
    >
      <DataGrid
        label={t`接口令牌`}
        columns={columns}
        rows={data.apiTokens}
        rowId={(token) => token.id}
        rowLabel={(token) => token.name}
        onOpen={(token) => !token.revokedAt && setRevoking(token)}
        storageKey="tokens"
        flush
        empty={
          <EmptyState
            icon="key"
            title={t`还没有令牌`}
            actions={
              <Button variant="primary" icon="plus" onClick={() => setCreating(true)}>{t`新建令牌`}</Button>
            }
          >{t`其他系统用令牌读写数据；新建一个并交给对方。`}</EmptyState>
        }
      />
      {creating && <CreateTokenDialog onClose={() => setCreating(false)} />}
      {revoking && (
        <ConfirmDialog
          title={t`吊销令牌`}
          confirm={t`吊销`}
          danger
          busy={loading}
          onConfirm={() => void revoke({ variables: { id: revoking.id } }).then(() => setRevoking(null))}
          onClose={() => setRevoking(null)}
        >
          {t`使用“${revoking.name}”的系统将立即无法访问，且不能恢复。`}
        </ConfirmDialog>
      )}
    </Page>
  );
}
