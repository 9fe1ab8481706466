import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import type { ProofCalendarQueryVariables } from '../../../gql/graphql';
import { clauseText } from '../../../lib/clauseText';
import { formatList, formatNumber } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { KeyCombo } from '../../../ui/Kbd';
import { lazyPart } from '../../../ui/lazyPart';
import { MatrixGrid, type MatrixPlace } from '../../../ui/MatrixGrid';
import { Select } from '../../../ui/Select';
import { Banner, EmptyState } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { useLiveChanges } from '../../activity';
import { linesOf, standingOf, type Standing } from './calendarModel';
import { ProofCalendarDocument } from './documents';
import { useCalendarView } from './useCalendarView';
import styles from './Map.module.css';

const MonthProofs = lazyPart(async () => (await import('./MonthProofs')).MonthProofs);

const signs: Record<Standing, string> = { FULL: '●', PARTIAL: '◐', COMING: '×', NONE: '○' };
const tones: Record<Standing, string> = {
  FULL: 'positive',
  PARTIAL: 'caution',
  COMING: 'negative',
  NONE: 'neutral',
};
const standings: readonly Standing[] = ['FULL', 'PARTIAL', 'COMING', 'NONE'];

const watched = ['Evidence'];

/** The matrix with its sums; Enter opens what proves a control in a month. */
export function CalendarView({ variables }: { variables: ProofCalendarQueryVariables }) {
  const { t } = useLingui();
  const { view, filter, open } = useCalendarView();
  const { data, refetch } = useSuspenseQuery(ProofCalendarDocument, {
    variables,
    fetchPolicy: 'cache-and-network',
  });
  useLiveChanges(watched, () => void refetch().catch(() => undefined));
  const calendar = data.proofCalendar;
  const { gaps, ending, single, part } = filter;
  const lines = useMemo(
    () => linesOf(calendar, { gaps, ending, single, part }),
    [calendar, gaps, ending, single, part],
  );
  const thisMonth = calendar.today.slice(0, 7);
  const now = calendar.months.findIndex(({ month }) => month === thisMonth);
  const [place, setPlace] = useState<MatrixPlace>({ row: 0, column: Math.max(0, now) });
  const active = {
    row: Math.max(0, Math.min(place.row, lines.length - 1)),
    column: Math.min(place.column, calendar.months.length - 1),
  };
  const names: Record<Standing, string> = {
    FULL: t`全月有证明`,
    PARTIAL: t`部分日期有证明`,
    COMING: t`将失去证明`,
    NONE: t`没有证明`,
  };
  const total = calendar.rows.length;
  const heads = useMemo(
    () => ({
      rows: lines.map((line) => ({
        label: '',
        title: line.kind === 'group' ? line.name : `${clauseText(line.row.code)} ${line.row.name}`,
        group: line.kind === 'group' ? line.id : 'rows',
        strong: line.kind === 'group',
      })),
      columns: calendar.months.map(({ month, full }) => ({
        label: month === thisMonth ? `↓ ${month}` : month,
        note: `${formatNumber(full)}/${formatNumber(total)}`,
        title: formatList(
          [
            month,
            month === thisMonth ? t`本月` : month > thisMonth ? t`尚未到来` : '',
            t`${full} / ${total} 条全月有证明`,
          ].filter(Boolean),
        ),
        group: month < thisMonth ? 'past' : month === thisMonth ? 'now' : 'next',
        faint: month > thisMonth,
      })),
    }),
    [lines, calendar, thisMonth, total, t],
  );

  function openAt({ row, column }: MatrixPlace): void {
    const line = lines[row];
    const month = calendar.months[column]?.month;
    if (!line || !month) return;
    if (line.kind === 'group') view.set({ part: part === line.id ? null : line.id });
    else view.set({ control: line.id, month }, { push: true });
  }

  const line = lines[active.row];
  const month = calendar.months[active.column];
  const tidy = () => view.set({ control: null, month: null });
  const at = now < 0 ? calendar.months.at(-1) : calendar.months[now];
  return (
    <>
      {!calendar.complete && (
        <Banner tone="info">{t`只计入您所在科室和您负责的证据：这里没有证明的条款，别的科室可能已经证明。`}</Banner>
      )}
      <div className={styles.tools}>
        {at && (
          <b className={styles.sum}>
            {t`${at.month}：${formatNumber(at.full)} 条全月有证明，${formatNumber(at.partial)} 条部分日期，${formatNumber(at.none)} 条没有，共 ${formatNumber(total)} 条`}
          </b>
        )}
        <ul className={styles.legend} aria-label={t`图例`}>
          {standings.map((standing) => (
            <li key={standing}>
              <span className={`${styles.sign} ${styles[tones[standing]!]}`} aria-hidden>
                {signs[standing]}
              </span>
              {names[standing]}
            </li>
          ))}
          <li className={styles.faint}>{t`数字为证据份数`}</li>
        </ul>
        {calendar.groups.length > 1 && (
          <Select
            label={t`类别`}
            labelHidden
            placeholder={t`全部类别`}
            options={calendar.groups.map((group) => ({ value: group.controlId, label: group.name }))}
            value={part ?? ''}
            onChange={(event) => view.set({ part: event.target.value || null })}
          />
        )}
      </div>
      {lines.length === 0 ? (
        <EmptyState icon="check" title={t`没有符合的条款`}>
          {t`清除筛选，或换一个标准、系统或时间。`}
        </EmptyState>
      ) : (
        <MatrixGrid
          label={t`${calendar.framework.shortName} 的证明日历`}
          rows={heads.rows}
          columns={heads.columns}
          columnWidth={74}
          headWidth={300}
          corner={t`条款 ↓ 月份 →`}
          active={active}
          onActiveChange={setPlace}
          onOpen={openAt}
          cell={({ row, column }) => {
            const one = lines[row];
            const of = calendar.months[column];
            if (!one || !of) return undefined;
            if (one.kind === 'group') {
              const sum = one.full[column] ?? 0;
              return {
                content: <b className={styles.groupSum}>{`${sum}/${one.total}`}</b>,
                label: formatList([one.name, of.month, t`${sum} / ${one.total} 条全月有证明`]),
                tone: 'sum',
              };
            }
            const standing = standingOf(calendar, one.row, column);
            const days = one.row.days[column] ?? 0;
            const proofs = one.row.proofs[column] ?? 0;
            return {
              content: (
                <>
                  <span className={styles.sign}>{signs[standing]}</span>
                  {proofs > 0 && ` ${proofs}`}
                </>
              ),
              label: formatList([
                clauseText(one.row.code),
                of.month,
                names[standing],
                t`${days} / ${of.days} 天`,
                t`${proofs} 份证据`,
              ]),
              tone: tones[standing],
            };
          }}
        />
      )}
      <div className={styles.foot} aria-live="polite">
        {line?.kind === 'control' && month && (
          <>
            <span className={styles.where}>
              <b>{clauseText(line.row.code)}</b> {line.row.name}
            </span>
            <span className={styles.faint}>
              {t`${month.month}：${line.row.days[active.column] ?? 0} / ${month.days} 天，${line.row.proofs[active.column] ?? 0} 份`}
            </span>
            <Until row={line.row} />
            <Button size="small" onClick={() => openAt(active)}>
              {t`看证据`} <KeyCombo keys="Enter" />
            </Button>
          </>
        )}
        {line?.kind === 'group' && (
          <>
            <b className={styles.where}>{line.name}</b>
            <Button size="small" onClick={() => openAt(active)}>
              {part === line.id ? t`看全部类别` : t`只看这一类`} <KeyCombo keys="Enter" />
            </Button>
          </>
        )}
      </div>
      {open && (
        <MonthProofs
          controlId={open.controlId}
          month={open.month}
          systemId={variables.systemId ?? null}
          onClose={tidy}
        />
      )}
    </>
  );
}

/** How safe today's proof is: until when, and whether by one alone. */
function Until({ row }: { row: { proofsToday: number; provenUntil: string | null } }) {
  const { t } = useLingui();
  if (row.proofsToday === 0) return <Tag tone="negative">{t`今天没有证明`}</Tag>;
  return (
    <>
      <Tag tone={row.provenUntil ? 'neutral' : 'positive'}>
        {row.provenUntil ? t`证明连续到 ${row.provenUntil}` : t`长期有证明`}
      </Tag>
      {row.proofsToday === 1 && <Tag tone="caution" icon="warning">{t`今天只靠一份证据`}</Tag>}
    </>
  );
}
