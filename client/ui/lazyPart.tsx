import { lazy, Suspense, type ComponentType } from 'react';

/**
 * A dialog or drawer whose code comes with its first use. It waits by itself: without a boundary of its own, the
 * screen under it would give way to a skeleton.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() }));
  return function LazyPart(props: Props) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
