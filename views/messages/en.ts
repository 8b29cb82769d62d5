import { en as account } from './account/en.ts';
import { en as companies } from './companies/en.ts';
import { en as connections } from './connections/en.ts';
import { en as credentials } from './credentials/en.ts';
import { en as enabling } from './enabling/en.ts';
import { en as entry } from './entry/en.ts';
import { en as errors } from './errors/en.ts';
import { en as frame } from './frame/en.ts';
import { en as home } from './home/en.ts';
import { en as letters } from './letters/en.ts';
import { en as oauth } from './oauth/en.ts';
import { en as requests } from './requests/en.ts';
import { en as sentences } from './sentences/en.ts';
import { en as partner } from './partner/en.ts';
import { en as people } from './people/en.ts';
import { en as registration } from './registration/en.ts';
import { en as review } from './review/en.ts';
import { en as trail } from './trail/en.ts';

/** The message catalogue: every word of ours that a person reads, by area. It is the type that each language has to fill. */
export const en = {
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

export type Messages = typeof en;
