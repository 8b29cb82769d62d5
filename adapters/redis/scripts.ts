import { createHash } from 'node:crypto';

/**
 * What must happen at once, in Lua. Every script has exactly one key, so that it runs on any node of a Cluster. An artifact
 * begins with two times of 13 digits: when it expires, and when it was consumed (zeros: not yet). Times come as arguments: the
 * caller's clock decides, as it does for reads.
 */
export interface Script {
  readonly lua: string;
  /** By which Redis knows it, once it has seen it. */
  readonly sha: string;
}

/** Digits of a time. */
export const TIME = 13;
export const NEVER = '0'.repeat(TIME);

/** Writes (now, expiry, rest), and keeps the mark of what is still there. */
export const PUT = script(`
  local head = redis.call('GETRANGE', KEYS[1], 0, ${2 * TIME - 1})
  local mark = '${NEVER}'
  if string.sub(head, 1, ${TIME}) > ARGV[1] then mark = string.sub(head, ${TIME + 1}) end
  redis.call('SET', KEYS[1], ARGV[2] .. mark .. ARGV[3], 'PXAT', ARGV[2])
  return 1
`);

/** Writes (now, expiry, rest) where nothing is, or only what has expired. */
export const ADD = script(`
  if redis.call('GETRANGE', KEYS[1], 0, ${TIME - 1}) > ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2] .. '${NEVER}' .. ARGV[3], 'PXAT', ARGV[2])
  return 1
`);

/** Makes the mark (now) unless there is one, or nothing to mark. What is written over keeps its lifetime. */
export const CONSUME = script(`
  local head = redis.call('GETRANGE', KEYS[1], 0, ${2 * TIME - 1})
  if string.sub(head, 1, ${TIME}) <= ARGV[1] or string.sub(head, ${TIME + 1}) ~= '${NEVER}' then return 0 end
  redis.call('SETRANGE', KEYS[1], ${TIME}, ARGV[1])
  return 1
`);

/** Adds (now, the end of a window that would begin now, by how much) and answers the sum and the end of the window. */
export const COUNT = script(`
  local ends = redis.call('HGET', KEYS[1], 'ends')
  if ends and ends > ARGV[1] then
    if ARGV[3] == '0' then return { redis.call('HGET', KEYS[1], 'count'), ends } end
    return { redis.call('HINCRBY', KEYS[1], 'count', ARGV[3]), ends }
  end
  if ARGV[3] ~= '0' then
    redis.call('HSET', KEYS[1], 'ends', ARGV[2], 'count', ARGV[3])
    redis.call('PEXPIREAT', KEYS[1], ARGV[2])
  end
  return { ARGV[3], ARGV[2] }
`);

function script(lua: string): Script {
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}
