import { MANAGE } from './built-in-client.ts';
import { type Fault, invalid } from './error.ts';
import { lengthOf, LONGEST_NAME, LONGEST_TEXT } from './text.ts';
import { fault, list, type Read, record } from './json-shape.ts';
import { inLanguage, languagesOf, readTranslations, type Translations } from './translations.ts';

/** A part of an API's data that needs its own tick. Its code is a scope. */
export interface Group {
  readonly code: string;
  readonly title: string;
  readonly covers: string;
  readonly translations: Translations<'title' | 'covers'>;
}

/** One of the platform's APIs that partner applications may use. */
export interface Api {
  readonly code: string;
  /** Several APIs may share one. */
  readonly scope: string;
  readonly title: string;
  readonly description: string;
  /** What is worth knowing when it is ticked; empty where there is nothing. */
  readonly hint: string;
  /** Codes of the APIs without which it is of no use. */
  readonly requires: readonly string[];
  readonly groups: readonly Group[];
  readonly translations: Translations<'title' | 'description' | 'hint'>;
}

/** The platform's APIs, by everything that they are asked for. */
export interface Catalogue {
  readonly apis: readonly Api[];
  readonly apiByCode: ReadonlyMap<string, Api>;
  /** Codes of the APIs behind a scope, be it theirs or one of their groups'. */
  readonly apisByScope: ReadonlyMap<string, readonly string[]>;
  /** The same catalogue in each language into which anything of it is translated. */
  readonly translated: ReadonlyMap<string, Catalogue>;
}

/** The catalogue in a language: whatever is translated, and the rest as it is. */
export function catalogueIn(catalogue: Catalogue, language: string): Catalogue {
  return catalogue.translated.get(language) ?? catalogue;
}

/** The catalogue of these APIs, which have no faults. */
function catalogueOf(apis: readonly Api[]): Catalogue {
  const apisByScope = new Map<string, readonly string[]>();
  for (const { code, scope, groups } of apis) {
    for (const each of [scope, ...groups.map((group) => group.code)]) {
      apisByScope.set(each, [...(apisByScope.get(each) ?? []), code]);
    }
  }
  const apiByCode = new Map(apis.map((api) => [api.code, api]));
  const languages = languagesOf(apis.flatMap((api) => [api, ...api.groups]));
  const translated = new Map(languages.map((language) => [language, translatedTo(language, apis, apisByScope)]));
  return { apis, apiByCode, apisByScope, translated };
}

function translatedTo(language: string, original: readonly Api[], apisByScope: Catalogue['apisByScope']): Catalogue {
  const apis = original.map((api) => ({
    ...inLanguage(api, language),
    groups: api.groups.map((group) => inLanguage(group, language)),
  }));
  return { apis, apiByCode: new Map(apis.map((api) => [api.code, api])), apisByScope, translated: new Map() };
}

/** RFC 6749 §3.3: printable ASCII without space, quotation mark and backslash. Codes keep to it, too. */
const SCOPE_TOKEN = /^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/;

/** OpenID Connect Core §5.4 and §11, and our own management API. */
const RESERVED = new Set(['openid', 'profile', 'email', 'phone', 'address', 'offline_access', MANAGE]);

/** Reads a catalogue from parsed JSON, an array of APIs or `{ "apis": […] }`, or names everything that is wrong with it. */
export function readCatalogue(json: unknown): Catalogue {
  const faults: Fault[] = [];
  const wrapped = !Array.isArray(json);
  const apis = wrapped ? readRoot(json, '', faults).apis : readApis(json, '', faults);
  const prefix = wrapped ? '/apis' : '';
  if (faults.length === 0) {
    faults.push(...codeFaults(apis, prefix), ...scopeFaults(apis, prefix), ...requirementFaults(apis, prefix));
  }
  if (faults.length > 0) throw invalid(...faults);
  return catalogueOf(apis);
}

