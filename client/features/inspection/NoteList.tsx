import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import type { InspectionNoteFilter } from '../../gql/graphql';
import { useKeepAsOf } from '../../lib/asOf';
import { formatDate, formatDateTime } from '../../lib/format';
import { Button } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { LineItem, LineList, LineNote } from '../../ui/LineList';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState, ErrorState } from '../../ui/States';
import { Status, Tag } from '../../ui/Tag';
import { taskTones, useRemediationNames } from '../remediation';
import { InspectionNotesDocument, type Inspection, type InspectionNote, type OnSiteItem } from './documents';
import styles from './Inspection.module.css';
import { severityTones, useInspectionNames } from './useInspectionNames';

const AnswerDialog = lazyPart(async () => (await import('./AnswerDialog')).AnswerDialog);
const NoteDialog = lazyPart(async () => (await import('./NoteDialog')).NoteDialog);
const RemoveNoteDialog = lazyPart(async () => (await import('./RemoveNoteDialog')).RemoveNoteDialog);

type Act = 'answer' | 'change' | 'remove';

interface NoteListProps {
  inspection: Inspection;
  filter: InspectionNoteFilter;
  /** Where the proofs of an answer are chosen from. */
  items: readonly OnSiteItem[];
}

/** What was noted, newest first. */
export function NoteList({ inspection, filter, items }: NoteListProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState<{ act: Act; note: InspectionNote } | null>(null);
  const close = () => setOpen(null);
  const { data, error, fetchMore, refetch } = useQuery(InspectionNotesDocument, {
    variables: { id: inspection.id, filter },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data)
    return <ErrorState error={error} onRetry={() => void refetch().catch(() => undefined)} compact />;
  if (!data) return <SkeletonRows rows={3} />;
  const notes = data.inspection?.notes;
  const after = notes?.pageInfo.hasNextPage ? notes.pageInfo.endCursor : null;
  if (!notes || notes.nodes.length === 0)
    return (
      <EmptyState icon="comment" title={t`还没有记录`} compact>
        {t`检查组索要的材料、发现的问题，会按时间列在这里。`}
      </EmptyState>
    );
  return (
    <>
      <LineList onMore={after ? () => void fetchMore({ variables: { after } }) : undefined}>
        {notes.nodes.map((note) => (
          <NoteLine key={note.id} note={note} onAct={(act) => setOpen({ act, note })} />
        ))}
      </LineList>
      {open?.act === 'answer' && (
        <AnswerDialog
          note={open.note}
          item={items.find(({ id }) => id === open.note.item?.id) ?? null}
          onClose={close}
        />
      )}
      {open?.act === 'change' && <NoteDialog inspectionId={inspection.id} note={open.note} onClose={close} />}
      {open?.act === 'remove' && <RemoveNoteDialog note={open.note} onClose={close} />}
    </>
  );
}

function NoteLine({ note, onAct }: { note: InspectionNote; onAct: (act: Act) => void }) {
  const { t } = useLingui();
  const names = useInspectionNames();
  const { state } = useRemediationNames();
  const keepAsOf = useKeepAsOf();
  const open = note.state === 'OPEN' && note.kind !== 'REMARK';
  return (
    <LineItem
      head={
        <>
          <Tag tone={note.severity ? severityTones[note.severity] : 'neutral'}>
            {names.note(note.kind)}
            {note.severity && ` · ${names.severity(note.severity)}`}
          </Tag>
          <span className={styles.words}>{note.text}</span>
        </>
      }
      below={
        (note.answer || note.evidences.length > 0) && (
          <span className={styles.answer}>
            {note.answer && t`答复：${note.answer}`}
            {note.evidences.map((evidence) => (
              <Link key={evidence.id} to={keepAsOf(`/evidence/${evidence.id}`)}>
                {evidence.title}
              </Link>
            ))}
          </span>
        )
      }
    >
      {note.item?.control && (
        <span>
          {note.item.control.code} {note.item.control.name}
        </span>
      )}
      {note.task && (
        <Link to={keepAsOf(`/remediation?task=${note.task.id}`)}>
          <Status tone={taskTones[note.task.state]}>
            {note.task.code} {state(note.task.state)} · {formatDate(note.task.dueOn)}
          </Status>
        </Link>
      )}
      {!note.task && note.state === 'ANSWERED' && (
        <Status tone="positive">{note.kind === 'FINDING' ? t`当场已整改` : t`已答复`}</Status>
      )}
      <LineNote>{`${note.createdBy?.displayName ?? t`系统`} · ${formatDateTime(note.createdAt)}`}</LineNote>
      {note.viewerCanNote && open && !note.task && (
        <Button size="small" onClick={() => onAct('answer')}>
          {note.kind === 'FINDING' ? t`当场整改` : t`答复`}
        </Button>
      )}
      {note.viewerCanChange && (
        <>
          <Button size="small" icon="pencil" onClick={() => onAct('change')}>{t`修改`}</Button>
          <Button size="small" icon="trash" onClick={() => onAct('remove')}>{t`删除`}</Button>
        </>
      )}
    </LineItem>
  );
}
