import { useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent } from 'react';
import { FileDrop } from '../../ui/FileDrop';
import { UploadingFile, useUploads } from '../evidence';

interface DraftFileProps {
  onUploaded: (uploadId: string, file: { name: string; size: number }) => void;
}

/** The document of a draft on its way to the server; the last one chosen counts. */
export function DraftFile({ onUploaded }: DraftFileProps) {
  const { t } = useLingui();
  const { queue, files } = useUploads();
  const done = useEffectEvent(onUploaded);
  const item = files.at(-1);
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
        onFiles={(chosen) => chosen[0] && queue.add([chosen[0]])}
      />
      {item && item.state !== 'done' && (
        <UploadingFile item={item} queue={queue} remove={t`不用 ${item.file.name}`} />
      )}
    </>
  );
}
