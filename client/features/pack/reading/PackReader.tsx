import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Suspense, useEffect, useState } from 'react';
import { formatDateTime, formatRelative } from '../../../lib/format';
import { language, switchLanguage } from '../../../lib/language';
import { usePageTitle } from '../../../lib/pageTitle';
import { useStore } from '../../../lib/store';
import { useViewer } from '../../../lib/viewer';
import { Button } from '../../../ui/Button';
import { Part } from '../../../ui/ErrorBoundary';
import { SkeletonRows } from '../../../ui/Skeleton';
import { EmptyState } from '../../../ui/States';
import { Watermark } from '../../evidence';
import { PackReaderDocument } from './documents';
import { Reading } from './Reading';
import styles from './Reading.module.css';

/** The one screen of an inspector whom a pack was given to: the pack, whose account it is, and how long it lasts. */
export function PackReader({ packId, onLeave }: { packId: string; onLeave: () => void }) {
  const { t } = useLingui();
  const { displayName, organizationName, validUntil } = useViewer();
  const current = useStore(language);
  return (
    <div className={styles.reader}>
      <header className={styles.top}>
        <span className={styles.organization}>{organizationName}</span>
        <span className={styles.spacer} />
        {validUntil && <TimeLeft until={validUntil} />}
        <Button
          variant="quiet"
          size="small"
          icon="globe"
          lang={current === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => switchLanguage(current === 'zh' ? 'en' : 'zh')}
        >
          {current === 'zh' ? 'English' : '中文'}
        </Button>
        <span className={styles.person}>{displayName}</span>
        <Button size="small" icon="logout" onClick={onLeave}>
          {t`退出登录`}
        </Button>
      </header>
      <main id="content" className={styles.body} tabIndex={-1}>
        <Part resetKey={packId} fallback={<SkeletonRows />}>
          <Suspense fallback={<SkeletonRows />}>
            <Pack id={packId} />
          </Suspense>
        </Part>
        <Watermark about={t`仅供迎检`} />
      </main>
    </div>
  );
}

function Pack({ id }: { id: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(PackReaderDocument, { variables: { id } });
  const { pack } = data;
  usePageTitle(pack?.name ?? t`迎检材料包`);
  if (!pack)
    return (
      <EmptyState icon="lock" title={t`这个材料包不能再查看`}>
        {t`医院已经撤回它。如需继续查看，请联系医院的联系人。`}
      </EmptyState>
    );
  return (
    <div className={styles.pack}>
      <div className={styles.heading}>
        <h1 data-page-heading tabIndex={-1}>
          {pack.name}
        </h1>
        <span className={styles.note}>
          {pack.number} {t`冻结于 ${formatDateTime(pack.frozenAt)}，查阅会留下记录。`}
        </span>
      </div>
      <Reading packId={pack.id} parts={pack.parts} chapters={pack.chapters} lent />
    </div>
  );
}

/** Counted anew every minute. */
function TimeLeft({ until }: { until: string }) {
  const { t } = useLingui();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 60_000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <span className={styles.left} title={formatDateTime(until)}>
      {t`账号${formatRelative(until, now)}到期`}
    </span>
  );
}
