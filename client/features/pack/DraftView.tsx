import { useLingui } from '@lingui/react/macro';
import { formatNumber } from '../../lib/format';
import { useView } from '../../lib/useView';
import { lazyPart } from '../../ui/lazyPart';
import { Meter } from '../../ui/Meter';
import { Tabs } from '../../ui/Tabs';
import { ChaptersView } from './ChaptersView';
import type { Outlook, Pack } from './documents';
import styles from './Pack.module.css';

const GapsView = lazyPart(async () => (await import('./GapsView')).GapsView);

/** A pack that is put together: how complete it is, its chapters, and what is missing. */
export function DraftView({ pack, outlook }: { pack: Pack; outlook: Outlook | null }) {
  const { t } = useLingui();
  const view = useView();
  const tab = view.get('tab') === 'gaps' ? 'gaps' : 'chapters';
  const done = outlook ? outlook.items - outlook.incomplete : 0;
  return (
    <>
      {outlook && outlook.items > 0 && (
        <section aria-label={t`完整程度`} className={styles.meter}>
          <p>
            {t`${formatNumber(done)}/${formatNumber(outlook.items)} 条材料齐全`}
            {outlook.waived > 0 && ` · ${t`其中 ${formatNumber(outlook.waived)} 条免交材料`}`}
          </p>
          <Meter
            label={t`完整程度`}
            parts={[
              { id: 'done', label: t`齐全`, value: done, tone: 'positive' },
              { id: 'open', label: t`还缺`, value: outlook.incomplete, tone: 'caution' },
            ]}
          />
        </section>
      )}
      <Tabs
        label={t`材料包`}
        value={tab}
        onChange={(id) => view.set({ tab: id === 'gaps' ? 'gaps' : null, kind: null })}
        tabs={[
          { id: 'chapters', label: t`章节` },
          { id: 'gaps', label: t`还缺什么`, count: outlook?.incomplete },
        ]}
      >
        {tab === 'chapters' ? <ChaptersView pack={pack} outlook={outlook} /> : <GapsView pack={pack} />}
      </Tabs>
    </>
  );
}
