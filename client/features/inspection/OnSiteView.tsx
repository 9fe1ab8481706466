import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { startTransition, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { classNames } from '../../lib/classNames';
import { useHotkeys } from '../../lib/hotkeys';
import { useView } from '../../lib/useView';
import { Highlight, wordsOf } from '../../ui/Highlight';
import { EmptyState } from '../../ui/States';
import { Badge, Status } from '../../ui/Tag';
import { useAssessmentNames, verdictTones } from '../assessment';
import { InspectionOnSiteDocument, type Inspection, type OnSiteItem } from './documents';
import styles from './Inspection.module.css';
import { NoteBox } from './NoteBox';
import { NoteList } from './NoteList';
import { OnSiteItemPane } from './OnSiteItemPane';
import { proofsOf } from './proofs';

/** More hits than these nobody looks through while an inspector waits. */
const shownHits = 40;
const shownProofs = 2;

/**
 * The day of the visit: everything is here before the first question, so that each key finds clauses and proofs at once, also
 * where the network in the basement is slow.
 */
export function OnSiteView({ inspection }: { inspection: Inspection }) {
  const { t } = useLingui();
  const view = useView();
  const { verdict } = useAssessmentNames();
  const input = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const { items, complete } = useAllItems(inspection.id);
  const texts = useMemo(() => new Map(items.map((item) => [item.id, folded(textOf(item))])), [items]);
  const wanted = useDeferredValue(search);
  const words = wordsOf(wanted);
  const found = items.filter((item) => words.every((word) => texts.get(item.id)?.includes(word)));
  const chosen = items.find(({ id }) => id === view.get('item')) ?? null;
  const choose = (id: string | null) => view.set({ item: id }, { push: id !== null });
  useHotkeys(t`现场`, [{ keys: 'Slash', label: t`找条款或证据`, run: () => input.current?.select() }]);
  return (
    <div className={classNames(styles.onsite, chosen !== null && styles.chosen)}>
      <section className={styles.finder} aria-label={t`找条款和证据`}>
        <input
          ref={input}
          type="search"
          className={styles.bigSearch}
          aria-label={t`找条款或证据`}
          placeholder={t`条款号、关键词或证据名`}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found[0]) choose(found[0].id);
          }}
        />
        <p className={styles.note} role="status">
          {complete ? t`找到 ${found.length} 项` : t`正在载入，已有 ${items.length} 项`}
          {found.length > shownHits && ` · ${t`只列出前 ${shownHits} 项，请再输几个字`}`}
        </p>
        <ul className={styles.hits}>
          {found.slice(0, shownHits).map((item) => (
            <li key={item.id}>
              <button
                type="button"
                className={styles.hit}
                aria-current={item.id === chosen?.id}
                onClick={() => choose(item.id)}
              >
                <span className={styles.hitHead}>
                  <b>
                    <Highlight text={item.control?.code ?? ''} words={words} />
                  </b>
                  <Status tone={verdictTones[item.verdict]}>{verdict(item.verdict)}</Status>
                  {item.openNotes > 0 && <Badge tone="caution">{item.openNotes}</Badge>}
                </span>
                <span>
                  <Highlight text={item.control?.name ?? ''} words={words} />
                </span>
                <span className={styles.hitProofs}>
                  <HitProofs item={item} words={words} />
                </span>
              </button>
            </li>
          ))}
        </ul>
        {complete && found.length === 0 && (
          <EmptyState icon="search" title={t`没有找到`} compact>{t`换一个词，或直接记一笔。`}</EmptyState>
        )}
      </section>
      <section className={styles.pane} aria-label={t`条款与记录`}>
        {chosen ? (
          <OnSiteItemPane key={chosen.id} item={chosen} inspection={inspection} onBack={() => choose(null)} />
        ) : (
          <>
            {inspection.viewerCanNote && <NoteBox inspectionId={inspection.id} itemId={null} />}
            <NoteList inspection={inspection} filter={{}} items={items} />
          </>
        )}
      </section>
    </div>
  );
}

/** The names of proofs under a hit, those that were searched for first. */
function HitProofs({ item, words }: { item: OnSiteItem; words: readonly string[] }) {
  const { t } = useLingui();
  const titles = proofsOf(item).map(({ title }) => title);
  const isWanted = (title: string) => words.some((word) => folded(title).includes(word));
  const shown = [...titles.filter(isWanted), ...titles.filter((title) => !isWanted(title))].slice(
    0,
    shownProofs,
  );
  if (shown.length === 0) return t`没有证据`;
  const names = shown.join('；');
  return (
    <Highlight
      text={titles.length > shown.length ? t`${names} 等 ${titles.length} 件` : names}
      words={words}
    />
  );
}

/** Loads page after page until all items are there. */
function useAllItems(id: string): { items: readonly OnSiteItem[]; complete: boolean } {
  const { data, fetchMore } = useSuspenseQuery(InspectionOnSiteDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const connection = data.inspection?.items;
  const { hasNextPage = false, endCursor } = connection?.pageInfo ?? {};
  useEffect(() => {
    if (hasNextPage && endCursor) startTransition(() => void fetchMore({ variables: { after: endCursor } }));
  }, [hasNextPage, endCursor, fetchMore]);
  return { items: connection?.nodes ?? [], complete: !hasNextPage };
}

const textOf = (item: OnSiteItem): string =>
  [
    item.control?.code,
    item.control?.name,
    item.control?.text,
    item.interpretation,
    item.interviewee,
    item.place,
    item.unit?.name,
    ...proofsOf(item).map(({ title }) => title),
  ].join('\n');

/** As words are compared: full-width forms and case do not matter. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
