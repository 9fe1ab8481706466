import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, IconButton } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { SearchField } from '../../ui/FilterBar';
import { Select } from '../../ui/Select';
import { Bone } from '../../ui/Skeleton';
import { Banner, useErrorText } from '../../ui/States';
import { PackAssessmentsDocument, PackScopeDocument, type PackAssessment } from './choices';
import styles from './Pack.module.css';

export const mostParts = 20;

/** What the picker needs to know of a chosen one; more of those that it has found. */
export type Chosen = { id: string; name: string } & Partial<PackAssessment>;

interface AssessmentPickerProps {
  chosen: readonly Chosen[];
  onChange: (chosen: readonly Chosen[]) => void;
  /** Those that the pack holds already: with one that goes, its chapters go. */
  held: ReadonlySet<string>;
  error?: string | undefined;
}

/** The assessments of a pack: found by rule book, system, year and name, ticked, and put into their order. */
export function AssessmentPicker({ chosen, onChange, held, error }: AssessmentPickerProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [search, setSearch] = useState('');
  const [framework, setFramework] = useState('');
  const [system, setSystem] = useState('');
  const [year, setYear] = useState('');
  const scope = useQuery(PackScopeDocument).data;
  const {
    data,
    previousData,
    error: failed,
  } = useQuery(PackAssessmentsDocument, {
    variables: {
      filter: {
        search: search.trim() || null,
        frameworkCode: framework || null,
        systemIds: system ? [system] : null,
        periodFrom: year ? `${year}-01-01` : null,
        periodTo: year ? `${year}-12-31` : null,
      },
    },
  });
  const shown = data ?? previousData;
  const found = shown?.assessments.nodes ?? [];
  const total = shown?.assessments.totalCount ?? 0;
  const isChosen = (id: string) => chosen.some((one) => one.id === id);
  const others = found.filter(({ id }) => !isChosen(id));
  const room = mostParts - chosen.length;
  const thisYear = new Date().getFullYear();
  const toggle = (one: PackAssessment, on: boolean) =>
    onChange(on ? [...chosen, one] : chosen.filter(({ id }) => id !== one.id));
  const gone = [...held].some((id) => !isChosen(id));
  return (
    <fieldset className={styles.picker}>
      <legend>{t`测评（可多选，每次测评成一编，最多 ${mostParts} 编）`}</legend>
      <Order chosen={chosen} onChange={onChange} />
      {gone && (
        <Banner tone="caution">{t`保存后，移出的测评的章节和免交理由一并删除，移回也不会恢复。`}</Banner>
      )}
      <div className={styles.scope}>
        <SearchField label={t`查找测评`} value={search} delay={300} onChange={setSearch} />
        <Select
          label={t`标准`}
          labelHidden
          placeholder={t`全部标准`}
          value={framework}
          onChange={(event) => setFramework(event.target.value)}
          options={(scope?.frameworks ?? [])
            .filter(({ state }) => state !== 'DRAFT')
            .map(({ code, shortName }) => ({ value: code, label: shortName }))}
        />
        <Select
          label={t`信息系统`}
          labelHidden
          placeholder={t`全部信息系统`}
          value={system}
          onChange={(event) => setSystem(event.target.value)}
          options={(scope?.informationSystems.nodes ?? []).map(({ id, name }) => ({
            value: id,
            label: name,
          }))}
        />
        <Select
          label={t`测评年度`}
          labelHidden
          placeholder={t`全部年度`}
          value={year}
          onChange={(event) => setYear(event.target.value)}
          options={[1, 0, -1, -2, -3, -4].map((by) => ({
            value: String(thisYear + by),
            label: t`${thisYear + by} 年`,
          }))}
        />
      </div>
      {failed && <Banner tone="negative">{errorText(failed)}</Banner>}
      {!shown && !failed && <Bone />}
      {shown && found.length === 0 && (
        <p className={styles.note}>{t`没有符合条件的测评，请换一个条件，或先建立测评。`}</p>
      )}
      {others.length > room && (
        <p className={styles.note}>{t`还能选 ${room} 次；要一次选中列出的，请缩小范围。`}</p>
      )}
      {others.length > 1 && others.length <= room && (
        <Button size="small" onClick={() => onChange([...chosen, ...others])}>
          {t`选中列出的 ${others.length} 次`}
        </Button>
      )}
      <ul className={styles.found} aria-label={t`可选的测评`}>
        {found.map((one) => (
          <li key={one.id}>
            <Checkbox
              label={
                <>
                  {one.name}{' '}
                  <span className={styles.note}>
                    {one.framework.shortName} · {one.subject.name} ·{' '}
                    {one.state === 'OPEN' ? t({ message: '进行中', context: 'assessment' }) : t`已关闭`}
                  </span>
                </>
              }
              checked={isChosen(one.id)}
              disabled={!isChosen(one.id) && room === 0}
              onChange={(event) => toggle(one, event.target.checked)}
            />
          </li>
        ))}
      </ul>
      {total > found.length && (
        <p className={styles.note}>{t`只列出最近的 ${found.length} 次，共 ${total} 次，请缩小范围。`}</p>
      )}
      {error && <p className={styles.missing}>{error}</p>}
    </fieldset>
  );
}

/** The chosen ones in the order of their parts. */
function Order({ chosen, onChange }: Pick<AssessmentPickerProps, 'chosen' | 'onChange'>) {
  const { t } = useLingui();
  if (chosen.length === 0) return null;
  const move = (at: number, by: -1 | 1) => {
    const next = [...chosen];
    [next[at], next[at + by]] = [next[at + by]!, next[at]!];
    onChange(next);
  };
  return (
    <ol className={styles.order} aria-label={t`选中的测评`}>
      {chosen.map(({ id, name }, at) => (
        <li key={id}>
          <span>{chosen.length > 1 ? t`第 ${at + 1} 编 ${name}` : name}</span>
          {chosen.length > 1 && (
            <>
              <Button
                size="small"
                variant="quiet"
                aria-label={t`上移“${name}”`}
                disabled={at === 0}
                onClick={() => move(at, -1)}
              >
                {t`上移`}
              </Button>
              <Button
                size="small"
                variant="quiet"
                aria-label={t`下移“${name}”`}
                disabled={at === chosen.length - 1}
                onClick={() => move(at, 1)}
              >
                {t`下移`}
              </Button>
            </>
          )}
          <IconButton
            size="small"
            icon="close"
            label={t`移出“${name}”`}
            onClick={() => onChange(chosen.filter((one) => one.id !== id))}
          />
        </li>
      ))}
    </ol>
  );
}
