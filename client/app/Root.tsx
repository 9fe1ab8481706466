import { useEffect, useRef } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { announcement } from '../lib/announce';
import { sessionLost } from '../lib/session';
import { useStore } from '../lib/store';
import { Toaster } from '../ui/Toaster';
import { apollo, closeSocket } from './apollo';

/** What every screen has, signed in or not: toasts, the live region, the way to sign-in, focus after navigation. */
export function Root() {
  const location = useLocation();
  const navigate = useNavigate();
  const lost = useStore(sessionLost);
  const spoken = useStore(announcement);

  useEffect(() => {
    if (!lost) return;
    sessionLost.set(null);
    closeSocket();
    void apollo.clearStore();
    if (location.pathname === '/sign-in') return;
    const next = `${location.pathname}${location.search}`;
    void navigate(`/sign-in?reason=${lost}&next=${encodeURIComponent(next)}`, { replace: true });
  }, [lost, location, navigate]);

  const before = useRef(location.pathname);
  useEffect(() => {
    if (before.current === location.pathname) return;
    before.current = location.pathname;
    // The heading of the new screen, so that Tab goes on from there; a field with autofocus keeps its own.
    const timer = setTimeout(() => {
      const active = document.activeElement;
      if (active && active !== document.body && active.closest('main')) return;
      document.querySelector<HTMLElement>('[data-page-heading]')?.focus({ preventScroll: true });
    }, 60);
    return () => clearTimeout(timer);
  }, [location.pathname]);

  return (
    <>
      <Outlet />
      <Toaster />
      <div aria-live="polite" role="status" className="visually-hidden">
        {spoken.text}
      </div>
    </>
  );
}
