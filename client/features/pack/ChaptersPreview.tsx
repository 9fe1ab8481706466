import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { formatBytes, formatNumber } from '../../lib/format';
import { Button } from '../../ui/Button';
import type { Chapter } from './ChapterDialog';
import type { Outlook, Pack } from './documents';
import { usePackNames } from './usePackNames';
import styles from './Pack.module.css';

interface ChaptersPreviewProps {
  readonly pack: Pack;
  readonly outlook: Outlook;
  readonly gaps: number;
  readonly onArrange: (chapters: readonly Chapter[]) => void;
}

/** What freezing now would take in, what is missing, and what would stay out. */
export function ChaptersPreview({ pack, outlook, gaps, onArrange }: ChaptersPreviewProps) {
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
            <Outside pack={pack} nodes={outlook.outside} onArrange={onArrange} />
          </li>
        )}
      </ul>
    </section>
  );
}

type OutsideNode = Outlook['outside'][number];

/** How many places are listed; the rest is seen by arranging these. */
const mostListed = 6;
const longestTitle = 60;

/** Where the items are that stand in no chapter: each place becomes one by a press. */
function Outside({
  pack,
  nodes,
  onArrange,
}: {
  readonly pack: Pack;
  readonly nodes: readonly OutsideNode[];
  readonly onArrange: ChaptersPreviewProps['onArrange'];
}) {
  const { t } = useLingui();
  const chapterOf = ({ part, code, name }: OutsideNode): Chapter => ({
    part,
    title: [...name].slice(0, longestTitle).join(''),
    codes: [code],
  });
  return (
    <ul className={styles.outside}>
      {nodes.slice(0, mostListed).map((node) => (
        <li key={`${node.part} ${node.code}`}>
          {pack.parts.length > 1 && `${t`第 ${node.part} 编`} `}
          {t`${node.code} ${node.name}（${node.items} 条）`}{' '}
          {pack.viewerCanUpdate && (
            <Button
              size="small"
              variant="quiet"
              aria-label={t`把“${node.name}”排为一章`}
              onClick={() => onArrange([chapterOf(node)])}
            >
              {t`排为一章`}
            </Button>
          )}
        </li>
      ))}
      {nodes.length > mostListed && <li>{t`另有 ${nodes.length - mostListed} 处`}</li>}
      {pack.viewerCanUpdate && nodes.length > 1 && (
        <li>
          <Button size="small" onClick={() => onArrange(nodes.map(chapterOf))}>
            {t`全部各排为一章`}
          </Button>
        </li>
      )}
    </ul>
  );
}
