import type { ApolloClient } from '@apollo/client';
import { graphql } from '../../../gql';
import { AddEvidenceVersionDocument, SubmitEvidencesDocument } from '../documents';
import { describeError } from '../../../lib/errors';
import type { EvidenceDraft, Revised } from './evidenceDraft';
import type { Arrived } from './evidenceUploads';
import type { Outcome } from './uploadModel';

const VersionQuery = graphql(/* GraphQL */ `
  query EvidenceVersionNow($id: ID!) {
    evidence(id: $id) {
      id
      version
    }
  }
`);

/** Adds the bytes that have arrived as a new version. Title, unit, label, tags and controls stay those of the evidence. */
async function addVersion(
  client: ApolloClient,
  { id, version }: Revised,
  uploadId: string,
  draft: EvidenceDraft,
): Promise<void> {
  await client.mutate({
    mutation: AddEvidenceVersionDocument,
    variables: {
      input: {
        evidenceId: id,
        version,
        uploadId,
        collectedOn: draft.collectedOn,
        ...(draft.validUntil ? { validUntil: draft.validUntil } : {}),
        ...(draft.description ? { note: draft.description.slice(0, 2000) } : {}),
      },
    },
  });
}

/** Where the evidence stands now: who tries again after a conflict has been told of it. */
export async function asItStands(client: ApolloClient, revised: Revised): Promise<Revised> {
  const { data } = await client.query({
    query: VersionQuery,
    variables: { id: revised.id },
    fetchPolicy: 'no-cache',
  });
  return { ...revised, version: data?.evidence?.version ?? revised.version };
}

/** Hands new versions in for review; by evidence, why one was not taken. */
async function submitRevised(
  client: ApolloClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { data } = await client.mutate({
    mutation: SubmitEvidencesDocument,
    variables: { ids: [...new Set(ids)] },
  });
  return new Map(
    data?.submitEvidences.items.flatMap(({ id, error }) => (error ? [[id, error.message] as const] : [])),
  );
}

/**
 * Makes files new versions, one after the other, and hands them in together; what became of each, by its key. What is
 * in `revised` already has its version, and only waits to be handed in.
 */
export async function reviseEvidences(
  client: ApolloClient,
  files: readonly Arrived[],
  revised: Set<string>,
  inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>,
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (const { item, revises, draft } of files) {
    if (!revises || revised.has(item.key)) continue;
    try {
      await inTurn(() => addVersion(client, revises, item.uploadId ?? '', draft));
      revised.add(item.key);
    } catch (error) {
      const { code, message, fields } = describeError(error);
      outcomes.set(item.key, {
        kind: 'refused',
        message: Object.values(fields)[0] ?? message,
        ...(code === 'CONFLICT' ? { outdated: revises.title } : {}),
      });
    }
  }
  const added = files.flatMap(({ item, revises, draft }) =>
    revises && revised.has(item.key) ? [{ key: item.key, evidence: revises, submit: draft.submit }] : [],
  );
  const handedIn = added.flatMap(({ evidence, submit }) => (submit ? [evidence.id] : []));
  const refused = await inTurn(() => submitRevised(client, handedIn)).catch((error: unknown) => {
    const { message } = describeError(error);
    return new Map(handedIn.map((id) => [id, message]));
  });
  for (const { key, evidence } of added) {
    const message = refused.get(evidence.id);
    outcomes.set(
      key,
      message === undefined
        ? { kind: 'settled', evidenceId: evidence.id, title: evidence.title, how: 'revised' }
        : { kind: 'refused', message },
    );
  }
  return outcomes;
}
