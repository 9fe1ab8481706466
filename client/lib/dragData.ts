/** What is being dragged, as the screens see it: a kind and the ids of the things. */
export interface DragData {
  kind: string;
  ids: readonly string[];
}

const mime = 'application/x-hengjian';
/** Browsers hide the data until the drop, so the kind is also part of the type list. */
const kindMime = (kind: string) => `${mime}-${kind.toLowerCase()}`;

/** Writes the payload of a drag; call it in `onDragStart`. */
export function setDragData(event: { dataTransfer: DataTransfer }, data: DragData): void {
  event.dataTransfer.effectAllowed = 'copyMove';
  event.dataTransfer.setData(kindMime(data.kind), JSON.stringify(data.ids));
}

/** Whether the drag carries this kind; usable during `dragover`. */
export function hasDragData(event: { dataTransfer: DataTransfer }, kind: string): boolean {
  return [...event.dataTransfer.types].includes(kindMime(kind));
}

/** The ids of a dropped payload; empty when something else was dropped. */
export function getDragIds(event: { dataTransfer: DataTransfer }, kind: string): string[] {
  try {
    const ids: unknown = JSON.parse(event.dataTransfer.getData(kindMime(kind)) || '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

/** Whether files from outside the browser are being dragged. */
export function hasFiles(event: { dataTransfer: DataTransfer }): boolean {
  return [...event.dataTransfer.types].includes('Files');
}
