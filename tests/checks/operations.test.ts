import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  getNamedType,
  isEnumType,
  NoDeprecatedCustomRule,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
} from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasScope, scopeRuleOf } from '../sandbox/admin-api/access.ts';
import {
  loadAdminSchema,
  type AdminSchema,
  type ScopeRule,
} from '../sandbox/schema/admin-schema.ts';
import { readAppToml } from './app-toml.ts';

const root = path.join(import.meta.dirname, '../..');
const folder = path.join(root, 'app/shopify/operations');

interface Operation {
  name: string;
  document: DocumentNode;
}

/** Every exported document of app/shopify/operations, as it is sent. */
async function readOperations(): Promise<Operation[]> {
  const operations: Operation[] = [];
  for (const file of readdirSync(folder).filter((name) => /(?<!\.test)\.ts$/.test(name))) {
    const exported = (await import(path.join(folder, file))) as Record<string, unknown>;
    for (const [key, value] of Object.entries(exported)) {
      if (typeof value !== 'string' || !value.includes('#graphql')) continue;
      operations.push({ name: `${file} ${key}`, document: parse(value) });
    }
  }
  return operations;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('/generated/') && !file.includes('.test.'));
}

/** Access rules of all fields that a document reads, each with one place that needs it. */
function scopeRules(admin: AdminSchema, { name, document }: Operation): Map<string, ScopeRule> {
  const info = new TypeInfo(admin.schema);
  const rules = new Map<string, ScopeRule>();
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        const type = info.getType();
        if (!parent || !type) return;
        const rule = scopeRuleOf(admin, parent.name, node.name.value, type);
        const place = `${name}: ${parent.name}.${node.name.value} → ${getNamedType(type).name}`;
        if (rule) rules.set(place, rule);
      },
    }),
  );
  return rules;
}

/**
 * The access rule of a webhook topic, from the schema's own words: "Requires the `x` scope" or
 * "Requires at least one of the following scopes: x, y".
 */
function topicRule(admin: AdminSchema, topic: string): ScopeRule | null {
  const type = admin.schema.getType('WebhookSubscriptionTopic');
  if (!isEnumType(type)) throw new Error('the schema has no list of topics');
  const name = topic.replace('/', '_').toUpperCase();
  const value = type.getValue(name);
  if (value == null) throw new Error(`there is no webhook topic ${topic}`);
  const sentence = /Requires[^.]*scopes?[^.]*/.exec(value.description ?? '')?.[0] ?? '';
  const scopes = sentence.match(/\b(read|write)_\w+/g) ?? [];
  return scopes.length === 0 ? null : { requirement: [scopes], sentence };
}

/** Needed by what is neither operation nor topic. */
const OTHER_SCOPES: Record<string, string> = { write_app_proxy: 'the [app_proxy] of the toml' };

let admin: AdminSchema;
let operations: Operation[];
beforeAll(async () => {
  admin = loadAdminSchema();
  operations = await readOperations();
});

test('every document of the app is found: none hides outside app/shopify/operations', () => {
  expect(operations.length).toBeGreaterThan(5);
  const elsewhere = sourceFiles(path.join(root, 'app'))
    .filter((file) => !file.startsWith(folder))
    .filter((file) => readFileSync(file, 'utf8').includes('#graphql'));
  expect(elsewhere).toEqual([]);
  const written = sourceFiles(folder).flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/`\s*#graphql/g),
  ]);
  expect(operations).toHaveLength(written.length);
});

test('every document is valid on the real schema and uses nothing deprecated', () => {
  const problems = operations.flatMap(({ name, document }) =>
    validate(admin.schema, document, [...specifiedRules, NoDeprecatedCustomRule]).map(
      (error) => `${name}: ${error.message}`,
    ),
  );
  expect(problems).toEqual([]);
});

describe('access scopes', () => {
  const toml = readAppToml();
  const granted = toml.access_scopes.scopes.split(',');
  const satisfied = (rule: ScopeRule, scopes: readonly string[]) =>
    rule.requirement.every((group) => group.some((scope) => hasScope(new Set(scopes), scope)));

  test('the toml asks for every scope that the operations need', () => {
    const missing = operations.flatMap((operation) =>
      [...scopeRules(admin, operation)]
        .filter(([, rule]) => !satisfied(rule, granted))
        .map(([place, rule]) => `${place} needs ${JSON.stringify(rule.requirement)}`),
    );
    expect(missing).toEqual([]);
  });

  const topicRules = () =>
    toml.webhooks.subscriptions
      .flatMap((each) => each.topics ?? [])
      .map((topic) => ({ topic, rule: topicRule(admin, topic) }))
      .filter((each): each is { topic: string; rule: ScopeRule } => each.rule !== null);

  test('the toml asks for every scope that its subscriptions need', () => {
    expect(topicRules().length).toBeGreaterThan(10);
    const missing = topicRules().filter(({ rule }) => !satisfied(rule, granted));
    expect(missing).toEqual([]);
  });

  test('and for no other: each scope is missed by something when it is taken away', () => {
    const rules = [
      ...operations.flatMap((operation) => [...scopeRules(admin, operation).values()]),
      ...topicRules().map(({ rule }) => rule),
    ];
    const idle = granted.filter((scope) => {
      const without = granted.filter((other) => other !== scope);
      return OTHER_SCOPES[scope] === undefined && rules.every((rule) => satisfied(rule, without));
    });
    expect(idle).toEqual([]);
  });
});
