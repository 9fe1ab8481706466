import type { ApolloClient } from '@apollo/client';
import type { StartUpload } from '../../../lib/uploadQueue';
import { StartEvidenceUploadDocument } from './documents';

/** Opens an upload for one file of a queue. */
export const startUpload =
  (client: ApolloClient): StartUpload =>
  async (file) => {
    const { data } = await client.mutate({
      mutation: StartEvidenceUploadDocument,
      variables: { input: { fileName: file.name, byteSize: file.size } },
    });
    if (!data) throw new Error(file.name);
    return data.startUpload.upload;
  };
