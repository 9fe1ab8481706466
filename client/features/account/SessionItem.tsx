import { useMutation, useSuspenseFragment } from '@apollo/client/react';
import type { FragmentType } from '@apollo/client';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { formatDateTime } from '../../lib/format';
import { Button } from '../../ui/Button';
import { useErrorText } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { showToast } from '../../ui/toastStore';
import styles from './AccountPage.module.css';

const SessionItemFragment = graphql(/* GraphQL */ `
  fragment SessionItem_session on Session {
    id
    createdAt
    lastSeenAt
    address
    userAgent
    current
  }
`);

const RevokeSessionMutation = graphql(/* GraphQL */ `
  mutation RevokeSession($id: ID!) {
    revokeSession(id: $id) {
      session {
        id
      }
    }
  }
`);

/** Browser and system out of a user agent string; the raw text says little to people. */
function deviceName(userAgent: string | null | undefined): string | null {
  if (!userAgent) return null;
  const browser = /(Edg|Firefox|Chrome|Safari)\/(\d+)/.exec(userAgent);
  const system = /(Windows|Mac OS X|Android|iPhone|Linux)/.exec(userAgent);
  const name = browser?.[1] === 'Edg' ? 'Edge' : browser?.[1];
  return name ? `${name} ${browser?.[2] ?? ''}${system ? ` · ${system[1]}` : ''}` : userAgent.slice(0, 60);
}

/** One place where this account is signed in, with the way to end it. */
export function SessionItem({ session }: { session: FragmentType<typeof SessionItemFragment> }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const { data } = useSuspenseFragment({
    fragment: SessionItemFragment,
    fragmentName: 'SessionItem_session',
    from: session,
  });
  const [revoke, { loading }] = useMutation(RevokeSessionMutation, {
    variables: { id: data.id },
    refetchQueries: ['Account'],
    onCompleted: () => showToast(t`已让该设备退出`),
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  return (
    <li className={styles.session}>
      <div className={styles.what}>
        <div>{deviceName(data.userAgent) ?? t`未知设备`}</div>
        <div className={styles.detail}>
          {data.address ?? '—'} · {t`登录于 ${formatDateTime(data.createdAt)}`} ·{' '}
          {t`最近活动 ${formatDateTime(data.lastSeenAt)}`}
        </div>
      </div>
      {data.current ? (
        <Status tone="positive">{t`当前设备`}</Status>
      ) : (
        <Button
          size="small"
          variant="danger"
          busy={loading}
          onClick={() => void revoke()}
        >{t`退出此设备`}</Button>
      )}
    </li>
  );
}
