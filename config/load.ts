import type { ZodType } from 'zod';
import type { Catalogue } from '../server/domain/catalogue.ts';
import type { AppSettings, Brand } from '../server/settings.ts';
import { StartFault } from '../server/start-fault.ts';
import { catalogueFrom } from './catalogue-file.ts';
import { type Environment, givenSettings } from './given.ts';
import { logoFrom } from './logo-file.ts';
import { type Kept, keptOperatorSecret, keptServerKey } from './kept-secrets.ts';
import { isEmbedded, rules, type SettingName, type Settings, settingsSchema } from './schema.ts';
import { secret as secretSchema, serverKeys as serverKeysSchema } from './values.ts';

/** All that `main.ts` needs to know. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly workers: number;
  readonly metricsPort: number | undefined;
  readonly directoryUrl: string;
  readonly directoryReads: 'majority' | 'linearizable';
  readonly artifactsUrl: string | undefined;
  readonly app: AppSettings;
  /** What the console should say: that something was made, and where; never what. */
  readonly notices: readonly string[];
}

/** Reads the configuration or throws one `StartFault` with everything that is wrong. The first start makes its secrets here. */
export function loadConfig(environment: Environment): Config {
  const { settings, sentences } = readSettings(environment);
  const catalogue = orSentences(sentences, () => catalogueFrom(settings.CATALOGUE));
  const logo = orSentences(sentences, () => logoFrom(settings.BRAND_LOGO));
  if (sentences.length > 0 || catalogue === undefined) throw new StartFault(sentences);
  return configFrom(settings, catalogue, { name: settings.BRAND_NAME, accent: settings.BRAND_ACCENT, logo });
}

/** Where the directory is, for what needs to know nothing else; throws a `StartFault` when that is said wrongly. */
export function loadDirectoryUrl(environment: Environment): string {
  const { texts, faults } = givenSettings(environment, ['DIRECTORY_URL']);
  const { data, error } = settingsSchema.shape.DIRECTORY_URL.safeParse(texts['DIRECTORY_URL']);
  const sentences = faults.map(({ sentence }) => sentence);
  if (error !== undefined) sentences.push(`DIRECTORY_URL ${error.issues[0]?.message ?? 'is wrong'}.`);
  if (sentences.length > 0 || data === undefined) throw new StartFault(sentences);
  return data;
}

interface Reading {
  /** Where a setting is wrong, its default. */
  readonly settings: Settings;
  readonly sentences: string[];
}

function readSettings(environment: Environment): Reading {
  const { texts, faults } = givenSettings(environment, Object.keys(settingsSchema.shape));
  const wrong = new Set(faults.map(({ name }) => name));
  const sentences = faults.map(({ sentence }) => sentence);
  for (const { path, message } of settingsSchema.safeParse(texts).error?.issues ?? []) {
    const name = String(path[0]);
    wrong.add(name);
    sentences.push(`${name} ${message}.`);
  }
  const settings = settingsSchema.parse(Object.fromEntries(Object.entries(texts).filter(([name]) => !wrong.has(name))));
  for (const { about, fault } of rules) {
    const sentence = about.some((name: SettingName) => wrong.has(name)) ? undefined : fault(settings);
    if (sentence !== undefined) sentences.push(sentence);
  }
  return { settings, sentences };
}

/** The outcome, or nothing and its faults among the others. */
function orSentences<T>(sentences: string[], attempt: () => T): T | undefined {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    sentences.push(...error.sentences);
    return undefined;
  }
}

function configFrom(settings: Settings, catalogue: Catalogue, brand: Brand): Config {
  const { PORT, DIRECTORY_URL, ISSUER, SERVER_KEY, OPERATOR_SECRET } = settings;
  const notices: string[] = [];
  const storePath = DIRECTORY_URL.slice('lmdb:'.length);
  const serverKeys = SERVER_KEY ?? read(keptServerKey(storePath), serverKeysSchema, notices);
  const operatorSecret = OPERATOR_SECRET ?? read(keptOperatorSecret(storePath), secretSchema, notices);
  return {
    port: PORT,
    host: settings.HOST,
    workers: settings.WORKERS,
    metricsPort: settings.METRICS_PORT,
    directoryUrl: DIRECTORY_URL,
    directoryReads: settings.DIRECTORY_READS,
    artifactsUrl: isEmbedded(DIRECTORY_URL) ? undefined : settings.ARTIFACTS_URL,
    app: {
      issuer: ISSUER ?? `http://localhost:${PORT}`,
      catalogue,
      brand,
      serverKeys,
      operatorSecret,
      trustProxy: settings.TRUST_PROXY,
      sandboxSignUp: settings.SANDBOX_SIGN_UP,
      signInLimit: settings.SIGN_IN_LIMIT,
      wrongSecretLimit: settings.WRONG_SECRET_LIMIT,
      signUpLimit: settings.SIGN_UP_LIMIT,
      ...smtpFrom(settings),
    },
    notices,
  };
}

function smtpFrom({ SMTP_URL: url, SMTP_FROM: from }: Settings): Pick<AppSettings, 'smtp'> {
  return url === undefined || from === undefined ? {} : { smtp: { url, from } };
}

/** The value of what is kept, checked as a setting would be: somebody may have edited the file. */
function read<T>({ text, path, purpose, made }: Kept, schema: ZodType<T>, notices: string[]): T {
  const { data, error } = schema.safeParse(text);
  if (data === undefined) throw new StartFault([`${path} ${error?.issues[0]?.message ?? 'is wrong'}.`]);
  if (made) notices.push(`Made ${path}: ${purpose}.`);
  return data;
}
