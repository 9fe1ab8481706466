import type { NewEvidence } from '../../../gql/graphql.ts';

/** What will be registered when the bytes have arrived. */
export type EvidenceDraft = Omit<NewEvidence, 'kind' | 'uploadId' | 'url' | 'text' | 'clientKey'>;

/** Evidence that a file is a new version of, as it was when somebody chose it. */
export interface Revised {
  id: string;
  title: string;
  version: number;
}
