import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { MembershipState, PackInspectorsQuery, PackReadKind } from '../../gql/graphql';
import { formatDateTime, formatNumber } from '../../lib/format';
import { Button } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { LineItem, LineList, LineNote } from '../../ui/LineList';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { Banner, EmptyState, useErrorText } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { showToast } from '../../ui/toastStore';
import { EndPackInspectorDocument } from './changes';
import { PackInspectorsDocument, PackReadsDocument, type Pack } from './documents';
import styles from './Pack.module.css';

const InspectorDialog = lazyPart(async () => (await import('./InspectorDialog')).InspectorDialog);

type Inspector = NonNullable<PackInspectorsQuery['pack']>['inspectors'][number];

const tones = { ACTIVE: 'positive', SUSPENDED: 'neutral', EXPIRED: 'neutral' } as const;

/** Accounts of inspectors who see this pack only, and who read what of it. */
export function InspectorsView({ pack }: { pack: Pack }) {
  const { t } = useLingui();
  const [creating, setCreating] = useState(false);
  const [ending, setEnding] = useState<Inspector | null>(null);
  const { data } = useSuspenseQuery(PackInspectorsDocument, {
    variables: { id: pack.id },
    fetchPolicy: 'cache-and-network',
  });
  const inspectors = data.pack?.inspectors ?? [];
  const states: Record<MembershipState, string> = {
    ACTIVE: t`可用`,
    SUSPENDED: t({ message: '已停用', context: 'member' }),
    EXPIRED: t`已到期`,
  };
  const create = pack.viewerCanShare && (
    <Button icon="plus" onClick={() => setCreating(true)}>
      {t`新建检查账号`}
    </Button>
  );
  return (
    <div className={styles.links}>
      <p className={styles.note}>
        {t`检查人员用此账号登录，只能在线查阅这个材料包；打开的文件带有姓名和时间，不能下载整包，每次查阅都有记录。`}
      </p>
      {inspectors.length === 0 ? (
        <EmptyState compact title={t`还没有检查账号`} actions={create} />
      ) : (
        <>
          {create && <div>{create}</div>}
          <LineList>
            {inspectors.map((one) => (
              <LineItem
                key={one.id}
                head={
                  <>
                    <b>{one.displayName}</b>
                    <code>{one.username}</code>
                    <Status tone={tones[one.state]}>{states[one.state]}</Status>
                  </>
                }
              >
                <span>{t`${formatDateTime(one.validUntil)} 到期`}</span>
                <LineNote>
                  {one.lastLoginAt ? t`最近登录 ${formatDateTime(one.lastLoginAt)}` : t`还没有登录过`}
                </LineNote>
                {one.state === 'ACTIVE' && (
                  <Button
                    size="small"
                    aria-label={t`停用${one.displayName}的检查账号`}
                    onClick={() => setEnding(one)}
                  >
                    {t`停用`}
                  </Button>
                )}
              </LineItem>
            ))}
          </LineList>
        </>
      )}
      <Reads packId={pack.id} />
      {creating && <InspectorDialog pack={pack} onClose={() => setCreating(false)} />}
      {ending && <EndDialog inspector={ending} onClose={() => setEnding(null)} />}
    </div>
  );
}

function EndDialog({ inspector, onClose }: { inspector: Inspector; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [end, { loading, error }] = useMutation(EndPackInspectorDocument, {
    refetchQueries: ['PackInspectors'],
    errorPolicy: 'all',
  });
  const confirm = async (reason: string) => {
    const { data } = await end({ variables: { id: inspector.id, reason } });
    if (!data) return;
    showToast(t`${inspector.displayName}的检查账号已停用`);
    onClose();
  };
  return (
    <ReasonDialog
      title={t`停用检查账号`}
      label={t`原因`}
      confirm={t`停用`}
      danger
      busy={loading}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    >
      {error && <Banner tone="negative">{errorText(error)}</Banner>}
      <p>{t`${inspector.displayName}正在查阅的页面在下一次操作时退出。`}</p>
    </ReasonDialog>
  );
}

function Reads({ packId }: { packId: string }) {
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(PackReadsDocument, {
    variables: { id: packId },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.packReads;
  const kinds: Record<PackReadKind, string> = {
    LIST: t`查看条款列表`,
    ITEM: t`查看条款`,
    FILE: t`打开文件`,
    DOWNLOAD: t`下载分卷`,
  };
  return (
    <section className={styles.links} aria-labelledby="pack-reads">
      <h3 id="pack-reads">
        {t`查阅记录`} <span className={styles.note}>{t`${formatNumber(totalCount)} 次`}</span>
      </h3>
      {nodes.length === 0 ? (
        <p className={styles.note}>{t`还没有人在线查阅或下载。`}</p>
      ) : (
        <LineList
          onMore={
            pageInfo.hasNextPage
              ? () => void fetchMore({ variables: { after: pageInfo.endCursor } })
              : undefined
          }
        >
          {nodes.map(({ id, at, reader, kind, what, address }) => (
            <LineItem
              key={id}
              head={
                <>
                  <b>{reader}</b> {kinds[kind]} {what}
                </>
              }
            >
              <LineNote>
                {formatDateTime(at)} {address}
              </LineNote>
            </LineItem>
          ))}
        </LineList>
      )}
    </section>
  );
}
