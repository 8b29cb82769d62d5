import { DomainError, type Fault } from '../domain/error.ts';
import type { EntryFault } from '../../views/entry-faults.ts';

/** What the domain says of a field, in its own sentences, and what a person is told. The sentences come from `server/domain`. */
type Sentences = Readonly<Record<string, EntryFault['fault']>>;

const LONGEST_NAME = 'Must be at most 200 characters long.';
const LONGEST_ADDRESS = 'Must be at most 254 characters long.';
const EMPTY = 'Must not be empty.';
const CONTROL = 'Control characters cannot stand here.';
const COMPANY_NAME: Sentences = {
  [EMPTY]: 'companyNameEmpty',
  [LONGEST_NAME]: 'companyNameTooLong',
  [CONTROL]: 'companyNameControl',
};

const FIELDS: Readonly<Record<string, Sentences>> = {
  name: { [EMPTY]: 'nameEmpty', [LONGEST_NAME]: 'nameTooLong', [CONTROL]: 'nameControl' },
  company_name: COMPANY_NAME,
  login_id: {
    [EMPTY]: 'loginIdEmpty',
    [LONGEST_ADDRESS]: 'loginIdTooLong',
    [CONTROL]: 'loginIdControl',
    'Cannot have spaces.': 'loginIdSpaces',
    'Another user has this login id; choose a different one.': 'loginIdTaken',
  },
  email: { 'Must be an e-mail address.': 'emailShape', [LONGEST_ADDRESS]: 'emailTooLong', [CONTROL]: 'emailControl' },
  password: { 'Must be 12 to 128 characters long.': 'passwordLength' },
  current_password: { 'This is not the current password.': 'passwordWrong' },
  domain: {
    'Must be a domain name, such as "example.com".': 'domainShape',
    [LONGEST_ADDRESS]: 'domainTooLong',
    [CONTROL]: 'domainControl',
    'Another company has this domain; choose a different one.': 'domainTaken',
  },
  roles: { '"operator" is a role in the platform company only.': 'roleElsewhere' },
};

/** The faults of an operation as faults of the form. What names no field is thrown on. `company`: the form's name is a company's. */
export function entryFaults(error: unknown, { company = false } = {}): EntryFault[] {
  if (!(error instanceof DomainError) || error.faults.length === 0) throw error;
  return error.faults.map((fault) => entryFault(fault, company));
}

function entryFault({ pointer, message }: Fault, company: boolean): EntryFault {
  const [, field = ''] = pointer.split('/');
  const sentences = company && field === 'name' ? COMPANY_NAME : FIELDS[field];
  return { field, fault: sentences?.[message] ?? 'other' };
}
