import { Foreign } from '../parts/foreign.tsx';
import type { Crumb, Reader } from '../reader.ts';

/** Where the pages around an application are. */
export interface ApplicationPaths {
  readonly webServices: string;
  readonly applications: string;
  readonly application: string;
}

/** The way back from a page of one application. */
export function crumbsOf({ words }: Reader, application: string, paths: ApplicationPaths): readonly Crumb[] {
  return [
    { text: words.frame.webServices, path: paths.webServices },
    { text: words.partner.title, path: paths.applications },
    { text: <Foreign text={application} />, path: paths.application },
  ];
}
