import { useEffect, useState, type RefObject } from 'react';

/** Inner width of a box, following the splitter; whole steps of 8 px, so that a drag does not redraw every frame. */
export function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const watch = new ResizeObserver(() => setWidth(Math.floor(node.clientWidth / 8) * 8));
    watch.observe(node);
    return () => watch.disconnect();
  }, [box]);
  return width;
}
