import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import {
  AcceptEvidencesDocument,
  DeleteEvidenceDocument,
  ReturnEvidencesDocument,
  SubmitEvidencesDocument,
} from '../documents';
import { refreshEvidence } from '../refreshEvidence';
import { variablesOf, type Choice, type Target } from './choice';

interface ItemAnswer {
  id: string;
  evidence?: { title: string } | null;
  error?: { message: string } | null;
}

/** What one item of a batch said, with its title for the list of failures. */
export interface Failure {
  id: string;
  title: string;
  message: string;
}

/** The items of a batch that were refused. */
export const failuresOf = (items: readonly ItemAnswer[]): Failure[] =>
  items.flatMap(({ id, evidence, error }) =>
    error ? [{ id, title: evidence?.title ?? '', message: error.message }] : [],
  );

/** Submit, accept, return, delete: one mutation for any number, failures told item by item. */
export function useEvidenceActions() {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<readonly Failure[]>([]);

  async function run(
    ask: () => Promise<readonly ItemAnswer[]>,
    done: (count: number) => string,
  ): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    try {
      const items = await ask();
      const failed = failuresOf(items);
      const succeeded = items.length - failed.length;
      if (succeeded > 0) showToast(done(succeeded));
      const [only] = failed;
      if (failed.length === 1 && only) showToast(`${only.title}：${only.message}`, { tone: 'negative' });
      else if (failed.length > 1) setFailures(failed);
      refreshEvidence(client);
      return succeeded > 0;
    } catch (error) {
      showToast(errorText(error), { tone: 'negative' });
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    failures,
    clearFailures: () => setFailures([]),
    submit: (choice: Choice) =>
      run(
        async () =>
          (await client.mutate({ mutation: SubmitEvidencesDocument, variables: variablesOf(choice) })).data
            ?.submitEvidences.items ?? [],
        (count) => t`已提交 ${count} 份证据，等待审核`,
      ),
    accept: (choice: Choice) =>
      run(
        async () =>
          (await client.mutate({ mutation: AcceptEvidencesDocument, variables: variablesOf(choice) })).data
            ?.acceptEvidences.items ?? [],
        (count) => t`已通过 ${count} 份证据`,
      ),
    sendBack: (choice: Choice, reason: string) =>
      run(
        async () =>
          (
            await client.mutate({
              mutation: ReturnEvidencesDocument,
              variables: { ...variablesOf(choice), reason },
            })
          ).data?.returnEvidences.items ?? [],
        (count) => t`已退回 ${count} 份证据`,
      ),
    remove: ({ id, title }: Target) =>
      run(
        async () => {
          await client.mutate({ mutation: DeleteEvidenceDocument, variables: { id } });
          return [{ id }];
        },
        () => t`已删除“${title}”`,
      ),
  };
}

export type EvidenceActions = ReturnType<typeof useEvidenceActions>;
