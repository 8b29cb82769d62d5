import { cloneElement, type ComponentChild, isValidElement } from 'preact';
import { en, type Messages } from './en.ts';

const FROM = 'aceinouyACEINOUYs';
const TO = 'âçéîñôûýÂÇÉÎÑÔÛÝš';

/** Every message of the English catalogue in letters that look foreign, half as long again, in brackets that show a cut. */
export const pseudo = distorted(en) as Messages;

function distorted(message: unknown): unknown {
  if (typeof message === 'string') return distortedText(message);
  if (typeof message === 'function')
    return (...given: unknown[]) => distortedResult((message as (...all: unknown[]) => unknown)(...given));
  return Object.fromEntries(Object.entries(message as object).map(([name, inner]) => [name, distorted(inner)]));
}

function distortedResult(result: unknown): unknown {
  return typeof result === 'string' ? distortedText(result) : distortedPhrase(result as ComponentChild);
}

/** The words of a phrase, and not the names in it. */
function distortedPhrase(child: ComponentChild): ComponentChild {
  if (typeof child === 'string') return child.trim() === '' ? child : distortedText(child);
  if (!isValidElement(child) || child.type === 'bdi') return child;
  const { children } = child.props as { children?: ComponentChild | ComponentChild[] };
  return cloneElement(child, null, Array.isArray(children) ? children.map(distortedPhrase) : distortedPhrase(children));
}

function distortedText(text: string): string {
  const letters = Array.from(text, (letter) => TO[FROM.indexOf(letter)] ?? letter).join('');
  return `⟦${letters}${'~'.repeat(Math.ceil(text.length / 2))}⟧`;
}
