import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { formatBytes, formatNumber } from '../../lib/format';
import { Button, IconButton } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { Card } from '../../ui/Page';
import { Banner, useErrorText } from '../../ui/States';
import { UpdatePackDocument } from './changes';
import type { Outlook, Pack } from './documents';
import { usePackNames } from './usePackNames';
import styles from './Pack.module.css';

const ChapterDialog = lazyPart(async () => (await import('./ChapterDialog')).ChapterDialog);

interface Chapter {
  readonly part: number;
  readonly title: string;
  readonly codes: readonly string[];
}

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
  const move = (at: number, by: -1 | 1) => {
    const next = [...chapters];
    [next[at], next[at + by]] = [next[at + by]!, next[at]!];
    void save(next);
  };
  const gaps = (outlook?.chapters ?? []).reduce((sum, { items, proven }) => sum + items - proven, 0);
  return (
    <>
      {error && <Banner tone="negative">{errorText(error)}</Banner>}
      {outlook && <Preview pack={pack} outlook={outlook} gaps={gaps} />}
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
                    <tr>
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
                              onClick={() => move(at, -1)}
                            >
                              {t`上移`}
                            </Button>
                            <Button
                              size="small"
                              variant="quiet"
                              aria-label={t`下移“${chapter.title}”`}
                              disabled={partOf(at + 1) !== chapter.part}
                              onClick={() => move(at, 1)}
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
                    </tr>
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
                ? // Behind the others of its part.
                  [...chapters, chapter].toSorted((one, other) => one.part - other.part)
                : chapters.map((one, at) => (at === edited ? chapter : one));
            const { data, error: refused } = await save(next);
            return data ? null : refused;
          }}
        />
      )}
    </>
  );
}

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

function Preview({ pack, outlook, gaps }: { pack: Pack; outlook: Outlook; gaps: number }) {
  const { t } = useLingui();
  const names = usePackNames();
  const [first, ...others] = pack.parts;
  const workbench = first?.assessment && others.length === 0 ? `/assessments/${first.assessment.id}` : null;
  return (
    <section className={styles.outlook} aria-label={t`预检`}>
      <p>
        {t`现在冻结会收入 ${formatNumber(outlook.proofs)} 份材料（${formatBytes(outlook.byteSize)}）。`}
        {outlook.holdsSensitive && ` ${t`其中有敏感证据，只有有权限的人能下载。`}`}
      </p>
      <ul>
        {gaps > 0 && (
          <li>
            {t`${formatNumber(gaps)} 条没有可收入的材料。`}{' '}
            {workbench ? (
              <Link to={`${workbench}?chip=unproven`}>{t`去工作台补证据`}</Link>
            ) : (
              <Link to="?tab=gaps&kind=NO_PROOF">{t`逐条查看`}</Link>
            )}
          </li>
        )}
        {outlook.leftOut.map(({ reason, count }) => (
          <li key={reason}>
            {t`${formatNumber(count)} 处关联的材料不收入：${names.reason(reason)}。`}{' '}
            {reason === 'NOT_ACCEPTED' && <Link to="/evidence/review">{t`去审核`}</Link>}
          </li>
        ))}
        {outlook.notArranged > 0 && (
          <li className={styles.missing}>
            {t`${formatNumber(outlook.notArranged)} 条没有排入任何章节，不会进入材料包。`}
          </li>
        )}
      </ul>
    </section>
  );
}
