import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Fragment, useState } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../../lib/classNames';
import { getDragIds, hasDragData, setDragData } from '../../lib/dragData';
import { Button, IconButton } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { Card } from '../../ui/Page';
import { Banner, useErrorText } from '../../ui/States';
import { ChaptersPreview } from './ChaptersPreview';
import type { Chapter } from './ChapterDialog';
import { UpdatePackDocument } from './changes';
import type { Outlook, Pack } from './documents';
import styles from './Pack.module.css';

const ChapterDialog = lazyPart(async () => (await import('./ChapterDialog')).ChapterDialog);

/** The chapters of a draft in their order, what each would hold, and what would stay out. */
export function ChaptersView({ pack, outlook }: { pack: Pack; outlook: Outlook | null }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [edited, setEdited] = useState<number | 'new' | null>(null);
  const [update, { loading, error }] = useMutation(UpdatePackDocument, {
    refetchQueries: ['PackPage'],
    awaitRefetchQueries: true,
    errorPolicy: 'all',
  });
  const { chapters, parts } = pack;
  const partOf = (at: number) => chapters[at]?.part;
  const beginsPart = (at: number) => parts.length > 1 && partOf(at) !== partOf(at - 1);
  const save = (next: readonly Chapter[]) =>
    update({
      variables: {
        input: {
          id: pack.id,
          version: pack.version,
          chapters: next.map(({ part, title, codes }) => ({ part, title, codes: [...codes] })),
        },
      },
    });
  const move = (from: number, to: number) => {
    const next = chapters.toSpliced(from, 1).toSpliced(to, 0, chapters[from]!);
    if (from !== to) void save(next);
  };
  const gaps = (outlook?.chapters ?? []).reduce((sum, { items, proven }) => sum + items - proven, 0);
  return (
    <>
      {error && <Banner tone="negative">{errorText(error)}</Banner>}
      {outlook && (
        <ChaptersPreview
          pack={pack}
          outlook={outlook}
          gaps={gaps}
          onArrange={(added) => void save(byPart([...chapters, ...added]))}
        />
      )}
      <Card
        title={t`章节`}
        flush
        actions={
          pack.viewerCanUpdate && (
            <Button size="small" icon="plus" onClick={() => setEdited('new')}>
              {t`加一章`}
            </Button>
          )
        }
      >
        <div className={styles.scroll}>
          <table className={styles.table} aria-busy={loading}>
            <thead>
              <tr>
                <th scope="col">{t`序号`}</th>
                <th scope="col">{t`章节`}</th>
                <th scope="col">{t`范围（目录编号）`}</th>
                <th scope="col" className={styles.number}>{t`条款`}</th>
                <th scope="col" className={styles.number}>{t`已评`}</th>
                <th scope="col" className={styles.number}>{t`有说明`}</th>
                <th scope="col" className={styles.number}>{t`有材料`}</th>
                <th scope="col" className={styles.number}>{t`材料`}</th>
                <th scope="col">
                  <span className="visually-hidden">{t`操作`}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {chapters.map((chapter, at) => {
                const counted = outlook?.chapters[at];
                return (
                  <Fragment key={`${at} ${chapter.title}`}>
                    {beginsPart(at) && (
                      <tr className={styles.part}>
                        <th scope="colgroup" colSpan={9}>
                          {t`第 ${chapter.part} 编 ${parts[chapter.part - 1]?.name ?? ''}`}
                        </th>
                      </tr>
                    )}
                    <ChapterRow
                      at={at}
                      kind={`chapter-${pack.id}-${pack.version}-${chapter.part}`}
                      movable={pack.viewerCanUpdate}
                      onMove={move}
                    >
                      <td>{at + 1 - chapters.findIndex(({ part }) => part === chapter.part)}</td>
                      <th scope="row">{chapter.title}</th>
                      <td className={styles.codes}>{chapter.codes.join('、')}</td>
                      <td className={styles.number}>{counted?.items}</td>
                      <Share of={counted?.items} is={counted?.rated} />
                      <Share of={counted?.items} is={counted?.explained} />
                      <Share of={counted?.items} is={counted?.proven} />
                      <td className={styles.number}>{counted?.proofs}</td>
                      <td className={styles.actions}>
                        {pack.viewerCanUpdate && (
                          <>
                            <IconButton
                              size="small"
                              icon="pencil"
                              label={t`修改“${chapter.title}”`}
                              onClick={() => setEdited(at)}
                            />
                            <Button
                              size="small"
                              variant="quiet"
                              aria-label={t`上移“${chapter.title}”`}
                              disabled={partOf(at - 1) !== chapter.part}
                              onClick={() => move(at, at - 1)}
                            >
                              {t`上移`}
                            </Button>
                            <Button
                              size="small"
                              variant="quiet"
                              aria-label={t`下移“${chapter.title}”`}
                              disabled={partOf(at + 1) !== chapter.part}
                              onClick={() => move(at, at + 1)}
                            >
                              {t`下移`}
                            </Button>
                            <IconButton
                              size="small"
                              icon="trash"
                              label={t`删去“${chapter.title}”`}
                              disabled={chapters.filter(({ part }) => part === chapter.part).length === 1}
                              onClick={() => void save(chapters.filter((_one, place) => place !== at))}
                            />
                          </>
                        )}
                      </td>
                    </ChapterRow>
                  </Fragment>
                );
              })}
            </tbody>
          </table>
        </div>
      </Card>
      {edited !== null && (
        <ChapterDialog
          chapter={edited === 'new' ? null : chapters[edited]!}
          parts={parts}
          onClose={() => setEdited(null)}
          onSave={async (chapter) => {
            const next =
              edited === 'new'
                ? byPart([...chapters, chapter])
                : chapters.map((one, at) => (at === edited ? chapter : one));
            const { data, error: refused } = await save(next);
            return data ? null : refused;
          }}
        />
      )}
    </>
  );
}

interface ChapterRowProps {
  readonly at: number;
  /** Of what may be dropped on it: chapters of its part, as they stood when the drag began. */
  readonly kind: string;
  readonly movable: boolean;
  readonly onMove: (from: number, to: number) => void;
  readonly children: ReactNode;
}

/** A row that may be dragged to the place of another one of its part; the buttons in it do the same for the keyboard. */
function ChapterRow({ at, kind, movable, onMove, children }: ChapterRowProps) {
  const [over, setOver] = useState(false);
  return (
    <tr
      draggable={movable}
      className={classNames(movable && styles.movable, over && styles.over)}
      onDragStart={(event) => setDragData(event, { kind, ids: [String(at)] })}
      onDragOver={(event) => {
        if (!hasDragData(event, kind)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const [from] = getDragIds(event, kind);
        if (from === undefined) return;
        event.preventDefault();
        onMove(Number(from), at);
      }}
    >
      {children}
    </tr>
  );
}

/** A new chapter stands behind the others of its part. */
const byPart = (chapters: readonly Chapter[]): Chapter[] =>
  chapters.toSorted((one, other) => one.part - other.part);

/** Missing ones stand out by word and colour. */
function Share({ of, is }: { of: number | undefined; is: number | undefined }) {
  const { t } = useLingui();
  if (of === undefined || is === undefined) return <td />;
  return (
    <td className={styles.number}>
      {is}
      {is < of && <span className={styles.missing}>{t`缺 ${of - is}`}</span>}
    </td>
  );
}
