import { useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { graphql } from '../../gql';
import type { SavePolicyDraftInput } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { readStored, writeStored } from '../../lib/storage';

const SavePolicyDraftDocument = graphql(/* GraphQL */ `
  mutation SavePolicyDraft($input: SavePolicyDraftInput!) {
    savePolicyDraft(input: $input) {
      policyVersion {
        id
        version
        kind
        text
        fileName
        byteSize
        changeNote
        effectiveOn
        reviewMonths
      }
    }
  }
`);

export type Draft = Omit<SavePolicyDraftInput, 'versionId' | 'version'>;
export type SaveState = 'saved' | 'changed' | 'saving' | 'failed' | 'conflict';

const waitMs = 1_200;
const keyOf = (versionId: string) => `policyDraft.${versionId}`;

/** What this browser kept of a draft that never reached the server. */
export const keptDraft = (versionId: string): Draft | null =>
  readStored<Draft | null>(keyOf(versionId), null);
export const forgetDraft = (versionId: string): void => writeStored(keyOf(versionId), null);

/**
 * Saves a draft a moment after the last change, one save after the other. What has not arrived is kept in this browser, so
 * that a lost connection or a closed tab loses nothing; after somebody else's change nothing is overwritten.
 */
export function useDraftSaver(versionId: string, startVersion: number) {
  const [save] = useMutation(SavePolicyDraftDocument);
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<unknown>(null);
  const version = useRef(startVersion);
  const waiting = useRef<Draft | null>(null);
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    while (running.current) await running.current;
    const draft = waiting.current;
    if (!draft) return true;
    waiting.current = null;
    setState('saving');
    let done = false;
    running.current = save({ variables: { input: { ...draft, versionId, version: version.current } } })
      .then(({ data }) => {
        version.current = data?.savePolicyDraft.policyVersion.version ?? version.current;
        done = true;
        setError(null);
        setState(waiting.current ? 'changed' : 'saved');
        if (!waiting.current) forgetDraft(versionId);
      })
      .catch((failure: unknown) => {
        waiting.current ??= draft;
        setError(failure);
        setState(describeError(failure).code === 'CONFLICT' ? 'conflict' : 'failed');
      })
      .finally(() => (running.current = null));
    await running.current;
    return done;
  }, [save, versionId]);

  const change = useCallback(
    (draft: Draft) => {
      waiting.current = draft;
      // An upload is used up by the save: kept text alone can be taken up again.
      writeStored(keyOf(versionId), { ...draft, uploadId: null });
      setState((now) => (now === 'conflict' ? now : 'changed'));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), waitMs);
    },
    [flush, versionId],
  );

  const leave = useEffectEvent(() => void flush());
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (waiting.current || running.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      leave();
    };
  }, []);

  return { state, error, change, flush };
}
