/**
 * Characters that show nothing and change how others are read: those that turn the direction of text, those without width, tags,
 * and fillers that look like a space. Joiners are here, too; see `JOINED`.
 */
const INVISIBLE = new RegExp(
  `[${[
    '\\p{Cc}\\u{ad}\\u{34f}\\u{61c}\\u{115f}\\u{1160}\\u{17b4}\\u{17b5}\\u{180b}-\\u{180f}',
    '\\u{200b}-\\u{200f}\\u{2028}-\\u{202e}\\u{2060}-\\u{206f}\\u{3164}\\u{feff}\\u{ffa0}\\u{fff0}-\\u{ffff}\\u{e0000}-\\u{e0fff}',
  ].join('')}]`,
  'gu',
);

/** Where a joiner belongs: between letters of scripts that are written with it, and within an emoji. */
const JOINED =
  /(?<=[\p{scx=Arab}\p{scx=Syrc}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mong}])[\u200c\u200d]|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})/gu;

/** More marks on one letter than any language has: they would be drawn over the lines around. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/**
 * A text of somebody else with everything visible in it that would not be: a name that holds U+202E shows `[U+202E]` (security.md
 * 65). New lines and tabs stay.
 */
export function visible(text: string): string {
  const joiners = new Set(Array.from(text.matchAll(JOINED), ({ index }) => index));
  return text
    .replaceAll(INVISIBLE, (character, at: number) =>
      character === '\n' || character === '\t' || joiners.has(at) ? character : named(character),
    )
    .replaceAll(PILED_MARKS, '$1');
}

function named(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
