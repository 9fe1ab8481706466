import type { Reads } from '../../platform/database/database.js';
import { check, paragraph } from '../../platform/graphql/input-rules.js';
import { searchWords } from '../../platform/search.js';
import { sight, visible } from './evidence.access.js';
import type { EvidenceMatchPlace } from './evidence.enums.js';
import type { EvidenceMatch } from './match.types.js';
import { snippetOf } from './snippet.js';

interface Said {
  readonly id: string;
  readonly title: string;
  readonly notes: string | null;
  readonly tags: string | null;
  readonly name: string | null;
  readonly inside: string | null;
}

/** Characters read around the first word of a text; more than a snippet, so that it can be cut at leisure. */
const before = 60;
const around = 260;

// Only the surroundings of the first word leave the database. Case is folded for ASCII alone: exact, and at a tenth of the price.
const sql = `
  select e.id, e.title, e.description as notes, nullif(array_to_string(e.tags, ' '), '') as tags, coalesce(v.file_name, v.url) as name,
    substr(s.text, greatest(1, p.at - ${before}), ${around}) as inside
  from (select distinct unnest($5::uuid[]) as id) k join evidence e on e.id = k.id
  join evidence_version v on v.organization_id = $1 and v.id = e.current_version_id
  left join evidence_text t on t.organization_id = $1 and t.version_id = e.current_version_id
  cross join lateral (select coalesce(t.text, normalize(left(v.body, 4000), nfkc)) as text offset 0) s
  cross join lateral (select lower(s.text collate "C") as text offset 0) low
  left join lateral (select strpos(low.text, w.word) as at from unnest($6::text[]) with ordinality w(word, n)
    where strpos(low.text, w.word) > 0 order by w.n limit 1) p on true
  where ${visible('e')}`;

/** Where these words stand in each of these pieces of evidence, in their order: one statement. */
export async function matchesOf(
  reads: Reads,
  ids: readonly string[],
  search: string,
): Promise<(EvidenceMatch | null)[]> {
  const words = searchWords(check(paragraph(200), search) ?? '');
  if (words.length === 0 || ids.length === 0) return ids.map(() => null);
  const rows = await reads.query<Said>('evidence.matches', sql, [...sight(reads.actor), ids, words]);
  const found = new Map(rows.map((row) => [row.id, matchOf(row, words)]));
  return ids.map((id) => found.get(id) ?? null);
}

/** The place that holds most of the words, the better one first. The title counts only when it holds all. */
function matchOf({ title, notes, tags, name, inside }: Said, words: readonly string[]): EvidenceMatch | null {
  const places: readonly (readonly [EvidenceMatchPlace, string | null])[] = [
    ['NOTES', notes],
    ['NOTES', tags],
    ['FILE_NAME', name],
    ['TEXT', inside],
  ];
  const inTitle = snippetOf(title, words);
  if (inTitle.words === words.length) return { place: 'TITLE', snippet: inTitle.parts };
  let best = { place: 'TITLE' as EvidenceMatchPlace, ...inTitle };
  let most = 0;
  for (const [place, text] of places) {
    if (text === null) continue;
    const snippet = snippetOf(text, words);
    if (snippet.words > most) {
      most = snippet.words;
      best = { place, ...snippet };
    }
  }
  return best.words === 0 ? null : { place: best.place, snippet: best.parts };
}
