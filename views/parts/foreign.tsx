import type { Reader } from '../reader.ts';
import { visible } from '../visible.ts';

/** A name, an address, a code: a text of somebody else, on one line, which neither turns nor breaks what is around it. */
export function Foreign({ text }: { text: string }) {
  return <bdi class="foreign">{visible(text)}</bdi>;
}

/** An identifier or a code, as small print. */
export function Code({ text }: { text: string }) {
  return (
    <code dir="ltr" translate={false}>
      {visible(text)}
    </code>
  );
}

const LONGEST_IN_A_LIST = 160;

/** The beginning of a description, for a list: the whole of it stands on the page to which the list leads. */
export function Beginning({ text, most = LONGEST_IN_A_LIST }: { text: string; most?: number }) {
  const characters = Array.from(text.replaceAll(/\s+/g, ' '));
  const cut = characters.length > most;
  return <Foreign text={cut ? `${characters.slice(0, most).join('').trimEnd()} …` : characters.join('')} />;
}

const LONGEST_SHOWN = 600;
const MOST_LINES = 8;

/** A description, a reason, a note: paragraphs of somebody else. A long one shows its beginning; the rest opens. */
export function Prose({ reader, text }: { reader: Reader; text: string }) {
  const end = endOfBeginning(text);
  const rest = text.slice(end).trimStart();
  const beginning = paragraphsOf(rest === '' ? text : `${text.slice(0, end).trimEnd()} …`);
  if (beginning.length === 1 && rest === '') return beginning;
  return (
    <div class="prose">
      {beginning}
      {rest !== '' && (
        <details>
          <summary>{reader.words.frame.showAll(Array.from(rest).length)}</summary>
          {paragraphsOf(`… ${rest}`)}
        </details>
      )}
    </div>
  );
}

function paragraphsOf(text: string) {
  const paragraphs = visible(text).split(/\n(?:\s*\n)+/);
  return paragraphs.map((paragraph) => (
    <p dir="auto" class="foreign">
      {paragraph}
    </p>
  ));
}

/** Where the beginning of a long text ends, between words where there are some; the whole length of what is short. */
function endOfBeginning(text: string): number {
  const lines = text.split('\n', MOST_LINES).join('\n').length;
  if (text.length <= LONGEST_SHOWN * 1.25 && lines === text.length) return text.length;
  const most = Math.min(lines, LONGEST_SHOWN);
  const space = text.lastIndexOf(' ', most);
  if (space > most / 2) return space;
  // A character outside the basic plane is two units: it is not cut in half.
  return /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
}