function codeFaults(apis: readonly Api[], prefix: string): Fault[] {
  return repeated(apis.map(({ code }) => code)).map((index) => ({
    pointer: `${prefix}/${index}/code`,
    message: `"${apis[index]?.code}" is the code of another API, too.`,
  }));
}

/** A group's code is a scope of its own, so it collides with nothing; APIs may share theirs. */
function scopeFaults(apis: readonly Api[], prefix: string): Fault[] {
  const scopes = new Set(apis.map(({ scope }) => scope));
  const groups = new Set<string>();
  const faults: Fault[] = [];
  for (const [index, api] of apis.entries()) {
    if (RESERVED.has(api.scope)) faults.push(reserved(`${prefix}/${index}/scope`, api.scope));
    for (const [position, { code }] of api.groups.entries()) {
      const pointer = `${prefix}/${index}/groups/${position}/code`;
      if (RESERVED.has(code)) faults.push(reserved(pointer, code));
      if (scopes.has(code)) faults.push({ pointer, message: `"${code}" is the scope of an API; a group needs one of its own.` });
      if (groups.has(code)) faults.push({ pointer, message: `"${code}" is the code of another group, too.` });
      groups.add(code);
    }
  }
  return faults;
}

function requirementFaults(apis: readonly Api[], prefix: string): Fault[] {
  const byCode = new Map(apis.map((api) => [api.code, api]));
  const dangling = apis.flatMap((api, index) =>
    api.requires.flatMap((code, position): Fault[] =>
      byCode.has(code) ? [] : [{ pointer: `${prefix}/${index}/requires/${position}`, message: `There is no API "${code}".` }],
    ),
  );
  const circular = apis.flatMap((api, index): Fault[] =>
    reaches(api, api.code, byCode)
      ? [{ pointer: `${prefix}/${index}/requires`, message: `"${api.code}" requires itself, through a cycle.` }]
      : [],
  );
  return [...dangling, ...circular];
}

/** Whether an API requires another, at any distance. */
function reaches(from: Api, code: string, byCode: ReadonlyMap<string, Api>): boolean {
  const seen = new Set<string>();
  const open = [...from.requires];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === code) return true;
    if (!seen.has(next)) open.push(...(byCode.get(next)?.requires ?? []));
    seen.add(next);
  }
  return false;
}

function reserved(pointer: string, scope: string): Fault {
  return { pointer, message: `"${scope}" is a reserved scope.` };
}

/** The positions of what stood earlier in the list already. */
function repeated(codes: readonly string[]): number[] {
  return codes.flatMap((code, index) => (codes.indexOf(code) < index ? [index] : []));
}

const readToken: Read<string> = (value, pointer, faults) => {
  if (typeof value === 'string' && SCOPE_TOKEN.test(value)) return value;
  return fault(faults, pointer, 'Must be 1 to 100 printable ASCII characters without space, quotation mark and backslash.', '');
};

const readTitle: Read<string> = (value, pointer, faults) => {
  if (typeof value === 'string' && value.trim() !== '' && lengthOf(value) <= LONGEST_NAME) return value;
  return fault(faults, pointer, `Must be a text of 1 to ${LONGEST_NAME} characters.`, '');
};

const readText: Read<string> = (value = '', pointer, faults) => {
  if (typeof value === 'string' && lengthOf(value) <= LONGEST_TEXT) return value;
  return fault(faults, pointer, `Must be a text of at most ${LONGEST_TEXT} characters.`, '');
};

const readGroup = record<Group>({
  code: readToken,
  title: readTitle,
  covers: readText,
  translations: readTranslations({ title: readTitle, covers: readText }),
});
const readApi = record<Api>({
  code: readToken,
  scope: readToken,
  title: readTitle,
  description: readText,
  hint: readText,
  requires: list(readToken),
  groups: list(readGroup),
  translations: readTranslations({ title: readTitle, description: readText, hint: readText }),
});
const readApis = list(readApi);
const readRoot = record<{ apis: readonly Api[] }>({ apis: readApis });
