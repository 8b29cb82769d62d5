import type { Text } from '../phrase.ts';
import { Notice } from './notice.tsx';

/** What has just been done, at the top of the page that follows; nothing where nothing was. */
export function Done({ children }: { children: Text | undefined }) {
  if (children === undefined) return undefined;
  return (
    <div role="status">
      <Notice tone="enabled" sign="enabled">
        <p>{children}</p>
      </Notice>
    </div>
  );
}
