import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { classNames } from '../lib/classNames';
import { describeError, type ErrorCode } from '../lib/errors';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';
import type { Tone } from './tone';
import styles from './State.module.css';

interface EmptyStateProps {
  icon?: IconName;
  title: ReactNode;
  /** The next step in one sentence. */
  children?: ReactNode;
  actions?: ReactNode;
  compact?: boolean;
}

/** Nothing here, and what to do about it. */
export function EmptyState({ icon = 'folder', title, children, actions, compact = false }: EmptyStateProps) {
  return (
    <div className={classNames(styles.state, compact && styles.compact)}>
      {!compact && (
        <span className={styles.mark}>
          <Icon name={icon} size={22} />
        </span>
      )}
      <p className={styles.title}>{title}</p>
      {children && <p className={styles.text}>{children}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}

/** The sentence for a failure when the server sent none, or none worth showing. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useLingui();
  return (error) => {
    const { code, message } = describeError(error);
    const own: Partial<Record<ErrorCode, string>> = {
      NETWORK: t`连不上服务器，请检查网络后重试。`,
      UNAUTHENTICATED: t`登录已失效，请重新登录。`,
      INTERNAL: t`服务器出错了，已记录。`,
      CLIENT: t`页面出错了，请刷新后重试。`,
    };
    const fallback: Partial<Record<ErrorCode, string>> = {
      FORBIDDEN: t`您没有权限做这件事。`,
      NOT_FOUND: t`没有找到，可能已被删除或不属于本机构。`,
      CONFLICT: t`别人刚刚改过，请刷新后再改。`,
      LIMIT_EXCEEDED: t`内容太长，服务器没有接收；请缩短，或作为文件上传。`,
      RATE_LIMITED: t`操作过于频繁，请稍后再试。`,
    };
    return own[code] ?? (message || fallback[code] || t`操作没有成功。`);
  };
}

interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
  compact?: boolean;
}

/** Something failed: what, under which number it was logged, and a way on. */
export function ErrorState({ error, onRetry, compact = false }: ErrorStateProps) {
  const { t } = useLingui();
  const text = useErrorText()(error);
  const { code, requestId } = describeError(error);
  const title = code === 'FORBIDDEN' ? t`没有权限` : code === 'NOT_FOUND' ? t`没有找到` : t`没有加载成功`;
  return (
    <div className={classNames(styles.state, compact && styles.compact)} role="alert">
      <span className={classNames(styles.mark, styles.bad)}>
        <Icon name={code === 'FORBIDDEN' ? 'lock' : code === 'NETWORK' ? 'offline' : 'warning'} size={22} />
      </span>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
      {requestId && (
        <p className={styles.code}>
          {t`请求编号`} {requestId}
        </p>
      )}
      {onRetry && code !== 'FORBIDDEN' && (
        <div className={styles.actions}>
          <Button icon="refresh" onClick={onRetry}>{t`重试`}</Button>
        </div>
      )}
    </div>
  );
}

interface BannerProps {
  tone?: Tone;
  icon?: IconName;
  children: ReactNode;
  actions?: ReactNode;
  /** Spans the whole width without side borders. */
  flush?: boolean;
}

/** A line that stays as long as its reason does. */
export function Banner({ tone = 'info', icon, children, actions, flush = false }: BannerProps) {
  const mark = icon ?? (tone === 'negative' || tone === 'caution' ? 'warning' : 'info');
  return (
    <div className={classNames(styles.banner, styles[tone], flush && styles.flush)} role="status">
      <Icon name={mark} />
      <div>{children}</div>
      {actions}
    </div>
  );
}
