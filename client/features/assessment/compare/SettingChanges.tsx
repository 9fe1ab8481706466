import { useLingui } from '@lingui/react/macro';
import type { AssessmentState, ScoringEdition } from '../../../gql/graphql';
import { formatNumber } from '../../../lib/format';
import { LineItem, LineList, LineNote } from '../../../ui/LineList';
import { EmptyState } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { levelName } from '../frame/levelName';
import { useAssessmentNames } from '../useAssessmentNames';
import { Causes } from './Causes';
import { FromTo } from './FromTo';
import type { Comparison } from './ScoreChange';
import { useChangeNames } from './useChangeNames';

interface SettingChangesProps {
  comparison: Comparison;
  levels: readonly { code: string; name: string }[];
}

/** Settings and figures that differ, and what was done to the assessment itself. */
export function SettingChanges({ comparison, levels }: SettingChangesProps) {
  const { t } = useLingui();
  const names = useChangeNames();
  const words = useAssessmentNames();
  const { settings, measures, causes } = comparison;
  const states: Record<AssessmentState, string> = {
    OPEN: t({ message: '进行中', context: 'assessment' }),
    CLOSED: t`已关闭`,
  };
  const value = ({ setting }: Comparison['settings'][number], said: string | null): string => {
    if (said === null) return '—';
    if (setting === 'STATE') return states[said as AssessmentState];
    if (setting === 'SCORING_EDITION') return words.edition(said as ScoringEdition);
    if (setting === 'TARGET_LEVEL') return levelName(levels, said) ?? said;
    return said;
  };
  const figure = (state: Comparison['measures'][number]['before']): string => {
    if (!state) return '—';
    if (state.share !== null) return `${formatNumber(state.share * 100, 1)}%`;
    return state.count === null ? (state.grade ?? '—') : formatNumber(state.count);
  };
  if (settings.length + measures.length + causes.length === 0)
    return <EmptyState compact icon="pencil" title={t`两天之间没有设置和数值变化`} />;
  return (
    <LineList>
      {settings.map((setting) => (
        <LineItem key={setting.setting} head={names.setting(setting.setting)}>
          <FromTo before={value(setting, setting.before)} after={value(setting, setting.after)} />
        </LineItem>
      ))}
      {measures.map((measure) => (
        <LineItem
          key={`${measure.control.id} ${measure.kind} ${measure.level}`}
          head={`${measure.control.code} ${measure.control.name}`}
        >
          <Tag outline>{names.figure(measure.kind, measure.level)}</Tag>
          <FromTo before={figure(measure.before)} after={figure(measure.after)} />
          {(measure.before?.proofState ?? null) !== (measure.after?.proofState ?? null) && (
            <FromTo
              before={measure.before ? words.proof(measure.before.proofState) : '—'}
              after={measure.after ? words.proof(measure.after.proofState) : '—'}
            />
          )}
          <LineNote>{measure.after?.recordedByName}</LineNote>
        </LineItem>
      ))}
      {causes.length > 0 && <LineItem head={t`对测评本身的操作`} below={<Causes causes={causes} />} />}
    </LineList>
  );
}
