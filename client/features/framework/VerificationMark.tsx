import type { Verification } from '../../gql/graphql';
import { Status } from '../../ui/Tag';
import type { Tone } from '../../ui/tone';
import { useFrameworkNames } from './useFrameworkNames';

const tones: Record<Verification, Tone> = {
  VERIFIED: 'positive',
  INFERRED: 'info',
  SECONDARY: 'accent',
  UNVERIFIED: 'caution',
  UNKNOWN: 'neutral',
};

/** How far a fact was checked: a mark of its own shape and the word; the tip says what the word means. */
export function VerificationMark({ value }: { value: Verification }) {
  const names = useFrameworkNames();
  return (
    <span title={names.verificationHint(value)}>
      <Status tone={tones[value]}>{names.verification(value)}</Status>
    </span>
  );
}
