import { lazy, Suspense, useState, type ComponentType } from 'react';

/**
 * A dialog or drawer whose code is not part of the first load. It is fetched as soon as the screen has nothing else
 * to do and stands at once then: a key that opens it is often followed by the next key, and that one is meant for the
 * dialog. It waits by itself: without a boundary of its own, the screen under it would give way to a skeleton.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null;
  const fetchPart = async () => (loaded = await load());
  const Waiting = lazy(async () => ({ default: await fetchPart() }));
  // A failure is told when the part is wanted: asking again is up to `Waiting`.
  requestIdleCallback(() => void fetchPart().catch(() => undefined), { timeout: 2_000 });
  return function LazyPart(props: Props) {
    // React shows what was waited for a moment late, even when it is there; and a part that is open stays the same one.
    const [Part] = useState<ComponentType<Props>>(() => loaded ?? Waiting);
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
