import { useLingui } from '@lingui/react/macro';
import type { MappingConfidence, MappingRelation } from '../../gql/graphql';
import { clauseText } from '../../lib/clauseText';
import { RelationMark } from './RelationMark';
import { useCrosswalkNames } from './useCrosswalkNames';
import styles from './Crosswalk.module.css';

interface End {
  id: string;
  code: string;
  name: string;
}

/** A path as every query of a claim reads it; a claim has no id, so it is handed over as it came. */
export interface Claimed {
  path: readonly {
    relation: MappingRelation;
    confidence: MappingConfidence;
    reviewed: boolean;
    from: End;
    to: End;
    mapping: { id: string } | null;
  }[];
}

/** The way from one control to the other, step by step; what nobody has reviewed is said at its step. */
export function ClaimPath({ claim }: { claim: Claimed }) {
  const { t } = useLingui();
  const names = useCrosswalkNames();
  return (
    <ol className={styles.path} aria-label={t`对标路径`}>
      {claim.path.map((step, at) => (
        <li key={`${step.from.id}${step.to.id}`}>
          {at === 0 && <span title={step.from.name}>{clauseText(step.from.code)}</span>}
          <RelationMark relation={step.relation} short />
          <span title={step.to.name}>{clauseText(step.to.code)}</span>
          <small>
            {step.mapping
              ? `${names.confidence(step.confidence)} · ${names.status(step.reviewed ? 'REVIEWED' : 'UNVERIFIED')}`
              : step.relation === 'SUPERSET'
                ? t`其中一条`
                : step.relation === 'EQUAL'
                  ? t`与上级等同`
                  : t`上级条款`}
          </small>
        </li>
      ))}
    </ol>
  );
}
