import { Client } from 'pg';
import { hashPassword } from '../../server/features/people/password.js';
import { hashToken } from '../../server/features/people/caller-actor.js';
import { roles } from '../../server/platform/access/permissions.js';
import { newId } from '../../server/platform/ids.js';
import { accountId, fixture, hospitals, sessionToken, testPassword, unitOf, usernameOf } from './fixture.js';

/** Two hospitals with units, one member per role and a live session each, written as the owner. */
export async function buildTemplate(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const hash = await hashPassword(testPassword);
  try {
    for (const hospital of hospitals) {
      const { organizationId, units, members } = fixture[hospital];
      await client.query('insert into organization (id, code, name) values ($1, $2, $3)', [
        organizationId,
        hospital,
        hospital === 'north' ? '城北医院' : '城南医院',
      ]);
      await client.query(
        `insert into unit (id, organization_id, code, name, kind, parent_id) values
          ($2, $1, 'HQ', '本部院区', 'CAMPUS', null), ($3, $1, 'IT', '信息科', 'DEPARTMENT', $2), ($4, $1, 'RAD', '放射科', 'DEPARTMENT', $2)`,
        [organizationId, units.campus, units.information, units.radiology],
      );
      for (const role of roles) {
        await client.query('insert into account (id, username, password_hash) values ($1, $2, $3)', [
          accountId(hospital, role),
          usernameOf(hospital, role),
          hash,
        ]);
        await client.query(
          `insert into membership (id, organization_id, account_id, display_name, unit_id, roles, valid_until)
           values ($1, $2, $3, $4, $5, $6, $7)`,
          [
            members[role],
            organizationId,
            accountId(hospital, role),
            `${hospital} ${role}`,
            units[unitOf(role)],
            [role],
            role === 'INSPECTOR' ? '2100-01-01' : null,
          ],
        );
        await client.query(
          `insert into session (id, organization_id, membership_id, account_id, token_hash, expires_at)
           values ($1, $2, $3, $4, $5, now() + interval '12 hours')`,
          [
            newId(),
            organizationId,
            members[role],
            accountId(hospital, role),
            hashToken(sessionToken(hospital, role)),
          ],
        );
      }
    }
  } finally {
    await client.end();
  }
}
