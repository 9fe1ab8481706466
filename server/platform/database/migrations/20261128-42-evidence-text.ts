import { Migration } from '@mikro-orm/migrations';
import { applicationRole, currentOrganization, protect, within } from './tenant-table.js';

/**
 * The text inside evidence: one row per version that can have some, read in the background. The rows are their own queue:
 * whatever inserts a version, and every version that is here already, waits to be read.
 */
export class EvidenceText extends Migration {
  override up(): void {
    this.addSql(`
      create table evidence_text (
        version_id uuid primary key,
        organization_id uuid not null references organization (id),
        evidence_id uuid not null,
        state text not null default 'PENDING' check (state in ('PENDING', 'READY', 'EMPTY', 'FAILED', 'UNSUPPORTED')),
        reason text,
        text text,
        -- True when the text goes on where it was cut.
        cut boolean not null default false,
        -- What it is found by: numbers made of its words (textGrams).
        grams integer[],
        extracted_at timestamptz(3),
        -- Whoever reads it now; after this moment it is anybody's again.
        claimed_until timestamptz(3),
        tries integer not null default 0,
        check ((state = 'READY') = (text is not null) and (state = 'READY') = (grams is not null)),
        check ((state in ('EMPTY', 'FAILED', 'UNSUPPORTED')) = (reason is not null)),
        unique (organization_id, version_id),
        ${within('version_id', 'evidence_version')},
        ${within('evidence_id', 'evidence')}
      );
      -- Searches look at narrow rows; text and grams stay beside them. Numbers do not compress.
      alter table evidence_text alter column grams set storage external;
      alter table evidence_text set (toast_tuple_target = 256);
      create index evidence_text_grams on evidence_text using gin (grams);
      create index evidence_text_pending on evidence_text (organization_id, version_id) where state = 'PENDING';
      ${protect('evidence_text', ['select', 'update'])}

      create function await_evidence_text() returns trigger language plpgsql security definer
      set search_path = public, pg_temp as $$
      begin
        insert into evidence_text (version_id, organization_id, evidence_id) values (new.id, new.organization_id, new.evidence_id);
        return null;
      end $$;
      revoke all on function await_evidence_text() from public;
      create trigger await_evidence_text after insert on evidence_version
        for each row when (new.kind <> 'LINK') execute function await_evidence_text();
      insert into evidence_text (version_id, organization_id, evidence_id)
        select id, organization_id, evidence_id from evidence_version where kind <> 'LINK';

      -- Housekeeping over all organizations: which of them have something to be read.
      create function organizations_with_unread_evidence() returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
        select o.id from organization o where exists (select 1 from evidence_text t
          where t.organization_id = o.id and t.state = 'PENDING' and coalesce(t.claimed_until < now(), true))
      $$;

      drop function search_evidence(uuid, text[], text[], text[]);
      -- As before, and in the text of the current version. Every word has to be found, one here and one there if need be.
      -- words: [{ tokens, pattern, grams }]; place: 1 all in the title, 2 in title, notes or names, 3 also in the text.
      create function search_evidence(org uuid, words jsonb, states text[] default null)
      returns table (id uuid, organization_id uuid, title text, kind text, label text, state text, owner_id uuid, unit_id uuid,
        submitted_by uuid, tags text[], collected_on date, valid_from date, valid_until date, updated_at timestamptz,
        deleted_at timestamptz, damaged_at timestamptz, place smallint)
      language sql stable security definer rows 200 set search_path = public, pg_temp as $$
        with asked as materialized (
          select jsonb_array_length(words) as words,
            array(select distinct x from jsonb_to_recordset(words) w(tokens text[]), unnest(w.tokens) x) as tokens,
            array(select w.pattern from jsonb_to_recordset(words) w(pattern text)) as patterns,
            array(select distinct x from jsonb_to_recordset(words) w(grams integer[]), unnest(w.grams) x) as grams
        ), named as (
          -- Most words are found in the title: the version is read, and everything normalized, only where they are not.
          select e.id, case when e.title is nfkc normalized and e.title ilike all ((select patterns from asked)::text[]) then 1
            else (select case when s.said ilike all ((select patterns from asked)::text[]) then 2
                when s.said || E'\\n' || coalesce(normalize(left(v.body, 4000), nfkc), '') ilike all ((select patterns from asked)::text[])
                  then 3 end
              from evidence_version v cross join lateral (select normalize(concat_ws(E'\\n', e.title, e.description,
                array_to_string(e.tags, E'\\n'), v.file_name, v.url), nfkc) as said) s
              where v.organization_id = org and v.id = e.current_version_id) end as place
          from evidence e where e.organization_id = org and e.search_tokens @> (select tokens from asked)
        ), inside as (
          select t.evidence_id as id, t.version_id from evidence_text t
          where t.organization_id = org and t.grams @> (select grams from asked)
        ), word as (
          select w.tokens, w.pattern, w.grams, w.n from rows from (jsonb_to_recordset(words) as (tokens text[], pattern text, grams integer[]))
            with ordinality w(tokens, pattern, grams, n) where (select a.words from asked a) > 1
        ), partly as materialized (
          -- Where one word is named at least; what names none of them is found by its text alone, or not at all.
          select w.n, e.id, e.current_version_id from word w
          join evidence e on e.organization_id = org and e.search_tokens @> w.tokens
          where (e.title is nfkc normalized and e.title ilike w.pattern) or exists (select 1 from evidence_version v
            where v.organization_id = org and v.id = e.current_version_id and normalize(concat_ws(E'\\n', e.title, e.description,
              array_to_string(e.tags, E'\\n'), v.file_name, v.url, left(v.body, 4000)), nfkc) ilike w.pattern)
        ), told as materialized (
          -- Set by set from the index: looking into the grams of each candidate costs ten times as much.
          select w.n, t.version_id from word w join evidence_text t on t.organization_id = org and t.grams @> w.grams
        ), mixed as (
          select f.id from (
            select n, id from partly
            union
            select t.n, c.id from told t join (select distinct id, current_version_id from partly) c on c.current_version_id = t.version_id
          ) f
          group by f.id having count(*) = (select a.words from asked a)
        ), hits as (
          select id, min(place) as place, array_agg(version_id) as versions from (
            select id, place, null::uuid as version_id from named where place is not null
            union all select id, null, version_id from inside
            union all select id, 3, null from mixed
          ) h group by id
        )
        select e.id, e.organization_id, e.title, e.kind, e.label, e.state, e.owner_id, e.unit_id, e.submitted_by, e.tags,
          e.collected_on, e.valid_from, e.valid_until, e.updated_at, e.deleted_at, e.damaged_at, coalesce(h.place, 3)::smallint
        from hits h join evidence e on e.id = h.id
        where e.organization_id = org and org = ${currentOrganization} and e.deleted_at is null
          and (states is null or e.state = any (states))
          -- Found in the text alone: of this version, or only of a former one?
          and (h.place is not null or e.current_version_id = any (h.versions))
      $$;
      revoke all on function search_evidence(uuid, jsonb, text[]), organizations_with_unread_evidence() from public;
      grant execute on function search_evidence(uuid, jsonb, text[]), organizations_with_unread_evidence() to ${applicationRole};
    `);
  }
}
