import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { useCan } from '../../lib/viewer';
import { NavCount } from '../../ui/NavCount';
import { useLiveChanges } from '../activity';

const AskedCountDocument = graphql(/* GraphQL */ `
  query AskedCount {
    evidenceRequests(filter: { askedOfMe: true }, first: 1) {
      totalCount
    }
  }
`);

const watched = ['EvidenceRequest'];

/** How many proofs the viewer has to hand in. */
export function AskedCount() {
  const { t } = useLingui();
  const may = useCan()('evidence:create');
  const { data, refetch } = useQuery(AskedCountDocument, { fetchPolicy: 'cache-and-network', skip: !may });
  useLiveChanges(watched, () => void (may && refetch().catch(() => undefined)));
  const count = data?.evidenceRequests.totalCount ?? 0;
  return <NavCount count={count} label={t`${count} 份证据待交`} />;
}
