import { useMemo } from 'react';
import type {
  EvidenceFilter,
  EvidenceKind,
  EvidenceLabel,
  EvidenceOrder,
  EvidenceState,
  EvidenceValidity,
} from '../../../gql/graphql';
import { useView } from '../../../lib/useView';
import { evidenceKinds, evidenceLabels, evidenceStates, evidenceValidities } from '../useEvidenceNames';

const evidenceOrders: readonly EvidenceOrder[] = [
  'UPDATED_DESC',
  'VALID_UNTIL_ASC',
  'COLLECTED_DESC',
  'TITLE_ASC',
];

/** Parameters of the address that narrow the list. */
const narrowing = [
  'q',
  'state',
  'validity',
  'label',
  'kind',
  'unit',
  'owner',
  'view',
  'framework',
  'tag',
  'control',
  'left',
];

export type QuickView = 'mine' | 'review' | 'unlinked';

/** The list as the address describes it. Unknown values in a hand-written address are dropped, not sent. */
export function useEvidenceView() {
  const view = useView();
  const known = <T extends string>(name: string, values: readonly T[]): T[] =>
    view.all(name).filter((value): value is T => (values as readonly string[]).includes(value));
  const quick = view.get('view');
  const order = view.get('order');
  const wanted: EvidenceFilter = {
    ...some('search', view.get('q')),
    ...list('states', known<EvidenceState>('state', evidenceStates)),
    ...list('validities', known<EvidenceValidity>('validity', evidenceValidities)),
    ...list('labels', known<EvidenceLabel>('label', evidenceLabels)),
    ...list('kinds', known<EvidenceKind>('kind', evidenceKinds)),
    ...some('unitId', view.get('unit')),
    ...some('ownerId', view.get('owner')),
    ...some('frameworkCode', view.get('framework')),
    ...some('tag', view.get('tag')),
    ...some('controlId', view.get('control')),
    ...daysLeft(view.get('left')),
    ...(quick === 'mine' ? { mine: true } : {}),
    ...(quick === 'review' ? { reviewableByMe: true } : {}),
    ...(quick === 'unlinked' ? { unlinked: true } : {}),
  };
  // The same object while the address says the same, so that the query is not asked anew.
  const key = JSON.stringify(wanted);
  const filter = useMemo(() => JSON.parse(key) as EvidenceFilter, [key]);
  // Only what was searched for can be more or less relevant.
  const defaultOrder: EvidenceOrder = filter.search ? 'RELEVANCE' : 'UPDATED_DESC';
  const orders = filter.search ? (['RELEVANCE', ...evidenceOrders] as const) : evidenceOrders;
  return {
    view,
    filter,
    filterKey: key,
    orders,
    defaultOrder,
    orderBy: orders.find((one) => one === order) ?? defaultOrder,
    quick: quick === 'mine' || quick === 'review' || quick === 'unlinked' ? (quick as QuickView) : null,
    filtered: narrowing.some((name) => view.get(name) !== null),
    clearFilter: () => view.clear(narrowing),
  };
}

function some<K extends string>(name: K, value: string | null): Partial<Record<K, string>> {
  return value ? ({ [name]: value } as Record<K, string>) : {};
}

function list<K extends string, T>(name: K, values: T[]): Partial<Record<K, T[]>> {
  return values.length > 0 ? ({ [name]: values } as Record<K, T[]>) : {};
}

/** Reads `31-60`, days to the last valid day. */
export function daysLeft(range: string | null): Pick<EvidenceFilter, 'minimumDaysLeft' | 'maximumDaysLeft'> {
  const found = /^(\d{1,4})-(\d{1,4})$/.exec(range ?? '');
  return found ? { minimumDaysLeft: Number(found[1]), maximumDaysLeft: Number(found[2]) } : {};
}
