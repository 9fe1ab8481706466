import { useLingui } from '@lingui/react/macro';
import type { PathStatus } from '../../../gql/graphql';
import { formatList, formatMoney, formatNumber } from '../../../lib/format';
import { Banner } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import type { Tone } from '../../../ui/tone';
import { MissingTables } from '../frame/MissingTables';
import { MakePlan } from './MakePlan';
import type { Path, PathAssessment, Wanted } from './PathPage';
import styles from './Path.module.css';

const tones: Record<PathStatus, Tone> = {
  REACHED: 'positive',
  FOUND: 'positive',
  BOUND: 'info',
  IMPOSSIBLE: 'negative',
  UNSEARCHED: 'caution',
  UNDECIDED: 'caution',
};

interface PathSummaryProps {
  assessment: PathAssessment;
  path: Path;
  wanted: Wanted;
}

/** What is known about the way: its sum, whether it is the least, what was only assumed, what stands in it. */
export function PathSummary({ assessment, path, wanted }: PathSummaryProps) {
  const { t } = useLingui();
  const { framework } = assessment;
  const names: Record<PathStatus, string> = {
    REACHED: t`已达到`,
    FOUND: t`最省的走法`,
    BOUND: t`近似：不一定最省`,
    IMPOSSIBLE: t`走不到`,
    UNSEARCHED: t`没有找到路径`,
    UNDECIDED: t`缺官方表格`,
  };
  const found = path.steps.length > 0;
  return (
    <section className={styles.summary} aria-label={t`路径概况`}>
      <div className={styles.sums}>
        <Status tone={tones[path.status]}>{names[path.status]}</Status>
        {found && (
          <>
            <Sum label={t`步数`} value={formatNumber(path.steps.length)} />
            <Sum label={t`工作量（人天）`} value={formatNumber(path.effortDays, 1)} />
            <Sum
              label={path.withoutCost > 0 ? t`费用（${path.withoutCost} 步没有估）` : t`费用`}
              value={formatMoney(path.cost)}
            />
            {path.status === 'BOUND' && (
              <Sum label={t`最少也要（人天）`} value={formatNumber(path.atLeastDays, 1)} />
            )}
          </>
        )}
        <span className={styles.grow} />
        {found && <MakePlan assessment={assessment} path={path} wanted={wanted} />}
      </div>
      <p className={styles.sentence}>{path.sentence}</p>
      {path.defaultEstimates > 0 && (
        <Banner tone="caution">
          {t`其中 ${path.defaultEstimates} 步没有人估过，用的是系统的替代值；选中步骤后按 E 填写，路径会重新计算。`}
        </Banner>
      )}
      {path.blockedBy.length > 0 && (
        <Banner tone="negative">{t`无论补什么都过不去的项目：${formatList(path.blockedBy)}`}</Banner>
      )}
      {path.missingTables.length > 0 && (
        <Banner
          tone="caution"
          actions={
            <MissingTables
              tables={path.missingTables}
              frameworkCode={framework.code}
              levels={framework.levels}
            />
          }
        >
          {t`算路径要用到下列官方表，标准原文中没有取得。由本机构录入一次即可计算。`}
        </Banner>
      )}
    </section>
  );
}

function Sum({ label, value }: { label: string; value: string }) {
  return (
    <span className={styles.sum}>
      <span>{label}</span> <b>{value}</b>
    </span>
  );
}
