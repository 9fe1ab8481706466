import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../../gql';
import type { EvidenceFilter } from '../../../gql/graphql';
import { classNames } from '../../../lib/classNames';
import { Icon } from '../../../ui/Icon';
import { Select } from '../../../ui/Select';
import { ErrorState } from '../../../ui/States';
import {
  evidenceKinds,
  evidenceLabels,
  evidenceStates,
  evidenceValidities,
  stateTones,
  useEvidenceNames,
  validityTones,
} from '../useEvidenceNames';
import { FacetGroup, type FacetOption } from './FacetGroup';
import { useEvidenceView } from './useEvidenceView';
import styles from './Library.module.css';

const EvidenceFacetsDocument = graphql(/* GraphQL */ `
  query EvidenceFacets($filter: EvidenceFilter) {
    evidenceFacets(filter: $filter) {
      states {
        value
        count
      }
      validities {
        value
        count
      }
      labels {
        value
        count
      }
      units {
        value
        count
      }
      kinds {
        value
        count
      }
    }
  }
`);

const FacetNamesDocument = graphql(/* GraphQL */ `
  query FacetNames {
    organization {
      id
      units {
        id
        name
        path
      }
    }
    frameworks {
      id
      code
      shortName
    }
  }
`);

const fewUnits = 8;

/** The left column: what there is, by review, validity, label, kind and unit, with counts that follow the other filters. */
export function EvidenceFacets({ filter }: { filter: EvidenceFilter }) {
  const { t } = useLingui();
  const names = useEvidenceNames();
  const { view } = useEvidenceView();
  const [allUnits, setAllUnits] = useState(false);
  const { data, previousData, error, refetch } = useQuery(EvidenceFacetsDocument, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  const { data: known } = useQuery(FacetNamesDocument);
  const facets = (data ?? previousData)?.evidenceFacets;
  if (error && !facets) return <ErrorState compact error={error} onRetry={() => void refetch()} />;

  const counted = (list: readonly { value: string; count: number }[] | undefined, value: string) =>
    facets ? (list?.find((one) => one.value === value)?.count ?? 0) : undefined;
  const unit = view.get('unit');
  const unitNames = new Map(known?.organization.units.map((one) => [one.id, one]));
  const units = (facets?.units ?? [])
    .filter((one) => one.value !== '')
    .map<FacetOption>((one) => ({
      value: one.value,
      label: unitNames.get(one.value)?.name ?? '…',
      title: unitNames.get(one.value)?.path ?? '',
      count: one.count,
    }));
  // The chosen unit stays visible, or it could not be taken back.
  if (unit && !units.some((one) => one.value === unit)) {
    units.unshift({
      value: unit,
      label: unitNames.get(unit)?.name ?? '…',
      title: '',
      count: facets ? 0 : undefined,
    });
  }
  const shownUnits = allUnits ? units : units.filter((one, index) => index < fewUnits || one.value === unit);

  return (
    <div className={styles.facets}>
      <FacetGroup
        title={t`审核状态`}
        name="state"
        options={evidenceStates.map((value) => ({
          value,
          label: names.state(value),
          tone: stateTones[value],
          count: counted(facets?.states, value),
        }))}
      />
      <FacetGroup
        title={t`有效性`}
        name="validity"
        options={evidenceValidities.map((value) => ({
          value,
          label: names.validity(value),
          tone: validityTones[value],
          count: counted(facets?.validities, value),
        }))}
      />
      <FacetGroup
        title={t`密级`}
        name="label"
        options={evidenceLabels.map((value) => ({
          value,
          label: names.label(value),
          count: counted(facets?.labels, value),
        }))}
      />
      <FacetGroup
        title={t`类型`}
        name="kind"
        options={evidenceKinds.map((value) => ({
          value,
          label: names.kind(value),
          count: counted(facets?.kinds, value),
        }))}
      />
      {units.length > 0 && (
        <FacetGroup title={t`科室`} name="unit" single options={shownUnits}>
          {units.length > shownUnits.length && (
            <button
              type="button"
              className={classNames(styles.facet, styles.quiet)}
              onClick={() => setAllUnits(true)}
            >
              <Icon name="chevronDown" size={12} />
              {t`其余 ${units.length - shownUnits.length} 个科室`}
            </button>
          )}
        </FacetGroup>
      )}
      {(known?.frameworks.length ?? 0) > 0 && (
        <div className={styles.facetSelect}>
          <Select
            label={t`用于标准`}
            placeholder={t`不限`}
            options={(known?.frameworks ?? []).map((one) => ({ value: one.code, label: one.shortName }))}
            value={view.get('framework') ?? ''}
            onChange={(event) => view.set({ framework: event.target.value })}
          />
        </div>
      )}
    </div>
  );
}
