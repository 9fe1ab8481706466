import { useSuspenseQuery } from '@apollo/client/react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useDeferredValue, useMemo } from 'react';
import type { Verdict } from '../../../gql/graphql';
import { classNames } from '../../../lib/classNames';
import { useView } from '../../../lib/useView';
import { Part as Boundary } from '../../../ui/ErrorBoundary';
import { SearchField } from '../../../ui/FilterBar';
import { MoreButton } from '../../../ui/MoreButton';
import { Select } from '../../../ui/Select';
import { SkeletonLines, SkeletonRows } from '../../../ui/Skeleton';
import { EmptyState } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { useAssessmentNames, verdicts, verdictTones } from '../../assessment';
import { PackItemsDocument } from './documents';
import { ItemSheet } from './ItemSheet';
import styles from './Reading.module.css';

interface Part {
  number: number;
  name: string;
}

interface Chapter {
  part: number;
  title: string;
}

interface ReadingProps {
  packId: string;
  parts: readonly Part[];
  chapters: readonly Chapter[];
  /** The reader sees this pack only: files carry his name, and what cannot carry it comes in a ZIP. */
  lent?: boolean;
}

const allVerdicts: readonly Verdict[] = [...verdicts, 'OPEN'];

/** A frozen pack to read: its items at the left, what it says about one of them at the right. */
export function Reading({ packId, parts, chapters, lent = false }: ReadingProps) {
  const { t } = useLingui();
  const view = useView();
  const names = useAssessmentNames();
  // By its place: two parts may have items of one code.
  const number = Number(view.get('item')) || null;
  const chapter = Number(view.get('chapter')) || null;
  const part = Number(view.get('part')) || null;
  const several = parts.length > 1;
  const verdict = allVerdicts.find((one) => one === view.get('verdict')) ?? null;
  const search = useDeferredValue(view.get('q') ?? '');
  return (
    <div className={classNames(styles.reading, number !== null && styles.open)}>
      <nav className={styles.list} aria-label={t`材料包条款`}>
        <div className={styles.filters}>
          <SearchField
            label={t`按编号、名称或要求查找`}
            value={view.get('q') ?? ''}
            delay={400}
            onChange={(q) => view.set({ q })}
          />
          {several && (
            <Select
              label={t`编`}
              labelHidden
              placeholder={t`全部各编`}
              value={part === null ? '' : String(part)}
              onChange={(event) => view.set({ part: event.target.value, chapter: null })}
              options={parts.map((one) => ({
                value: String(one.number),
                label: t`第 ${one.number} 编 ${one.name}`,
              }))}
            />
          )}
          <div className={styles.pair}>
            <Select
              label={t`章节`}
              labelHidden
              placeholder={t`全部章节`}
              value={chapter === null ? '' : String(chapter)}
              onChange={(event) => view.set({ chapter: event.target.value })}
              options={chapters.flatMap(({ part: own, title }, at) =>
                part !== null && own !== part
                  ? []
                  : [
                      {
                        value: String(at + 1),
                        label: title,
                        group: several ? parts[own - 1]?.name : '',
                      },
                    ],
              )}
            />
            <Select
              label={t`自评结论`}
              labelHidden
              placeholder={t`全部结论`}
              value={verdict ?? ''}
              onChange={(event) => view.set({ verdict: event.target.value })}
              options={allVerdicts.map((one) => ({ value: one, label: names.verdict(one) }))}
            />
          </div>
        </div>
        <Boundary resetKey={packId} fallback={<SkeletonRows />}>
          <Items
            packId={packId}
            parts={parts}
            chapters={chapters}
            search={search}
            part={part}
            chapter={chapter}
            verdict={verdict}
            chosen={number}
            onChoose={(item) => view.set({ item: String(item), proof: null }, { push: number === null })}
          />
        </Boundary>
      </nav>
      <section className={styles.sheet} aria-label={t`条款内容`}>
        {number === null ? (
          <EmptyState
            icon="folder"
            title={t`选择一个条款`}
          >{t`左侧点选条款，在这里查看要求、自评和佐证材料。`}</EmptyState>
        ) : (
          <Boundary resetKey={String(number)} fallback={<SkeletonLines lines={8} />}>
            <ItemSheet key={number} packId={packId} number={number} parts={parts} lent={lent} />
          </Boundary>
        )}
      </section>
    </div>
  );
}

interface ItemsProps {
  packId: string;
  parts: readonly Part[];
  chapters: readonly Chapter[];
  search: string;
  part: number | null;
  chapter: number | null;
  verdict: Verdict | null;
  chosen: number | null;
  onChoose: (number: number) => void;
}

function Items(props: ItemsProps) {
  const { packId, parts, chapters, search, part, chapter, verdict, chosen, onChoose } = props;
  const { t } = useLingui();
  const names = useAssessmentNames();
  const variables = useMemo(
    () => ({
      packId,
      search: search.trim() || null,
      chapter,
      part,
      verdicts: verdict ? [verdict] : null,
    }),
    [packId, search, chapter, part, verdict],
  );
  const { data, fetchMore } = useSuspenseQuery(PackItemsDocument, { variables });
  const { nodes, totalCount, pageInfo } = data.packItems;
  const Heading = parts.length > 1 ? 'h3' : 'h2';
  if (nodes.length === 0) return <EmptyState compact title={t`没有符合条件的条款`} />;
  return (
    <div className={styles.items}>
      <p className={styles.note} role="status">
        <Plural value={totalCount} other="# 个条款" />
      </p>
      <ul>
        {nodes.map((item, at) => (
          <li key={item.number}>
            {parts.length > 1 && item.part !== nodes[at - 1]?.part && (
              <h2 className={styles.part}>{t`第 ${item.part} 编 ${parts[item.part - 1]?.name ?? ''}`}</h2>
            )}
            {item.chapter !== nodes[at - 1]?.chapter && (
              <Heading className={styles.chapter}>{chapters[item.chapter - 1]?.title}</Heading>
            )}
            <button
              type="button"
              className={styles.item}
              aria-current={item.number === chosen ? 'true' : undefined}
              onClick={() => onChoose(item.number)}
            >
              <span className={styles.name}>
                <code>{item.code}</code> {item.name}
              </span>
              <span className={styles.facts}>
                <Status tone={verdictTones[item.verdict]}>{names.verdict(item.verdict)}</Status>
                <span>
                  {item.proofCount > 0 ? <Plural value={item.proofCount} other="# 份材料" /> : t`没有材料`}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <MoreButton pageInfo={pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
    </div>
  );
}
