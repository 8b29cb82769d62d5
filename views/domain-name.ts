import { domainInAscii } from '../server/domain/company.ts';

/**
 * A company's domain as pages show it: beside one with letters of any language stands how the DNS spells it, because letters of
 * different scripts can look the same (security.md 65).
 */
export function domainName(domain: string): string {
  const spelled = domainInAscii(domain);
  return spelled === domain ? domain : `${domain} = ${spelled}`;
}
