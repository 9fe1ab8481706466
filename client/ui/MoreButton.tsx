import { useLingui } from '@lingui/react/macro';
import { startTransition } from 'react';
import { Button } from './Button';

interface MoreButtonProps {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  /** Fetches the page behind this place. In a transition, or the list would give way to a skeleton. */
  onMore: (after: string | null) => unknown;
}

/** The way on below a list; nothing when that was all. */
export function MoreButton({ pageInfo, onMore }: MoreButtonProps) {
  const { t } = useLingui();
  if (!pageInfo.hasNextPage) return null;
  return (
    <Button variant="quiet" onClick={() => startTransition(() => void onMore(pageInfo.endCursor ?? null))}>
      {t`再看一些`}
    </Button>
  );
}
