import { z } from 'zod';
import { DEFAULT_BRAND } from '../server/settings.ts';
import {
  artifactsUrl,
  colour,
  directoryReads,
  directoryUrl,
  host,
  limit,
  onOrOff,
  origin,
  platformName,
  secret,
  sender,
  serverKeys,
  smtpUrl,
  wholeNumber,
} from './values.ts';

/**
 * Every setting there is, under its name in the environment. Each can also be given as `NAME_FILE`: a path whose content is the
 * value.
 */
export const settingsSchema = z.object({
  PORT: wholeNumber(0, 65_535).default(3000).describe('The port to listen on; 0 takes any that is free.'),
  HOST: host.default('127.0.0.1').describe('The address to listen on.'),
  ISSUER: origin.optional().describe('The public origin; `http://localhost:$PORT` unless given.'),
  DIRECTORY_URL: directoryUrl.default('lmdb:./data/store').describe('Companies, users, applications, the audit trail.'),
  DIRECTORY_READS: directoryReads
    .default('majority')
    .describe('How current the reads of the gate are, on MongoDB: see docs. The embedded store needs no choice.'),
  ARTIFACTS_URL: artifactsUrl.optional().describe('Sessions and tokens; with the directory, where that is embedded.'),
  SERVER_KEY: serverKeys
    .optional()
    .describe('The root of every derived key, newest first; made and kept for the embedded store.'),
  OPERATOR_SECRET: secret.optional().describe('Of the client `operator`; made and kept for the embedded store.'),
  WORKERS: wholeNumber(1, 256).default(1).describe('Processes that share the port.'),
  CATALOGUE: z.string().optional().describe('The APIs that applications can ask for, a JSON file; a sample unless given.'),
  BRAND_NAME: platformName.default(DEFAULT_BRAND.name).describe('What the platform calls itself, on every page.'),
  BRAND_ACCENT: colour.default(DEFAULT_BRAND.accent).describe('The colour of links and main actions, #rrggbb.'),
  BRAND_LOGO: z
    .string()
    .optional()
    .describe(
      'A PNG image beside the name, of 1,024 pixels and 256 KiB at most, encoded anew at the start; a sign of ours unless given.',
    ),
  TRUST_PROXY: onOrOff.default(false).describe('Whether X-Forwarded-For says who calls.'),
  METRICS_PORT: wholeNumber(0, 65_535).optional().describe('Prometheus metrics, on a port of their own; off unless given.'),
  SANDBOX_SIGN_UP: onOrOff.default(false).describe('The public page that makes a sandbox company.'),
  SIGN_IN_LIMIT: limit.default({ count: 10, windowSeconds: 900 }).describe('Sign-in attempts per login id and address.'),
  WRONG_SECRET_LIMIT: limit.default({ count: 60, windowSeconds: 60 }).describe('Wrong client secrets per client and address.'),
  SIGN_UP_LIMIT: limit.default({ count: 10, windowSeconds: 3600 }).describe('Attempts to make a sandbox company per address.'),
  SMTP_URL: smtpUrl.optional().describe('The server through which mail is sent; without it, links are shown to who makes them.'),
  SMTP_FROM: sender.optional().describe('The sender of mail, such as "Countersign <login@example.com>".'),
});

export type Settings = z.infer<typeof settingsSchema>;
export type SettingName = keyof Settings;

/** A rule over several settings; asked only when each of them is right by itself. */
interface Rule {
  readonly about: readonly SettingName[];
  /** What is wrong, in a sentence. */
  readonly fault: (settings: Settings) => string | undefined;
}

/** What must hold between settings. */
export const rules: readonly Rule[] = [
  {
    about: ['DIRECTORY_URL', 'ARTIFACTS_URL'],
    fault: ({ DIRECTORY_URL, ARTIFACTS_URL }) => {
      if (isEmbedded(DIRECTORY_URL)) {
        if (ARTIFACTS_URL === undefined || ARTIFACTS_URL === DIRECTORY_URL) return undefined;
        return 'ARTIFACTS_URL must be absent or equal to DIRECTORY_URL while that is embedded (lmdb:).';
      }
      if (ARTIFACTS_URL !== undefined && !isEmbedded(ARTIFACTS_URL)) return undefined;
      return 'ARTIFACTS_URL must be a redis:// or rediss:// URL when DIRECTORY_URL is mongodb://.';
    },
  },
  requiredBesideServers('SERVER_KEY'),
  requiredBesideServers('OPERATOR_SECRET'),
  {
    about: ['SMTP_URL', 'SMTP_FROM'],
    fault: ({ SMTP_URL, SMTP_FROM }) =>
      (SMTP_URL === undefined) === (SMTP_FROM === undefined) ? undefined : 'SMTP_URL and SMTP_FROM must be given together.',
  },
  {
    about: ['PORT', 'ISSUER'],
    fault: ({ PORT, ISSUER }) => (PORT === 0 && ISSUER === undefined ? 'ISSUER must be given when PORT is 0.' : undefined),
  },
  {
    about: ['PORT', 'METRICS_PORT'],
    fault: ({ PORT, METRICS_PORT }) =>
      PORT !== 0 && PORT === METRICS_PORT ? 'METRICS_PORT must be another port than PORT.' : undefined,
  },
];

/** Whether the store lies in a folder of this machine. */
export function isEmbedded(url: string): boolean {
  return url.startsWith('lmdb:');
}

function requiredBesideServers(name: 'SERVER_KEY' | 'OPERATOR_SECRET'): Rule {
  return {
    about: ['DIRECTORY_URL', name],
    fault: (settings) =>
      isEmbedded(settings.DIRECTORY_URL) || settings[name] !== undefined
        ? undefined
        : `${name} must be given when DIRECTORY_URL is not embedded: every process needs the same one.`,
  };
}
