import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { EvidenceOffersQuery, OfferGap } from '../../../gql/graphql';
import { Checkbox } from '../../../ui/Checkbox';
import { Tag } from '../../../ui/Tag';
import { ClaimPath, RelationMark, useCrosswalkNames } from '../../crosswalk';
import { clauseText } from '../../framework';
import styles from './Offers.module.css';

/** What every line of offers reads. */
export type Offer = NonNullable<EvidenceOffersQuery['evidence']>['certain']['nodes'][number];

/** What to look at before one confirms. */
export function useGapNames(): (gap: OfferGap) => string {
  const { t } = useLingui();
  const gaps: Record<OfferGap, string> = {
    REST_OF_CONTROL: t`只够一部分：对方要求更多`,
    COMMON_PART: t`只在共同部分适用，请看清是哪一部分`,
    UNCERTAIN: t`不确定相关：对标在上级，请判断是不是这一条`,
    OTHER_SYSTEMS: t`证据只关联过一个系统，对方问的是全院`,
  };
  return (gap) => gaps[gap];
}

interface OfferLineProps {
  offer: Offer;
  /** What is chosen here: the control, or the proof for it. */
  title: ReactNode;
  name: string;
  marked: boolean;
  disabled: boolean;
  onMark: (marked: boolean) => void;
}

/** One offer: what it would prove, by which relation, what may be missing, and the way there. */
export function OfferLine({ offer, title, name, marked, disabled, onMark }: OfferLineProps) {
  const { t } = useLingui();
  const gapName = useGapNames();
  const names = useCrosswalkNames();
  const { claim, missing, system } = offer;
  return (
    <li className={styles.offer}>
      <Checkbox
        label={t`选择推荐：${name}`}
        labelHidden
        checked={marked}
        disabled={disabled}
        onChange={(event) => onMark(event.target.checked)}
      />
      <div className={styles.offerText}>
        <span className={styles.offerTitle}>{title}</span>
        <span className={styles.offerFacts}>
          <RelationMark relation={claim.relation} />
          <span>{names.confidence(claim.confidence)}</span>
          <span>{names.status(claim.reviewed ? 'REVIEWED' : 'UNVERIFIED')}</span>
          {system && <span>{system.name}</span>}
        </span>
        <span className={styles.missing}>
          {missing.length === 0 ? t`不缺什么：证明前者即证明后者` : missing.map(gapName).join('；')}
        </span>
        <ClaimPath claim={claim} />
      </div>
    </li>
  );
}

/** A control with its rule book, as a link to where it is read. */
export function OfferedControl({ control }: { control: Offer['control'] }) {
  const level = control.level ? `&level=${encodeURIComponent(control.level)}` : '';
  return (
    <>
      <Tag outline>{control.framework.shortName}</Tag>{' '}
      <Link
        to={`/frameworks/${encodeURIComponent(control.framework.code)}?control=${control.id}${level}`}
        title={control.text ?? control.name}
      >
        <b>{clauseText(control.code)}</b> {control.text ?? control.name}
      </Link>
    </>
  );
}
