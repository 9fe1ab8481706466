import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import type { CreateReportInput } from '../../gql/graphql';
import { randomId } from '../../lib/randomId';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { CreateReportDocument } from './documents';

/** Asks for a document from where its subject is, and goes to where it is being made. */
export function useMakeReport(): (wanted: Omit<CreateReportInput, 'clientKey'>) => Promise<void> {
  const { t } = useLingui();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [make] = useMutation(CreateReportDocument, {
    errorPolicy: 'all',
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  return async (wanted) => {
    const { data } = await make({ variables: { input: { ...wanted, clientKey: randomId() } } });
    if (!data) return;
    showToast(t`报告正在生成`);
    void navigate(`/reports?report=${data.createReport.report.id}`);
  };
}
