import { useLingui } from '@lingui/react/macro';
import type { ScoringKind } from '../../gql/graphql';
import { Status } from '../../ui/Tag';
import { levelName } from './frame/levelName';

interface OutcomeLevelProps {
  kind: ScoringKind;
  outcome: {
    level: string | null;
    decided: boolean;
    lowestLevel: string | null;
    highestLevel: string | null;
    met: number;
    applicable: number;
  };
  levels: readonly { code: string; name: string }[];
  target: string | null;
}

/** What an outcome comes to: the level reached, its bounds while that cannot be decided, or the share that is met. */
export function OutcomeLevel({ kind, outcome, levels, target }: OutcomeLevelProps) {
  const { t } = useLingui();
  if (kind === 'CHECKLIST') {
    const all = outcome.met === outcome.applicable;
    return (
      <Status tone={all ? 'positive' : 'neutral'}>{t`符合 ${outcome.met} / ${outcome.applicable}`}</Status>
    );
  }
  const name = (code: string | null) => levelName(levels, code) ?? t`未达最低等级`;
  if (!outcome.decided) {
    return (
      <Status tone="caution">{t`待定：${name(outcome.lowestLevel)} 至 ${name(outcome.highestLevel)}`}</Status>
    );
  }
  const place = (code: string | null) => levels.findIndex((level) => level.code === code);
  const reached = target !== null && place(outcome.level) >= place(target);
  return <Status tone={reached ? 'positive' : 'neutral'}>{name(outcome.level)}</Status>;
}
