import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { MatrixGrid, type MatrixPlace } from '../../ui/MatrixGrid';
import { EmptyState } from '../../ui/States';
import { Segments } from '../../ui/Tabs';
import { CategoryHeatDocument } from './documents';
import styles from './Progress.module.css';

type Basis = 'proven' | 'declared';

/** A class is in order, half way, or far from it. */
const good = 90;
const fair = 60;
const rowHeight = 28;
const mostHeight = 440;

const toneOf = (rate: number | null | undefined): string =>
  rate == null ? 'neutral' : rate >= good ? 'positive' : rate >= fair ? 'caution' : 'negative';

/** Security classes by systems: where the hospital is weak, whatever the average says. Enter opens the assessment. */
export function CategoryHeat() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { data } = useSuspenseQuery(CategoryHeatDocument, { fetchPolicy: 'cache-and-network' });
  const [basis, setBasis] = useState<Basis>('proven');
  const [place, setPlace] = useState<MatrixPlace>({ row: 0, column: 0 });
  const systems = data.systemScores;
  const categories = systems[0]?.assessment.categoryScores ?? [];
  const scoreAt = ({ row, column }: MatrixPlace) =>
    systems[row]?.assessment.categoryScores.find((one) => one.category === categories[column]?.category);
  const rateAt = (at: MatrixPlace) => {
    const score = scoreAt(at);
    return basis === 'proven' ? score?.provenRate : score?.declaredRate;
  };
  return (
    <figure className={styles.expiry}>
      <figcaption className={styles.caption}>
        <span className={styles.captionTitle}>{t`等保各类别得分率`}</span>
        <Segments
          label={t`得分依据`}
          options={[
            { id: 'proven', label: t`实证` },
            { id: 'declared', label: t`自报` },
          ]}
          value={basis}
          onChange={setBasis}
        />
      </figcaption>
      {systems.length === 0 ? (
        <EmptyState icon="scale" compact title={t`还没有等保测评`} />
      ) : (
        <div
          className={styles.heat}
          style={{ height: Math.min(mostHeight, 52 + rowHeight * systems.length) }}
        >
          <MatrixGrid
            label={t`等保各类别得分率`}
            rows={systems.map(({ system }) => ({ label: system.name, title: system.name, group: '' }))}
            columns={categories.map(({ name }) => ({
              label: name.replace(/^安全/, '').slice(0, 4),
              title: name,
              group: '',
            }))}
            columnWidth={78}
            headWidth={200}
            corner={t`系统 ↓ 类别 →`}
            active={place}
            onActiveChange={setPlace}
            onOpen={({ row }) => {
              const one = systems[row];
              if (one) void navigate(`/assessments/${one.assessment.id}?score=${basis.toUpperCase()}`);
            }}
            cell={(at) => {
              const rate = rateAt(at);
              const score = scoreAt(at);
              const name = `${systems[at.row]?.system.name ?? ''} ${categories[at.column]?.name ?? ''}`;
              return {
                content: rate == null ? '—' : Math.round(rate),
                label:
                  rate == null
                    ? t`${name}：没有适用的条款`
                    : t`${name}：得分率 ${Math.round(rate)}%，${score?.applicable ?? 0} 条适用，${score?.proven ?? 0} 条已实证`,
                tone: toneOf(rate),
              };
            }}
          />
        </div>
      )}
    </figure>
  );
}
