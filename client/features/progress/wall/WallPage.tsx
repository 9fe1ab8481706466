import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { addDays, formatDateTime, formatLongDate, today } from '../../../lib/format';
import { serverReachable } from '../../../lib/connection';
import { usePageTitle } from '../../../lib/pageTitle';
import { useStore } from '../../../lib/store';
import { useView } from '../../../lib/useView';
import { useCan, useViewer } from '../../../lib/viewer';
import { useLiveChanges } from '../../activity';
import { WallDocument } from './documents';
import { ExpiryPanel, OverduePanel } from './ListPanels';
import { BurnDownPanel, ScoresPanel } from './NumberPanels';
import styles from './Wall.module.css';

const watched = ['RemediationTask', 'Assessment', 'Result', 'Evidence', 'EvidenceLink'];
const shownDays = 180;
const turnMs = 20_000;
const all = ['scores', 'burndown', 'overdue', 'expiring'] as const;
type Panel = (typeof all)[number];

/** Big screen for the monthly meeting: what matters most, live, with nothing to operate. Escape leaves. */
export function WallPage() {
  const { t } = useLingui();
  const can = useCan();
  usePageTitle(t`大屏`);
  useWayOut();
  const now = useClock();
  const reachable = useStore(serverReachable);
  const { organizationName } = useViewer();
  const day = today();
  const variables = {
    from: addDays(day, 1 - shownDays),
    to: day,
    scores: can('assessment:read'),
    tasks: can('remediation:read'),
    proofs: can('evidence:read'),
  };
  const { data, previousData, error, refetch } = useQuery(WallDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  const again = () => void refetch().catch(() => undefined);
  useLiveChanges(watched, again);
  // What was seen last stays: a big screen never goes blank.
  const wall = data ?? previousData;
  const panels = usePanels(
    all.filter((one) =>
      one === 'scores' ? variables.scores : one === 'expiring' ? variables.proofs : variables.tasks,
    ),
  );
  const ends = wall?.viewer?.sessionExpiresAt;
  return (
    <div className={styles.wall}>
      <header className={styles.head}>
        <h1 data-page-heading tabIndex={-1}>
          {organizationName}
        </h1>
        <span>{formatLongDate(day)}</span>
        <span className={styles.clock}>{now}</span>
      </header>
      {panels.length === 0 ? (
        <p className={styles.waiting}>{t`您的角色没有可以在大屏上显示的内容。`}</p>
      ) : wall ? (
        <div className={panels.length === 1 ? styles.single : styles.grid}>
          {panels.includes('scores') && <ScoresPanel wall={wall} large={panels.length === 1} />}
          {panels.includes('burndown') && <BurnDownPanel wall={wall} />}
          {panels.includes('overdue') && <OverduePanel wall={wall} />}
          {panels.includes('expiring') && <ExpiryPanel wall={wall} />}
        </div>
      ) : (
        <p className={styles.waiting} role="status">
          {error ? t`读不到数据，恢复后自动显示。` : t`正在读取…`}
        </p>
      )}
      <footer className={styles.foot}>
        {!reachable || (error && wall) ? (
          <strong className={styles.warn}>{t`连接中断，显示的是之前的数据；恢复后自动更新。`}</strong>
        ) : (
          <span>{t`数据实时更新`}</span>
        )}
        {ends && <span>{t`登录最迟到 ${formatDateTime(ends)} 结束，届时需重新登录`}</span>}
        <span>{t`Esc 退出 · F11 全屏 · 1–4 单看一块 · 0 全部 · R 轮播`}</span>
      </footer>
    </div>
  );
}

/** Escape leaves; in full screen the browser takes that key for itself, so leaving full screen leaves too. */
function useWayOut(): void {
  const navigate = useNavigate();
  const leave = useEffectEvent(() => void navigate('/progress'));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave();
    };
    let wasFull = document.fullscreenElement !== null;
    const onFull = () => {
      const isFull = document.fullscreenElement !== null;
      if (wasFull && !isFull) leave();
      wasFull = isFull;
    };
    window.addEventListener('keydown', onKey);
    document.addEventListener('fullscreenchange', onFull);
    return () => {
      window.removeEventListener('keydown', onKey);
      document.removeEventListener('fullscreenchange', onFull);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
}

/** Hours and minutes; a second hand would only distract. */
function useClock(): string {
  const told = () => formatDateTime(new Date().toISOString()).slice(-5);
  const [now, setNow] = useState(told);
  useEffect(() => {
    const timer = window.setInterval(() => setNow(told()), 5_000);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}

/** All panels at once, one that was chosen, or one after the other; the address says which. */
function usePanels(seen: readonly Panel[]): readonly Panel[] {
  const view = useView();
  const asked = view.get('panel');
  const [turn, setTurn] = useState(0);
  const rotating = asked === 'rotate';
  useEffect(() => {
    if (!rotating) return;
    const timer = window.setInterval(() => setTurn((one) => one + 1), turnMs);
    return () => window.clearInterval(timer);
  }, [rotating]);
  const choose = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const one = seen[Number(event.key) - 1];
    if (event.key === '0') view.set({ panel: null });
    else if (event.key === 'r' || event.key === 'R') view.set({ panel: rotating ? null : 'rotate' });
    else if (one) view.set({ panel: one });
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => choose(event);
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  if (rotating && seen.length > 0) return [seen[turn % seen.length]!];
  const single = seen.find((one) => one === asked);
  return single ? [single] : seen;
}
