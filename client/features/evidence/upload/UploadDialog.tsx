import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { formatBytes } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { Dialog } from '../../../ui/Dialog';
import { FileDrop } from '../../../ui/FileDrop';
import { useErrorText } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { TallList } from '../../../ui/TallList';
import { showToast } from '../../../ui/toastStore';
import { readTags } from '../dialogs/readTags';
import { useEvidenceNames } from '../useEvidenceNames';
import { ArchiveChoices } from './ArchiveChoices';
import { CommonFields, noValues } from './CommonFields';
import { RoomLeft } from './RoomLeft';
import { SheetNotes } from './SheetNotes';
import { saveTemplate } from './sheet/saveTemplate';
import { templateRows } from './sheet/templateRows';
import { UploadEntryLine } from './UploadEntryLine';
import { controlsOf, draftOf, type Common } from './uploadDraft';
import { linesOf, type Entry } from './uploadEntries';
import { fits } from './uploadModel';
import { useEvidenceUpload } from './useEvidenceUpload';
import { useUploadDetails } from './useUploadDetails';
import { useUploadState } from './useUploadState';
import styles from './Upload.module.css';

interface UploadDialogProps {
  /** What was dropped or pasted; empty when the dialog was opened by its button. */
  files: readonly File[];
  onClose: () => void;
}

/** Files before they leave: each as read from its name or from a mapping sheet, the rest once for all. Enter sends. */
export function UploadDialog({ files, onClose }: UploadDialogProps) {
  const { t } = useLingui();
  const names = useEvidenceNames();
  const errorText = useErrorText();
  const { add, propose } = useEvidenceUpload();
  const upload = useUploadState(files, propose);
  const { state } = upload;
  const lines = useMemo(() => linesOf(state), [state]);
  const details = useUploadDetails(state, lines);
  const [values, setValues] = useState(noValues);
  const [submit, setSubmit] = useState(true);
  const [linking, setLinking] = useState(false);

  const fitting = lines.filter((entry) => fits(entry.file));
  const named = lines.filter((entry) => details.proposalsOf(entry).length > 0).length;
  const total = fitting.reduce((sum, entry) => sum + entry.file.size, 0);
  const revised = new Map(lines.flatMap(({ id, revises }) => (revises === null ? [] : [[revises, id]])));
  const waiting = upload.looking || upload.busy || details.waiting || (linking && details.named.waiting);
  const common: Common = { ...values, tags: readTags(values.tags), submit };

  const openNamesakes = (entry: Entry) =>
    details.namesakesOf(entry).filter(({ id }) => (revised.get(id) ?? entry.id) === entry.id);
  const planOf = (entry: Entry, withNamed: boolean) =>
    draftOf(entry, common, details.resolvedOf(entry), withNamed ? details.proposalsOf(entry) : []);

  function send(): void {
    const byFile = new Map(fitting.map((entry) => [entry.file, entry]));
    add(
      fitting.map((entry) => entry.file),
      {
        change: (file, proposed) => {
          const entry = byFile.get(file);
          return entry ? planOf(entry, linking) : proposed;
        },
        revises: (file) => {
          const entry = byFile.get(file);
          return (entry && details.namesakesOf(entry).find(({ id }) => id === entry.revises)) ?? null;
        },
      },
    );
    onClose();
  }

  function download(): void {
    const headings = [
      t`文件`,
      t`标题`,
      t`条款`,
      t`科室`,
      t`密级`,
      t`形成日期`,
      t`有效期至`,
      t`标签`,
      t`说明`,
    ];
    const rows = lines.map((entry) => {
      const draft = planOf(entry, true);
      return {
        path: entry.path,
        draft,
        unit: details.unitCode(draft.unitId),
        label: names.label(draft.label ?? 'INTERNAL'),
        controls: controlsOf(details.resolvedOf(entry), details.proposalsOf(entry)),
      };
    });
    saveTemplate(`${t`对照表`}.xlsx`, templateRows(headings, rows)).catch((error: unknown) =>
      showToast(errorText(error), { tone: 'negative' }),
    );
  }

  return (
    <Dialog
      title={t`上传证据`}
      size={lines.length > 0 ? 'wide' : 'normal'}
      sticky={lines.length > 0}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (fitting.length > 0 && !waiting) send();
      }}
      footerNote={
        <Checkbox
          label={t`上传后直接提交审核`}
          checked={submit}
          onChange={(event) => setSubmit(event.target.checked)}
        />
      }
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            icon="upload"
            disabled={fitting.length === 0 || waiting}
            {...(fitting.length > 0 ? { 'data-autofocus': true } : {})}
          >
            {fitting.length > 0 ? t`上传 ${fitting.length} 个文件（${formatBytes(total)}）` : t`上传`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <FileDrop
          folders
          onFiles={upload.add}
          hint={t`PDF、图片、Office、文本或压缩包，每个不超过 200 MB；可以一次拖入整个文件夹，和对照表（XLSX、CSV）一起`}
        />
        <RoomLeft wanted={total} />
        <ArchiveChoices
          archives={state.archives}
          onUnpack={(id) => void upload.unpack(id)}
          onPack={upload.pack}
        />
        <SheetNotes
          sheets={state.sheets}
          lines={lines}
          problems={details.problems}
          waiting={details.waiting}
          onEvidence={upload.sheetAsEvidence}
          onRemove={upload.removeSheet}
        />
        {details.failed && (
          <div className={styles.sheet}>
            <Status tone="negative">{t`没能核对条款编号`}</Status>
            <Button size="small" icon="refresh" onClick={details.again}>{t`重试`}</Button>
          </div>
        )}
        {lines.length > 0 && (
          <>
            <div className={styles.tools}>
              {named > 0 && (
                <Checkbox
                  label={t`关联文件名中写明的条款（${named} 个文件）`}
                  checked={linking}
                  onChange={(event) => setLinking(event.target.checked)}
                />
              )}
              <Button size="small" icon="download" title={t`每个文件一行，填好后再拖进来`} onClick={download}>
                {t`下载对照表模板`}
              </Button>
            </div>
            <TallList
              label={t`要上传的文件`}
              rows={lines}
              keyOf={(entry) => entry.id}
              usualHeight={36}
              className={styles.files}
            >
              {(entry, index) => (
                <UploadEntryLine
                  entry={entry}
                  number={index + 1}
                  named={details.proposalsOf(entry)}
                  linking={linking}
                  resolved={details.resolvedOf(entry)}
                  common={common}
                  namesakes={openNamesakes(entry)}
                  onChange={upload.change}
                  onRemove={upload.remove}
                />
              )}
            </TallList>
            <CommonFields
              values={values}
              onChange={(change) => setValues((before) => ({ ...before, ...change }))}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
