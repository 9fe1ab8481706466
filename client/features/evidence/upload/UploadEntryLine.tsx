import { useLingui } from '@lingui/react/macro';
import { classNames } from '../../../lib/classNames';
import { formatBytes, today } from '../../../lib/format';
import { IconButton } from '../../../ui/Button';
import { Select } from '../../../ui/Select';
import { Status, Tag } from '../../../ui/Tag';
import { DateField, TextField } from '../../../ui/TextField';
import { useEvidenceNames } from '../useEvidenceNames';
import type { Revised } from './evidenceDraft';
import type { NameProposal } from './nameProposals';
import type { ResolvedRow } from './sheet/resolveRow';
import { controlsOf, type Common } from './uploadDraft';
import type { Entry } from './uploadEntries';
import { fits, mostBytes } from './uploadModel';
import styles from './Upload.module.css';

interface UploadEntryLineProps {
  entry: Entry;
  /** Counted from one. */
  number: number;
  /** Controls in its name, and whether they will be linked. */
  named: readonly NameProposal[];
  linking: boolean;
  resolved: ResolvedRow | undefined;
  common: Common;
  /** Evidence of nearly the same name that no other line is a version of. */
  namesakes: readonly Revised[];
  onChange: (id: string, change: Partial<Entry>) => void;
  onRemove: (id: string) => void;
}

/** One file before it leaves: what it will be called, and what of it differs from all the others. */
export function UploadEntryLine(props: UploadEntryLineProps) {
  const { entry, number, named, linking, resolved, common, namesakes, onChange, onRemove } = props;
  const { t } = useLingui();
  const { id, file, path, title, collectedOn, revises } = entry;
  const controls = controlsOf(resolved, named);
  return (
    <div className={styles.file}>
      <TextField
        label={t`标题 ${number}`}
        labelHidden
        maxLength={200}
        title={path}
        value={title}
        disabled={revises !== null}
        onChange={(event) => onChange(id, { title: event.target.value })}
      />
      <DateField
        label={t`形成日期 ${number}`}
        labelHidden
        max={today()}
        value={collectedOn}
        onChange={(event) => onChange(id, { collectedOn: event.target.value })}
      />
      {fits(file) ? (
        <span className={styles.fileSize}>{formatBytes(file.size)}</span>
      ) : (
        <Status tone="negative">
          {file.size === 0 ? t`空文件，不上传` : t`超过 ${formatBytes(mostBytes)}，不上传`}
        </Status>
      )}
      <IconButton size="small" icon="close" label={t`不要 ${file.name}`} onClick={() => onRemove(id)} />
      {namesakes.length > 0 && (
        <div className={styles.namesakes}>
          <Select
            label={t`${title} 登记为`}
            labelHidden
            value={revises ?? ''}
            options={[
              { value: '', label: t`新证据（已有近似同名的证据）` },
              ...namesakes.map((known) => ({ value: known.id, label: t`“${known.title}”的新版本` })),
            ]}
            onChange={(event) => onChange(id, { revises: event.target.value || null })}
          />
          {revises !== null && (
            <span className={styles.unlinked}>{t`沿用原证据的标题、科室、密级、标签和条款`}</span>
          )}
        </div>
      )}
      {revises === null && controls.length > 0 && (
        <span
          className={classNames(styles.proposed, controls === named && !linking && styles.unlinked)}
          title={controls.map((control) => control.title).join('\n')}
        >
          {controls.map((control) => control.title).join('；')}
        </span>
      )}
      {entry.row && <RowFacts entry={entry} resolved={resolved} common={common} />}
    </div>
  );
}

interface RowFactsProps {
  entry: Entry;
  resolved: ResolvedRow | undefined;
  common: Common;
}

/** What the mapping sheet says of this file, other than what all have in common. */
function RowFacts({ entry: { row, revises }, resolved, common }: RowFactsProps) {
  const { t } = useLingui();
  const names = useEvidenceNames();
  if (!row) return null;
  const whole = revises === null;
  const facts: [string, string | null | undefined][] = [
    [t`科室`, whole && resolved?.unit?.id !== common.unitId ? resolved?.unit?.name : null],
    [t`密级`, whole && row.label && row.label !== common.label ? names.label(row.label) : null],
    [t`有效期至`, row.validUntil === common.validUntil ? null : row.validUntil],
    [t`标签`, whole ? row.tags.join(' ') : null],
    [t`说明`, row.description],
  ];
  const said = facts.flatMap(([label, value]) => (value ? [[label, value] as const] : []));
  if (said.length === 0) return null;
  return (
    <span className={styles.facts}>
      {said.map(([label, value]) => (
        <Tag key={label} outline title={`${label}: ${value}`}>
          <span className={styles.fact}>{`${label}: ${value}`}</span>
        </Tag>
      ))}
    </span>
  );
}
