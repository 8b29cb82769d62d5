import { fstatSync, readSync } from 'node:fs';

/**
 * Reads LMDB's data file (format 2 of lmdb-js, 64 bits, little-endian) as far as it takes to tell a sound file from a damaged
 * one. The layout is that of `MDB_page`, `MDB_meta`, `MDB_db` and `MDB_node` in mdb.c.
 */

const PAGE_HEADER = 24;
const META = 0x08;
const BRANCH = 0x01;
const LEAF = 0x02;
const OVERFLOW = 0x04;
const NODE_HEADER = 8;
const BIG_DATA = 0x01;
const SUB_TREE = 0x02;
const TREE_ROOT = 40;
const MAGIC = 0xbeefc0de;
const VERSION = 2;
const NO_PAGE = 2 ** 64;
const META_SIZE = 144;
const PAGE_SIZES = [4096, 8192, 16_384, 32_768];

/** One of the file's tables of contents. */
export interface Meta {
  readonly pageSize: number;
  readonly transaction: number;
  /** The first pages of the tree of free pages and of the main tree. */
  readonly roots: readonly number[];
}

/**
 * The file's newest table of contents, and the last one known to be on the disk where that is older: LMDB goes back to it after
 * a power cut. Nothing when the file is not LMDB's or its beginning is damaged.
 */
export function readMetas(file: number): Meta[] {
  const bytes = Buffer.alloc(64 * 1024);
  const head = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
  if (head.length < PAGE_HEADER + META_SIZE || (head.readUInt16LE(18) & META) === 0 || !isMagic(head, 0)) return [];
  const pageSize = head.readUInt32LE(PAGE_HEADER + 24);
  if (!PAGE_SIZES.includes(pageSize) || head.length < 2 * pageSize || !isMagic(head, pageSize)) return [];
  const one = metaAt(head, 0, pageSize);
  const other = metaAt(head, pageSize, pageSize);
  const flushed = metaAt(head, pageSize / 2, pageSize);
  const newest = one.transaction >= other.transaction ? one : other;
  return flushed.transaction > 0 && flushed.transaction < newest.transaction ? [newest, flushed] : [newest];
}

/** Whether the trees of a table of contents hang together, as far as the first `limit` pages. */
export function isSound(file: number, { pageSize, roots }: Meta, limit: number): boolean {
  const pages = fstatSync(file).size / pageSize;
  const page = Buffer.alloc(pageSize);
  const queue = roots.filter((root) => root !== NO_PAGE);
  for (let next = 0; next < queue.length && next < limit; next += 1) {
    const number = queue[next] ?? 0;
    if (number >= pages || readSync(file, page, 0, pageSize, number * pageSize) !== pageSize) return false;
    const children = childrenOf(page, number);
    if (children === undefined) return false;
    queue.push(...children);
  }
  return true;
}

/** The pages that a page points to; `undefined` when it cannot be what it is taken for. */
function childrenOf(page: Buffer, number: number): number[] | undefined {
  if (unsigned(page, 0) !== number) return undefined;
  const flags = page.readUInt16LE(18) & (BRANCH | LEAF | OVERFLOW | META);
  if (flags === OVERFLOW) return [];
  const lower = page.readUInt16LE(20);
  const upper = page.readUInt16LE(22);
  if ((flags !== BRANCH && flags !== LEAF) || lower > upper || upper > page.length - PAGE_HEADER) return undefined;

  const children: number[] = [];
  for (let slot = 0; slot < lower; slot += 2) {
    const node = PAGE_HEADER + page.readUInt16LE(PAGE_HEADER + slot);
    if (node + NODE_HEADER > page.length) return undefined;
    const child = flags === BRANCH ? page.readUIntLE(node, 6) : childOfLeaf(page, node);
    if (child === undefined) return undefined;
    if (child !== NO_PAGE) children.push(child);
  }
  return children;
}

/** The page to which an entry of a leaf leads, `NO_PAGE` when it holds its data itself. */
function childOfLeaf(page: Buffer, node: number): number | undefined {
  const flags = page.readUInt16LE(node + 4);
  const data = node + NODE_HEADER + page.readUInt16LE(node + 6);
  const size = page.readUInt32LE(node);
  if ((flags & BIG_DATA) !== 0) return data + 8 <= page.length ? unsigned(page, data) : undefined;
  if (data + size > page.length) return undefined;
  return (flags & SUB_TREE) !== 0 ? unsigned(page, data + TREE_ROOT) : NO_PAGE;
}

function isMagic(bytes: Buffer, page: number): boolean {
  return bytes.readUInt32LE(page + PAGE_HEADER) === MAGIC && (bytes.readUInt32LE(page + PAGE_HEADER + 4) & 0xffff) === VERSION;
}

function metaAt(bytes: Buffer, page: number, pageSize: number): Meta {
  const start = page + PAGE_HEADER;
  return {
    pageSize,
    transaction: unsigned(bytes, start + 128),
    roots: [unsigned(bytes, start + 64), unsigned(bytes, start + 112)],
  };
}

function unsigned(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}
