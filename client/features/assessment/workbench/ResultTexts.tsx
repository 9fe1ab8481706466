import { useLingui } from '@lingui/react/macro';
import { useStore } from '../../../lib/store';
import { useErrorText } from '../../../ui/States';
import { Button } from '../../../ui/Button';
import { TextArea } from '../../../ui/TextArea';
import { ConflictPanel } from './ConflictPanel';
import { useWorkbench } from './context';
import { isShortfall, type Line } from './lines';
import { conflictsOf, type TextName } from './textDrafts';
import styles from './Result.module.css';

/** Current state, gap, suggestion (or the reason why it does not apply): saved by themselves. */
export function ResultTexts({ line }: { line: Line }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const { drafts } = useWorkbench();
  const draft = useStore(drafts.drafts).get(line.id);
  const conflicts = conflictsOf(line, draft);
  const labels: Partial<Record<TextName, string>> = {
    ...(line.verdict === 'NOT_APPLICABLE' ? { notApplicableReason: t`不适用的理由` } : {}),
    currentState: t`现状`,
    ...(isShortfall(line.verdict) ? { gap: t({ message: '差距', context: 'result' }) } : {}),
    suggestion: t`建议`,
  };
  const hints: Partial<Record<TextName, string>> = {
    notApplicableReason: t`必填：为什么这一条不适用`,
    currentState: t`查到了什么：配置、记录、访谈所得`,
    gap: t`还缺什么`,
    suggestion: t`怎么整改`,
  };
  const status = !draft
    ? ''
    : draft.state === 'saving'
      ? t`正在保存…`
      : draft.state === 'failed'
        ? t`没有保存：${errorText(draft.error)}`
        : draft.state === 'conflict'
          ? t`有冲突，等您决定`
          : t`未保存`;
  return (
    <section className={styles.texts} aria-label={t`评定记录`}>
      {(Object.keys(labels) as TextName[]).map((field) => {
        const value = draft?.values[field] ?? line[field] ?? '';
        const empty = field === 'notApplicableReason' && value.trim() === '';
        return (
          <div key={field}>
            <TextArea
              label={labels[field]}
              rows={2}
              maxLength={field === 'notApplicableReason' ? 2000 : 10000}
              readOnly={!line.viewerCanRate}
              placeholder={line.viewerCanRate ? hints[field] : undefined}
              value={value}
              error={empty && draft ? t`不适用必须写理由，写好后才会保存` : undefined}
              onChange={(event) => drafts.edit(line, field, event.target.value)}
              onBlur={() => drafts.flush(line.id)}
            />
            {draft && conflicts.includes(field) && (
              <ConflictPanel
                label={labels[field] ?? ''}
                theirs={line[field] ?? ''}
                mine={draft.values[field] ?? ''}
                who={line.ratedBy?.displayName ?? null}
                onTake={(take) => drafts.resolve(line, field, take)}
              />
            )}
          </div>
        );
      })}
      <div className={styles.saveState} role="status">
        {status}
        {draft?.state === 'failed' && (
          <Button
            size="small"
            variant="quiet"
            icon="refresh"
            onClick={() => drafts.retry(line.id)}
          >{t`重试`}</Button>
        )}
      </div>
    </section>
  );
}
