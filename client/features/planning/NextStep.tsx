import { useLingui } from '@lingui/react/macro';
import { formatList, formatNumber } from '../../lib/format';
import type { Roadmap, RoadmapEffect } from './documents';
import { usePlanningNames } from './usePlanningNames';

interface NextStepProps {
  next: RoadmapEffect['next'] | undefined;
  assessment: Roadmap['assessments'][number];
}

/** What the step above would still take, by its proven outcome. */
export function NextStep({ next, assessment }: NextStepProps) {
  const { t } = useLingui();
  const names = usePlanningNames();
  if (!next) return <>—</>;
  const { target, status, steps, effortDays, sentence, codes } = next;
  const name = names.target(target, assessment);
  const found = status === 'FOUND' || status === 'BOUND';
  return (
    <span title={codes.length > 0 ? `${sentence}\n${formatList(codes)}` : sentence}>
      {found
        ? t`${name}：还差 ${steps} 步，约 ${formatNumber(effortDays, 1)} 人天`
        : status === 'UNDECIDED'
          ? t`${name}：缺官方表，无法判断`
          : t`${name}：${sentence}`}
    </span>
  );
}
