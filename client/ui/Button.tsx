import type { ButtonHTMLAttributes, Ref } from 'react';
import { classNames } from '../lib/classNames';
import { Icon, type IconName } from './Icon';
import styles from './Button.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: 'plain' | 'primary' | 'danger' | 'quiet';
  size?: 'small' | 'normal';
  icon?: IconName;
  /** Shows a turning mark and ignores clicks while the work runs. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with a text. One primary button per screen or dialog. */
export function Button(props: ButtonProps) {
  const { variant = 'plain', size = 'normal', icon, busy = false, className, children, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
      className={classNames(
        styles.button,
        variant !== 'plain' && styles[variant],
        size === 'small' && styles.small,
        className,
      )}
    >
      {busy ? <span className={styles.spinner} aria-hidden /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'icon'> {
  icon: IconName;
  /** What it does; read out and shown as a tip. */
  label: string;
  /** For switches: whether it is on. */
  pressed?: boolean;
}

/** A button that is only an icon; its label is its name. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, pressed, variant = 'quiet', size = 'normal', busy, className, ...rest } = props;
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      aria-pressed={pressed}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
      className={classNames(
        styles.button,
        styles.iconOnly,
        variant !== 'plain' && styles[variant],
        size === 'small' && styles.small,
        pressed && styles.pressed,
        className,
      )}
    >
      {busy ? <span className={styles.spinner} aria-hidden /> : <Icon name={icon} />}
    </button>
  );
}
