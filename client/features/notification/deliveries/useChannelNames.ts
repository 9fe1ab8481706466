import { useLingui } from '@lingui/react/macro';
import type { DeliveryState, NoticeChannelKind } from '../../../gql/graphql';

export function useChannelNames(): Readonly<Record<NoticeChannelKind, string>> {
  const { t } = useLingui();
  return {
    WECOM: t`企业微信群机器人`,
    DINGTALK: t`钉钉群机器人`,
    FEISHU: t`飞书群机器人`,
    STANDARD: t`标准 Webhook`,
    SMS: t`短信网关`,
  };
}

export function useDeliveryStates(): Readonly<Record<DeliveryState, string>> {
  const { t } = useLingui();
  return {
    DEAD: t`投递失败`,
    WAITING: t`等待发送`,
    SENDING: t`正在发送`,
    SENT: t`已送达`,
    DROPPED: t`不再发送`,
  };
}
