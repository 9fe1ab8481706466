import { useLingui } from '@lingui/react/macro';
import type { PolicyReviewState, PolicyState } from '../../gql/graphql';
import { formatDate, formatNumber } from '../../lib/format';
import { Status } from '../../ui/Tag';
import { reviewTones, stateTones, usePolicyNames } from './usePolicyNames';

/** How far a policy or a version is, by shape and word. */
export function StateMark({ state }: { state: PolicyState }) {
  const names = usePolicyNames();
  return <Status tone={stateTones[state]}>{names.state(state)}</Status>;
}

/** The day of the next review and how near it is. */
export function ReviewMark({ state, day }: { state: PolicyReviewState; day: string | null }) {
  const names = usePolicyNames();
  if (state === 'NONE' || !day) return <Status tone="neutral">{names.review('NONE')}</Status>;
  return (
    <Status tone={reviewTones[state]}>
      {formatDate(day)} {state !== 'OK' && names.review(state)}
    </Status>
  );
}

/** How many of its readers have read it. */
export function ReadingMark({ reading }: { reading: { expected: number; read: number } | null | undefined }) {
  const { t } = useLingui();
  if (!reading) return <>—</>;
  const { expected, read } = reading;
  if (expected === 0) return <Status tone="neutral">{t`无人需签阅`}</Status>;
  const share = formatNumber(Math.floor((100 * read) / expected));
  return (
    <Status tone={read === expected ? 'positive' : 'info'}>{t`${read} / ${expected}（${share}%）`}</Status>
  );
}
