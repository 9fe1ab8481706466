import { useLingui } from '@lingui/react/macro';
import { useId, type FormEventHandler, type ReactNode } from 'react';
import { classNames } from '../lib/classNames';
import { Button, IconButton } from './Button';
import { Overlay } from './Overlay';
import styles from './Dialog.module.css';

interface PanelProps {
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, right-aligned; the primary one last. */
  footer?: ReactNode;
  /** A note at the left of the footer. */
  footerNote?: ReactNode;
  /** Buttons in the title line. */
  actions?: ReactNode;
  size?: 'small' | 'normal' | 'wide';
  sticky?: boolean;
  /** Makes the panel a form, so that Enter submits. */
  onSubmit?: FormEventHandler<HTMLFormElement>;
}

function Panel(props: PanelProps & { kind: 'dialog' | 'drawer' }) {
  const { t } = useLingui();
  const titleId = useId();
  const {
    kind,
    title,
    onClose,
    children,
    footer,
    footerNote,
    actions,
    size = 'normal',
    sticky,
    onSubmit,
  } = props;
  const content = (
    <>
      <header className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {actions}
        <IconButton icon="close" label={t`关闭`} onClick={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
      {footer && (
        <footer className={styles.footer}>
          <div className={styles.aside}>{footerNote}</div>
          {footer}
        </footer>
      )}
    </>
  );
  return (
    <Overlay
      labelledBy={titleId}
      onClose={onClose}
      sticky={sticky ?? false}
      backdrop={classNames(styles.backdrop, kind === 'drawer' && styles.right)}
      className={classNames(styles[kind], size !== 'normal' && styles[size])}
    >
      {onSubmit ? (
        <form
          onSubmit={(event) => {
            // A dialog opened from this one lies inside it for React: its submit is not ours.
            if (event.target === event.currentTarget) onSubmit(event);
          }}
          noValidate
          style={{ display: 'contents' }}
        >
          {content}
        </form>
      ) : (
        content
      )}
    </Overlay>
  );
}

/** A modal dialog. Render it only while it is open. */
export function Dialog(props: PanelProps) {
  return <Panel kind="dialog" {...props} />;
}

/** A modal panel from the right, for one thing out of a list. */
export function Drawer(props: PanelProps) {
  return <Panel kind="drawer" {...props} />;
}

interface ConfirmProps {
  title: ReactNode;
  children: ReactNode;
  /** The verb itself, never 「确定」: what happens on click. */
  confirm: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** A question before what cannot be taken back. Everything else gets an undo toast instead. */
export function ConfirmDialog(props: ConfirmProps) {
  const { t } = useLingui();
  return (
    <Dialog
      title={props.title}
      size="small"
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{t`取消`}</Button>
          <Button
            variant={props.danger ? 'danger' : 'primary'}
            busy={props.busy ?? false}
            onClick={props.onConfirm}
            data-autofocus
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
