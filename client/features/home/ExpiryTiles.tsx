import { useLingui } from '@lingui/react/macro';
import type { HomeState } from './documents';
import { homeLinks } from './homeLinks';
import { Tile } from './Tile';
import styles from './Home.module.css';

/** Accepted proofs that have ended or soon will: what the proven score is about to lose. */
export function ExpiryTiles({ bands }: { bands: NonNullable<HomeState['evidenceExpiry']> }) {
  const { t } = useLingui();
  return (
    <ul className={styles.tiles} aria-label={t`证据到期`}>
      {bands.map(({ fromDays = null, toDays, count }) => (
        <Tile
          key={toDays}
          label={
            fromDays === null
              ? t`已过期的证据`
              : fromDays === 0
                ? t`${toDays} 天内到期的证据`
                : t`${fromDays}–${toDays} 天后到期的证据`
          }
          count={count}
          to={homeLinks.ending(fromDays, toDays)}
          urgent={fromDays === null}
        />
      ))}
    </ul>
  );
}
