import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { Navigate, Outlet, useLocation, useMatches, useNavigation } from 'react-router';
import { PackReader } from '../../features/pack';
import { graphql } from '../../gql';
import { classNames } from '../../lib/classNames';
import { bare } from '../../lib/feature';
import { serverReachable } from '../../lib/connection';
import { accountIsLent } from '../../lib/session';
import { readStored, writeStored } from '../../lib/storage';
import { useStore } from '../../lib/store';
import { ViewerContext, type ViewerState } from '../../lib/viewer';
import { SkeletonRows } from '../../ui/Skeleton';
import { Banner } from '../../ui/States';
import { CommandPaletteHost } from './CommandPaletteHost';
import { IdleWatch } from './IdleWatch';
import { KeySheetHost } from './KeySheetHost';
import { NoPermission } from './NoPermission';
import { SideNav } from './SideNav';
import { TopBar } from './TopBar';
import { useClosedEntry } from './useNavEntries';
import { usePastDay } from './usePastDay';
import { useSignOut } from './useSignOut';
import styles from './Shell.module.css';

// Few look back, and then one thing more may be fetched.
const PastScreen = lazy(async () => ({ default: (await import('../past/PastScreen')).PastScreen }));
const TodayScreen = lazy(async () => ({ default: (await import('../past/TodayScreen')).TodayScreen }));

const ShellQuery = graphql(/* GraphQL */ `
  query Shell {
    viewer {
      permissions
      mustChangePassword
      idleMinutes
      packId
      membership {
        id
        username
        displayName
        roles
        validUntil
        unit {
          id
          path
        }
      }
      organization {
        id
        name
        pastFrom
      }
    }
  }
`);

/** The frame of every signed-in screen; without a session it leads to the sign-in page and back again. */
export function Shell() {
  return (
    <Suspense fallback={<div className={styles.loading} />}>
      <SignedIn />
    </Suspense>
  );
}

function SignedIn() {
  const location = useLocation();
  const { data } = useSuspenseQuery(ShellQuery);
  const { viewer } = data;
  const state = useMemo<ViewerState | null>(() => {
    // An API token has no member behind it and no business in the browser.
    if (!viewer?.membership) return null;
    const { membership } = viewer;
    return {
      membershipId: membership.id,
      displayName: membership.displayName,
      username: membership.username,
      unitId: membership.unit?.id ?? null,
      unitPath: membership.unit?.path ?? null,
      roles: membership.roles,
      packId: viewer.packId ?? null,
      validUntil: membership.validUntil ?? null,
      organizationName: viewer.organization.name,
      permissions: new Set(viewer.permissions),
      idleMinutes: viewer.idleMinutes,
      pastFrom: viewer.organization.pastFrom,
    };
  }, [viewer]);
  useEffect(() => {
    if (state) accountIsLent.set(state.packId !== null);
  }, [state]);
  if (!viewer || !state) {
    const next = `${location.pathname}${location.search}`;
    return <Navigate to={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  if (viewer.mustChangePassword) return <Navigate to="/change-password" replace />;
  return (
    <ViewerContext value={state}>
      {state.packId === null ? <Frame /> : <LentFrame packId={state.packId} />}
    </ViewerContext>
  );
}

/** Whoever sees one pack only has one screen, at one address: no other one is even begun. */
function LentFrame({ packId }: { packId: string }) {
  const { pathname } = useLocation();
  const signOut = useSignOut();
  const path = `/packs/${packId}`;
  if (pathname !== path) return <Navigate to={path} replace />;
  return (
    <>
      <PackReader packId={packId} onLeave={() => void signOut('signed-out')} />
      <IdleWatch />
    </>
  );
}

function Frame() {
  const { t } = useLingui();
  const [open, setOpen] = useState(() => readStored('nav.open', false));
  const reachable = useStore(serverReachable);
  const navigation = useNavigation();
  const closed = useClosedEntry();
  const { asOf, asked } = usePastDay();
  const isBare = useMatches().some(({ handle }) => handle === bare);
  if (isBare && !closed)
    return (
      <>
        <main id="content" tabIndex={-1}>
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </main>
        <IdleWatch />
      </>
    );
  return (
    <div className={classNames(styles.shell, open && styles.open)}>
      <a className={styles.skip} href="#content">
        {t`跳到正文`}
      </a>
      <TopBar />
      <SideNav
        open={open}
        onToggle={() => {
          setOpen(!open);
          writeStored('nav.open', !open);
        }}
      />
      <div className={styles.main}>
        {navigation.state === 'loading' && <div className={styles.loading} />}
        {!reachable && (
          <Banner tone="caution" icon="offline" flush>
            {t`连不上服务器。已显示的内容还在，恢复后会自动继续；此刻的修改可能没有保存。`}
          </Banner>
        )}
        <main id="content" className={styles.screen} tabIndex={-1}>
          <Suspense fallback={<SkeletonRows />}>
            {closed ? (
              <NoPermission entry={closed} />
            ) : asked === null ? (
              <Outlet />
            ) : asOf === null ? (
              <TodayScreen>
                <Outlet />
              </TodayScreen>
            ) : (
              <PastScreen asOf={asOf}>
                <Outlet />
              </PastScreen>
            )}
          </Suspense>
        </main>
      </div>
      <CommandPaletteHost />
      <KeySheetHost />
      <IdleWatch />
    </div>
  );
}
