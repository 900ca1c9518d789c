import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { z } from 'zod';

const Path = z.string().regex(/^\/[\w/.-]*$/);
const Https = z.url({ protocol: /^https$/ });

const Subscription = z
  .strictObject({
    topics: z
      .array(z.string().regex(/^[a-z_]+\/[a-z_]+$/))
      .min(1)
      .optional(),
    compliance_topics: z
      .array(z.enum(['customers/data_request', 'customers/redact', 'shop/redact']))
      .min(1)
      .optional(),
    uri: z.union([
      Path,
      Https,
      z.string().regex(/^pubsub:\/\/[^:]+:[^:]+$/),
      z.string().regex(/^arn:aws:events:/),
    ]),
    include_fields: z.array(z.string().min(1)).min(1).optional(),
    filter: z.string().min(1).optional(),
    payload_query: z.string().min(1).optional(),
    name: z.string().max(50).optional(),
  })
  .refine((each) => each.topics !== undefined || each.compliance_topics !== undefined, {
    error: 'a subscription names topics or compliance_topics',
  });

const Scopes = z.string().regex(/^[a-z_]+(,[a-z_]+)*$/);

/**
 * Rules by which Shopify's CLI accepts a shopify.app.toml; `shopify app config validate` itself
 * needs a login. Source: Shopify CLI, models/extensions/specifications/app_config_*.ts.
 */
const AppToml = z.strictObject({
  client_id: z.string().min(1),
  name: z.string().min(1).max(30),
  handle: z.string().max(256).optional(),
  application_url: Https,
  embedded: z.boolean(),
  access_scopes: z.strictObject({
    scopes: Scopes,
    optional_scopes: z.array(z.string()).default([]),
    use_legacy_install_flow: z.boolean().optional(),
  }),
  access: z
    .strictObject({
      admin: z.strictObject({
        direct_api_mode: z.enum(['online', 'offline']).optional(),
        embedded_app_direct_api_access: z.boolean().optional(),
      }),
    })
    .optional(),
  auth: z.strictObject({ redirect_urls: z.array(Https).min(1) }),
  webhooks: z
    .strictObject({
      api_version: z.string().regex(/^\d{4}-(01|04|07|10)$/),
      subscriptions: z.array(Subscription),
    })
    .superRefine(({ subscriptions }, context) => {
      const compliance = subscriptions.flatMap((each) => each.compliance_topics ?? []);
      const topics = subscriptions.flatMap((each) =>
        (each.topics ?? []).map((topic) => `${topic} ${each.uri} ${each.filter ?? ''}`),
      );
      for (const list of [compliance, topics]) {
        const twice = list.filter((entry, index) => list.indexOf(entry) !== index);
        if (twice.length > 0)
          context.addIssue({ code: 'custom', message: `twice: ${twice.join()}` });
      }
    }),
  app_proxy: z.strictObject({
    url: Https,
    prefix: z.enum(['a', 'apps', 'community', 'tools']),
    subpath: z
      .string()
      .max(30)
      .regex(/^[\w-]+$/)
      .refine((subpath) => !['admin', 'services', 'password', 'login'].includes(subpath)),
  }),
  pos: z.strictObject({ embedded: z.boolean() }).optional(),
  app_preferences: z.strictObject({ url: Https }).optional(),
});

export type AppToml = z.infer<typeof AppToml>;

/** The app's toml, or any text, by the CLI's rules. @throws ZodError, or TomlError */
export function readAppToml(text: string = readFileSync(TOML, 'utf8')): AppToml {
  return AppToml.parse(parse(text));
}

export const TOML = path.join(import.meta.dirname, '../../shopify.app.toml');
