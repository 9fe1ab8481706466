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

interface ItemAnswer {
  id: string;
  error?: { message: string } | null;
}

/** What one item of a batch said, with its title for the list of failures. */
export interface Failure {
  id: string;
  title: string;
  message: string;
}

export interface Target {
  id: string;
  title: string;
}

/** Submit, accept, return, delete: one mutation for any number, failures told item by item. */
export function useEvidenceActions() {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<readonly Failure[]>([]);

  async function run(
    targets: readonly Target[],
    ask: (ids: string[]) => Promise<readonly ItemAnswer[]>,
    done: (count: number) => string,
  ): Promise<boolean> {
    if (targets.length === 0 || busy) return false;
    setBusy(true);
    try {
      const items = await ask(targets.map((target) => target.id));
      const failed = items.flatMap((item) =>
        item.error
          ? [
              {
                id: item.id,
                title: targets.find((target) => target.id === item.id)?.title ?? '',
                message: item.error.message,
              },
            ]
          : [],
      );
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
    submit: (targets: readonly Target[]) =>
      run(
        targets,
        async (ids) =>
          (await client.mutate({ mutation: SubmitEvidencesDocument, variables: { ids } })).data
            ?.submitEvidences.items ?? [],
        (count) => t`已提交 ${count} 份证据，等待审核`,
      ),
    accept: (targets: readonly Target[]) =>
      run(
        targets,
        async (ids) =>
          (await client.mutate({ mutation: AcceptEvidencesDocument, variables: { ids } })).data
            ?.acceptEvidences.items ?? [],
        (count) => t`已通过 ${count} 份证据`,
      ),
    sendBack: (targets: readonly Target[], reason: string) =>
      run(
        targets,
        async (ids) =>
          (await client.mutate({ mutation: ReturnEvidencesDocument, variables: { ids, reason } })).data
            ?.returnEvidences.items ?? [],
        (count) => t`已退回 ${count} 份证据`,
      ),
    remove: (target: Target) =>
      run(
        [target],
        async ([id = '']) => {
          await client.mutate({ mutation: DeleteEvidenceDocument, variables: { id } });
          return [{ id }];
        },
        () => t`已删除“${target.title}”`,
      ),
  };
}

export type EvidenceActions = ReturnType<typeof useEvidenceActions>;
