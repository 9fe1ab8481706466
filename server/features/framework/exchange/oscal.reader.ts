import { text } from '../../../platform/graphql/text.js';
import { gathered, ownNamespace, titleOnly } from './oscal.ids.js';
import { get, isRecord, list, slug, words } from './plain.js';
import type { Problems } from './problem.js';
import { Unreadable } from './problem.js';
import { checklist } from './read-book.types.js';
import type { ReadBook, ReadHead, ReadNode } from './read-book.types.js';
import { tooDeep } from './yaml.reader.js';

/** OSCAL of these main versions is read. */
const readable = /^v?1\.\d+/;

interface Param {
  readonly id: string;
  readonly label: string;
}

/** Reads a catalog of controls (OSCAL 1.x, JSON). */
export function readCatalog(value: unknown, problems: Problems): ReadBook {
  const catalog = get(value, 'catalog');
  if (!isRecord(catalog))
    throw new Unreadable(
      text(
        'JSON 文件里没有 catalog：只能导入 OSCAL 目录（catalog），不能导入 profile、SSP 等。',
        'The JSON holds no catalog: OSCAL catalogs can be imported, profiles, plans and others cannot.',
      ),
    );
  const metadata = get(catalog, 'metadata');
  const version = words(metadata, 'oscal-version');
  if (version === null || !readable.test(version))
    problems.warn(
      { path: 'catalog.metadata.oscal-version' },
      text(
        `OSCAL 版本是 ${version ?? '未写明'}，按 1.1/1.2 读取，请核对结果。`,
        `The OSCAL version is ${version ?? 'not given'}: it is read as 1.1/1.2, check the result.`,
      ),
    );
  const reader = new CatalogReader();
  try {
    reader.children(catalog, null, 'catalog');
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
  if (get(catalog, 'back-matter') !== undefined)
    problems.warn(
      { path: 'catalog.back-matter' },
      text(
        '参考资料（back-matter）和链接不导入。',
        'Resources of the back matter and links are not imported.',
      ),
    );
  return { ...checklist, head: headOf(metadata, catalog), nodes: reader.nodes };
}

function headOf(metadata: unknown, catalog: unknown): ReadHead {
  const title = words(metadata, 'title');
  const edition = words(metadata, 'version');
  const published = words(metadata, 'published')?.slice(0, 10);
  const code = propOf(metadata, 'code', ownNamespace) ?? slug(title) ?? slug(words(catalog, 'uuid'));
  const parties = list(metadata, 'parties').flatMap((party) => words(party, 'name') ?? []);
  const named = (name: string) => propOf(metadata, name, ownNamespace);
  const [issuer] = parties;
  return {
    ...(code !== undefined && { code }),
    ...(title !== null && {
      name: title.slice(0, 300),
      shortName: (named('short-name') ?? title).slice(0, 60),
    }),
    ...(edition !== null && { edition: edition.slice(0, 40) }),
    ...(issuer !== undefined && { issuer: issuer.slice(0, 100) }),
    ...(named('document-number') && { documentNumber: named('document-number')! }),
    ...(published && /^\d{4}-\d{2}-\d{2}$/.test(published) && { publishedOn: published }),
  };
}

/** Value of a property; by its namespace where several use the name. */
function propOf(value: unknown, name: string, ns?: string): string | undefined {
  const props = list(value, 'props').filter(
    (prop) => words(prop, 'name') === name && (ns === undefined || words(prop, 'ns') === ns),
  );
  return props.map((prop) => words(prop, 'value')).find((found) => found !== null) ?? undefined;
}

class CatalogReader {
  readonly nodes: ReadNode[] = [];
  private readonly used = new Set<string>();

  /** Groups and controls below a node, in the order of `sort-id` where every one of them says it. */
  children(parent: unknown, parentCode: string | null, path: string, params: readonly Param[] = []): void {
    const known = [...params, ...paramsOf(parent)];
    const below = childrenOf(parent, path);
    const mixed = new Set(below.map(({ key }) => key)).size > 1;
    if (mixed && below.every(({ sort }) => sort !== undefined))
      below.sort((x, y) => (x.sort! < y.sort! ? -1 : x.sort! > y.sort! ? 1 : 0));
    for (const { key, value, path: own } of below) {
      const code = this.codeOf(value, parentCode);
      const params = [...known, ...paramsOf(value)];
      this.nodes.push(nodeOf(key, value, code, parentCode, own, params));
      this.children(value, code, own, known);
    }
  }

  /** Groups need no id: then they are numbered by their title. */
  private codeOf(value: unknown, parentCode: string | null): string {
    const given = propOf(value, 'code', ownNamespace) ?? words(value, 'id');
    if (given !== null) return given;
    const base = slug(words(value, 'title')) ?? `${parentCode ?? 'group'}-group`;
    let code = base;
    for (let count = 2; this.used.has(code); count += 1) code = `${base}-${count}`;
    this.used.add(code);
    return code;
  }
}

interface Child {
  readonly key: 'groups' | 'controls';
  readonly value: unknown;
  readonly path: string;
  readonly sort: string | undefined;
}

/** What stands directly below; a group that only keeps controls apart from groups is not one of ours. */
function childrenOf(parent: unknown, path: string): Child[] {
  return (['groups', 'controls'] as const).flatMap((key) =>
    list(parent, key).flatMap((value, at) => {
      const own = `${path}.${key}[${at}]`;
      return key === 'groups' && propOf(value, gathered, ownNamespace) === 'true'
        ? childrenOf(value, own)
        : [{ key, value, path: own, sort: propOf(value, 'sort-id') }];
    }),
  );
}

function nodeOf(
  key: 'groups' | 'controls',
  value: unknown,
  code: string,
  parentCode: string | null,
  path: string,
  params: readonly Param[],
): ReadNode {
  const parts = list(value, 'parts');
  const isStatement = (part: unknown) =>
    words(part, 'name') === (key === 'groups' ? 'overview' : 'statement');
  const statement = parts
    .filter((part) => isStatement(part) && propOf(part, titleOnly, ownNamespace) !== 'true')
    .map((part) => proseOf(part, params))
    .join('\n');
  const notes = [
    ...parts.filter((part) => !isStatement(part)).flatMap((part) => noteOf(part, params)),
    ...paramNotes(value),
  ];
  const withdrawn = propOf(value, 'status')?.toLowerCase() === 'withdrawn';
  const informative = withdrawn || propOf(value, 'informative', ownNamespace) === 'true';
  const references = list(value, 'props').flatMap((prop) =>
    words(prop, 'name') === 'reference' && words(prop, 'ns') === ownNamespace
      ? (words(prop, 'value') ?? [])
      : [],
  );
  const weight = Number(propOf(value, 'weight', ownNamespace) ?? Number.NaN);
  return {
    place: { path },
    code,
    parentCode,
    ref: propOf(value, 'label') ?? null,
    name: words(value, 'title') ?? code,
    text: statement === '' ? null : statement,
    kind: key === 'groups' ? 'GROUP' : 'CLAUSE',
    level: null,
    informative: key === 'controls' && informative,
    verification: 'UNVERIFIED',
    rule: {
      ...(Number.isFinite(weight) && weight >= 0 && { relativeWeight: weight }),
      ...(references.length > 0 && { references }),
      ...(notes.length > 0 && { notes }),
    },
  };
}

/** Prose of a part and of its items, each with its label, indented as they are nested. */
function proseOf(part: unknown, params: readonly Param[], depth = 0): string {
  const label = depth === 0 ? undefined : propOf(part, 'label');
  const prose = inserted(words(part, 'prose') ?? '', params);
  const line = [label, prose].filter(Boolean).join(' ');
  const own = line === '' ? [] : [`${'  '.repeat(Math.max(0, depth - 1))}${line}`];
  return [...own, ...list(part, 'parts').map((inner) => proseOf(inner, params, depth + 1))]
    .filter((each) => each !== '')
    .join('\n');
}

function noteOf(part: unknown, params: readonly Param[]): { title: string; text: string }[] {
  const prose = proseOf(part, params);
  const title = words(part, 'title') ?? propOf(part, 'label') ?? words(part, 'name') ?? 'part';
  return prose === '' ? [] : [{ title: title.slice(0, 120), text: prose }];
}

/** `{{ insert: param, ac-1_prm_1 }}` → what the parameter is called, in brackets. */
function inserted(prose: string, params: readonly Param[]): string {
  return prose.replaceAll(/\{\{\s*(?:insert:\s*param,\s*)?([^{}\s]+)\s*\}\}/g, (whole, id: string) => {
    const param = params.find((each) => each.id === id);
    return param === undefined ? whole : `[${param.label}]`;
  });
}

const paramsOf = (value: unknown): Param[] =>
  list(value, 'params').flatMap((param) => {
    const id = words(param, 'id');
    return id === null ? [] : [{ id, label: words(param, 'label') ?? choicesOf(param).join(' | ') ?? id }];
  });

const choicesOf = (param: unknown): string[] =>
  list(get(param, 'select'), 'choice').filter((choice) => typeof choice === 'string');

function paramNotes(value: unknown): { title: string; text: string }[] {
  const lines = list(value, 'params').map((param) => {
    const guidelines = list(param, 'guidelines').flatMap((one) => words(one, 'prose') ?? []);
    const about = [words(param, 'label'), ...choicesOf(param).map((choice) => `- ${choice}`), ...guidelines];
    return `${words(param, 'id') ?? ''}: ${about.filter(Boolean).join('\n  ')}`;
  });
  return lines.length === 0 ? [] : [{ title: 'params', text: lines.join('\n') }];
}
