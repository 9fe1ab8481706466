import { lazy, type ComponentProps } from 'react';
import { Part } from '../../../ui/ErrorBoundary';
import { SkeletonRows } from '../../../ui/Skeleton';

const ProofPane = lazy(async () => ({ default: (await import('./ProofPane')).ProofPane }));

/** The pane of proofs. Its code comes after that of the list beside it, which is what one looks for first. */
export function ProofSide(props: ComponentProps<typeof ProofPane>) {
  return (
    <Part fallback={<SkeletonRows rows={3} />}>
      <ProofPane {...props} />
    </Part>
  );
}
