import { useErrorText } from './States';
import { fetchFile, FileRefused } from '../lib/saveFile';
import { showToast } from './toastStore';

/** Lets the browser keep a file of the house; what stands against it is told as a toast. */
export function useFetchFile(): (address: string) => Promise<void> {
  const errorText = useErrorText();
  return async (address) => {
    try {
      await fetchFile(address);
    } catch (error) {
      const said = error instanceof FileRefused && error.message;
      showToast(said || errorText(error), { tone: 'negative' });
    }
  };
}
