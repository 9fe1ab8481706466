import { useLingui } from '@lingui/react/macro';
import { formatList } from '../../../lib/format';
import { Button, IconButton } from '../../../ui/Button';
import { Status } from '../../../ui/Tag';
import type { RowProblem } from './sheet/mappingSheet';
import type { Entry, Sheet } from './uploadEntries';
import { useProblemText } from './useProblemText';
import styles from './Upload.module.css';

interface SheetNotesProps {
  sheets: readonly Sheet[];
  lines: readonly Entry[];
  problems: readonly RowProblem[];
  /** Codes and units are still being looked up. */
  waiting: boolean;
  onEvidence: (id: string) => void;
  onRemove: (id: string) => void;
}

/** More names than anybody reads in one sentence. */
const mostNames = 20;

/** What the mapping sheets have filled in, and all that did not fit. */
export function SheetNotes({ sheets, lines, problems, waiting, onEvidence, onRemove }: SheetNotesProps) {
  const { t } = useLingui();
  const problemText = useProblemText();
  if (sheets.length === 0) return null;
  const unnamed = lines.filter(({ row }) => row === null);
  const filling = new Set(lines.map(({ row }) => row));
  const notes = [
    ...sheets.flatMap(({ entry, unused, cut }) => [
      ...(unused.length > 0 ? [t`${entry.path}：没有用到的列 ${formatList(unused)}`] : []),
      ...(cut > 0 ? [t`${entry.path}：行数太多，最后 ${cut} 行没有读`] : []),
    ]),
    ...problems.map(problemText),
    ...(unnamed.length > 0
      ? [
          t`对照表没有提到的 ${unnamed.length} 个文件（按下面的填写上传）：${formatList(unnamed.slice(0, mostNames).map(({ path }) => path))}${unnamed.length > mostNames ? '…' : ''}`,
        ]
      : []),
  ];
  return (
    <section className={styles.sheets} aria-label={t`对照表`}>
      {sheets.map(({ entry, rows }) => (
        <div key={entry.id} className={styles.sheet}>
          <Status tone="positive">
            {t`对照表 ${entry.path}：填写了 ${rows.filter((row) => filling.has(row)).length} 个文件`}
          </Status>
          <Button size="small" variant="quiet" onClick={() => onEvidence(entry.id)}>
            {t`不是对照表，作为证据上传`}
          </Button>
          <IconButton
            size="small"
            icon="close"
            label={t`不用对照表 ${entry.path}`}
            onClick={() => onRemove(entry.id)}
          />
        </div>
      ))}
      {waiting && <Status tone="info">{t`正在核对条款编号和科室…`}</Status>}
      {notes.length > 0 && (
        <>
          <Status tone="caution">{t`${notes.length} 处没有对上，请先看一遍：`}</Status>
          <ul className={styles.problems} tabIndex={0} aria-label={t`没有对上的内容`}>
            {notes.map((note, at) => (
              <li key={at}>{note}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
