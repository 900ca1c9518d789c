import { z } from 'zod';

const EnvSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Any PostgreSQL ≥ 15. Empty: the embedded server is started on DATA_DIR. */
  DATABASE_URL: z.string().default(''),
  DATA_DIR: z.string().default('.data/app'),
  SHOPIFY_API_KEY: z.string().min(1, 'the client id from the Partner Dashboard'),
  SHOPIFY_API_SECRET: z.string().min(16, 'the client secret from the Partner Dashboard'),
  /** During a rotation Shopify signs with the old secret for up to an hour. */
  SHOPIFY_API_SECRET_PREVIOUS: z.string().optional(),
  SHOPIFY_APP_URL: z.url(),
  /** `id:base64key` pairs, the first one seals, all of them open; 32 bytes each. */
  ENCRYPTION_KEYS: z.string().min(1, 'id:base64 of 32 random bytes, comma separated'),
  /** Whether the model that a merchant names may lie in a private network, e.g. beside the app. */
  AGENT_PRIVATE_ADDRESSES: z.enum(['refused', 'allowed']).default('refused'),
  /** Gateways by which the providers of models are reached, where not directly. */
  AGENT_OPENAI_URL: z.url().default('https://api.openai.com/v1'),
  AGENT_ANTHROPIC_URL: z.url().default('https://api.anthropic.com/v1'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Env = z.infer<typeof EnvSchema>;

let cached: Env | null = null;

/**
 * The process environment, checked once.
 * @throws Error with one line per wrong or missing variable.
 */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = EnvSchema.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not complete:\n${lines.join('\n')}`);
}
