import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { useKeepAsOf } from '../../lib/asOf';
import { Button, IconButton } from '../../ui/Button';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { RoadmapGapsDocument } from './choiceDocuments';
import type { Roadmap } from './documents';
import type { PackageDetail } from './PackageDrawer';
import styles from './Planning.module.css';

export interface ChosenGap {
  id: string;
  control: { id: string; code: string; name: string };
  assessment: { id: string; name: string };
}

interface PackageGapsProps {
  roadmap: Roadmap;
  chosen: readonly ChosenGap[];
  figures: PackageDetail['figures'];
  /** Null: only to be read. */
  onChange: ((chosen: readonly ChosenGap[]) => void) | null;
}

/** As many as a package holds. */
const most = 250;

/** Gaps that a package closes, and a search for more of them. */
export function PackageGaps({ roadmap, chosen, figures, onChange }: PackageGapsProps) {
  const { t } = useLingui();
  const keepAsOf = useKeepAsOf();
  const [adding, setAdding] = useState(false);
  const figureName = ({ kind, level, value, grade }: PackageDetail['figures'][number]): string => {
    const share = value === null ? '' : `${Math.round(value * 100)}%`;
    if (kind === 'GRADE') return t`达到 ${grade ?? ''}`;
    return kind === 'USE' ? t`应用比例提高到 ${share}` : t`第 ${level ?? 0} 级数据质量提高到 ${share}`;
  };
  return (
    <section className={styles.gaps} aria-label={t`关闭的差距`}>
      <header className={styles.bar}>
        <h3 className={styles.heading}>{t`关闭的差距（${chosen.length + figures.length}）`}</h3>
        {onChange && !adding && chosen.length < most && (
          <Button size="small" icon="plus" onClick={() => setAdding(true)}>{t`添加差距`}</Button>
        )}
      </header>
      {chosen.length + figures.length === 0 && (
        <p className={styles.note}>{t`还没有差距：没有差距的工作包不改变得分。`}</p>
      )}
      <ul className={styles.list}>
        {chosen.map((one) => (
          <li key={one.id} className={styles.line}>
            <Link to={keepAsOf(`/assessments/${one.assessment.id}?control=${one.control.id}`)}>
              {one.control.code} {one.control.name}
            </Link>
            <span className={styles.note}>{one.assessment.name}</span>
            {onChange && (
              <IconButton
                size="small"
                icon="close"
                label={t`移出 ${one.control.code}`}
                onClick={() => onChange(chosen.filter(({ id }) => id !== one.id))}
              />
            )}
          </li>
        ))}
        {figures.map((one) => (
          <li key={`${one.assessment?.id}${one.control?.id}${one.kind}${one.level}`} className={styles.line}>
            <span>
              {one.control?.code} {one.control?.name}：{figureName(one)}
            </span>
            <span className={styles.note}>{one.assessment?.name}</span>
          </li>
        ))}
      </ul>
      {onChange && adding && (
        <GapSearch
          roadmap={roadmap}
          known={new Set(chosen.map(({ id }) => id))}
          onAdd={(gaps) => onChange([...chosen, ...gaps].slice(0, most))}
        />
      )}
    </section>
  );
}

interface GapSearchProps {
  roadmap: Roadmap;
  known: ReadonlySet<string>;
  onAdd: (gaps: readonly ChosenGap[]) => void;
}

function GapSearch({ roadmap, known, onAdd }: GapSearchProps) {
  const { t } = useLingui();
  const [assessmentId, setAssessmentId] = useState(roadmap.assessments[0]?.id ?? '');
  const [search, setSearch] = useState('');
  const asked = useDeferredValue(search.trim());
  const { data, previousData } = useQuery(RoadmapGapsDocument, {
    variables: { filter: { assessmentId, search: asked || null } },
    skip: assessmentId === '',
  });
  const gaps = (data ?? previousData)?.gaps;
  const fresh = gaps?.nodes.filter(({ id }) => !known.has(id)) ?? [];
  return (
    <div className={styles.search}>
      <div className={styles.pair}>
        <Select
          label={t`测评`}
          value={assessmentId}
          options={roadmap.assessments.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(event) => setAssessmentId(event.target.value)}
        />
        <TextField
          label={t`查找差距`}
          icon="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      {gaps && (
        <div className={styles.bar}>
          <span className={styles.note}>
            {gaps.totalCount > gaps.nodes.length
              ? t`共 ${gaps.totalCount} 项，列出前 ${gaps.nodes.length} 项，请用查找缩小范围`
              : t`共 ${gaps.totalCount} 项`}
          </span>
          {fresh.length > 1 && (
            <Button size="small" onClick={() => onAdd(fresh)}>{t`全部加入（${fresh.length}）`}</Button>
          )}
        </div>
      )}
      <ul className={styles.list}>
        {fresh.map((one) => (
          <li key={one.id} className={styles.line}>
            <span>
              {one.control.code} {one.control.name}
            </span>
            <IconButton
              size="small"
              icon="plus"
              label={t`加入 ${one.control.code}`}
              onClick={() => onAdd([one])}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
