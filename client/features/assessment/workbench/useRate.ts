import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import type { RateResultsInput, RateResultsMutation, Verdict } from '../../../gql/graphql';
import { useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { useAssessmentNames } from '../useAssessmentNames';
import { AssessmentHeadDocument } from '../frame/headDocument';
import { RateResultsDocument } from './mutations';
import { inParts, isShortfall, type Head, type Line } from './lines';

type Ratings = RateResultsInput['ratings'];

/** The line as it will most likely come back: the verdict, and the texts that only some verdicts keep. */
function foresee(line: Line, rating: Ratings[number]): Line {
  const verdict = rating.verdict ?? line.verdict;
  return {
    ...line,
    verdict,
    carriedFromOn: null,
    needsConfirmation: false,
    gap: isShortfall(verdict) ? (rating.gap ?? line.gap) : null,
    notApplicableReason:
      verdict === 'NOT_APPLICABLE' ? (rating.notApplicableReason ?? line.notApplicableReason) : null,
    riskJudgement: rating.riskJudgement ?? line.riskJudgement,
    riskReason: rating.riskReason ?? line.riskReason,
  };
}

/**
 * Rates one result or many in one mutation. The screen changes at once; a failure takes it back and says why.
 * `onDone` reads what the answer does not bring along.
 * Verdicts are sent without a version: one value, seen by everybody within a second, and the history keeps both.
 */
export function useRate(assessmentId: string, onDone?: () => void) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const errorText = useErrorText();
  const client = useApolloClient();

  const send = useCallback(
    async (lines: readonly Line[], ratings: Ratings): Promise<boolean> => {
      const head = client.cache.readFragment({
        id: client.cache.identify({ __typename: 'Assessment', id: assessmentId }) ?? '',
        fragment: AssessmentHeadDocument,
        fragmentName: 'AssessmentHead_assessment',
        optimistic: true,
      }) as Head | null;
      const pairs = lines.map((line, index) => ({ line, rating: ratings[index] ?? { resultId: line.id } }));
      try {
        // All parts at once, so that the whole screen changes in one go.
        await Promise.all(
          inParts(pairs).map((part) => {
            const foreseen = {
              rateResults: {
                __typename: 'RateResultsPayload',
                results: part.map(({ line, rating }) => foresee(line, rating)),
                assessment: head,
              },
              // The fragments are masked in the type, not in the data.
            } as unknown as RateResultsMutation;
            return client.mutate({
              mutation: RateResultsDocument,
              variables: { input: { ratings: part.map(({ rating }) => rating) } },
              ...(head ? { optimisticResponse: foreseen as never } : {}),
            });
          }),
        );
        onDone?.();
        return true;
      } catch (error) {
        showToast(errorText(error), { tone: 'negative' });
        return false;
      }
    },
    [client, assessmentId, errorText, onDone],
  );

  const rate = useCallback(
    async (lines: readonly Line[], verdict: Verdict, reason?: string) => {
      const own = lines.filter((line) => line.viewerCanRate);
      const refused = lines.length - own.length;
      if (refused > 0) {
        showToast(t`${refused} 条不归您评定，已跳过`, { tone: 'caution' });
      }
      if (own.length === 0) return;
      const ratings = own.map((line) => ({
        resultId: line.id,
        verdict,
        ...(reason === undefined ? {} : { notApplicableReason: reason }),
      }));
      const undo = () => {
        void send(
          own,
          own.map((line) => ({
            resultId: line.id,
            verdict: line.verdict,
            ...(isShortfall(line.verdict) ? { gap: line.gap } : {}),
            ...(line.verdict === 'NOT_APPLICABLE' ? { notApplicableReason: line.notApplicableReason } : {}),
          })),
        );
      };
      const done = await send(own, ratings);
      // One key on one control shows itself; only what could be lost or was many asks for a way back.
      const losesText = own.some((line) => (line.gap && !isShortfall(verdict)) || line.notApplicableReason);
      if (!done || (own.length === 1 && !losesText)) return;
      showToast(
        own.length === 1
          ? t`已评为“${names.verdict(verdict)}”，原来的差距或理由已清空`
          : t`已把 ${own.length} 条评为“${names.verdict(verdict)}”`,
        { undo },
      );
    },
    [send, names, t],
  );

  return { rate, send };
}
