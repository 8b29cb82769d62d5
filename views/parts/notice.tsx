import type { ComponentChildren } from 'preact';
import { Sign, type SignName } from './signs.tsx';
import type { Text } from '../phrase.ts';

/** What a state is called, with its sign: never colour alone. */
export type Tone = 'enabled' | 'waiting' | 'ended' | 'sensitive' | 'accent' | 'quiet';

/** A state in a word or two. */
export function Badge({ tone, sign, children }: { tone: Tone; sign: SignName; children: Text }) {
  return (
    <span class={`badge ${tone}`}>
      <Sign name={sign} />
      {children}
    </span>
  );
}

/** Something to know before anything else on the page: the consequence first, then the cause. */
export function Notice({ tone, sign, children }: { tone: Tone; sign: SignName; children: ComponentChildren }) {
  return (
    <div class={`notice ${tone}`}>
      <Sign name={sign} />
      <div>{children}</div>
    </div>
  );
}

/** What a list says that has nothing in it: what will be here, and how it comes. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <div class="empty">{children}</div>;
}
