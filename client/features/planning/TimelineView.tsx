import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useAsOf } from '../../lib/asOf';
import { formatDate, today } from '../../lib/format';
import { useView } from '../../lib/useView';
import { Gantt, type GanttRow } from '../../ui/Gantt';
import { lazyPart } from '../../ui/lazyPart';
import { EmptyState } from '../../ui/States';
import type { Roadmap } from './documents';
import { usePlanningNames } from './usePlanningNames';
import styles from './Planning.module.css';

const PackageDrawer = lazyPart(async () => (await import('./PackageDrawer')).PackageDrawer);

/** Packages by quarter, with what waits for what. */
export function TimelineView({ roadmap }: { roadmap: Roadmap }) {
  const { t, i18n } = useLingui();
  const view = useView();
  const names = usePlanningNames();
  const asOf = useAsOf();
  const [activeId, setActiveId] = useState<string | null>(null);
  const rows = useMemo<GanttRow[]>(() => {
    const byId = new Map(roadmap.packages.map((one) => [one.id, one.name]));
    return roadmap.packages.map((one) => ({
      id: one.id,
      label: `${one.place}. ${one.name}`,
      description: [
        one.name,
        names.span(one),
        names.cost(one),
        ...(one.tasks.total > 0 ? [names.tasks(one.tasks)] : []),
        ...one.predecessorIds.flatMap((id) => (byId.has(id) ? [t`在 ${byId.get(id)} 之后`] : [])),
      ].join('，'),
      tone: one.costLikely === null ? 'neutral' : 'info',
      from: one.startsOn,
      to: one.endsOn,
      done: one.progress,
      after: one.predecessorIds,
    }));
    // The names change only with the language.
  }, [roadmap.packages, i18n.locale]);
  const shown = view.get('package');
  if (rows.length === 0)
    return (
      <EmptyState icon="calendar" title={t`还没有工作包`}>
        {t`在“工作包”页新建，或由差距提议。`}
      </EmptyState>
    );
  return (
    <div className={styles.timeline}>
      <p
        className={styles.note}
      >{t`灰色的工作包还没有人估算费用；深色部分是已验证任务所占的份额；箭头从前置工作包指向等待它的工作包。`}</p>
      <Gantt
        label={t`规划时间轴`}
        rowHeading={t`工作包`}
        rows={rows}
        zoom="years"
        today={asOf === null ? today() : formatDate(asOf)}
        todayLabel={t`今天`}
        periodName={(month) => {
          const [year, number] = month.split('-');
          return t`${year} 年 ${Math.ceil(Number(number) / 3)} 季度`;
        }}
        activeId={activeId}
        onActiveChange={setActiveId}
        onOpen={(id) => view.set({ package: id }, { push: true })}
      />
      {shown && <PackageDrawer roadmap={roadmap} id={shown} onClose={() => view.set({ package: null })} />}
    </div>
  );
}
