import { useMutation, useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { EvidenceChanges, EvidenceLabel } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { today } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { Dialog } from '../../../ui/Dialog';
import { Select } from '../../../ui/Select';
import { useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { DateField, TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { UnitField } from '../../system';
import { UpdateEvidencesDocument } from '../documents';
import { refreshEvidence } from '../refreshEvidence';
import type { Failure } from '../review/useEvidenceActions';
import { evidenceLabels, useEvidenceNames } from '../useEvidenceNames';
import { OwnerField } from './OwnerField';
import { readTags } from './readTags';
import styles from './Dialogs.module.css';

/** What the form shows of the evidence it starts from. */
export interface Editable {
  id: string;
  title: string;
  description?: string | null;
  collectedOn: string;
  validUntil?: string | null;
  label: EvidenceLabel;
  tags: readonly string[];
  version: number;
  owner: { id: string; displayName: string };
  unit?: { id: string } | null;
}

interface EditDialogProps {
  evidences: readonly Editable[];
  onFailures: (failures: readonly Failure[]) => void;
  onClose: () => void;
}

/**
 * Changes one piece of evidence, or the same fields of many in one mutation. With many, an empty field means
 * 「leave as it is」.
 */
export function EditDialog({ evidences, onFailures, onClose }: EditDialogProps) {
  const { t } = useLingui();
  const names = useEvidenceNames();
  const errorText = useErrorText();
  const client = useApolloClient();
  const [update, { loading }] = useMutation(UpdateEvidencesDocument);
  const one = evidences.length === 1 ? evidences[0] : undefined;
  const [title, setTitle] = useState(one?.title ?? '');
  const [description, setDescription] = useState(one?.description ?? '');
  const [ownerId, setOwnerId] = useState(one?.owner.id ?? null);
  const [unitId, setUnitId] = useState(one?.unit?.id ?? null);
  const [label, setLabel] = useState<EvidenceLabel | ''>(one?.label ?? '');
  const [collectedOn, setCollectedOn] = useState(one?.collectedOn ?? '');
  const [validUntil, setValidUntil] = useState(one?.validUntil ?? '');
  const [forever, setForever] = useState(false);
  const [tags, setTags] = useState(one?.tags.join(' ') ?? '');
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});

  function changes(): EvidenceChanges {
    const clear = forever || (one !== undefined && !validUntil && Boolean(one.validUntil));
    const wanted = readTags(tags);
    const sameTags = one && wanted.join('\n') === one.tags.join('\n');
    return {
      ...(one && title.trim() !== one.title ? { title: title.trim() } : {}),
      ...(one && description.trim() !== (one.description ?? '') ? { description: description.trim() } : {}),
      ...(one && ownerId && ownerId !== one.owner.id ? { ownerId } : {}),
      ...(unitId && unitId !== one?.unit?.id ? { unitId } : {}),
      ...(label && label !== one?.label ? { label } : {}),
      ...(collectedOn && collectedOn !== one?.collectedOn ? { collectedOn } : {}),
      ...(clear
        ? { clearValidUntil: true }
        : validUntil && validUntil !== one?.validUntil
          ? { validUntil }
          : {}),
      ...(one ? (sameTags ? {} : { tags: wanted }) : wanted.length > 0 ? { tags: wanted } : {}),
    };
  }

  async function save(): Promise<void> {
    const wanted = changes();
    if (Object.keys(wanted).length === 0) return onClose();
    try {
      const { data } = await update({
        variables: {
          input: {
            ids: evidences.map((evidence) => evidence.id),
            changes: wanted,
            ...(one ? { version: one.version } : {}),
          },
        },
      });
      const items = data?.updateEvidences.items ?? [];
      const failed = items.filter((item) => item.error);
      const [first] = failed;
      if (one && first?.error) {
        setFields({ [first.error.field ?? 'form']: first.error.message });
        return;
      }
      if (failed.length < items.length) showToast(t`已修改 ${items.length - failed.length} 份证据`);
      onFailures(
        failed.map((item) => ({
          id: item.id,
          title: evidences.find((evidence) => evidence.id === item.id)?.title ?? '',
          message: item.error?.message ?? '',
        })),
      );
      refreshEvidence(client);
      onClose();
    } catch (error) {
      const said = describeError(error);
      const own = Object.fromEntries(
        Object.entries(said.fields).map(([name, message]) => [name.split('.').at(-1) ?? name, message]),
      );
      setFields(Object.keys(own).length > 0 ? own : { form: errorText(error) });
    }
  }

  const unchanged = one ? undefined : t`不改`;
  return (
    <Dialog
      title={one ? t`修改证据信息` : t`批量修改 ${evidences.length} 份证据`}
      sticky
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footerNote={fields['form'] ? <span role="alert">{fields['form']}</span> : !one && t`空着的项目保持原样`}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`保存`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {one && (
          <>
            <TextField
              label={t`标题`}
              required
              maxLength={200}
              value={title}
              error={fields['title'] ?? (title.trim() ? undefined : t`请填写标题`)}
              onChange={(event) => setTitle(event.target.value)}
            />
            <TextArea
              label={t`说明`}
              maxLength={5000}
              value={description}
              error={fields['description']}
              onChange={(event) => setDescription(event.target.value)}
            />
            <OwnerField
              label={t`责任人`}
              value={ownerId}
              name={one.owner.displayName}
              onChange={setOwnerId}
            />
          </>
        )}
        <div className={styles.pair}>
          <UnitField
            label={t`科室`}
            value={unitId}
            onChange={setUnitId}
            error={fields['unitId']}
            {...(unchanged ? { placeholder: unchanged } : {})}
          />
          <Select
            label={t`密级`}
            {...(unchanged ? { placeholder: unchanged } : {})}
            options={evidenceLabels.map((value) => ({ value, label: names.label(value) }))}
            value={label}
            error={fields['label']}
            onChange={(event) => setLabel(event.target.value as EvidenceLabel | '')}
          />
        </div>
        <div className={styles.pair}>
          <DateField
            label={t`形成日期`}
            max={today()}
            value={collectedOn}
            error={fields['collectedOn']}
            hint={t`证据产生的那天，不是上传的那天`}
            onChange={(event) => setCollectedOn(event.target.value)}
          />
          <div>
            <DateField
              label={t`有效期至`}
              value={forever ? '' : validUntil}
              disabled={forever}
              error={fields['validUntil']}
              hint={one ? t`空着表示长期有效` : undefined}
              onChange={(event) => setValidUntil(event.target.value)}
            />
            {!one && (
              <Checkbox
                label={t`改为长期有效`}
                checked={forever}
                onChange={(event) => setForever(event.target.checked)}
              />
            )}
          </div>
        </div>
        <TextField
          label={t`标签`}
          value={tags}
          error={fields['tags']}
          hint={one ? t`用空格或逗号分开` : t`用空格或逗号分开；填写后替换原有标签`}
          {...(unchanged ? { placeholder: unchanged } : {})}
          onChange={(event) => setTags(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
