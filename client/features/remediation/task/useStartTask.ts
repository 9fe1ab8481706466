import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { useRefreshTasks } from '../useRefreshTasks';
import { StartTaskDocument } from './documents';

/** Takes a task up. It needs no dialog: who starts says nothing but 「I am on it」. */
export function useStartTask(): (task: { id: string; code: string; version: number }) => void {
  const { t } = useLingui();
  const client = useApolloClient();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  return useCallback(
    ({ id, code, version }) => {
      const cacheId = client.cache.identify({ __typename: 'RemediationTask', id });
      // The card moves at once; the answer, or the refusal, follows.
      let before = 'OPEN';
      if (cacheId) {
        client.cache.modify({
          id: cacheId,
          fields: {
            state: (value: string) => {
              before = value;
              return 'IN_PROGRESS';
            },
          },
        });
      }
      client.mutate({ mutation: StartTaskDocument, variables: { id, version } }).then(
        () => {
          showToast(t`${code} 已开始整改`);
          refresh();
        },
        (error: unknown) => {
          if (cacheId) client.cache.modify({ id: cacheId, fields: { state: () => before } });
          showToast(errorText(error), { tone: 'negative' });
          refresh();
        },
      );
    },
    [client, errorText, refresh, t],
  );
}
