import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { formatDate } from '../../../lib/format';
import { useView } from '../../../lib/useView';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/States';
import { Status, Tag } from '../../../ui/Tag';
import { useAssessmentNames, verdictTones } from '../../assessment';
import { EvidenceKindIcon, EvidenceLabelChip } from '../../evidence';
import { usePackNames } from '../usePackNames';
import { PackItemDocument, type Sheet } from './documents';
import { ProofView } from './ProofView';
import styles from './Reading.module.css';

interface ItemSheetProps {
  packId: string;
  /** Its place in the pack. */
  number: number;
  parts: readonly { number: number; name: string }[];
  lent: boolean;
}

/** What a frozen pack says about one item: what is asked, what was found, what proves it, what stayed out. */
export function ItemSheet({ packId, number, parts, lent }: ItemSheetProps) {
  const { t } = useLingui();
  const view = useView();
  const names = useAssessmentNames();
  const { data } = useSuspenseQuery(PackItemDocument, { variables: { packId, number } });
  const sheet = data.packItem;
  const go = (item: number | null) => view.set({ item: item === null ? null : String(item), proof: null });
  const back = (
    <Button size="small" icon="chevronLeft" className={styles.back} onClick={() => go(null)}>
      {t`返回条款列表`}
    </Button>
  );
  if (!sheet)
    return (
      <>
        {back}
        <EmptyState title={t`材料包中没有第 ${number} 条`} />
      </>
    );
  const { item, previousCode, nextCode } = sheet;
  return (
    <>
      <header className={styles.head}>
        <h2>
          <code>{item.code}</code> {item.name}
        </h2>
        <div className={styles.steps}>
          {back}
          <Button size="small" disabled={previousCode === null} onClick={() => go(number - 1)}>
            {t`上一条`}
          </Button>
          <Button size="small" disabled={nextCode === null} onClick={() => go(number + 1)}>
            {t`下一条`}
          </Button>
        </div>
        <p className={styles.facts}>
          {parts.length > 1 && <span>{t`第 ${item.part} 编 ${parts[item.part - 1]?.name ?? ''}`}</span>}
          <span>{t`自评`}</span>
          <Status tone={verdictTones[item.verdict]}>{names.verdict(item.verdict)}</Status>
          <span>{t`实证`}</span>
          <Status tone={verdictTones[sheet.provenVerdict]}>{names.verdict(sheet.provenVerdict)}</Status>
          {sheet.unit && <Tag outline>{sheet.unit}</Tag>}
        </p>
      </header>
      <Said sheet={sheet} />
      <Proofs sheet={sheet} lent={lent} />
    </>
  );
}

function Said({ sheet }: { sheet: Sheet }) {
  const { t } = useLingui();
  const parts: readonly (readonly [string, string | null | undefined])[] = [
    [t`要求`, sheet.ownText ?? sheet.text],
    [t`检查要点`, sheet.interpretation],
    [t`现状`, sheet.currentState],
    [t`不适用理由`, sheet.notApplicableReason],
    [t`差距`, sheet.gap],
    [t`改进措施`, sheet.suggestion],
    [t`现场演示`, sheet.shownBy],
  ];
  return (
    <>
      <dl className={styles.said}>
        {parts.map(
          ([label, text]) =>
            text && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ),
        )}
      </dl>
      {!sheet.ownText && <p className={styles.note}>{t`要求为系统的概括表述，以标准原文为准。`}</p>}
    </>
  );
}

function Proofs({ sheet, lent }: { sheet: Sheet; lent: boolean }) {
  const { t } = useLingui();
  const view = useView();
  const names = usePackNames();
  const chosen = view.get('proof');
  const shown = sheet.proofs.find(({ versionId }) => versionId === chosen);
  return (
    <>
      <h3>{t`佐证材料`}</h3>
      {sheet.proofs.length === 0 ? (
        <p className={styles.note}>{sheet.waiver ? t`免交材料：${sheet.waiver}` : t`没有收入的佐证材料。`}</p>
      ) : (
        <ul className={styles.proofs}>
          {sheet.proofs.map((proof) => (
            <li key={proof.versionId}>
              <button
                type="button"
                className={styles.item}
                aria-pressed={proof === shown}
                onClick={() => view.set({ proof: proof === shown ? null : proof.versionId })}
              >
                <span className={styles.name}>
                  <EvidenceKindIcon kind={proof.kind} /> {proof.title}
                </span>
                <span className={styles.facts}>
                  <span>{t`采集 ${formatDate(proof.collectedOn)}`}</span>
                  <span>{proof.validUntil ? t`有效至 ${formatDate(proof.validUntil)}` : t`长期有效`}</span>
                  <span>{t`第 ${proof.versionNumber} 版`}</span>
                  <EvidenceLabelChip label={proof.label} />
                </span>
              </button>
              {proof === shown && <ProofView proof={proof} lent={lent} />}
            </li>
          ))}
        </ul>
      )}
      {sheet.leftOut.length > 0 && (
        <>
          <h3>{t`未收入的材料`}</h3>
          <ul className={styles.leftOut}>
            {sheet.leftOut.map(({ title, reason }, at) => (
              <li key={at}>
                {title} <span className={styles.note}>{names.reason(reason)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
