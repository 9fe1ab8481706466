import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { randomId } from '../../lib/randomId';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { MakePolicyDocument } from './verbs';

/** Asks for the list of policies, or one of them, as DOCX, and goes where it is being made. */
export function useMakeDocument() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [make] = useMutation(MakePolicyDocument, {
    errorPolicy: 'all',
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  return async (policyId: string | null) => {
    const input = {
      kind: policyId === null ? ('POLICY_LIST' as const) : ('POLICY' as const),
      policyId,
      clientKey: randomId(),
    };
    const report = (await make({ variables: { input } })).data?.createReport.report;
    if (!report) return;
    showToast(t`文件正在生成`);
    void navigate(`/reports?report=${report.id}`);
  };
}
