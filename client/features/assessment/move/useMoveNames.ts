import { useLingui } from '@lingui/react/macro';
import type { MoveOutcome } from '../../../gql/graphql';
import type { Tone } from '../../../ui/tone';

/** In the order in which they are told. */
export const outcomes: readonly MoveOutcome[] = ['CARRIED', 'TO_CONFIRM', 'OPEN', 'ADDED', 'STAYS'];

export const outcomeTones: Record<MoveOutcome, Tone> = {
  CARRIED: 'positive',
  TO_CONFIRM: 'caution',
  OPEN: 'neutral',
  ADDED: 'info',
  STAYS: 'negative',
};

/** Names of what becomes of an answer. */
export function useMoveNames() {
  const { t } = useLingui();
  const names: Record<MoveOutcome, string> = {
    CARRIED: t`沿用`,
    TO_CONFIRM: t`沿用待确认`,
    OPEN: t`从未评开始`,
    ADDED: t`新增待评`,
    STAYS: t`留在原测评`,
  };
  const hints: Record<MoveOutcome, string> = {
    CARRIED: t`文字和要求参数未变：结论、说明、数据、证据和评定人原样带过去`,
    TO_CONFIRM: t`文字或要求参数有变：答复先带过去，确认之前不计入实证`,
    OPEN: t`原来未评，或您决定不沿用`,
    ADDED: t`新版新增，或对该测评对象新适用`,
    STAYS: t`新版没有对应条款：结论、证据和任务都留在原测评中`,
  };
  return { outcome: (key: MoveOutcome) => names[key], hint: (key: MoveOutcome) => hints[key] };
}
