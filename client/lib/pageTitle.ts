import { useEffect } from 'react';
import { announce } from './announce';

/** Sets the window title of a screen and reads it out, because a client-side navigation is silent otherwise. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    if (!title) return;
    document.title = `${title} · 衡鉴`;
    announce(title);
  }, [title]);
}
