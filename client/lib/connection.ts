import { createStore } from './store';

/** Whether the server answers. Links set it; the banner shows it. */
export const serverReachable = createStore(true);

/** How often the live channel was opened again after it had broken; links count it. */
export const liveReconnections = createStore(0);

let probing = false;

/** Called when a request died on the way: shows the banner and asks `/livez` until the server is back. */
export function reportUnreachable(): void {
  serverReachable.set(false);
  if (probing) return;
  probing = true;
  let delay = 1000;
  const probe = async () => {
    try {
      const answer = await fetch('/livez', { cache: 'no-store' });
      if (answer.status < 502) {
        probing = false;
        serverReachable.set(true);
        return;
      }
    } catch {
      // Still away: ask again later.
    }
    delay = Math.min(delay * 1.6, 15_000);
    window.setTimeout(() => void probe(), delay);
  };
  window.setTimeout(() => void probe(), delay);
}
