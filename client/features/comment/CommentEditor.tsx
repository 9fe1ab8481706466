import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '../../ui/Button';
import { TextArea } from '../../ui/TextArea';
import { MentionableDocument } from './documents';
import styles from './Comments.module.css';

/** What the words are about: exactly one of these. */
export interface CommentSubject {
  evidenceId?: string;
  requestId?: string;
  taskId?: string;
}

export interface Person {
  id: string;
  displayName: string;
}

interface CommentEditorProps {
  subject: CommentSubject;
  label: string;
  confirm: string;
  initial?: string;
  named?: readonly Person[];
  busy: boolean;
  autoFocus?: boolean;
  /** False keeps the words: they were not saved. */
  onSave: (body: string, mentionIds: string[]) => Promise<boolean>;
  onCancel?: () => void;
}

/** The word after the last @ before the caret, while it is being typed. */
const mentionAt = /(?:^|\s)@([^\s@]{0,20})$/;

/** Plain text; an @ offers the people who may see what it is about. Ctrl+Enter sends. */
export function CommentEditor(props: CommentEditorProps) {
  const {
    subject,
    label,
    confirm,
    initial = '',
    named = [],
    busy,
    autoFocus = false,
    onSave,
    onCancel,
  } = props;
  const { t } = useLingui();
  const client = useApolloClient();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [body, setBody] = useState(initial);
  const [people, setPeople] = useState<readonly Person[]>(named);
  const [asked, setAsked] = useState<string | null>(null);
  const [found, setFound] = useState<readonly (Person & { unit?: { name: string } | null })[]>([]);
  const [at, setAt] = useState(0);
  const { evidenceId, requestId, taskId } = subject;
  useEffect(() => {
    if (asked === null) return;
    let alive = true;
    const timer = setTimeout(() => {
      void client
        .query({
          query: MentionableDocument,
          variables: {
            evidenceId: evidenceId ?? null,
            requestId: requestId ?? null,
            taskId: taskId ?? null,
            search: asked,
          },
          fetchPolicy: 'network-only',
        })
        .then(
          ({ data }) => alive && (setFound(data?.mentionableMembers ?? []), setAt(0)),
          () => alive && setFound([]),
        );
    }, 120);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [asked, client, evidenceId, requestId, taskId]);
  const offers = asked === null ? [] : found.slice(0, 6);

  function look(node: HTMLTextAreaElement): void {
    setAsked(mentionAt.exec(node.value.slice(0, node.selectionStart))?.[1] ?? null);
  }

  function pick(person: Person): void {
    const node = field.current;
    if (!node) return;
    const before = node.value.slice(0, node.selectionStart).replace(/@[^\s@]*$/, `@${person.displayName} `);
    const next = before + node.value.slice(node.selectionStart);
    setBody(next);
    setPeople([...people.filter((one) => one.id !== person.id), person]);
    setAsked(null);
    node.focus();
    requestAnimationFrame(() => node.setSelectionRange(before.length, before.length));
  }

  async function save(): Promise<void> {
    if (busy || body.trim() === '') return;
    // Whose name was deleted again is not named.
    const mentioned = people.filter((person) => body.includes(`@${person.displayName}`));
    const saved = await onSave(
      body.trim(),
      mentioned.map((person) => person.id),
    );
    if (!saved || onCancel) return;
    setBody('');
    setPeople([]);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else if (offers.length > 0 && event.key === 'ArrowDown') setAt((at + 1) % offers.length);
    else if (offers.length > 0 && event.key === 'ArrowUp') setAt((at + offers.length - 1) % offers.length);
    else if (offers.length > 0 && (event.key === 'Enter' || event.key === 'Tab')) pick(offers[at]!);
    else if (offers.length > 0 && event.key === 'Escape') setAsked(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles.editor}>
      <TextArea
        ref={field}
        label={label}
        labelHidden
        rows={3}
        maxLength={2000}
        placeholder={t`写下意见；输入 @ 提到能看到它的人`}
        value={body}
        autoFocus={autoFocus}
        aria-controls={offers.length > 0 ? `${id}-people` : undefined}
        aria-activedescendant={offers.length > 0 ? `${id}-${at}` : undefined}
        onChange={(event) => {
          setBody(event.target.value);
          look(event.target);
        }}
        onKeyDown={onKeyDown}
      />
      {offers.length > 0 && (
        <ul id={`${id}-people`} role="listbox" aria-label={t`可以提到的人`} className={styles.people}>
          {offers.map((person, index) => (
            <li
              key={person.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={styles.person}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(person);
              }}
            >
              <strong>{person.displayName}</strong>
              <span className={styles.faint}>{person.unit?.name}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.bar}>
        <span className={styles.faint}>{t`Ctrl+Enter 发表`}</span>
        {onCancel && <Button size="small" onClick={onCancel}>{t`取消`}</Button>}
        <Button
          size="small"
          variant="primary"
          busy={busy}
          disabled={body.trim() === ''}
          onClick={() => void save()}
        >
          {confirm}
        </Button>
      </div>
    </div>
  );
}
