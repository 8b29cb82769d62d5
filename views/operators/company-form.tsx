import type { ComponentChildren } from 'preact';
import { Foreign } from '../parts/foreign.tsx';
import { Check, Field, type FieldFault } from '../parts/form.tsx';
import type { Text } from '../phrase.ts';
import type { Reader } from '../reader.ts';
import { domainName } from '../domain-name.ts';

/** What is typed about a company. */
export interface CompanyValues {
  readonly name: string;
  readonly domain: string;
  readonly developmentPartner: boolean;
}

/** The fields of a company. */
export function CompanyFields({
  reader,
  values,
  faults,
}: {
  reader: Reader;
  values: CompanyValues;
  faults: readonly FieldFault[];
}) {
  const { entry, companies: words } = reader.words;
  return (
    <>
      <Field name="name" label={entry.companyName} value={values.name} faults={faults} />
      <Field name="domain" label={entry.domain} hint={words.domainHint} value={values.domain} code faults={faults} />
      <Check
        name="development_partner"
        value="true"
        label={words.partner}
        hint={words.partnerHint}
        checked={values.developmentPartner}
      />
    </>
  );
}

/** The fields of a company that others can change under a form. */
export type CompanyField = 'name' | 'domain' | 'domainVerified' | 'developmentPartner' | 'active';

/** A company as it is kept. */
export interface KeptCompany extends CompanyValues {
  readonly id: string;
  readonly domainVerified: boolean;
  readonly active: boolean;
  readonly platform: boolean;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** What a field is called, and what is in it. */
export function companyEntry({ words }: Reader, company: KeptCompany, field: CompanyField): readonly [Text, ComponentChildren] {
  const { entry, companies, frame } = words;
  switch (field) {
    case 'name':
      return [entry.companyName, <Foreign text={company.name} />];
    case 'domain':
      return [entry.domain, <Foreign text={domainName(company.domain)} />];
    case 'domainVerified':
      return [companies.domain.section, company.domainVerified ? frame.verified : frame.unverified];
    case 'developmentPartner':
      return [companies.partner, company.developmentPartner ? companies.yes : companies.no];
    case 'active':
      return [companies.columns.state, company.active ? companies.active : companies.suspended];
  }
}
