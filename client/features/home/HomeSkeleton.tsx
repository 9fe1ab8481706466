import { useLingui } from '@lingui/react/macro';
import { Bone } from '../../ui/Skeleton';

/** A part of the home screen on its way, at its own height: nothing jumps when it comes. */
export function HomeSkeleton({ height }: { height: number }) {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`正在加载`} style={{ minHeight: height }}>
      <Bone height={height} style={{ borderRadius: 8 }} />
    </div>
  );
}
