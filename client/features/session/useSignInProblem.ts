import { useLingui } from '@lingui/react/macro';
import { describeError } from '../../lib/errors';
import { formatDateTime } from '../../lib/format';
import type { Tone } from '../../ui/tone';

interface Problem {
  text: string;
  tone: Tone;
}

/** Why a sign-in failed, in words that help and that tell a stranger nothing about which accounts exist. */
export function useSignInProblem(error: unknown): Problem | null {
  const { t } = useLingui();
  if (!error) return null;
  const { code, message, extensions } = describeError(error);
  const until = extensions['lockedUntil'];
  if (typeof until === 'string') {
    return { tone: 'caution', text: t`连续输错次数过多，账号已锁定到 ${formatDateTime(until)}。` };
  }
  switch (code) {
    case 'UNAUTHENTICATED':
    case 'BAD_USER_INPUT':
      return { tone: 'negative', text: message || t`用户名或密码不对。` };
    case 'RATE_LIMITED':
      return {
        tone: 'caution',
        text: message || t`尝试次数过多，账号已锁定，请 30 分钟后再试或联系管理员。`,
      };
    case 'FORBIDDEN':
    case 'INVALID_STATE':
      return { tone: 'caution', text: message || t`账号已停用或已过期，请联系管理员。` };
    case 'NETWORK':
      return { tone: 'caution', text: t`连不上服务器，请检查网络后重试。` };
    default:
      return { tone: 'negative', text: message || t`服务器出错了，请稍后重试。` };
  }
}
