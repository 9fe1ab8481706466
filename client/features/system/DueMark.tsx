import { useLingui } from '@lingui/react/macro';
import type { DueState } from '../../gql/graphql';
import { formatDate } from '../../lib/format';
import { Status } from '../../ui/Tag';
import type { Tone } from '../../ui/tone';

const tones: Record<DueState, Tone> = {
  OK: 'positive',
  DUE_SOON: 'caution',
  OVERDUE: 'negative',
  NONE: 'neutral',
};

/** A day and how near it is, by shape and word. */
export function DueMark({ state, day }: { state: DueState; day: string | null }) {
  const { t } = useLingui();
  const words: Record<Exclude<DueState, 'OK'>, string> = {
    DUE_SOON: t`临近`,
    OVERDUE: t`已逾期`,
    NONE: t`未设定`,
  };
  if (state === 'NONE' || !day) return <Status tone="neutral">{words.NONE}</Status>;
  return (
    <Status tone={tones[state]}>
      {formatDate(day)} {state !== 'OK' && words[state]}
    </Status>
  );
}
