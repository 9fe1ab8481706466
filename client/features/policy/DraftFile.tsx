import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useState } from 'react';
import { useStore } from '../../lib/store';
import { createUploadQueue } from '../../lib/uploadQueue';
import { graphql } from '../../gql';
import { Button } from '../../ui/Button';
import { FileDrop } from '../../ui/FileDrop';
import { ProgressBar } from '../../ui/Meter';

const StartPolicyUploadDocument = graphql(/* GraphQL */ `
  mutation StartPolicyUpload($input: StartUploadInput!) {
    startUpload(input: $input) {
      upload {
        id
        url
      }
    }
  }
`);

interface DraftFileProps {
  onUploaded: (uploadId: string, file: { name: string; size: number }) => void;
}

/** The document of a draft on its way to the server. */
export function DraftFile({ onUploaded }: DraftFileProps) {
  const { t } = useLingui();
  const client = useApolloClient();
  const done = useEffectEvent(onUploaded);
  const [queue] = useState(() =>
    createUploadQueue(async (file) => {
      const { data } = await client.mutate({
        mutation: StartPolicyUploadDocument,
        variables: { input: { fileName: file.name, byteSize: file.size } },
      });
      if (!data) throw new Error(file.name);
      return data.startUpload.upload;
    }),
  );
  useEffect(() => () => queue.close(), [queue]);
  const item = useStore(queue.items).at(-1);
  const uploadId = item?.state === 'done' ? item.uploadId : null;
  useEffect(() => {
    if (uploadId && item) done(uploadId, { name: item.file.name, size: item.file.size });
  }, [uploadId, item]);
  return (
    <>
      <FileDrop
        multiple={false}
        accept=".docx,.pdf"
        hint={t`DOCX 或 PDF，不超过 200 MB`}
        onFiles={(files) => files[0] && queue.add([files[0]])}
      />
      {item && (
        <>
          <ProgressBar
            label={t`上传 ${item.file.name}`}
            value={item.file.size > 0 ? item.sentBytes / item.file.size : 0}
            note={item.state === 'failed' ? (item.failure ?? t`没有传上去`) : ''}
            tone={item.state === 'failed' ? 'negative' : item.state === 'done' ? 'positive' : 'accent'}
          />
          {item.state === 'failed' && (
            <Button icon="refresh" onClick={() => queue.resume(item.key)}>{t`重传`}</Button>
          )}
        </>
      )}
    </>
  );
}
