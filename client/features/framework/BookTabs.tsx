import { useLingui } from '@lingui/react/macro';
import { useView } from '../../lib/useView';
import { Segments } from '../../ui/Tabs';

/** Clauses of a rule book, or what it is and how far it was checked. */
export function BookTabs({ levels }: { levels: number }) {
  const { t } = useLingui();
  const view = useView();
  return (
    <Segments
      label={t`视图`}
      options={[
        { id: 'clauses', label: t`条款` },
        { id: 'about', label: levels > 0 ? t`级别与核对` : t`说明与核对` },
      ]}
      value={view.get('tab') === 'about' ? 'about' : 'clauses'}
      onChange={(next) => view.set({ tab: next === 'about' ? 'about' : null })}
    />
  );
}
