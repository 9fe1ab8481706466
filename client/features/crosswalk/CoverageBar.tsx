import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import type { CoverageKind } from '../../gql/graphql';
import { Meter } from '../../ui/Meter';
import { Status } from '../../ui/Tag';
import { coverageKinds, coverageTones, useCrosswalkNames } from './useCrosswalkNames';
import styles from './Crosswalk.module.css';

const CoverageDocument = graphql(/* GraphQL */ `
  query Coverage($a: String!, $b: String!) {
    crosswalkCoverage(frameworkCode: $a, byFrameworkCode: $b) {
      framework {
        id
        code
        shortName
      }
      byFramework {
        id
        code
        shortName
      }
      scope {
        id
        code
        name
        parent {
          id
          name
        }
      }
      counts {
        assessable
        full
        part
        hint
        none
      }
      reviewed
      byRelation {
        relation
        count
      }
      byConfidence {
        confidence
        count
      }
    }
  }
`);

interface CoverageBarProps {
  /** Codes of the rule book that is looked at and of the other one. */
  a: string;
  b: string;
  onOpen: (kind: CoverageKind) => void;
}

/** How far one rule book is covered by the other: a bar, and each number as the door to its controls. */
export function CoverageBar({ a, b, onOpen }: CoverageBarProps) {
  const { t } = useLingui();
  const names = useCrosswalkNames();
  const { data } = useSuspenseQuery(CoverageDocument, { variables: { a, b } });
  const coverage = data.crosswalkCoverage;
  const { counts, framework, byFramework, scope } = coverage;
  const numbers: Record<CoverageKind, number> = {
    FULL: counts.full,
    PART: counts.part,
    HINT: counts.hint,
    NONE: counts.none,
  };
  const part = scope ? [scope.parent?.name, scope.name].filter(Boolean).join(' · ') : null;
  const label = t`${framework.shortName} 被 ${byFramework.shortName} 覆盖`;
  return (
    <section className={styles.coverage} aria-label={label}>
      <h2>
        {label}
        {part && <small>{t`范围：${part}`}</small>}
        <small>{t`可测评条款 ${counts.assessable}`}</small>
      </h2>
      <Meter
        label={label}
        parts={coverageKinds.map((kind) => ({
          id: kind,
          label: names.coverage(kind),
          value: numbers[kind],
          tone: coverageTones[kind],
        }))}
      />
      <ul>
        {coverageKinds.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              className={styles.number}
              title={names.coverageHint(kind)}
              disabled={numbers[kind] === 0}
              onClick={() => onOpen(kind)}
            >
              <Status tone={coverageTones[kind]}>{names.coverage(kind)}</Status>
              <b className="tabular">{numbers[kind]}</b>
            </button>
          </li>
        ))}
        <li className={styles.reviewedCount}>{t`其中依据已复核的 ${coverage.reviewed}`}</li>
      </ul>
    </section>
  );
}
