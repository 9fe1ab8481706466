import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { classNames } from '../lib/classNames';
import { hasFiles } from '../lib/dragData';
import { droppedFiles } from './droppedFiles';
import { Button } from './Button';
import { Icon } from './Icon';
import styles from './FileDrop.module.css';

interface FileDropProps {
  onFiles: (files: File[]) => void;
  hint?: ReactNode;
  accept?: string;
  multiple?: boolean;
  /** Also offers a whole folder. */
  folders?: boolean;
}

/** A place for files: drop, file dialog, and paste anywhere on the page while it is shown. */
export function FileDrop({ onFiles, hint, accept, multiple = true, folders = false }: FileDropProps) {
  const { t } = useLingui();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  usePastedFiles(onFiles);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    <div
      className={classNames(styles.drop, over && styles.over)}
      onDragOver={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        void droppedFiles(event.dataTransfer).then(onFiles);
      }}
    >
      <Icon name="upload" size={22} />
      <span>{t`把文件拖到这里，或直接粘贴`}</span>
      <span className={styles.buttons}>
        <Button size="small" onClick={() => input.current?.click()}>{t`选择文件`}</Button>
        {folders && <Button size="small" onClick={() => folder.current?.click()}>{t`选择文件夹`}</Button>}
      </span>
      {hint && <span>{hint}</span>}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t`选择文件`}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      {folders && (
        <input
          ref={(node) => {
            folder.current = node;
            node?.setAttribute('webkitdirectory', '');
          }}
          type="file"
          hidden
          aria-label={t`选择文件夹`}
          multiple
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
      )}
    </div>
  );
}

interface DropZoneProps {
  onFiles: (files: File[]) => void;
  /** What a drop does here, shown while files hover. */
  label: string;
  disabled?: boolean;
  children: ReactNode;
}

/** Makes a whole area take files, without showing anything until they hover. */
export function DropZone({ onFiles, label, disabled = false, children }: DropZoneProps) {
  const [over, setOver] = useState(0);
  const count = (step: number) => (event: DragEvent) => {
    if (!disabled && hasFiles(event)) setOver((before) => Math.max(0, before + step));
  };
  return (
    <div
      className={styles.zone}
      onDragEnter={count(1)}
      onDragLeave={count(-1)}
      onDragOver={(event) => {
        if (!disabled && hasFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        setOver(0);
        if (disabled || !hasFiles(event)) return;
        event.preventDefault();
        void droppedFiles(event.dataTransfer).then(onFiles);
      }}
    >
      {children}
      {over > 0 && <div className={styles.veil}>{label}</div>}
    </div>
  );
}

/** Files in the clipboard (a screenshot) go the same way; `navigator.clipboard` is missing on plain http. */
export function usePastedFiles(onFiles: (files: File[]) => void, enabled = true): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    if (!enabled) return;
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      latest.current(files);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [enabled]);
}
