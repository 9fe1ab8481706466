import { withPath } from '../lib/filePath';

/** All files of a drop, folders opened to any depth; hidden system files are left out. */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
  // Entries must be taken before the first await: the list is empty afterwards.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...data.files];
  const lists = await Promise.all(entries.map(readEntry));
  return lists.flat().filter((file) => !file.name.startsWith('.') && file.name !== 'Thumbs.db');
}

async function readEntry(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    const file = entry as FileSystemFileEntry;
    const read = await new Promise<File>((resolve, reject) => file.file(resolve, reject));
    return [withPath(read, entry.fullPath.replace(/^\//, ''))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  for (;;) {
    // Browsers hand out a folder in parts of about a hundred entries.
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return files;
    const lists = await Promise.all(part.map(readEntry));
    files.push(...lists.flat());
  }
}
