import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import {
  AcknowledgePolicyDocument,
  ApprovePolicyDocument,
  DiscardPolicyDocument,
  PublishPolicyDocument,
  refreshed,
  ReturnPolicyDocument,
  RevisePolicyDocument,
  SubmitPolicyDocument,
  WithdrawPolicyDocument,
} from './verbs';

interface Batch {
  items: readonly { error: { message: string } | null }[];
}

/** The verbs of one version; each says what became of it and answers whether it was done. */
export function usePolicyVerbs() {
  const { t } = useLingui();
  const errorText = useErrorText();
  const options = {
    errorPolicy: 'all' as const,
    refetchQueries: refreshed,
    onError: (error: unknown) => showToast(errorText(error), { tone: 'negative' }),
  };
  const [submit, submitting] = useMutation(SubmitPolicyDocument, options);
  const [approve, approving] = useMutation(ApprovePolicyDocument, options);
  const [giveBack, returning] = useMutation(ReturnPolicyDocument, options);
  const [publish, publishing] = useMutation(PublishPolicyDocument, options);
  const [acknowledge, acknowledging] = useMutation(AcknowledgePolicyDocument, options);
  const [revise, revising] = useMutation(RevisePolicyDocument, options);
  const [withdraw, withdrawing] = useMutation(WithdrawPolicyDocument, options);
  const [discard, discarding] = useMutation(DiscardPolicyDocument, options);

  const told = (batch: Batch | undefined, text: string): boolean => {
    if (!batch) return false;
    const failure = batch.items.find((item) => item.error)?.error;
    showToast(failure?.message ?? text, failure ? { tone: 'negative' } : {});
    return !failure;
  };
  const done = (data: unknown, text: string): boolean => {
    if (!data) return false;
    showToast(text);
    return true;
  };
  return {
    busy: [
      submitting,
      approving,
      returning,
      publishing,
      acknowledging,
      revising,
      withdrawing,
      discarding,
    ].some(({ loading }) => loading),
    submit: async (id: string, approverIds: string[]) =>
      told(
        (await submit({ variables: { ids: [id], approverIds } })).data?.submitPolicyVersions,
        t`已提交审批`,
      ),
    approve: async (id: string, note: string) =>
      told(
        (await approve({ variables: { ids: [id], note: note || null } })).data?.approvePolicyVersions,
        t`已同意`,
      ),
    giveBack: async (id: string, reason: string) =>
      told(
        (await giveBack({ variables: { ids: [id], reason } })).data?.returnPolicyVersions,
        t`已退回为草稿`,
      ),
    publish: async (id: string, unitIds: string[]) =>
      told(
        (await publish({ variables: { ids: [id], unitIds } })).data?.publishPolicyVersions,
        t`已发布，并形成证据`,
      ),
    acknowledge: async (id: string) =>
      told((await acknowledge({ variables: { ids: [id] } })).data?.acknowledgePolicyVersions, t`已签阅`),
    revise: async (id: string) => done((await revise({ variables: { id } })).data, t`已建立新版本草稿`),
    withdraw: async (id: string, reason: string) =>
      done((await withdraw({ variables: { id, reason } })).data, t`制度已废止`),
    discard: async (versionId: string, reason: string) =>
      done((await discard({ variables: { versionId, reason } })).data, t`已放弃该版本`),
  };
}
