import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Reads, Tx } from '../../platform/database/database.js';
import { signingKeyPlace } from '../../platform/secrets/sealed-columns.js';
import type { SecretBox } from '../../platform/secrets/secret-box.js';
import type { PackSigner } from './pack.types.js';

export interface SigningKey {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

/** SHA-256 of a public key; what people compare. */
export const fingerprintOf = (publicKey: Buffer): string =>
  createHash('sha256').update(publicKey).digest('hex');

/** The key of the organization, made when there is none: one for all its packs, so that inspectors know it again. */
export async function signingKey(tx: Tx, secrets: SecretBox): Promise<SigningKey> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const place = signingKeyPlace(tx.actor.organizationId);
  const fresh = [
    publicKey.export({ format: 'der', type: 'spki' }),
    Buffer.from(secrets.seal(privateKey.export({ format: 'der', type: 'pkcs8' }), place), 'latin1'),
  ];
  await tx.query(
    'packSigner.make',
    `insert into pack_signer (organization_id, public_key, private_key, created_at) values ($1, $2, $3, $4)
     on conflict (organization_id) do nothing`,
    [tx.actor.organizationId, ...fresh, tx.now],
  );
  const [row] = await tx.query<{ public_key: Buffer; private_key: Buffer }>(
    'packSigner.read',
    'select public_key, private_key from pack_signer where organization_id = $1',
    [tx.actor.organizationId],
  );
  const { public_key, private_key } = row!;
  return { publicKey: public_key, privateKey: secrets.open(private_key.toString('latin1'), place) };
}

/** Ed25519 over the bytes of the manifest, as base64 with an end of line. */
export function signatureOf(manifest: Buffer, { privateKey }: SigningKey): string {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  return `${sign(null, manifest, key).toString('base64')}\n`;
}

/** Null until the first pack was frozen. */
export async function readSigner(reads: Reads): Promise<PackSigner | null> {
  const [row] = await reads.query<{ public_key: Buffer; createdAt: string }>(
    'packSigner.public',
    'select public_key, created_at as "createdAt" from pack_signer where organization_id = $1',
    [reads.actor.organizationId],
  );
  if (!row) return null;
  const publicKey = createPublicKey({ key: row.public_key, format: 'der', type: 'spki' });
  return {
    fingerprint: fingerprintOf(row.public_key),
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    createdAt: row.createdAt,
  };
}
