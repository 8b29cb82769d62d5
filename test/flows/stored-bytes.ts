import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import mongoose from 'mongoose';
import type { World } from './world.ts';

const run = promisify(execFile);

/** Everything that a world's stores hold, as it lies there: what who copies them would have. */
export async function storedBytes({ folder, storeUrls }: World): Promise<Buffer> {
  const { directoryUrl, artifactsUrl } = storeUrls;
  return Buffer.concat([
    await bytesOfFiles(folder),
    ...(directoryUrl.startsWith('mongodb:') ? [await bytesOfDatabase(directoryUrl)] : []),
    ...(artifactsUrl?.startsWith('redis:') ? [await bytesOfKeys(artifactsUrl)] : []),
  ]);
}

async function bytesOfFiles(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Buffer.concat(await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name)))));
}

async function bytesOfDatabase(url: string): Promise<Buffer> {
  const connection = await mongoose.createConnection(url).asPromise();
  try {
    const collections = await connection.listCollections();
    const documents = await Promise.all(collections.map(({ name }) => connection.collection(name).find().toArray()));
    return Buffer.from(JSON.stringify(documents));
  } finally {
    await connection.close();
  }
}

/** Every key that begins with the prefix, and its value. */
const ALL = `
  local all = {}
  for _, key in ipairs(redis.call('KEYS', ARGV[1] .. '*')) do
    local hash = redis.call('TYPE', key).ok == 'hash'
    all[#all + 1] = key .. ' ' .. (hash and table.concat(redis.call('HGETALL', key), ' ') or redis.call('GET', key))
  end
  return all
`;

async function bytesOfKeys(artifactsUrl: string): Promise<Buffer> {
  const url = new URL(artifactsUrl);
  const prefix = url.searchParams.get('prefix') ?? 'csn:';
  url.search = '';
  const { stdout } = await run('redis-cli', ['-u', url.href, 'EVAL', ALL, '0', prefix], { encoding: 'buffer' });
  return stdout;
}
