import { useQuery } from '@apollo/client/react';
import type { SubjectKind } from '../../../gql/graphql';
import { EarlierAssessmentsDocument } from './documents';

/** Assessments by the same rule book about the same thing, the latest period first. */
export function useEarlier(code: string | null, kind: SubjectKind, subjectId: string | null) {
  const { data } = useQuery(EarlierAssessmentsDocument, {
    variables: { code: code ?? '' },
    skip: code === null,
    fetchPolicy: 'cache-and-network',
  });
  return (data?.assessments.nodes ?? [])
    .filter(({ subject }) => subject.kind === kind && (kind === 'ORGANIZATION' || subject.id === subjectId))
    .sort((a, b) => b.periodEnd.localeCompare(a.periodEnd));
}
