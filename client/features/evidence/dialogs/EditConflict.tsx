import { useLingui } from '@lingui/react/macro';
import { formatDate } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Banner } from '../../../ui/States';
import { useEvidenceNames } from '../useEvidenceNames';
import { changedElsewhere, draftOf, type Draft, type Editable } from './editForm';
import styles from './Dialogs.module.css';

interface EditConflictProps {
  base: Editable;
  now: Editable;
  draft: Draft;
  onTake: (take: 'mine' | 'theirs') => void;
}

/** Somebody else saved in the meantime: what they wrote beside what stands in the form, and the choice. */
export function EditConflict({ base, now, draft, onTake }: EditConflictProps) {
  const { t } = useLingui();
  const names = useEvidenceNames();
  const none = t`（空）`;
  const labels: Record<keyof Draft, string> = {
    title: t`标题`,
    description: t`说明`,
    ownerId: t`责任人`,
    unitId: t`科室`,
    label: t`密级`,
    collectedOn: t`形成日期`,
    validUntil: t`有效期至`,
    tags: t`标签`,
  };
  const theirs: Record<keyof Draft, string> = {
    title: now.title,
    description: now.description || none,
    ownerId: now.owner.displayName,
    unitId: now.unit?.name ?? none,
    label: names.label(now.label),
    collectedOn: formatDate(now.collectedOn),
    validUntil: now.validUntil ? formatDate(now.validUntil) : t`长期`,
    tags: now.tags.join(' ') || none,
  };
  const before = draftOf(base);
  return (
    <Banner tone="caution">
      <div className={styles.conflict} role="alert">
        <b>{t`别人刚刚改过这份证据，您填写的内容还在，没有保存。`}</b>
        <ul>
          {changedElsewhere(base, now).map((field) => (
            <li key={field}>
              {labels[field]}：{theirs[field]}
              {draft[field] !== before[field] && <strong>{t`（您也改了这一项）`}</strong>}
            </li>
          ))}
        </ul>
        <span className={styles.choices}>
          <Button size="small" onClick={() => onTake('mine')}>{t`保留我改的，其余用对方的`}</Button>
          <Button size="small" onClick={() => onTake('theirs')}>{t`全部用对方的`}</Button>
        </span>
      </div>
    </Banner>
  );
}
