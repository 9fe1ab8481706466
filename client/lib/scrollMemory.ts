import { useEffect, useLayoutEffect, type RefObject } from 'react';
import { useLocation } from 'react-router';

const positions = new Map<string, number>();

/** Back never loses the place: a scroll area remembers its position per history entry. */
export function useScrollMemory(area: RefObject<HTMLElement | null>, name: string, ready: boolean): void {
  const { key } = useLocation();
  const slot = `${key}:${name}`;
  useLayoutEffect(() => {
    const top = positions.get(slot);
    if (ready && top !== undefined) area.current?.scrollTo({ top });
  }, [slot, ready, area]);
  useEffect(() => {
    const node = area.current;
    if (!node) return;
    const remember = () => positions.set(slot, node.scrollTop);
    node.addEventListener('scroll', remember, { passive: true });
    return () => node.removeEventListener('scroll', remember);
  }, [slot, area]);
}
