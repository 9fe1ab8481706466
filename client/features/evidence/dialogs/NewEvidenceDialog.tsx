import { useApolloClient, useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { EvidenceLabel } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { today } from '../../../lib/format';
import { randomId } from '../../../lib/randomId';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { Dialog } from '../../../ui/Dialog';
import { Select } from '../../../ui/Select';
import { useErrorText } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { TextArea } from '../../../ui/TextArea';
import { DateField, TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { UnitField } from '../../organization';
import { refreshEvidence } from '../refreshEvidence';
import { CreateEvidencesDocument } from '../upload/documents';
import { evidenceLabels, useEvidenceNames } from '../useEvidenceNames';
import { readTags } from './readTags';
import styles from './Dialogs.module.css';

interface NewEvidenceDialogProps {
  kind: 'LINK' | 'TEXT';
  controlIds?: readonly string[];
  systemId?: string | null;
  onCreated?: (id: string) => void;
  onClose: () => void;
}

/** Evidence without a file: an address, or a statement in words. */
export function NewEvidenceDialog({
  kind,
  controlIds,
  systemId,
  onCreated,
  onClose,
}: NewEvidenceDialogProps) {
  const { t } = useLingui();
  const names = useEvidenceNames();
  const errorText = useErrorText();
  const client = useApolloClient();
  const [create, { loading }] = useMutation(CreateEvidencesDocument);
  // One key per opened dialog: a double click or a lost answer creates nothing twice.
  const [clientKey] = useState(randomId);
  const [title, setTitle] = useState('');
  const [content, setContent] = useState('');
  const [collectedOn, setCollectedOn] = useState(today);
  const [validUntil, setValidUntil] = useState('');
  const [unitId, setUnitId] = useState<string | null>(null);
  const [label, setLabel] = useState<EvidenceLabel>('INTERNAL');
  const [tags, setTags] = useState('');
  const [submit, setSubmit] = useState(true);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});

  function check(): Record<string, string> {
    const found: Record<string, string> = {};
    if (!title.trim()) found['title'] = t`请填写标题`;
    if (kind === 'LINK' && !/^https?:\/\/\S+$/i.test(content.trim()))
      found['url'] = t`请填写以 http:// 或 https:// 开头的完整地址`;
    if (kind === 'TEXT' && !content.trim()) found['text'] = t`请填写内容`;
    return found;
  }

  async function save(): Promise<void> {
    const wrong = check();
    setFields(wrong);
    if (Object.keys(wrong).length > 0) return;
    try {
      const { data } = await create({
        variables: {
          input: {
            evidences: [
              {
                kind,
                title: title.trim(),
                collectedOn,
                label,
                submit,
                clientKey,
                tags: readTags(tags),
                ...(kind === 'LINK' ? { url: content.trim() } : { text: content }),
                ...(validUntil ? { validUntil } : {}),
                ...(unitId ? { unitId } : {}),
                ...(controlIds ? { controlIds: [...controlIds] } : {}),
                ...(systemId ? { systemId } : {}),
              },
            ],
          },
        },
      });
      const item = data?.createEvidences.items[0];
      if (item?.error) return setFields({ [item.error.field ?? 'form']: item.error.message });
      showToast(submit ? t`已添加并提交审核` : t`已添加为草稿`);
      refreshEvidence(client, 'lists');
      if (item?.evidence) onCreated?.(item.evidence.id);
      onClose();
    } catch (error) {
      const { fields: said } = describeError(error);
      const own = Object.fromEntries(
        Object.entries(said).map(([name, message]) => [name.split('.').at(-1) ?? name, message]),
      );
      setFields(Object.keys(own).length > 0 ? own : { form: errorText(error) });
    }
  }

  return (
    <Dialog
      title={kind === 'LINK' ? t`添加链接证据` : t`添加文字证据`}
      sticky
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footerNote={
        fields['form'] ? (
          <span role="alert">
            <Status wrap tone="negative">
              {fields['form']}
            </Status>
          </span>
        ) : (
          <Checkbox
            label={t`直接提交审核`}
            checked={submit}
            onChange={(event) => setSubmit(event.target.checked)}
          />
        )
      }
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`添加`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label={t`标题`}
          required
          maxLength={200}
          value={title}
          error={fields['title']}
          onChange={(event) => setTitle(event.target.value)}
        />
        {kind === 'LINK' ? (
          <TextField
            label={t`地址`}
            required
            maxLength={2000}
            icon="link"
            inputMode="url"
            placeholder="https://"
            value={content}
            error={fields['url']}
            onChange={(event) => setContent(event.target.value)}
          />
        ) : (
          <TextArea
            label={t`内容`}
            required
            rows={7}
            value={content}
            error={fields['text']}
            hint={t`例如访谈记录、现场检查说明；按纯文本保存`}
            onChange={(event) => setContent(event.target.value)}
          />
        )}
        <div className={styles.pair}>
          <DateField
            label={t`形成日期`}
            required
            max={today()}
            value={collectedOn}
            error={fields['collectedOn']}
            onChange={(event) => setCollectedOn(event.target.value)}
          />
          <DateField
            label={t`有效期至`}
            value={validUntil}
            error={fields['validUntil']}
            hint={t`空着表示长期有效`}
            onChange={(event) => setValidUntil(event.target.value)}
          />
          <UnitField
            label={t`科室`}
            value={unitId}
            onChange={setUnitId}
            placeholder={t`默认为您的科室`}
            error={fields['unitId']}
          />
          <Select
            label={t`密级`}
            options={evidenceLabels.map((value) => ({ value, label: names.label(value) }))}
            value={label}
            onChange={(event) => setLabel(event.target.value as EvidenceLabel)}
          />
        </div>
        <TextField
          label={t`标签`}
          value={tags}
          hint={t`用空格或逗号分开`}
          error={fields['tags']}
          onChange={(event) => setTags(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
