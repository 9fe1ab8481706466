import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { groupBy } from '../../../lib/groupBy';
import { useHotkeys } from '../../../lib/hotkeys';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { KeyCombo } from '../../../ui/Kbd';
import { Select } from '../../../ui/Select';
import { these } from '../review/choice';
import { useLinks } from '../useLinks';
import { EvidenceSuggestionsDocument } from './documents';
import { SuggestedControl, type Suggestion } from './SuggestedControl';
import styles from './Suggestions.module.css';

/** Lines of one rule book before the rest is asked for. */
const shownPerBook = 4;

/**
 * What a proof may prove by its name and its words. Walk by j and k, mark by x, link by y or Enter: what is marked, or else the
 * line one stands on. Nothing is marked from the start, because words are no proof.
 */
export function EvidenceSuggestions({ id }: { id: string }) {
  const { t } = useLingui();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const { data, refetch } = useSuspenseQuery(EvidenceSuggestionsDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const { link } = useLinks(() => void refetch().catch(() => undefined));
  const [systemId, setSystemId] = useState('');
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const { evidence } = data;
  const suggestions = evidence?.suggestions;
  const books = useMemo(() => byBook(suggestions ?? []), [suggestions]);
  const shown = books.flatMap((book) => linesOf(book, open.has(book.id)));
  const mayLink = evidence?.viewerCanLink ?? false;
  const active = Math.max(0, Math.min(at, shown.length - 1));
  const activeId = shown[active]?.control.id;
  useEffect(() => {
    if (document.activeElement === list.current)
      list.current?.querySelector('[data-active=true]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const toggle = (controlId: string) =>
    setMarked((before) => {
      const next = new Set(before);
      if (!next.delete(controlId)) next.add(controlId);
      return next;
    });
  // What has been linked or left the list meanwhile is marked no more.
  const chosen = shown.filter(({ control }) => marked.has(control.id)).map(({ control }) => control.id);
  const targets = chosen.length > 0 ? chosen : activeId ? [activeId] : [];

  async function send(): Promise<void> {
    if (busy || !mayLink || !evidence || targets.length === 0) return;
    setBusy(true);
    if (await link(these([evidence]), targets, systemId || null)) setMarked(new Set());
    setBusy(false);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const keys: Record<string, () => void> = {
      KeyJ: () => setAt(Math.min(shown.length - 1, active + 1)),
      ArrowDown: () => setAt(Math.min(shown.length - 1, active + 1)),
      KeyK: () => setAt(Math.max(0, active - 1)),
      ArrowUp: () => setAt(Math.max(0, active - 1)),
      Home: () => setAt(0),
      End: () => setAt(shown.length - 1),
      KeyX: () => activeId && toggle(activeId),
      Space: () => activeId && toggle(activeId),
      KeyY: () => void send(),
      Enter: () => void send(),
    };
    const run = keys[event.code];
    if (!run) return;
    // The list behind has the same keys.
    event.preventDefault();
    event.stopPropagation();
    run();
  }
  useHotkeys(
    t`推荐条款`,
    mayLink && shown.length > 0
      ? [{ keys: 'KeyS', label: t`到推荐条款里选`, run: () => list.current?.focus() }]
      : [],
  );
  if (!evidence) return null;
  if (shown.length === 0)
    return (
      <section className={styles.section} aria-label={t`按名称和内容推荐`}>
        <h3>{t`按名称和内容推荐`}</h3>
        <p
          className={styles.note}
        >{t`名称里没有条款编号，内容也没有与条款相同的用词；正文还在读取时，稍后再看。`}</p>
      </section>
    );
  return (
    <section className={styles.section} aria-label={t`按名称和内容推荐`}>
      <div className={styles.head}>
        <h3>{t`按名称和内容推荐 ${suggestions?.length ?? 0}`}</h3>
        {mayLink && (
          <>
            <Select
              label={t`适用系统`}
              labelHidden
              placeholder={t`所有系统`}
              options={data.informationSystems.nodes.map((one) => ({ value: one.id, label: one.name }))}
              value={systemId}
              onChange={(event) => setSystemId(event.target.value)}
            />
            <Button
              size="small"
              icon="link"
              busy={busy}
              disabled={chosen.length === 0}
              onClick={() => void send()}
            >
              {t`关联所选 ${chosen.length} 条`}
            </Button>
          </>
        )}
      </div>
      {mayLink && (
        <p className={styles.note}>
          <KeyCombo keys="KeyS" /> {t`到列表`} <KeyCombo keys="KeyJ" /> <KeyCombo keys="KeyK" /> {t`移动`}{' '}
          <KeyCombo keys="KeyX" /> {t`选`} <KeyCombo keys="KeyY" /> {t`关联`}
        </p>
      )}
      <div
        ref={list}
        role="listbox"
        aria-label={t`推荐条款`}
        aria-multiselectable
        aria-activedescendant={activeId ? `${listId}-${activeId}` : undefined}
        tabIndex={0}
        className={styles.list}
        onKeyDown={onKeyDown}
      >
        {books.map((book) => (
          <div key={book.id} role="group" aria-label={book.name}>
            <div className={styles.book} aria-hidden>
              {book.name}
            </div>
            {linesOf(book, open.has(book.id)).map((suggestion) => {
              const { control } = suggestion;
              const on = marked.has(control.id);
              return (
                <div
                  key={control.id}
                  id={`${listId}-${control.id}`}
                  role="option"
                  aria-selected={on}
                  data-active={control.id === activeId}
                  className={styles.option}
                  onClick={() => {
                    setAt(shown.indexOf(suggestion));
                    if (mayLink) toggle(control.id);
                  }}
                >
                  {mayLink && (
                    <span className={styles.tick} data-on={on} aria-hidden>
                      {on && <Icon name="check" size={11} />}
                    </span>
                  )}
                  <SuggestedControl suggestion={suggestion} withBook={false} />
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {books
        .filter((book) => book.lines.length > shownPerBook && !open.has(book.id))
        .map((book) => (
          <Button
            key={book.id}
            size="small"
            variant="quiet"
            onClick={() => setOpen(new Set([...open, book.id]))}
          >
            {t`${book.name}：再看 ${book.lines.length - shownPerBook} 条`}
          </Button>
        ))}
    </section>
  );
}

interface Book {
  id: string;
  name: string;
  lines: readonly Suggestion[];
}

/** Rule books in the order of their best line. */
const byBook = (suggestions: readonly Suggestion[]): Book[] =>
  [...groupBy(suggestions, ({ control }) => control.framework.id)].flatMap(([id, lines]) => {
    const [first] = lines;
    return first ? [{ id, name: first.control.framework.shortName, lines }] : [];
  });

const linesOf = ({ lines }: Book, all: boolean): readonly Suggestion[] =>
  all || lines.length <= shownPerBook ? lines : lines.slice(0, shownPerBook);
