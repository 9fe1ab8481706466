import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import type { ChangeEvidenceRequestsInput } from '../../gql/graphql';
import {
  CancelRequestsDocument,
  ChangeRequestsDocument,
  CloseRequestsDocument,
  ReturnRequestsDocument,
} from './documents';
import { refreshRequests } from './refreshRequests';

interface Item {
  id: string;
  request?: { title: string } | null;
  error?: { message: string } | null;
}

/** What can be done with one or many requests; each succeeds or fails alone, and what failed is said. */
export function useRequestActions() {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);

  async function run(ask: () => Promise<readonly Item[]>, done: (count: number) => string): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    try {
      const items = await ask();
      const failed = items.filter((item) => item.error);
      if (failed.length < items.length) showToast(done(items.length - failed.length));
      const [first] = failed;
      if (first?.error) {
        const title = first.request?.title ?? first.id;
        const others = failed.length - 1;
        showToast(
          others > 0
            ? t`${title}：${first.error.message}（另有 ${others} 项未成功）`
            : t`${title}：${first.error.message}`,
          { tone: 'negative' },
        );
      }
      refreshRequests(client);
      return failed.length < items.length;
    } catch (error) {
      showToast(errorText(error), { tone: 'negative' });
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    cancel: (ids: readonly string[], reason: string) =>
      run(
        async () =>
          (await client.mutate({ mutation: CancelRequestsDocument, variables: { ids: [...ids], reason } }))
            .data?.cancelEvidenceRequests.items ?? [],
        (count) => t`已取消 ${count} 项征集`,
      ),
    change: (input: ChangeEvidenceRequestsInput) =>
      run(
        async () =>
          (await client.mutate({ mutation: ChangeRequestsDocument, variables: { input } })).data
            ?.changeEvidenceRequests.items ?? [],
        (count) => t`已更改 ${count} 项征集`,
      ),
    giveBack: (ids: readonly string[], reason: string) =>
      run(
        async () =>
          (await client.mutate({ mutation: ReturnRequestsDocument, variables: { ids: [...ids], reason } }))
            .data?.returnEvidenceRequests.items ?? [],
        (count) => t`已退回 ${count} 项征集`,
      ),
    close: (ids: readonly string[]) =>
      run(
        async () =>
          (await client.mutate({ mutation: CloseRequestsDocument, variables: { ids: [...ids] } })).data
            ?.closeEvidenceRequests.items ?? [],
        (count) => t`已办结 ${count} 项征集`,
      ),
  };
}
