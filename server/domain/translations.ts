import { fault, type Read } from './json-shape.ts';

/** Texts in other languages than the one in which they are kept: by language (BCP 47), whatever of them is translated. */
export type Translations<Field extends string> = Readonly<Record<string, { readonly [Name in Field]?: string }>>;

interface Translated {
  readonly translations: Translations<string>;
}

/** The item in a language; what is not translated is as it is. */
export function inLanguage<Item extends Translated>(item: Item, language: string): Item {
  return { ...item, ...(Object.hasOwn(item.translations, language) && item.translations[language]) };
}

/** The languages into which anything of the items is translated. */
export function languagesOf(items: readonly Translated[]): string[] {
  return [...new Set(items.flatMap(({ translations }) => Object.keys(translations)))];
}

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Translations of these fields, each read as the field itself is. */
export function readTranslations<Field extends string>(
  readers: Readonly<Record<Field, Read<string>>>,
): Read<Translations<Field>> {
  const isField = (name: string): name is Field => Object.hasOwn(readers, name);
  return (value, pointer, faults) => {
    const read: Record<string, { [Name in Field]?: string }> = {};
    for (const [language, texts] of members(value ?? {}, pointer, faults)) {
      const place = `${pointer}/${language}`;
      if (!LANGUAGE.test(language)) fault(faults, place, 'Must be a language, such as "de".', '');
      const translated: { [Name in Field]?: string } = {};
      for (const [name, text] of members(texts, place, faults)) {
        if (isField(name)) translated[name] = readers[name](text, `${place}/${name}`, faults);
        else fault(faults, `${place}/${name}`, 'There is no such field.', '');
      }
      read[language] = translated;
    }
    return read;
  };
}

function members(value: unknown, pointer: string, faults: Parameters<Read<string>>[2]): [string, unknown][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
  return fault(faults, pointer, 'Must be an object.', []);
}
