/** The columns that say from when and until when a row held. Evidence has a `valid_from` of its own, which is a day. */
export interface Period {
  readonly since: string;
  readonly until: string;
}

const valid: Period = { since: 'valid_from', until: 'valid_to' };
const row: Period = { since: 'row_since', until: 'row_until' };

/** Tables whose former rows are kept whole in `<table>_history`. */
export const keptTables: Readonly<Record<string, Period>> = {
  result: valid,
  measure: valid,
  official_table: valid,
  assessment: row,
  evidence: row,
  evidence_link: row,
  remediation_plan: row,
  remediation_task: row,
  delay_request: row,
  roadmap: row,
  roadmap_package: row,
  roadmap_alternative: row,
  inspection: row,
  inspection_item: row,
  inspection_note: row,
};

/** Tables whose rows are written once: known from the moment of this expression on. */
export const writtenOnce: Readonly<Record<string, string>> = {
  evidence_version: 'created_at',
  task_proof: 'created_at',
  plan_baseline: 'created_at',
  baseline_task: 'created_at',
  score_point: 'at',
  event: 'coalesce(moment, at)',
  assessment_move: 'moved_at',
};

/**
 * What the past shows as it is today: editions never change; of people, units and systems no former names are kept, of
 * mappings no former judgement, of controls no former text of the hospital's own (the audit trail has it). A task and its results are written
 * together, or the result is younger: the two say since when. What an answer or a link was moved from is written with
 * the result or the link. The text inside a version follows from its bytes, whenever it was read.
 */
export const timeless: readonly string[] = [
  'organization',
  'unit',
  'account',
  'membership',
  'framework',
  'control',
  'high_risk_case',
  'control_high_risk',
  'control_text',
  'information_system',
  'crosswalk',
  'mapping',
  'mapping_judgement',
  'current_mapping',
  'task_result',
  'moved_result',
  'moved_link',
  'evidence_text',
  'file_digest',
];

/** Tables that have no past to show: asking for what stands in them together with `asOf` is refused. */
export const presentOnly: readonly string[] = [
  'session',
  'api_token',
  'upload',
  'saved_view',
  'dashboard',
  'report',
  'report_template',
  // Of a pack the present is told; what a frozen one says never changes.
  'pack',
  'pack_assessment',
  'pack_entry',
  'pack_link',
  'pack_signer',
  'secret_probe',
  'remediation_number',
  'framework_source',
  'framework_import',
  'gap_estimate',
  // What was asked for and when it came, the audit trail says.
  'request_series',
  'request_series_control',
  'evidence_request',
  'request_control',
  'request_answer',
  'comment',
  'comment_mention',
  // What somebody was told, and how far the telling has come.
  'notice',
  'notice_cursor',
  'notice_setting',
  'notice_channel',
  'calendar_feed',
  'delivery',
  'delivery_notice',
  // What was in force when, and who had read it by when, its versions and confirmations say by themselves.
  'policy',
  'policy_version',
  'policy_approval',
  'policy_audience',
  'acknowledgement',
  'policy_control',
  // Of the chain and of stored bytes only the present can be looked at; what was found then, the audit trail says.
  'event_seal',
  'integrity_check',
  'damaged_file',
  'quarantined_file',
  'blob',
  'organization_storage',
  // Sums of the lives of tasks; a past day is answered from the lives themselves.
  'progress_day',
  'progress_verification',
  // A past score is computed from what held then, never read from what was stored.
  'assessment_score',
];
