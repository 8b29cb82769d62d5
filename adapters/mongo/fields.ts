import { Schema, type SchemaDefinition, type SchemaOptions } from 'mongoose';

/** The fields of a record beside those that all have. */
export type FieldsOf<R> = { readonly [Field in Exclude<keyof R, 'id' | 'revision'>]-?: SchemaDefinition[string] };

export const OPTIONS = {
  strict: 'throw',
  strictQuery: 'throw',
  versionKey: false,
  minimize: false,
  id: false,
  autoCreate: false,
  autoIndex: false,
} as const satisfies SchemaOptions;

/** JSON of whose members nothing is asked. */
export const ANY_JSON = { type: Schema.Types.Mixed };
/** Lists that are absent stay absent: mongoose would make empty ones, which mean something else. */
export const TEXTS = { type: [String], default: undefined };

/** The schema of a part of a document. */
export function part(fields: SchemaDefinition): Schema {
  return new Schema(fields, { strict: 'throw', _id: false, id: false, minimize: false });
}

/** A list of such parts; absent, it stays absent. */
export function list(of: Schema): SchemaDefinition[string] {
  return { type: [of], default: undefined };
}
