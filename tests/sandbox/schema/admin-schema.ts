import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema } from 'graphql';
import type { GraphQLSchema, IntrospectionQuery } from 'graphql';
import { adminSchemaFile } from './fetch-schema.ts';

/** Groups of scopes; one of each group is needed, all groups are needed. */
export type ScopeRequirement = readonly (readonly string[])[];

export interface ScopeRule {
  requirement: ScopeRequirement;
  /** Shopify's wording, for the error message. */
  sentence: string;
}

export interface AdminSchema {
  schema: GraphQLSchema;
  /** By type name: what reading any object of it needs. */
  typeScopes: ReadonlyMap<string, ScopeRule>;
  /** By "Type.field". */
  fieldScopes: ReadonlyMap<string, ScopeRule>;
}

interface ScopeItem {
  type: 'type' | 'field';
  typeName: string;
  fieldName?: string;
  requiredAccess: string;
  offlineScopes: string[];
}

interface SchemaFile {
  data: IntrospectionQuery;
  offline_scopes: { items: ScopeItem[] };
}

// The file lists scopes flat; nearly always one of them is enough. Two wordings mean otherwise.
function scopeRule({ offlineScopes, requiredAccess }: ScopeItem): ScopeRule | undefined {
  if (offlineScopes.length === 0) return undefined;
  const sentence = requiredAccess.trim();
  if (sentence.includes('for queries and both')) {
    return { requirement: [['read_markets']], sentence };
  }
  if (sentence.startsWith('`read_returns` access scope and (')) {
    return {
      requirement: [['read_returns'], offlineScopes.filter((scope) => scope !== 'read_returns')],
      sentence,
    };
  }
  return { requirement: [[...new Set(offlineScopes)]], sentence };
}

let loaded: AdminSchema | undefined;

/**
 * The real Admin schema 2026-10 with its scope map, built once per process (about half a second).
 *
 * Throws when the file has not been brought in yet (`npm run setup`).
 */
export function loadAdminSchema(): AdminSchema {
  if (loaded) return loaded;
  if (!existsSync(adminSchemaFile)) {
    throw new Error("Shopify's Admin schema is not here yet: run `npm run setup` once.");
  }
  const file = JSON.parse(gunzipSync(readFileSync(adminSchemaFile)).toString()) as SchemaFile;
  const typeScopes = new Map<string, ScopeRule>();
  const fieldScopes = new Map<string, ScopeRule>();
  for (const item of file.offline_scopes.items) {
    const rule = scopeRule(item);
    if (!rule) continue;
    if (item.type === 'type') typeScopes.set(item.typeName, rule);
    else fieldScopes.set(`${item.typeName}.${item.fieldName}`, rule);
  }
  loaded = { schema: buildClientSchema(file.data, { assumeValid: true }), typeScopes, fieldScopes };
  return loaded;
}
