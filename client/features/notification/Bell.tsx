import { useQuery, useSubscription } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { useCameBack } from '../../lib/useCameBack';
import { Icon } from '../../ui/Icon';
import { NavCount } from '../../ui/NavCount';
import { lazyPart } from '../../ui/lazyPart';
import { NoticesChangedDocument, UnreadNoticesDocument } from './documents';
import styles from './Notices.module.css';
import { useReadAgain } from './useReadNotices';

const NoticePanel = lazyPart(async () => (await import('./NoticePanel')).NoticePanel);

/** Several notices come together; one answer is enough for them. */
const gathered = 200;

/** How many notices are unread, as of now; opens the newest ones. */
export function Bell() {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const waiting = useRef(0);
  const again = useReadAgain();
  const { data } = useQuery(UnreadNoticesDocument, { fetchPolicy: 'cache-and-network' });
  useSubscription(NoticesChangedDocument, {
    ignoreResults: true,
    onData: () => {
      window.clearTimeout(waiting.current);
      waiting.current = window.setTimeout(again, gathered);
    },
  });
  useCameBack(again);
  useEffect(() => () => window.clearTimeout(waiting.current), []);
  const count = data?.notices.totalCount ?? 0;
  return (
    <>
      <button
        type="button"
        className={styles.bell}
        aria-haspopup="dialog"
        aria-label={count === 0 ? t`消息` : t`消息，${count} 条未读`}
        title={t`消息`}
        onClick={() => setOpen(true)}
      >
        <Icon name="bell" size={16} />
        <NavCount count={count} label={t`${count} 条未读`} />
      </button>
      {open && <NoticePanel onClose={() => setOpen(false)} />}
    </>
  );
}
