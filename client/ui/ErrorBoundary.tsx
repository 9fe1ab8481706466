import { Component, Suspense, type ReactNode } from 'react';
import { SkeletonLines } from './Skeleton';
import { ErrorState } from './States';

interface BoundaryProps {
  children: ReactNode;
  /** A change of this value tries again (another row was chosen). */
  resetKey?: string | null;
  compact?: boolean;
  onRetry?: () => void;
}

interface BoundaryState {
  error: Error | null;
  resetKey: string | null | undefined;
}

/** Keeps the failure of one part of a screen inside that part. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: Error): Partial<BoundaryState> {
    return { error };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const retry = () => {
      this.props.onRetry?.();
      this.setState({ error: null });
    };
    return <ErrorState error={error} compact={this.props.compact ?? false} onRetry={retry} />;
  }
}

interface PartProps extends BoundaryProps {
  /** What stands there while it loads; of the same height as the content. */
  fallback?: ReactNode;
}

/** One part of a screen with its own loading and its own failure. */
export function Part({ fallback, children, ...boundary }: PartProps) {
  return (
    <ErrorBoundary {...boundary}>
      <Suspense fallback={fallback ?? <SkeletonLines />}>{children}</Suspense>
    </ErrorBoundary>
  );
}
