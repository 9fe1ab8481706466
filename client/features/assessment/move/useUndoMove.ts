import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { UndoMoveDocument } from './documents';

/** Takes a move back and goes to the assessment that it started from; a refusal says what would be lost. */
export function useUndoMove(): (assessmentId: string) => Promise<boolean> {
  const { t } = useLingui();
  const client = useApolloClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  return async (assessmentId) => {
    try {
      const { data } = await client.mutate({
        mutation: UndoMoveDocument,
        variables: { id: assessmentId },
        refetchQueries: ['AssessmentList', 'Movable'],
      });
      if (!data) return false;
      const { undoneId, assessment } = data.undoMove;
      await navigate(`/assessments/${assessment.id}`);
      client.cache.evict({ id: client.cache.identify({ __typename: 'Assessment', id: undoneId }) ?? '' });
      client.cache.gc();
      showToast(t`已撤销转版，回到 ${assessment.name}`);
      return true;
    } catch (error) {
      showToast(errorText(error), { tone: 'negative' });
      return false;
    }
  };
}
