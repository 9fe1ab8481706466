import type { SecretPlace } from './secret-box.js';

/** A column whose values are never stored open. */
interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** A bytea; the others are text. */
  readonly isBytes?: boolean;
  /** What names the row. */
  readonly key: string;
  readonly placeOf: (organizationId: string, key: string) => SecretPlace;
}

export const signingKeyPlace = (organizationId: string): SecretPlace => ({
  organizationId,
  purpose: 'pack.signing-key',
});
/** Whoever has the address of a group robot can write into the group, so it is as secret as the secret. */
export const channelAddressPlace = (organizationId: string, id: string): SecretPlace => ({
  organizationId,
  purpose: `channel.address:${id}`,
});
export const channelSecretPlace = (organizationId: string, id: string): SecretPlace => ({
  organizationId,
  purpose: `channel.secret:${id}`,
});

/** Everything in the database that opens something elsewhere. Passwords, tokens and keys of links are stored as hashes. */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: 'pack_signer',
    column: 'private_key',
    isBytes: true,
    key: 'organization_id',
    placeOf: signingKeyPlace,
  },
  { table: 'notice_channel', column: 'url', key: 'id', placeOf: channelAddressPlace },
  { table: 'notice_channel', column: 'secret', key: 'id', placeOf: channelSecretPlace },
];
