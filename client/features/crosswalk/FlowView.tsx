import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../ui/States';
import { flowOf, type Flow, type Group, type Matrix } from './matrix';
import styles from './Crosswalk.module.css';

const width = 960;
const barWidth = 12;
const labelWidth = 250;
const gap = 6;
/** A picture with more bands than an eye can follow says nothing; the table does. */
const mostGroups = 60;

interface Placed extends Group {
  y: number;
  height: number;
}

interface Ribbon {
  id: string;
  d: string;
  title: string;
  from: string;
  to: string;
}

/** Classes of the one rule book flow into those of the other; a band is as wide as it has mappings. */
export function FlowView({ matrix }: { matrix: Matrix }) {
  const { t } = useLingui();
  const [pointed, setPointed] = useState<string | null>(null);
  const flow = useMemo(() => flowOf(matrix), [matrix]);
  const left = matrix.framework.shortName;
  const right = matrix.byFramework.shortName;
  if (flow.bands.length === 0)
    return (
      <EmptyState
        icon="split"
        title={t`这两个标准之间没有采用的映射`}
      >{t`换一对标准，或在矩阵里恢复映射。`}</EmptyState>
    );
  const tooMany = flow.left.length > mostGroups || flow.right.length > mostGroups;
  const { places, ribbons, height } = draw(flow, (band, from, to) => t`${from} → ${to}：${band} 条映射`);
  const lit = (ribbon: Ribbon) => pointed === null || ribbon.from === pointed || ribbon.to === pointed;
  return (
    <div className={styles.flow} tabIndex={0} role="region" aria-label={t`流向`}>
      {tooMany ? (
        <p className={styles.faint}>{t`类别太多，画成流向图看不清；下面的表格是全部数字。`}</p>
      ) : (
        <figure>
          <figcaption>
            <b>{left}</b>
            <span className={styles.faint}>{t`带的宽度是采用的映射条数；指向一类，只看它的流向`}</span>
            <b>{right}</b>
          </figcaption>
          <svg
            viewBox={`0 0 ${width} ${height}`}
            role="img"
            aria-label={t`${left} 各类流向 ${right} 各类的映射，数字见下表`}
            className={styles.flowPicture}
          >
            {ribbons.map((ribbon) => (
              <path key={ribbon.id} d={ribbon.d} className={lit(ribbon) ? styles.ribbon : styles.ribbonDim}>
                <title>{ribbon.title}</title>
              </path>
            ))}
            {places.map(({ side, id, name, total, y, height: tall }) => (
              <g
                key={`${side}${id}`}
                onMouseEnter={() => setPointed(`${side}${id}`)}
                onMouseLeave={() => setPointed(null)}
              >
                <rect
                  x={side === 'L' ? labelWidth : width - labelWidth - barWidth}
                  y={y}
                  width={barWidth}
                  height={tall}
                  className={styles.flowBar}
                />
                <text
                  x={side === 'L' ? labelWidth - 8 : width - labelWidth + 8}
                  y={y + tall / 2}
                  dy="0.35em"
                  textAnchor={side === 'L' ? 'end' : 'start'}
                  className={styles.flowLabel}
                >
                  {name.length > 16 ? `${name.slice(0, 15)}…` : name} {total}
                  <title>{`${name} ${total}`}</title>
                </text>
              </g>
            ))}
          </svg>
        </figure>
      )}
      <FlowTable flow={flow} left={left} right={right} />
    </div>
  );
}

/** The same as numbers: nothing is only in the picture. */
function FlowTable({ flow, left, right }: { flow: Flow; left: string; right: string }) {
  const { t } = useLingui();
  const nameOf = (groups: readonly Group[], id: string) =>
    groups.find((group) => group.id === id)?.name ?? '';
  const at = (groups: readonly Group[], id: string) => groups.findIndex((group) => group.id === id);
  const bands = flow.bands.toSorted(
    (a, b) => at(flow.left, a.from) - at(flow.left, b.from) || b.count - a.count,
  );
  return (
    <table className={styles.flowTable}>
      <caption className="visually-hidden">{t`流向的数字`}</caption>
      <thead>
        <tr>
          <th scope="col">{left}</th>
          <th scope="col">{right}</th>
          <th scope="col">{t`采用的映射`}</th>
          <th scope="col">{t`其中已复核`}</th>
        </tr>
      </thead>
      <tbody>
        {bands.map((band) => (
          <tr key={`${band.from} ${band.to}`}>
            <th scope="row">{nameOf(flow.left, band.from)}</th>
            <td>{nameOf(flow.right, band.to)}</td>
            <td className="tabular">{band.count}</td>
            <td className="tabular">{band.reviewed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function draw(flow: Flow, say: (count: number, from: string, to: string) => string) {
  const total = flow.left.reduce((sum, group) => sum + group.total, 0);
  const rows = Math.max(flow.left.length, flow.right.length);
  const height = Math.max(320, rows * 26);
  // The fuller side decides how tall one mapping is, so that both sides fit.
  const unit = (height - gap * (rows - 1)) / total;
  const place = (groups: readonly Group[]): Placed[] => {
    const used = total * unit + gap * (groups.length - 1);
    let y = (height - used) / 2;
    return groups.map((group) => {
      const placed = { ...group, y, height: Math.max(2, group.total * unit) };
      y += group.total * unit + gap;
      return placed;
    });
  };
  const [left, right] = [place(flow.left), place(flow.right)];
  const order = new Map(right.map((group, at) => [group.id, at]));
  const used = { left: new Map<string, number>(), right: new Map<string, number>() };
  const x = [labelWidth + barWidth, width - labelWidth - barWidth] as const;
  const ribbons = left.flatMap((from) =>
    flow.bands
      .filter((band) => band.from === from.id)
      .toSorted((a, b) => (order.get(a.to) ?? 0) - (order.get(b.to) ?? 0))
      .flatMap((band): Ribbon[] => {
        const to = right.find((group) => group.id === band.to);
        if (!to) return [];
        const tall = Math.max(1, band.count * unit);
        const y0 = from.y + (used.left.get(from.id) ?? 0);
        const y1 = to.y + (used.right.get(to.id) ?? 0);
        used.left.set(from.id, (used.left.get(from.id) ?? 0) + band.count * unit);
        used.right.set(to.id, (used.right.get(to.id) ?? 0) + band.count * unit);
        const middle = (x[0] + x[1]) / 2;
        const d = `M${x[0]} ${y0}C${middle} ${y0} ${middle} ${y1} ${x[1]} ${y1}V${y1 + tall}C${middle} ${y1 + tall} ${middle} ${y0 + tall} ${x[0]} ${y0 + tall}Z`;
        return [
          {
            id: `${band.from} ${band.to}`,
            d,
            title: say(band.count, from.name, to.name),
            from: `L${band.from}`,
            to: `R${band.to}`,
          },
        ];
      }),
  );
  const places = [
    ...left.map((group) => ({ ...group, side: 'L' as const })),
    ...right.map((group) => ({ ...group, side: 'R' as const })),
  ];
  return { places, ribbons, height };
}
