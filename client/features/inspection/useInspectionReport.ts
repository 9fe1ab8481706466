import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from 'react-router';
import { graphql } from '../../gql';
import { randomId } from '../../lib/randomId';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';

const MakeInspectionReportDocument = graphql(/* GraphQL */ `
  mutation MakeInspectionReport($input: CreateReportInput!) {
    createReport(input: $input) {
      report {
        id
      }
    }
  }
`);

/** Asks for a document of an inspection and goes to where it is being made. */
export function useInspectionReport(
  inspectionId: string,
): (kind: 'INSPECTION_PLAN' | 'INSPECTION_REPLY') => Promise<void> {
  const { t } = useLingui();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [make] = useMutation(MakeInspectionReportDocument, {
    errorPolicy: 'all',
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  return async (kind) => {
    const { data } = await make({ variables: { input: { kind, inspectionId, clientKey: randomId() } } });
    if (!data) return;
    showToast(t`报告正在生成`);
    void navigate(`/reports?report=${data.createReport.report.id}`);
  };
}
