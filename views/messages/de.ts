import { de as account } from './account/de.ts';
import { de as companies } from './companies/de.ts';
import { de as connections } from './connections/de.ts';
import { de as credentials } from './credentials/de.ts';
import { de as enabling } from './enabling/de.ts';
import { de as entry } from './entry/de.ts';
import { de as errors } from './errors/de.ts';
import { de as frame } from './frame/de.ts';
import { de as home } from './home/de.ts';
import type { Messages } from './en.ts';
import { de as letters } from './letters/de.ts';
import { de as oauth } from './oauth/de.ts';
import { de as requests } from './requests/de.ts';
import { de as sentences } from './sentences/de.ts';
import { de as partner } from './partner/de.ts';
import { de as people } from './people/de.ts';
import { de as registration } from './registration/de.ts';
import { de as review } from './review/de.ts';
import { de as trail } from './trail/de.ts';

/** The message catalogue in German. */
export const de: Messages = {
  account,
  companies,
  connections,
  credentials,
  enabling,
  entry,
  errors,
  frame,
  home,
  letters,
  oauth,
  partner,
  people,
  registration,
  review,
  requests,
  sentences,
  trail,
};
