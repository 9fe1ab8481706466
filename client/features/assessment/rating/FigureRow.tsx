import { useLingui } from '@lingui/react/macro';
import { useState, type FocusEvent, type KeyboardEvent } from 'react';
import { formatDate, formatDateTime, formatNumber } from '../../../lib/format';
import { Button, IconButton } from '../../../ui/Button';
import { useErrorText } from '../../../ui/States';
import { Select } from '../../../ui/Select';
import { Status, Tag } from '../../../ui/Tag';
import { TextField } from '../../../ui/TextField';
import { ConflictPanel } from '../workbench/ConflictPanel';
import { proofTones, useAssessmentNames } from '../useAssessmentNames';
import { useRating } from './context';
import type { FigureFault, FigureField } from './figureText';
import type { Figure } from './model';
import { useFigure, type FigureEditing } from './useFigure';
import styles from './Rating.module.css';

interface FigureRowProps {
  figure: Figure;
  label: string;
  /** How it is counted, by the rule book. */
  about: string;
  /** Unit of a count. */
  unit?: string | null;
}

/** One figure: its fields, what comes out, whether it is proven, who recorded it. */
export function FigureRow({ figure, label, about, unit = null }: FigureRowProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const names = useAssessmentNames();
  const editing = useFigure(figure);
  const saying = useFigureText();
  const [noting, setNoting] = useState(false);
  const { state, text } = editing;
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) editing.commit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) editing.commit();
    else if (event.key === 'Escape' && editing.dirty) editing.cancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.figure} role="group" aria-label={label} onBlur={leave} onKeyDown={onKeyDown}>
      <span className={styles.figureLabel} title={about || undefined}>
        {label}
      </span>
      <span className={styles.figureFields}>
        <Fields figure={figure} label={label} unit={unit} editing={editing} />
      </span>
      <span className={styles.figureState}>
        {figure.recorded && (
          <Status tone={proofTones[figure.proofState]}>{names.proof(figure.proofState)}</Status>
        )}
        {state === 'saving' && t`正在保存…`}
        <IconButton
          size="small"
          icon="comment"
          label={t`口径说明：${label}`}
          pressed={noting || text.note !== ''}
          aria-expanded={noting}
          onClick={() => setNoting(!noting)}
        />
      </span>
      {about && <p className={styles.figureAbout}>{about}</p>}
      {noting && (
        <div className={styles.figureNote}>
          <TextField
            label={t`口径说明：${label}`}
            labelHidden
            placeholder={t`怎么统计的：时间范围、系统、查询`}
            maxLength={2000}
            readOnly={!figure.viewerCanRecord}
            value={text.note}
            onChange={(event) => editing.edit('note', event.target.value)}
          />
        </div>
      )}
      {figure.carriedFromOn && (
        <div className={styles.figureNote}>
          <Tag tone="caution" icon="history">
            {figure.needsConfirmation
              ? t`项目在新版中有变，沿用 ${formatDate(figure.carriedFromOn)} 的数据`
              : t`沿用 ${formatDate(figure.carriedFromOn)} 的数据`}
          </Tag>
          {figure.viewerCanRecord && (
            <Button size="small" icon="check" onClick={editing.again}>{t`确认沿用`}</Button>
          )}
        </div>
      )}
      {state === 'conflict' && (
        <div className={styles.figureNote}>
          <ConflictPanel
            label={label}
            theirs={saying(figure)}
            mine={saying({ ...text, share: null })}
            who={figure.recordedByName}
            onTake={editing.take}
          />
        </div>
      )}
      {state === 'failed' && (
        <div className={styles.figureNote} role="alert">
          {t`没有保存：${errorText(editing.error)}`}
          <Button size="small" variant="quiet" icon="refresh" onClick={editing.again}>{t`重试`}</Button>
        </div>
      )}
      {figure.recordedAt && figure.recorded && (
        <p className={styles.figureBy}>
          {t`${figure.recordedByName ?? ''} 记录于 ${formatDateTime(figure.recordedAt)}`}
        </p>
      )}
    </div>
  );
}

interface FieldsProps {
  figure: Figure;
  label: string;
  unit: string | null;
  editing: FigureEditing;
}

function Fields({ figure, label, unit, editing }: FieldsProps) {
  const { t } = useLingui();
  const { book } = useRating();
  const { text, faults, edit } = editing;
  const said: Record<FigureFault, string> = {
    number: t`请填数字`,
    share: t`请填 0 到 1，或带 % 号`,
    whole: t`请填整数`,
    pair: t`分子和分母要一起填`,
    more: t`不能大于分母`,
  };
  const field = (name: FigureField) => ({
    labelHidden: true,
    value: text[name],
    readOnly: !figure.viewerCanRecord,
    error: faults[name] && said[faults[name]],
  });
  if (figure.kind === 'GRADE') {
    return (
      <Select
        label={t`${label} 达到的等级`}
        labelHidden
        placeholder={t`未填`}
        disabled={!figure.viewerCanRecord}
        options={(book?.pointsScoring?.grades ?? []).map(({ key, name }) => ({ value: key, label: name }))}
        value={text.grade}
        onChange={(event) => editing.choose(event.target.value)}
      />
    );
  }
  if (figure.kind === 'COUNT') {
    return (
      <TextField
        label={t`${label} 数量`}
        inputMode="numeric"
        trailing={unit ?? undefined}
        {...field('count')}
        onChange={(event) => edit('count', event.target.value)}
      />
    );
  }
  const cases = text.numerator.trim() !== '' || text.denominator.trim() !== '';
  return (
    <>
      <TextField
        label={t`${label} 分子`}
        placeholder={t`分子`}
        inputMode="decimal"
        {...field('numerator')}
        onChange={(event) => edit('numerator', event.target.value)}
      />
      <span aria-hidden>/</span>
      <TextField
        label={t`${label} 分母`}
        placeholder={t`分母`}
        inputMode="decimal"
        {...field('denominator')}
        onChange={(event) => edit('denominator', event.target.value)}
      />
      <span aria-hidden>=</span>
      {cases ? (
        <output className={styles.share} aria-label={t`${label} 比例`}>
          {shareText(text.numerator, text.denominator)}
        </output>
      ) : (
        <TextField
          label={t`${label} 比例`}
          placeholder="0–1"
          inputMode="decimal"
          {...field('ratio')}
          onChange={(event) => edit('ratio', event.target.value)}
        />
      )}
    </>
  );
}

function shareText(numerator: string, denominator: string): string {
  const [part, all] = [Number(numerator), Number(denominator)];
  return all > 0 && part <= all ? formatNumber(part / all, 4) : '—';
}

/** A figure in one line, for the choice between two of them. */
function useFigureText() {
  const { t } = useLingui();
  return (figure: Partial<Record<FigureField | 'share', string | number | null>>): string => {
    const { numerator, denominator, ratio, share, count, grade, note } = figure;
    const value =
      numerator || denominator
        ? `${numerator ?? ''} / ${denominator ?? ''}`
        : String(count ?? '') || String(grade ?? '') || String(ratio ?? '') || String(share ?? '');
    return [value, note].filter(Boolean).join(' · ') || t`（空）`;
  };
}
