import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PackLinksQuery } from '../../gql/graphql';
import { formatDateTime } from '../../lib/format';
import { Button } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { LineItem, LineList, LineNote } from '../../ui/LineList';
import { Banner, EmptyState, useErrorText } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { showToast } from '../../ui/toastStore';
import { RevokePackLinkDocument } from './changes';
import { PackLinksDocument, type Pack } from './documents';
import styles from './Pack.module.css';

const LinkDialog = lazyPart(async () => (await import('./LinkDialog')).LinkDialog);

type PackLink = NonNullable<PackLinksQuery['pack']>['links'][number];

/** Links by which somebody without an account takes the pack away. */
export function LinksView({ pack }: { pack: Pack }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [creating, setCreating] = useState(false);
  const { data } = useSuspenseQuery(PackLinksDocument, {
    variables: { id: pack.id },
    fetchPolicy: 'cache-and-network',
  });
  const [revoke, { error }] = useMutation(RevokePackLinkDocument, {
    refetchQueries: ['PackLinks'],
    errorPolicy: 'all',
  });
  const end = async ({ id, recipient }: PackLink) => {
    const answer = await revoke({ variables: { id } });
    if (answer.data) showToast(t`给${recipient}的链接已收回`);
  };
  const links = data.pack?.links ?? [];
  const create = (
    <Button icon="link" onClick={() => setCreating(true)}>
      {t`新建分享链接`}
    </Button>
  );
  return (
    <div className={styles.links}>
      {error && <Banner tone="negative">{errorText(error)}</Banner>}
      <p className={styles.note}>
        {t`对方凭链接和密码下载，不需要账号。链接、密码和公钥指纹请分别告知。`}{' '}
        {data.packSigner && (
          <>
            {t`签名公钥指纹`} <code>{data.packSigner.fingerprint}</code>
          </>
        )}
      </p>
      {links.length === 0 ? (
        <EmptyState compact title={t`还没有分享链接`} actions={create} />
      ) : (
        <>
          <div>{create}</div>
          <LineList>
            {links.map((link) => (
              <LineItem
                key={link.id}
                head={
                  <>
                    <b>{link.recipient}</b>
                    <Status tone={link.works ? 'positive' : 'neutral'}>
                      {link.works ? t`可用` : link.revokedAt ? t`已收回` : t`已失效`}
                    </Status>
                  </>
                }
              >
                <span>{t`已下载 ${link.downloads} 次，最多 ${link.mostDownloads} 次`}</span>
                <span>{t`${formatDateTime(link.expiresAt)} 失效`}</span>
                <LineNote>
                  {link.createdBy?.displayName} {formatDateTime(link.createdAt)}
                </LineNote>
                {link.works && (
                  <Button
                    size="small"
                    aria-label={t`收回给${link.recipient}的链接`}
                    onClick={() => void end(link)}
                  >
                    {t`收回`}
                  </Button>
                )}
              </LineItem>
            ))}
          </LineList>
        </>
      )}
      {creating && <LinkDialog packId={pack.id} onClose={() => setCreating(false)} />}
    </div>
  );
}
