/** Lets the browser keep what an address of the page itself holds. */
export function saveAddress(fileName: string, address: string): void {
  const link = document.createElement('a');
  link.href = address;
  // What a file system does not take in a name.
  link.download = fileName.replace(/[\\/:*?"<>|]/g, ' ');
  link.click();
}

/** Lets the browser keep bytes that were made here. */
export function saveBytes(fileName: string, bytes: Uint8Array, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
  saveAddress(fileName, address);
  // The browser has begun to read by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
