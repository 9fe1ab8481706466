import { useSuspenseQuery } from '@apollo/client/react';
import { Plural, useLingui } from '@lingui/react/macro';
import { useDeferredValue, useMemo } from 'react';
import type { Verdict } from '../../../gql/graphql';
import { classNames } from '../../../lib/classNames';
import { useView } from '../../../lib/useView';
import { Part } from '../../../ui/ErrorBoundary';
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

interface ReadingProps {
  packId: string;
  chapters: readonly { title: string }[];
  /** The reader sees this pack only: files carry his name, and what cannot carry it comes in a ZIP. */
  lent?: boolean;
}

const allVerdicts: readonly Verdict[] = [...verdicts, 'OPEN'];

/** A frozen pack to read: its items at the left, what it says about one of them at the right. */
export function Reading({ packId, chapters, lent = false }: ReadingProps) {
  const { t } = useLingui();
  const view = useView();
  const names = useAssessmentNames();
  const code = view.get('item');
  const chapter = Number(view.get('chapter')) || null;
  const verdict = allVerdicts.find((one) => one === view.get('verdict')) ?? null;
  const search = useDeferredValue(view.get('q') ?? '');
  return (
    <div className={classNames(styles.reading, code !== null && styles.open)}>
      <nav className={styles.list} aria-label={t`材料包条款`}>
        <div className={styles.filters}>
          <SearchField
            label={t`按编号、名称或要求查找`}
            value={view.get('q') ?? ''}
            delay={400}
            onChange={(q) => view.set({ q })}
          />
          <div className={styles.pair}>
            <Select
              label={t`章节`}
              labelHidden
              placeholder={t`全部章节`}
              value={chapter === null ? '' : String(chapter)}
              onChange={(event) => view.set({ chapter: event.target.value })}
              options={chapters.map(({ title }, at) => ({ value: String(at + 1), label: title }))}
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
        <Part resetKey={packId} fallback={<SkeletonRows />}>
          <Items
            packId={packId}
            chapters={chapters}
            search={search}
            chapter={chapter}
            verdict={verdict}
            chosen={code}
            onChoose={(item) => view.set({ item, proof: null }, { push: code === null })}
          />
        </Part>
      </nav>
      <section className={styles.sheet} aria-label={t`条款内容`}>
        {code === null ? (
          <EmptyState
            icon="folder"
            title={t`选择一个条款`}
          >{t`左侧点选条款，在这里查看要求、自评和佐证材料。`}</EmptyState>
        ) : (
          <Part resetKey={code} fallback={<SkeletonLines lines={8} />}>
            <ItemSheet key={code} packId={packId} code={code} lent={lent} />
          </Part>
        )}
      </section>
    </div>
  );
}

interface ItemsProps {
  packId: string;
  chapters: readonly { title: string }[];
  search: string;
  chapter: number | null;
  verdict: Verdict | null;
  chosen: string | null;
  onChoose: (code: string) => void;
}

function Items({ packId, chapters, search, chapter, verdict, chosen, onChoose }: ItemsProps) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const variables = useMemo(
    () => ({ packId, search: search.trim() || null, chapter, verdicts: verdict ? [verdict] : null }),
    [packId, search, chapter, verdict],
  );
  const { data, fetchMore } = useSuspenseQuery(PackItemsDocument, { variables });
  const { nodes, totalCount, pageInfo } = data.packItems;
  if (nodes.length === 0) return <EmptyState compact title={t`没有符合条件的条款`} />;
  return (
    <div className={styles.items}>
      <p className={styles.note} role="status">
        <Plural value={totalCount} other="# 个条款" />
      </p>
      <ul>
        {nodes.map((item, at) => (
          <li key={item.code}>
            {item.chapter !== nodes[at - 1]?.chapter && (
              <h2 className={styles.chapter}>{chapters[item.chapter - 1]?.title}</h2>
            )}
            <button
              type="button"
              className={styles.item}
              aria-current={item.code === chosen ? 'true' : undefined}
              onClick={() => onChoose(item.code)}
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
