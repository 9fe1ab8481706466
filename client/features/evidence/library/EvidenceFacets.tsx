import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import type { EvidenceFilter } from '../../../gql/graphql';
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
      frameworks {
        value
        name
        count
      }
      owners {
        value
        name
        count
      }
      tags {
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
  }
`);

type Named = readonly { value: string; name?: string | null; count: number }[];

/** The left column: what there is, by each property that a filter knows, with counts that follow the other filters. */
export function EvidenceFacets({ filter }: { filter: EvidenceFilter }) {
  const { t } = useLingui();
  const names = useEvidenceNames();
  const { view } = useEvidenceView();
  const { data, previousData, error, refetch } = useQuery(EvidenceFacetsDocument, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
  });
  const { data: known } = useQuery(FacetNamesDocument);
  const facets = (data ?? previousData)?.evidenceFacets;
  if (error && !facets) return <ErrorState compact error={error} onRetry={() => void refetch()} />;

  const counted = (list: readonly { value: string; count: number }[] | undefined, value: string) =>
    facets ? (list?.find((one) => one.value === value)?.count ?? 0) : undefined;
  const paths = new Map(known?.organization.units.map((one) => [one.id, one]));
  /** Values with names of the hospital's own. The chosen one stays visible, or it could not be taken back. */
  const named = (list: Named | undefined, chosen: string | null, unknown = chosen ?? ''): FacetOption[] => {
    const options = (list ?? [])
      .filter((one) => one.value !== '')
      .map<FacetOption>((one) => ({ value: one.value, label: one.name ?? one.value, count: one.count }));
    if (chosen && !options.some((one) => one.value === chosen))
      options.unshift({ value: chosen, label: unknown, count: facets ? 0 : undefined });
    return options;
  };
  const units = named(facets?.units, view.get('unit'), '…').map((one) => ({
    ...one,
    label: paths.get(one.value)?.name ?? one.label,
    title: paths.get(one.value)?.path ?? '',
  }));

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
      <FacetGroup
        title={t`用于标准`}
        name="framework"
        few
        options={named(facets?.frameworks, view.get('framework'))}
      />
      <FacetGroup title={t`科室`} name="unit" few options={units} />
      <FacetGroup
        title={t`责任人`}
        name="owner"
        few
        options={named(facets?.owners, view.get('owner'), t`所选责任人`)}
      />
      <FacetGroup title={t`标签`} name="tag" few options={named(facets?.tags, view.get('tag'))} />
    </div>
  );
}
