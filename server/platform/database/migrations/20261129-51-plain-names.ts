import { Migration } from '@mikro-orm/migrations';

/** What a file is called without what only tells its copies apart: two files of the same plain name may be versions of one. */
export class PlainNames extends Migration {
  override up(): void {
    // Everything is compared byte by byte, so that the same name is plain in the same way on every machine.
    this.addSql(`
      create function plain_name(name text) returns text language plpgsql immutable strict parallel safe
      set search_path = public, pg_temp as $$
      declare
        plain text := lower(normalize(name, nfkc) collate "C");
      begin
        -- Folders and the extension.
        plain := regexp_replace(plain, '^.*[/\\\\]', '');
        plain := regexp_replace(plain, '([^.])\\.[a-z0-9]{1,8}$', '\\1');
        -- Days, months, quarters and years: 2026-03-15, 20260315, 2026年3月, 2026年度, 2026Q1.
        plain := regexp_replace(plain, '(?<![0-9])20[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9])', ' ', 'g');
        plain := regexp_replace(plain,
          '(?<![0-9])20[0-9]{2}[-._年 ](0?[1-9]|1[0-2])([-._月 ](0?[1-9]|[12][0-9]|3[01])日?|月份?)?(?![0-9])', ' ', 'g');
        plain := regexp_replace(plain, '(?<![0-9])20[0-9]{2}(0[1-9]|1[0-2])(?![0-9])', ' ', 'g');
        plain := regexp_replace(plain,
          '(?<![0-9])20[0-9]{2}(年度?)?[-_ ]?(第?[1-4一二三四]季度?|q[1-4]|[上下]半年)?(?![0-9])', ' ', 'g');
        -- Marks of versions and of copies.
        plain := regexp_replace(plain, '(?<![a-z])(v|ver|version|rev)[-_. ]?[0-9]+(\\.[0-9]+)*(?![0-9])', ' ', 'g');
        plain := regexp_replace(plain, '(版本 ?[0-9一二三四五六七八九十]+|第? ?[0-9一二三四五六七八九十]+(\\.[0-9]+)* ?版)(\\.[0-9]+)*本?', ' ', 'g');
        plain := regexp_replace(plain,
          '(修订|修改|更新|最终|正式|最新|终)版本?|(修订|修改|最终|送审|征求意见|终|定|初|草)稿|的?副本|复件|拷贝', ' ', 'g');
        plain := regexp_replace(plain, '(?<![a-z])(final|draft|latest|revised|copy( of)?)(?![a-z])', ' ', 'g');
        -- What programs add at the end: (1), (2).
        plain := regexp_replace(plain, '(\\([0-9]{1,3}\\)[-_ ]*)+$', '');
        -- Spaces and punctuation, of Latin and Chinese texts.
        plain := regexp_replace(plain, '[^0-9a-z\\u00c0-\\u1fff\\u3041-\\U0003ffff]', '', 'g');
        -- Nothing is left of a bare date, and a screenshot is called like any other.
        if plain in ('', 'image', 'img', 'screenshot', 'scan', 'document', 'untitled', '截图', '屏幕截图', '扫描件', '图片', '微信图片',
          '未命名', '新建文本文档') then
          return null;
        end if;
        return plain;
      end $$;
      -- A column of its own, because row security lets no index be asked for the result of a function; the text itself it does.
      alter table evidence_version add column plain_name text generated always as (plain_name(file_name)) stored;
      create index evidence_version_plain_name on evidence_version (organization_id, plain_name) where plain_name is not null;
    `);
  }
}
