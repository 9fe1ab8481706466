import { channelAddressPlace, channelSecretPlace } from '../../../platform/secrets/sealed-columns.js';
import type { SecretBox } from '../../../platform/secrets/secret-box.js';
import type { ChannelAddress } from './formats.js';

/** A channel as it lies in the database: address and secret sealed. */
export const openedAddress = (
  secrets: SecretBox,
  organizationId: string,
  id: string,
  { url, secret, ...rest }: ChannelAddress,
): ChannelAddress => ({
  ...rest,
  url: secrets.open(url, channelAddressPlace(organizationId, id)).toString(),
  secret: secret === null ? null : secrets.open(secret, channelSecretPlace(organizationId, id)).toString(),
});
