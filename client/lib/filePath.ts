const paths = new WeakMap<File, string>();

/** Where a file lay, folders included: in a dropped folder, in an archive, or as the folder dialog says. */
export const pathOf = (file: File): string => paths.get(file) ?? (file.webkitRelativePath || file.name);

/** Notes where a file lay; browsers fill `webkitRelativePath` in for the folder dialog only. */
export function withPath(file: File, path: string): File {
  paths.set(file, path);
  return file;
}
