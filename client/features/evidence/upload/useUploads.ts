import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useStore } from '../../../lib/store';
import { createUploadQueue, type UploadItem, type UploadQueue } from '../../../lib/uploadQueue';
import { startUpload } from './startUpload';

/** The files of one form, sent at once and closed with it; nothing is made of them until a mutation names them. */
export function useUploads(): { queue: UploadQueue; files: readonly UploadItem[] } {
  const client = useApolloClient();
  const [queue] = useState(() => createUploadQueue(startUpload(client)));
  useEffect(() => () => queue.close(), [queue]);
  return { queue, files: useStore(queue.items).filter((item) => item.state !== 'cancelled') };
}
