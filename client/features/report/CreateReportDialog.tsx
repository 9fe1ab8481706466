import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import { randomId } from '../../lib/randomId';
import { Button } from '../../ui/Button';
import { Combobox } from '../../ui/Combobox';
import { Dialog } from '../../ui/Dialog';
import { useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import styles from './Report.module.css';

const ReportAssessmentChoicesQuery = graphql(/* GraphQL */ `
  query ReportAssessmentChoices {
    assessments(first: 100) {
      nodes {
        id
        name
        period
      }
    }
  }
`);

const CreateReportMutation = graphql(/* GraphQL */ `
  mutation CreateReport($input: CreateReportInput!) {
    createReport(input: $input) {
      report {
        id
        number
      }
    }
  }
`);

/** Asks for the gap analysis of one assessment. */
export function CreateReportDialog({ assessmentId, onClose }: { assessmentId: string | null; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const { data } = useQuery(ReportAssessmentChoicesQuery);
  const [chosen, setChosen] = useState(assessmentId);
  // One key per opened dialog: a double click asks for one report.
  const [clientKey] = useState(randomId);
  const [create, { loading, error }] = useMutation(CreateReportMutation, { refetchQueries: ['Reports'], onError: () => undefined });
  return (
    <Dialog
      title={t`生成报告`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (!chosen) return;
        void create({ variables: { input: { kind: 'GAP_ANALYSIS', assessmentId: chosen, clientKey } } }).then((result) => {
          if (!result.data) return;
          showToast(t`已开始生成 ${result.data.createReport.report.number}`);
          onClose();
        });
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={!chosen}>{t`生成差距分析报告`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <Combobox
          label={t`测评`}
          required
          value={chosen}
          onChange={setChosen}
          options={(data?.assessments.nodes ?? []).map((one) => ({ value: one.id, label: one.name, note: one.period }))}
        />
        <p>{t`报告按生成开始时的数据制作，数据与报告一同保存。`}</p>
        {error && <p role="alert">{errorText(error)}</p>}
      </div>
    </Dialog>
  );
}
